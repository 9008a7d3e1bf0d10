"""A figure of the sentence beside a table with two of its digits in turn, or unlike the row that it names."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jixiao.checking.arithmetic import violated_starts
from jixiao.checking.printed import NUMBER, is_mistyped, value
from jixiao.checking.rule import Ground
from jixiao.model.document import Block, BlockKind, Table
from jixiao.model.fact import Status
from jixiao.model.span import Span

_FIGURE = re.compile(
    rf"(?<![\d.,年])(?P<number>{NUMBER})[ ]?(?P<unit>亿元|万元|元|分(?!之)|[%％]"
    r"|户|人(?!均)|名|亩|家|个|公里|座|台|套|处|场|期|次|起|批|件|份|吨|株)"
)
_CELL = re.compile(
    rf"(?:实际|自评)?(?:得分|满分|分值|金额)?[：:]?(?P<number>{NUMBER})[ ]?(?:亿元|万元|元|分|[%％]|户|人|亩)?"
)
_POINTS = re.compile(r"[上下附如见]表|见下[。：:]|表[中内所]|见表|列表|情况如下|如下[：:。]")
# what is of another time or only of a part
_APART = re.compile(
    r"上年|去年|以前|年初|目标|计划|满分|分值|扣|失|权重|标准|不[低高少超]|比|较|增|减|约|近|余|每|人均|结余|结转|其余|追加|调整"
)
_PREDICATE = (
    r"(?:项目|指标|方面|类|一项|工程|款|费)?[，,]?"
    r"(?:该项|此项|实际|共|全年|完成|自评|采购|支出|支付|发放|拨付|经费|金额|评价|预算|投入|数)*(?:得分|得|为|达|是|共|合计|支出)?"
)
_TOTAL = re.compile(r"[合总]\s*计|总分|总额|总数|总量|总投资|全部|共")
_FACTORS = (Decimal(1), Decimal(10000), Decimal("0.0001"))
_BEFORE, _BACK, _NEAR, _LEAST, _LONGEST, _MOST, _LONG = 3, 24, 10, 3, 300, 40, 5


@dataclass(frozen=True, slots=True)
class Unlike:
    """A figure of the text, the cell that it should equal, and what the row of it is called.

    `turned`: only two of its digits are in turn; else other rows of its column are told beside it as they are.
    """

    span: Span
    cell: Span
    name: str
    turned: bool = True


@dataclass(frozen=True, slots=True)
class _Cell:
    span: Span
    number: str
    name: str
    header: str
    column: int


@dataclass(frozen=True, slots=True)
class _Grid:
    """The numbers of a table: their values, the same in another unit, and the cells by their digits in order."""

    told: frozenset[Decimal]
    alike: frozenset[Decimal]
    by_digits: Mapping[str, Sequence[_Cell]]
    of_one: bool


def unlike_cells(ground: Ground) -> Iterator[Unlike]:
    """Yield the figures beside a table of which two digits are in turn in one of its cells."""
    text = ground.extracted.document.text
    known = violated_starts(ground) | {
        fact.span.start for fact in ground.extracted.facts if fact.span is not None and fact.status is Status.VERIFIED
    }
    for table in ground.extracted.document.tables:
        areas = list(_beside(ground, table))
        figures = [(area, match) for area in areas for match in _FIGURE.finditer(text, area.start, area.end)]
        grid = _grid(text, table) if figures else None
        for area, match in figures:
            if grid is not None and match.start() not in known:
                yield from _judge(text, area, match, grid)
        told = [(area, match) for area, match in figures if match.start() not in known]
        yield from _beside_others(text, told, list(_cells(text, table))) if told and len(figures) <= _MOST else ()


def _beside_others(
    text: str, figures: Sequence[tuple[Span, re.Match[str]]], cells: Sequence[_Cell]
) -> Iterator[Unlike]:
    """Yield the one figure of a sentence unlike its row, where others are those of their rows in the same column."""
    rows: dict[tuple[int, int], list[tuple[re.Match[str], list[_Cell]]]] = {}
    for area, match in figures:
        begun = _clause(text, area, match.start())
        before = text[begun : match.start()]
        own = [cell for cell in cells if _names(before, cell.name)] if not _APART.search(before[-_NEAR:]) else []
        if own and len({cell.name for cell in own}) == 1:
            rows.setdefault((area.start, begun), []).append((match, own))
    for told in rows.values():
        for column in {cell.column for _, own in told for cell in own}:
            pairs = [(match, cell) for match, own in told for cell in own if cell.column == column]
            odd = [(match, cell) for match, cell in pairs if value(match["number"]) != value(cell.number)]
            alone = len(odd) == 1 and len(pairs) == len({cell.name for _, cell in pairs}) == len(told) >= _LEAST
            if alone and is_mistyped(odd[0][0]["number"], value(odd[0][1].number)):
                match, cell = odd[0]
                if not _is_swapped(match["number"], cell.number):
                    yield Unlike(Span(*match.span()), cell.span, cell.name, turned=False)


def _beside(ground: Ground, table: Table) -> Iterator[Span]:
    """Yield the paragraphs right around a table, captions between them and it apart, that may speak of it."""
    document = ground.extracted.document
    before = document.blocks[max(0, table.block - _BEFORE) : table.block]
    near: list[Block] = []
    for block in reversed(before):
        if block.kind is not BlockKind.PARAGRAPH:
            break
        near.append(block)
        if len(block.span) > _LEAST and _FIGURE.search(document.text, block.span.start, block.span.end):
            break
    near += [one for one in document.blocks[table.block + 1 : table.block + 2] if one.kind is BlockKind.PARAGRAPH]
    yield from (block.span for block in near if len(block.span) <= _LONGEST)


def _cells(text: str, table: Table) -> Iterator[_Cell]:
    names = {cell.row: "".join(cell.span.of(text).split()) for cell in reversed(table.cells) if cell.column == 0}
    headers = {cell.column: "".join(cell.span.of(text).split()) for cell in table.cells if cell.row == 0}
    for cell in table.cells:
        match = _CELL.fullmatch(cell.span.of(text).strip())
        if match is not None and cell.column:
            yield _Cell(cell.span, match["number"], names.get(cell.row, ""), headers.get(cell.column, ""), cell.column)


def _grid(text: str, table: Table) -> _Grid:
    cells = list(_cells(text, table))
    told = frozenset(value(cell.number) for cell in cells)
    by_digits: dict[str, list[_Cell]] = {}
    for cell in cells:
        by_digits.setdefault(_digits(cell.number), []).append(cell)
    alike = frozenset(one * factor for one in told for factor in _FACTORS)
    return _Grid(told, alike, by_digits, len({cell.name for cell in cells}) == 1)


def _digits(number: str) -> str:
    return "".join(sorted(sign for sign in number if sign.isdigit()))


def _judge(text: str, area: Span, match: re.Match[str], grid: _Grid) -> Iterator[Unlike]:
    before = text[_clause(text, area, match.start()) : match.start()]
    if value(match["number"]) in grid.alike or _APART.search(before[-_NEAR:]):
        return
    cells = grid.by_digits.get(_digits(match["number"]), ())
    swapped = [cell for cell in cells if _is_swapped(match["number"], cell.number)]
    swapped = swapped or [cell for cell in cells if _is_shuffled(match["number"], cell.number)]
    if len(swapped) != 1 or not (_points(text, area) or _shares(text, area, match, grid.told)):
        return
    (cell,) = swapped
    whole = grid.of_one and _TOTAL.search(before[-_BACK:]) is not None
    named = _names(before, cell.name) or _is_named_in(before, cell.name)
    if whole or named or _is_about(before, match["unit"], cell):
        yield Unlike(Span(*match.span()), cell.span, cell.name)


def _clause(text: str, area: Span, at: int) -> int:
    return max(area.start, *(text.rfind(mark, area.start, at) + 1 for mark in "。；;\n"))


def _points(text: str, area: Span) -> bool:
    return _POINTS.search(text, area.start, area.end) is not None


def _shares(text: str, area: Span, match: re.Match[str], told: frozenset[Decimal]) -> bool:
    """Tell whether another figure of the paragraph is one of the table's."""
    others = (one for one in _FIGURE.finditer(text, area.start, area.end) if one.start() != match.start())
    return any(value(one["number"]) in told and len(one["number"]) >= _LEAST for one in others)


def _is_swapped(one: str, other: str) -> bool:
    """Tell two numbers of like print of which two neighbouring digits are in turn: 312 and 321, 45.7 and 47.5."""
    places = {len(number.partition(".")[2]) for number in (one, other)}
    left, right = ("".join(sign for sign in number if sign.isdigit()) for number in (one, other))
    differing = [at for at, (a, b) in enumerate(zip(left, right, strict=False)) if a != b]
    if len(places) != 1 or len(left) != len(right) or len(left) < _LEAST or len(differing) != _LEAST - 1:
        return False
    first, second = differing
    return second == first + 1 and left[first] == right[second] and left[second] == right[first]


def _names(before: str, name: str) -> bool:
    """Tell whether a row is named right before a figure: 其中货物68.00万元, 产出指标，该项得45.7分."""
    stem = name.removesuffix("指标")
    stem = stem.removesuffix("费") if len(stem) > _LEAST - 1 else stem
    return len(name) > 1 and re.search(rf"{re.escape(stem)}{_PREDICATE}$", before) is not None


def _is_shuffled(one: str, other: str) -> bool:
    """Tell two long numbers of like print that are made of the same digits."""
    long = sum(sign.isdigit() for sign in one) >= _LONG
    return long and len(one) == len(other) and one.find(".") == other.find(".") and _digits(one) == _digits(other)


def _is_named_in(before: str, name: str) -> bool:
    """Tell whether a row is named a few words before a figure: 10月一个月就用去, 人工居第二，."""
    at = before.rfind(name)
    behind = before[at + len(name) :]
    return at >= 0 and len(name) > 1 and len(behind) <= _NEAR and not any(sign.isdigit() for sign in behind)


def _is_about(before: str, unit: str, cell: _Cell) -> bool:
    """Tell whether a total of the table, or its only row, is told: its header has the unit or the words of it."""
    word = before[-_BACK:]
    pairs = {word[at : at + 2] for at in range(len(word) - 1)}
    heard = any(cell.header[at : at + 2] in pairs for at in range(len(cell.header) - 1))
    counted = unit in cell.header
    heard |= counted and "元" not in unit
    total = _TOTAL.search(cell.name) is not None or _TOTAL.search(word) is not None
    return total and heard and (counted or unit in ("万元", "元", "亿元"))
