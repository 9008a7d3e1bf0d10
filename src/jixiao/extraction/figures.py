"""All figures of a document in reading order, and the precision with which each was printed."""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jixiao.extraction.flat_sums import take_flat_sums
from jixiao.extraction.legends import take_legend_units
from jixiao.extraction.scanner import Token, scan
from jixiao.extraction.series_units import take_series_units
from jixiao.extraction.told_units import OTHER_UNITS, take_units_told
from jixiao.extraction.zeros import take_zeros
from jixiao.model.document import Block, BlockKind, Document
from jixiao.model.figure import Figure
from jixiao.model.quantity import FEN_PER_YUAN, MICRO, YUAN_PER_UNIT, Dimension, Quantity

_SHARED = frozenset({Dimension.MONEY, Dimension.RATE, Dimension.SCORE})
_NEXT = re.compile(r"[、，,和及与][\u4e00-\u9fff（）]{0,16}")
_RESTATES = re.compile(r"即|折|合|相当")
_EACH = re.compile(r"(?:(?:分别|依次|先后|顺次|逐项)(?:为|是|计)|各为)[^。；;]*$")
_IN_BRACKETS = re.compile(r"[（(：:](?:其中[：:]?)?[\u4e00-\u9fff]{1,8}|[、，,][\u4e00-\u9fff]{1,8}")
_OF_SCORES = re.compile(r"得分|分值|评分|满分|权重")
_LOOK, _SENTENCE = 40, 240
# 预算执行率（%）：95.00
_RATE_OF_LINE = re.compile(r"[\u4e00-\u9fff]率[（(][%％][）)][：:]?[ \t]*$")
_UNIT_BEHIND = re.compile(r"[ ]?[（(](?:(?:金额)?单位[：:][ ]?)?(?P<unit>亿元|万元|元)[）)]")
_UNIT_ABOVE = re.compile(
    rf"单位(?:[：:]|均?[为是])[ ]?{OTHER_UNITS}(?P<unit>亿元|万元|元)"
    r"|[以按][“\"]?(?P<told>亿元|万元|元)[”\"]?为(?:计量|金额)?单位"
)
_UNIT_OF_LINE = re.compile(r"(?:[（(]?\d{1,2}[）)、.．][ \u3000]?)?[^\d。]{2,24}[（(](?P<unit>亿元|万元|元)[）)][：:]")
_UNIT_AT_END = re.compile(r"(?<=[。；;])[^\d。；;\n]{2,24}[（(](?:单位[：:][ ]?)?(?P<unit>亿元|万元|元)[）)][：:]?\s*$")
_LABELLED = re.compile(r"[\u4e00-\u9fff）)][：:]?[ \t\u3000]*$")
# a label behind which even a whole number is an amount
_OF_MONEY = re.compile(r"(?:预算|支出|安排|拨付|到位|执行|决算|收入|资金|费)数?(?:为|是)?[：:]?[ \t\u3000]*$")
_LINE_LABEL = re.compile(r"[ \t\u3000]*[“”\u4e00-\u9fff（）]{2,12}[：:]")
_LARGE = re.compile(r"^\d{1,3}(?:[,，]\d{3}){2,}\.\d{2}$")
_GROUPED = re.compile(r"[,，]\d{2,4}\.\d{2}$")
_GETS = frozenset({"得", "得了", "拿", "拿到", "实得", "自评", "自评得"})
_SCORED = re.compile(r"(?:得分|分值|权重|评分)[：:]?[ ]?$")
_FULL_MARK = re.compile(r"(?:分值|权重|满分|标准分|权重分)(?:为|是|[：:])?[ ]?$")
_SCORED_FIELD = re.compile(r"(?:自评|评价|综合|总|最终)(?:得分|评分|分)[：:][ ]?$")
_END_OF_FIELD = re.compile(r"[ \t\u3000]*(?:[\r\n；;，,。）)]|$)|[ \u3000]{2,}|\t")
_HUNDRED = 100 * MICRO
_GOT_MARK = re.compile(r"(?:(?<![不取])得|得分|自评|自评得分|评分|实得|拿到|扣后)(?:为|是|[：:])?[ ]?$")
_TOTAL_MARK = re.compile(
    r"(?:自评|评价|综合|最终)?(?:总分|总得分|总评分)(?:为|是|[：:])?[ ]?$|(?:自评得分|综合得分|评价得分)[：:][ ]?$"
)
_MOST_POINTS = 120 * MICRO
_AFTER_AMOUNT = frozenset(["", *" \t\n\r\u3000，,、；;。）)"])
_SHORT_LINE, _BELOW_UNIT, _LABEL = 60, 3, 8
_LIST_MARK = re.compile(r"[ \t]*(?:[、．]|\.(?!\d))")
_BEFORE_MARK = frozenset("。；;：:，,！]\n \t\u3000")


@dataclass(frozen=True, slots=True)
class Scanned:
    """The tokens of one block (of one cell for a table); figure tokens carry their number in `figures`."""

    block: Block
    tokens: tuple[Token, ...]
    figures: tuple[int, ...]


def scan_document(document: Document) -> tuple[list[Scanned], list[Figure]]:
    """Return the tokens of each block and all figures. Numbers of lists inside a paragraph are no figures."""
    scanned: list[Scanned] = []
    figures: list[Figure] = []
    cells = _cells(document)
    above, left = "", 0
    for block in document.blocks:
        tokens: list[Token] = []
        numbers: list[int] = []
        for token in _tokens(document, block, cells):
            kept = _without_list_mark(document.text, block, token)
            tokens.append(kept)
            if kept.kind == "figure" and kept.quantity is not None:
                numbers.append(len(figures))
                cell = _cell_of(cells, kept) if block.kind is BlockKind.TABLE else None
                figures.append(Figure(kept.span, kept.number, kept.quantity, block.index, cell))
        if block.kind is BlockKind.PARAGRAPH:
            _lend_units(document.text, figures, numbers)
            _take_points(document.text, figures, numbers)
            told = _unit_told(document.text, block)
            above, left = (told, _BELOW_UNIT) if told else (above, left - 1)
            if above and left >= 0 and _take_unit_above(document.text, figures, numbers, above):
                left = _BELOW_UNIT
            elif above:
                _take_unit_of_document(document.text, figures, numbers, above)
            _take_yuan(document.text, figures, numbers)
        scanned.append(Scanned(block, tuple(tokens), tuple(numbers)))
    take_legend_units(document, figures)
    take_units_told(document, figures)
    take_flat_sums(document, figures)
    take_series_units(document, figures)
    take_zeros(document, figures)
    return scanned, figures


def _tokens(document: Document, block: Block, cells: Sequence[tuple[int, int, int, int, int]]) -> Iterator[Token]:
    """Yield the tokens of a block; in a table none reaches over the end of its cell."""
    if block.kind is BlockKind.PARAGRAPH:
        yield from scan(document.text, block.span.start, block.span.end)
        return
    at = block.span.start
    for cell in cells[bisect_left(cells, (at,)) :]:
        if cell[0] >= block.span.end:
            return
        if cell[0] >= at:
            yield from scan(document.text, cell[0], cell[1])
            at = cell[1]


def _lend_units(text: str, figures: list[Figure], numbers: Sequence[int]) -> None:
    """Give a unit printed once to all figures of its list: 货物9.89、工程84.60万元; 编制102名（事业100、工勤2）."""
    _take_unit_behind(text, figures, numbers)
    _take_percent(text, figures, numbers)
    _take_points_got(text, figures, numbers)
    _lend_points(text, figures, numbers)
    for at in range(len(numbers) - 2, -1, -1):
        figure, right = figures[numbers[at]], figures[numbers[at + 1]]
        between = text[figure.span.end : right.span.start]
        shared = right.quantity.dimension in _SHARED and figure.quantity.dimension is Dimension.PLAIN
        if not shared or _NEXT.fullmatch(between) is None or _RESTATES.search(between):
            continue
        words = text[max(0, figure.span.start - _LOOK) : figure.span.start]
        listed = figure.quantity.decimals > 0 or _EACH.search(words) is not None
        listed = listed or _is_of_scores(text, figure, right)
        rate = right.quantity.dimension is Dimension.RATE
        if listed and (not rate or len(between) == 1):
            figures[numbers[at]] = replace(figure, quantity=_in_unit(figure.quantity, right.quantity))
    for left, at in itertools.pairwise(numbers):
        before, figure = figures[left], figures[at]
        plain = figure.quantity.dimension is Dimension.PLAIN and not figure.quantity.decimals
        counted = before.quantity.dimension is Dimension.COUNT and plain
        if counted and _IN_BRACKETS.fullmatch(text[before.span.end : figure.span.start]):
            behind = text[figure.span.end : figure.span.end + 1]
            if behind in "、，,）)；;":
                figures[at] = replace(figure, quantity=_in_unit(figure.quantity, before.quantity))


def _is_of_scores(text: str, figure: Figure, right: Figure) -> bool:
    """Tell a number in a sentence about scores, before one in points: 各项得分为：立项8、目标5.5、满意度8.9分."""
    if right.quantity.dimension is not Dimension.SCORE or figure.quantity.value > _HUNDRED:
        return False
    start = figure.span.start
    sentence = re.split(r"[。；;\n]", text[max(0, start - _SENTENCE) : start])[-1]
    return _OF_SCORES.search(sentence) is not None


def _lend_points(text: str, figures: list[Figure], numbers: Sequence[int]) -> None:
    """Give points to bare marks beside scores or each other: 政策制定18.5分（权重20）; 满分20　自评18; 总分92."""
    points = Quantity.exact(Dimension.SCORE, 0, "分", MICRO, 0)
    bare = [at for at in numbers if _is_bare_mark(text, figures[at])]
    before = {at: text[max(0, figures[at].span.start - _LABEL) : figures[at].span.start] for at in bare}
    full, got = ({at for at in bare if word.search(before[at])} for word in (_FULL_MARK, _GOT_MARK))
    scored = any(figures[at].quantity.dimension is Dimension.SCORE for at in numbers)
    told = {at for at in bare if _TOTAL_MARK.search(before[at])}
    for at in bare:
        if at in told or (at in full | got and (scored or (full and got))):
            figures[at] = replace(figures[at], quantity=_in_unit(figures[at].quantity, points))


def _is_bare_mark(text: str, figure: Figure) -> bool:
    """Tell a number that may be a mark: without unit, up to a hundred or so, at the end of its words."""
    plain = figure.quantity.dimension is Dimension.PLAIN and 0 <= figure.quantity.value <= _MOST_POINTS
    return plain and text[figure.span.end : figure.span.end + 1] in _AFTER_AMOUNT


def _take_points(text: str, figures: list[Figure], numbers: Sequence[int]) -> None:
    """Give its unit to a bare score at the end of its field: 自评得分：97.07."""
    points = Quantity.exact(Dimension.SCORE, 0, "分", MICRO, 0)
    for at in numbers:
        figure = figures[at]
        before = text[max(0, figure.span.start - _LABEL) : figure.span.start]
        plain = figure.quantity.dimension is Dimension.PLAIN and figure.quantity.value <= _HUNDRED
        if plain and _SCORED_FIELD.search(before) and _END_OF_FIELD.match(text, figure.span.end):
            figures[at] = replace(figure, quantity=_in_unit(figure.quantity, points))


def _take_points_got(text: str, figures: list[Figure], numbers: Sequence[int]) -> None:
    """Give points to a bare number that was got of the points directly before it: 过程25分得22."""
    for left, at in itertools.pairwise(numbers):
        before, figure = figures[left], figures[at]
        pair = before.quantity.dimension is Dimension.SCORE and figure.quantity.dimension is Dimension.PLAIN
        if pair and text[before.span.end : figure.span.start] in _GETS:
            figures[at] = replace(figure, quantity=_in_unit(figure.quantity, before.quantity))


def _unit_told(text: str, block: Block) -> str:
    """Return the unit that a short line gives to the lines below it: 预算执行情况　单位：万元; 预算情况（万元）：…."""
    short = block.span.end - block.span.start <= _SHORT_LINE
    match = _UNIT_ABOVE.search(text, block.span.start, block.span.end) if short else None
    if match is not None:
        return match["unit"] or match["told"]
    match = _UNIT_OF_LINE.match(text, block.span.start, block.span.end)
    match = match or _UNIT_AT_END.search(text, block.span.start, block.span.end)
    return match["unit"] if match else ""


def _take_unit_above(text: str, figures: list[Figure], numbers: Sequence[int], unit: str) -> bool:
    """Give the unit told above to bare amounts behind their labels: 年初预算：79.27　全年执行：72.84　得分：9.19.

    Return whether there were any.
    """
    taken = False
    money = Quantity.exact(Dimension.MONEY, 0, unit, FEN_PER_YUAN * YUAN_PER_UNIT[unit], 0)
    points = Quantity.exact(Dimension.SCORE, 0, "分", MICRO, 0)
    for at in numbers:
        figure = figures[at]
        before = text[max(0, figure.span.start - _LABEL) : figure.span.start]
        fine = figure.quantity.decimals > 0 or _OF_MONEY.search(before) is not None
        plain = figure.quantity.dimension is Dimension.PLAIN and fine
        if plain and text[figure.span.end : figure.span.end + 1] in _AFTER_AMOUNT and _LABELLED.search(before):
            like = points if _SCORED.search(before) else money
            figures[at] = replace(figure, quantity=_in_unit(figure.quantity, like))
            taken = True
    return taken


def _take_unit_of_document(text: str, figures: list[Figure], numbers: Sequence[int], unit: str) -> None:
    """Give the unit told last to amounts that their form alone tells: 实付20,986,450.00."""
    money = Quantity.exact(Dimension.MONEY, 0, unit, FEN_PER_YUAN * YUAN_PER_UNIT[unit], 0)
    for at in numbers:
        figure = figures[at]
        before = text[max(0, figure.span.start - _LABEL) : figure.span.start]
        grouped = _GROUPED.search(figure.span.of(text))
        told = grouped or (_is_line_of_amounts(text, figure) and _OF_MONEY.search(before) is not None)
        bare = figure.quantity.dimension is Dimension.PLAIN and told is not False
        if bare and (told is not True or text[figure.span.end : figure.span.end + 1] in _AFTER_AMOUNT):
            figures[at] = replace(figure, quantity=_in_unit(figure.quantity, money))


def _take_yuan(text: str, figures: list[Figure], numbers: Sequence[int]) -> None:
    """Read 8,264,300.00 as 元 where no unit is told: nothing else is printed so."""
    yuan = Quantity.exact(Dimension.MONEY, 0, "元", FEN_PER_YUAN, 0)
    for at in numbers:
        figure = figures[at]
        if figure.quantity.dimension is Dimension.PLAIN and _LARGE.fullmatch(figure.span.of(text)):
            figures[at] = replace(figure, quantity=_in_unit(figure.quantity, yuan))


def _is_line_of_amounts(text: str, figure: Figure) -> bool:
    """Tell a line that names what its bare amounts are about: “三公”经费：预算16，决算9.72."""
    return _LINE_LABEL.match(text, text.rfind("\n", 0, figure.span.start) + 1, figure.span.start) is not None


def _take_unit_behind(text: str, figures: list[Figure], numbers: Sequence[int]) -> None:
    """Give a bare number the unit in brackets behind it: 县级配套31.21（单位：万元）."""
    for at in numbers:
        figure = figures[at]
        match = _UNIT_BEHIND.match(text, figure.span.end)
        if match is not None and figure.quantity.dimension is Dimension.PLAIN:
            unit = Quantity.exact(Dimension.MONEY, 0, match["unit"], FEN_PER_YUAN * YUAN_PER_UNIT[match["unit"]], 0)
            figures[at] = replace(figure, quantity=_in_unit(figure.quantity, unit))


def _take_percent(text: str, figures: list[Figure], numbers: Sequence[int]) -> None:
    """Give a bare number the percent that its label has: 预算执行率（%）：95.00."""
    for at in numbers:
        figure = figures[at]
        before = text[max(0, figure.span.start - _LABEL) : figure.span.start]
        if figure.quantity.dimension is Dimension.PLAIN and _RATE_OF_LINE.search(before):
            figures[at] = replace(
                figure, quantity=_in_unit(figure.quantity, Quantity.exact(Dimension.RATE, 0, "%", MICRO, 0))
            )


def _in_unit(quantity: Quantity, like: Quantity) -> Quantity:
    value, rest = divmod(quantity.value * like.scale, MICRO)
    value += 2 * rest >= MICRO
    return Quantity.exact(like.dimension, value, like.unit, like.scale, quantity.decimals)


def _without_list_mark(text: str, block: Block, token: Token) -> Token:
    if (
        token.kind != "figure"
        or token.bounded
        or token.quantity is None
        or token.quantity.dimension is not Dimension.PLAIN
    ):
        return token
    start = token.span.start
    opens = start == block.span.start or text[start - 1] in _BEFORE_MARK
    if opens and _LIST_MARK.match(text, token.span.end) and block.kind is BlockKind.PARAGRAPH:
        return replace(token, kind="skip", quantity=None)
    return token


def _cells(document: Document) -> list[tuple[int, int, int, int, int]]:
    found = [
        (cell.span.start, cell.span.end, number, cell.row, cell.column)
        for number, table in enumerate(document.tables)
        for cell in table.cells
    ]
    return sorted(found)


def _cell_of(cells: Sequence[tuple[int, int, int, int, int]], token: Token) -> tuple[int, int, int] | None:
    """Return the innermost cell around a token; cells are sorted by their start."""
    first = bisect_right(cells, token.span.start, key=lambda cell: cell[0])
    for at in range(first - 1, -1, -1):
        _, end, table, row, column = cells[at]
        if token.span.end <= end:
            return table, row, column
    return None
