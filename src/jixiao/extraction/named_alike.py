"""Two amounts of the prose that the same noun stands before: 审减46.80万元 …… 前款所说审减48.60万元."""

import re
from difflib import SequenceMatcher

from jixiao.extraction.bound import World

_STOPS = re.compile(r"[。；;\n]")
_CLAUSES = re.compile(r"[，,：:]")
# what is said of any money, which does not tell what it is of
_GENERAL = re.compile(
    r"(?:全|本|上|当|年)?年(?:度|初|末|中)?|[实共总]?(?:支出|收入|支付|使用|列支|发放|拨付|投入|安排|下达|到位|完成|执行|花费)"
    r"|预算|决算|资金|经费|金额|结转|结余|剩余|合计|总计|共计|累计|总额|其中|实际|计划|调整|追加|项目|工程|专项"
    r"|财政|拨款|上级|中央|省级|市级|县级|[增减]加|增长|减少|下降|完成|用于|采购|补助|收支|余额|[为共达计是约即的了]"
)
# a plan and what became of it, or two years, are two amounts of one name
_PLANNED = re.compile(r"预算|计划|年初|概算|批复|安排|下达|投资额|合同|中标|送审|控制")
_EARLIER = re.compile(r"上年|去年|同期|20\d\d年")
_LOOK, _DIRECT, _NAMED = 34, 2, 4
_HAN = re.compile(r"[\u4e00-\u9fff]+$")


def are_named_alike(world: World, one: int, other: int) -> bool:
    """Tell whether one noun stands directly before both, or a longer name in the clauses of both."""
    first, second = (_words_before(world, number) for number in (one, other))
    direct = _common_end(first, second)
    if len(_GENERAL.sub("", direct)) >= _DIRECT and _GENERAL.sub("", direct) == direct:
        return True
    if any((told.search(first) is None) != (told.search(second) is None) for told in (_PLANNED, _EARLIER)):
        return False
    match = SequenceMatcher(None, first, second, autojunk=False).find_longest_match()
    name = first[match.a : match.a + match.size]
    longest = max(re.split("[^\u4e00-\u9fff]", name), key=len)
    return len(_GENERAL.sub("", longest)) >= _NAMED


def _words_before(world: World, number: int) -> str:
    start = world.figures[number].span.start
    behind = world.figures[number - 1].span.end if number else 0
    sentence = _STOPS.split(world.text[max(behind, start - _LOOK) : start])[-1]
    return _CLAUSES.sub("，", sentence)


def _common_end(one: str, other: str) -> str:
    """Return the Chinese characters that both end in."""
    size = 0
    while size < min(len(one), len(other)) and one[-1 - size] == other[-1 - size]:
        size += 1
    match = _HAN.search(one[len(one) - size :])
    return match.group() if match is not None else ""
