"""Two amounts of the prose that the same noun stands before: 审减35.60万元 …… 前款所说审减36.50万元."""

import re
from difflib import SequenceMatcher

from jixiao.extraction.bound import World

_STOPS = re.compile(r"[。；;\n]")
_CLAUSES = re.compile(r"[，,：:]")
# what is said of any money, which does not tell what it is of
_GENERAL = re.compile(
    r"(?:全|本|上|当|年)?年(?:度|初|末|中)?|[实共总]?(?:支出|收入|支付|使用|列支|发放|拨付|投入|安排|下达|到位|完成|执行|花费)"
    r"|预算|决算|资金|经费|金额|结转|结余|剩余|合计|总计|共计|累计|总额|其中|实际|计划|调整|追加|项目|工程|专项"
    r"|财政|拨款|上级|中央|省级|市级|县级|[增减]加|增长|减少|下降|完成|用于|采购|补助|收支|余额|仍有|[还尚]有|[为共达计是约即的了]"
)
# a plan and what became of it, or two years, are two amounts of one name
_PLANNED = re.compile(r"预算|计划|年初|概算|批复|安排|下达|投资额|合同|中标|送审|控制")
_EARLIER = re.compile(r"上年|去年|同期|20\d\d年")
_HAN_IN = re.compile("[\u4e00-\u9fff]")
_REFERS = re.compile(r"前[款述文]|上[述文]|所[说述称列]|[该此其这]|如前|说明的是|提到|指出|可见")
_LOOK, _DIRECT, _NAMED = 34, 2, 4
_HAN = re.compile(r"[\u4e00-\u9fff]+$")


def are_named_alike(world: World, one: int, other: int) -> bool:
    """Tell whether one noun stands directly before both, or a longer name in the clauses of both."""
    first, second = (re.sub(f"{world.year}年[末底]?", "", _words_before(world, number)) for number in (one, other))
    direct = _common_end(first, second)
    if direct and _are_two(first, second, direct):
        return False
    if len(_GENERAL.sub("", direct)) >= _DIRECT and _GENERAL.sub("", direct) == direct:
        return True
    if any((told.search(first) is None) != (told.search(second) is None) for told in (_PLANNED, _EARLIER)):
        return False
    match = SequenceMatcher(None, first, second, autojunk=False).find_longest_match()
    name = first[match.a : match.a + match.size]
    longest = max(re.split("[^\u4e00-\u9fff]", name), key=len)
    if not longest:
        return False
    # 设备原值 and 设备净值: something else is told of the one name
    alone = not any(_HAN_IN.search(_GENERAL.sub("", words.rpartition(longest)[2])) for words in (first, second))
    return alone and len(_GENERAL.sub("", longest)) >= _NAMED and not _are_two(first, second, longest)


def _are_two(first: str, second: str, name: str) -> bool:
    """Tell two things of one kind by what stands before the noun of each: 柳河片区清淤费 and 杨河片区清淤费.

    What refers to what was told before (前款所说审减…), or stands alone in its sentence, may be of any of them.
    """
    before = [words.rpartition(name)[0].rstrip("，") if name else words for words in (first, second)]
    own = [_GENERAL.sub("", one) for one in before]
    refers = any(_REFERS.search(one) for one in before)
    return not refers and all(_HAN_IN.search(one) for one in own) and own[0] != own[1]


def _words_before(world: World, number: int) -> str:
    sentence = _STOPS.split(world.words_before(number, _LOOK))[-1]
    return _CLAUSES.sub("，", sentence)


def _common_end(one: str, other: str) -> str:
    """Return the Chinese characters that both end in."""
    size = 0
    while size < min(len(one), len(other)) and one[-1 - size] == other[-1 - size]:
        size += 1
    match = _HAN.search(one[len(one) - size :])
    return match.group() if match is not None else ""
