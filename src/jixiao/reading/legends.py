"""Column names that the line above rows tells in words.

（依次为预算数、支出数）：, （前为计划数，后为已付数）：, 各项目的预算、支出和执行率为：, 以下按预算、支出的顺序列示：,
支出构成如下（后一数为占比）：, 下列每镇三个数，顺次为计划、支出、执行率，单位万元。, 先写计划数，后写已付数：.
"""

import re
from collections.abc import Iterator, Sequence

from jixiao.model.span import Span

_ORDER = r"(?:依次|顺次|顺序|分别|先后|按顺序|从左[到至往]右){1,3}(?:列[示出]?)?(?:为|是|：)?"
_IN_ORDER = re.compile(_ORDER)
_UNIT = r"(?:金额)?(?:单位(?:均?[为是]|[：:])?)?(?:万元|亿元|元)"
_IN_BRACKETS = re.compile(
    rf"[（(](?:{_UNIT}[；;，,、]\s*)?(?:[^（）()。：，；]{{0,24}}?{_ORDER})?(?P<cells>[^（）()。：]{{1,120}}?)"
    rf"(?:[；;，,、]\s*{_UNIT})?[）)][：:]?\s*$"
)
# 前为计划数，后为已付数; 第一列为预算数，第二列为支出数
_PLACE = (
    r"(?:(?:[前中后](?:者|列|一列|一个|数|一数)?|第[一二三四五六](?:列|个|栏|个数|数)|[左中右](?:边|列|栏)|括[号弧][内里中])"
    r"(?:的?(?:数|数字))?[为是]|[先后再](?:写|列|记|报)(?:的是)?|括[号弧][内里中]写)"
)
_PLACED = re.compile(rf"{_PLACE}(?P<name>[^，,、；;。：:（）()\d]{{1,12}})")
# 各类指标的分值、得分和得分率为：; 下列各行依次为预算数、支出数：; 按预算、支出、结余的顺序列示：
_NAMED = re.compile(
    rf"(?:[^。；;，,、\n]{{0,24}}?(?:的|{_ORDER}|[按将]))?(?P<cells>[^。；;，,：:（）()\d\n]{{3,40}}?)"
    r"(?:(?:分别|依次)?(?:为|是|如下|列示如下|列于下|见下)|的?(?:顺序|次序)(?:列示|列出|排列)?(?:如下)?)?"
    rf"(?:[（(]{_UNIT}[）)]|[，,；;]{_UNIT})?[：:]\s*$"
)
# 下面各行依次为乡镇、计划、支出，金额单位万元。: words of order name the columns without a colon too
_ORDERED = re.compile(
    rf"[^。；;\n]{{0,30}}?{_ORDER}(?P<cells>[^。；;，,：:（）()\d\n]{{3,40}})(?:[，,]{_UNIT})?[。：:]\s*$"
)
_BELOW = re.compile(r"[下后以][面列方边述]|以下|如下|于[下后]|[每各](?:行|[\u4e00-\u9fff]{1,4}[两二三四五]个?数)")
_UNIT_AT_END = re.compile(rf"[，,；;]{_UNIT}[：:]\s*$")
# 支出的构成如下（后一数为占比）: the first number is what the sentence speaks of
_FIRST = re.compile(
    r"(?P<name>支出|开支|收入)的?(?:具体)?(?:构成|组成|去向|投向|明细|用途|结构|分布|分项|情况)[^。]{0,40}$"
)
_LAST_ALONE = re.compile(r"后(?:一|面|者)(?:个|列|栏|项)?(?:数|数字)?[为是](?P<name>[^，,、；;。：:（）()\d]{1,12})")
_CLAUSE = re.compile(r"[。；;，,\n]")
_PARTS = re.compile(r"[^，,、；;/／\s]+")
_JOINED = re.compile(r"[，,、；;/／\s]+|(?<=[\u4e00-\u9fff])(?:和|及|与|以及)(?=[\u4e00-\u9fff])")
# what rows are named after
_ROWS = re.compile(r"项目|指标|乡镇|县区|单位(?![：:])|科目|任务|用途")
# the column of the names is headed by no word for numbers
_VALUES = re.compile(r"(?:[数额率]|预算|支出|得分|分值|计划|[结节]余|结转)$")
_SEVERAL = 2


def legend(text: str, above: Span, columns: int) -> tuple[Span | None, ...]:
    """Return the columns that a line names for rows of so many cells, none where it does not.

    The column of the names may be left out; it is headed by the word for the rows then, or not at all.
    """
    for spans in _told(text, above):
        if len(spans) == columns and not _VALUES.search(spans[0].of(text)):
            return tuple(spans)
        if len(spans) == columns - 1 and len(spans) >= _SEVERAL:
            return (_names(text, above.start, spans[0].start), *spans)
    return ()


def legend_of_values(text: str, above: Span, values: int) -> tuple[Span | None, ...]:
    """Return the columns of rows of a name and so many numbers that a line names in order, words behind them left out.

    （每号依次为预算、支出、执行率、办了何事）: three numbers, and below the row what was done.
    """
    if not _IN_ORDER.search(text, above.start, above.end):
        return ()
    for spans in _told(text, above):
        heads, rest = spans[:values], spans[values:]
        told = len(heads) == values and all(_VALUES.search(one.of(text)) for one in heads)
        if told and not any(_VALUES.search(one.of(text)) for one in rest):
            return (_names(text, above.start, heads[0].start), *heads)
    return ()


def _names(text: str, start: int, end: int) -> Span | None:
    """Return the word before the columns that says what the rows are named after: 各项目的预算、支出为."""
    found = [Span(*match.span()) for match in _ROWS.finditer(text, start, end)]
    return found[-1] if found else None


def _told(text: str, above: Span) -> Iterator[Sequence[Span]]:
    """Yield the readings of a line as names of columns, the plainest first."""
    placed = [Span(*match.span("name")) for match in _PLACED.finditer(text, above.start, above.end)]
    if len(placed) >= _SEVERAL:
        yield placed
    last = _LAST_ALONE.search(text, above.start, above.end)
    first = _FIRST.search(text, above.start, last.start()) if last is not None else None
    if first is not None and last is not None:
        yield [Span(*one.span("name")) for one in (first, last)]
    inside = _IN_BRACKETS.search(text, above.start, above.end)
    if inside is not None:
        yield [Span(*one.span()) for one in _PARTS.finditer(text, *inside.span("cells"))]
    unit = _UNIT_AT_END.search(text, above.start, above.end)
    end = unit.start() if unit is not None else above.end
    clause = max((one.end() for one in _CLAUSE.finditer(text, above.start, end)), default=above.start)
    for match in (inside, _NAMED.match(text, clause, above.end), _ordered(text, above)):
        if match is not None:
            yield list(_split(text, *match.span("cells")))


def _ordered(text: str, above: Span) -> re.Match[str] | None:
    """Return the match of a last sentence that names the columns below it in order, with or without a colon."""
    last = above.end - 1
    start = max(text.rfind(sign, above.start, last) + 1 for sign in "。；;\n")
    match = _ORDERED.match(text, max(start, above.start), above.end)
    return match if match is not None and _BELOW.search(match.group()) else None


def names_in_order(text: str, above: Span) -> bool:
    """Tell a line that names the columns below it in order: it heads them over an empty line too."""
    return _ordered(text, above) is not None


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the names between marks and 和."""
    for joint in _JOINED.finditer(text, start, end):
        if joint.start() > start:
            yield Span(start, joint.start())
        start = joint.end()
    if start < end:
        yield Span(start, end)
