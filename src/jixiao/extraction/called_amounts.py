"""What an amount of the prose is called: the name in its clause, or the one that opens its part of a sentence."""

import re

from jixiao.extraction.around import PART, begin_of
from jixiao.extraction.bound import World
from jixiao.model.quantity import Dimension

_LONGEST = 60
_MARKS = re.compile(r"[，,：:（(、/／]|——+")
# 一是, 其中, 实际筹得: words that lead to a name
_LEAD = re.compile(
    r"^(?:[\s\u3000“”\"【】》）)、]|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[①-⑳●◆▲■□—\-·]|其中|包括|具体|分别|主要|另有|另外|此外|还有|以及"
    r"|首先|其次|此外|含|共?来自|(?:项目|全部|各级|专项|补助)?(?:资金|经费)(?:来源)?(?:由|为|来自)|再次|最后|[一二三四五六七八九]是|第[一二三四五六七八九][，、项件个条]?|(?:实际)?(?:筹得|筹集|收到|争取|到位)|由|和|及|与|对|用于|用在|(?:安排|下达|拨付|分配|支付|发放|列支)(?:了|给)?(?=[\u4e00-\u9fff]{3})"
    r"|(?:20\d\d|本|全|当)年度?|年[初中末]|[上下]半年)+"
)
# 安排, 实际支出, 全年预算数为: what is told of what was named
_TAIL = re.compile(
    r"(?:[\s\u3000“”\"【】]|全年|当年|本年|年初|年中|年末|年底|实际|累计|已经?|共计?|合?计|约|仅|只|则|又|再|均|全部|足额|如数|计划|方案|核定|批复|申报|预计"
    r"|预算|决算|安排|下达|拨付|拨款|拨入|到位|到账|落实|收到|分配|分得|获得|得到|补助(?=数|额)|投入|筹集|承担|负担|出资|支出|支付|支用|列支|开支|用款|用去|用掉|用了|花去|花费"
    r"|花掉|付出|已付|兑付|兑现|使用|执行|完成|[盈结节]余|结转|剩余|未用|余|追加|增加|调增|调减|减少|收回|自评|打分|得分|评分|资金(?=支出|执行|使用)|经费(?=支出|安排)|金额|总额|额度|额|数|率|进度|比例|规模"
    r"|为|是|了|的|达到?|有|得)+$"
)

# 相当于到位资金的, 因项目延期: what an amount is measured by, why it is what it is
_NO_NAME = re.compile(
    r"^(?:相当于?|占|因|为|较|比|与|以|在|按|每|比照|如|若|将|把|被|受|本期|本次|另行|之|该|其)|[了着过后前时]$"
)

_BESIDE = re.compile(r"[、，,\s]{1,2}(?:共|计|每[\u4e00-\u9fff]{1,3})*")
_SUM = re.compile(r"合计|总计|共计|共|[两二三四五六七八九十各]项|总体|相加|合起来|加起来")
# 220户、 before its amount
_COUNT = re.compile(r"[\d,.]+[\u4e00-\u9fff]{0,2}[、，,][\s]?$")


def name_before(world: World, number: int) -> str:
    """Return the words before a figure that name what it is of, without the verbs around them, or nothing."""
    start = world.figures[number].span.start
    begun = begin_of(world.text, start, PART)
    left = _end_before(world, number)
    if left <= begun:
        return _first(world.text[max(begun, start - _LONGEST) : start], opens=start - begun <= _LONGEST)
    return _first(world.text[max(left, start - _LONGEST) : start], opens=False)


def _first(words: str, *, opens: bool) -> str:
    """Return the name in the last clause of these words; where that has none, in the first one if it `opens` a part."""
    clauses = _MARKS.split(_COUNT.sub("", words))
    name = plain_name(clauses[-1])
    if name or not opens:
        return name
    heads = [one for one in map(plain_name, clauses[:-1]) if one]
    return heads[0] if len(heads) == 1 else ""


def same_part(world: World, one: int, other: int) -> bool:
    """Tell two amounts that no full stop and no semicolon parts, nor a word for their sum: 甲安排9万元，用掉8万元."""
    between = world.text[world.figures[one].span.end : world.figures[other].span.start]
    return not any(mark in between for mark in PART) and _SUM.search(between) is None


def plain_name(words: str) -> str:
    """Return a name without what leads to it and what is told of it."""
    name = _TAIL.sub("", _LEAD.sub("", words)).strip("“”的")
    return "" if _NO_NAME.search(name) else name


def _end_before(world: World, number: int) -> int:
    """Return where the figure before one ends, passing over how many there are: 东河县220户、880000元."""
    at = number - 1
    while at > 0 and not _is_told(world, at) and _BESIDE.fullmatch(world.between(at, at + 1)):
        at -= 1
    return world.figures[at].span.end if at >= 0 else 0


def _is_told(world: World, number: int) -> bool:
    return world.figures[number].quantity.dimension in (Dimension.MONEY, Dimension.RATE, Dimension.SCORE)
