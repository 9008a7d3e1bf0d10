"""The rows of indicator tables: what was aimed at, what was reached, the marks for it, the reason given."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from jixiao.checking.lists import word_list
from jixiao.checking.rule import Ground
from jixiao.model.document import Cell, Document, Table
from jixiao.model.span import Span

_SPACE = re.compile(r"\s")
_BRACKET = re.compile(r"[（(][^）)]*[）)]")
_NOTHING = frozenset({"", "-", "—", "——", "/", "－", "–", "--", "无"})
_LEAST, _MOST = "≥", "≤"
_ROLES = ("name", "upper", "target", "actual", "full", "score", "reason")
_WORDS = {
    "≥": _LEAST, ">=": _LEAST, "＞": _LEAST, ">": _LEAST, "不低于": _LEAST, "不少于": _LEAST, "大于等于": _LEAST,
    "大于": _LEAST, "高于": _LEAST, "达到": _LEAST, "至少": _LEAST, "以上": _LEAST, "及以上": _LEAST,
    "≤": _MOST, "<=": _MOST, "＜": _MOST, "<": _MOST, "不高于": _MOST, "不超过": _MOST, "小于等于": _MOST,
    "小于": _MOST, "低于": _MOST, "不大于": _MOST, "以内": _MOST, "以下": _MOST, "及以下": _MOST,
}  # fmt: skip
_AIM = re.compile(
    r"(?P<before>≥|>=|＞|>|≤|<=|＜|<|不低于|不少于|不高于|不超过|不大于|大于等于|小于等于|大于|小于|高于"
    r"|低于|达到|至少|＝|=)?"
    r"(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>[万亿]?[^\d\s，,。；;：:≥≤<>＜＞至到、—~～-]{0,8}?)"
    r"(?P<after>及以上|以上|及以下|以下|以内)?"
)


@dataclass(frozen=True, slots=True)
class Value:
    """A figure of an indicator: `way` is ≥, ≤ or empty where the cell names none."""

    way: str
    number: Fraction
    unit: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of an indicator table. A span is None where the table has no such column; blank cells have empty text."""

    name: Span
    upper: str
    target: Span | None
    actual: Span | None
    full: Span | None
    score: Span | None
    reason: Span | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """An indicator table: its lines without totals, and whether it prints a total."""

    lines: tuple[Line, ...]
    total: bool


def sheets(document: Document) -> Iterator[Sheet]:
    """Yield the tables that hold indicators with a target or marks; a header may come again further down.

    An upper category that is blank or merged with the one above it goes on from there.
    """
    for table in document.tables:
        lines: list[Line] = []
        columns: Mapping[int, str] = {}
        upper: dict[int, str] = {}
        total = False
        for row in _rows(table):
            header = _header(document, row)
            if header:
                columns, upper = header, {}
            elif columns:
                upper |= {column: text for column, text in _upper(document, row, columns) if text}
                line = _line(document, row, columns, "".join(text for _, text in sorted(upper.items())))
                summed = any(_plain(cell.span.of(document.text)) in _names("total") for cell in row)
                total = total or summed
                lines += [line] if line is not None and not summed else []
        if lines:
            yield Sheet(tuple(lines), total)


def lines(ground: Ground) -> Iterator[Line]:
    """Yield the indicators of all tables of a document."""
    for sheet in sheets(ground.extracted.document):
        yield from sheet.lines


@cache
def _names(role: str) -> frozenset[str]:
    return frozenset(word_list("indicator_columns")[role])


def _plain(text: str) -> str:
    return _BRACKET.sub("", _SPACE.sub("", text)).strip("：:")


def _rows(table: Table) -> Iterator[list[Cell]]:
    rows: list[list[Cell]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row].append(cell)
    yield from (sorted(row, key=lambda cell: cell.column) for row in rows if row)


def _header(document: Document, row: Sequence[Cell]) -> dict[int, str]:
    """Return the roles of the columns where a row heads indicators, empty for any other row.

    Of two columns of names the last one counts: 绩效指标 at the left names the whole block of a form.
    """
    roles: dict[int, str] = {}
    for cell in row:
        text = _plain(cell.span.of(document.text))
        role = next((one for one in _ROLES if text in _names(one)), "")
        if role == "name":
            roles = {column: known for column, known in roles.items() if known != "name"}
        if role == "upper" or (role and role not in roles.values()):
            roles[cell.column] = role
    found = set(roles.values())
    named = "name" in found or "upper" in found
    return roles if named and ("target" in found or "actual" in found) else {}


def _upper(document: Document, row: Sequence[Cell], columns: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    for cell in row:
        if columns.get(cell.column) == "upper":
            yield cell.column, _plain(cell.span.of(document.text))


def _line(document: Document, row: Sequence[Cell], columns: Mapping[int, str], upper: str) -> Line | None:
    text = document.text
    held = {columns[cell.column]: cell.span for cell in row if columns.get(cell.column) not in (None, "upper")}
    name = held.get("name")
    if name is None or _plain(name.of(text)) in _NOTHING:
        return None
    return Line(name, upper, *(held.get(role) for role in ("target", "actual", "full", "score", "reason")))


def is_blank(text: str, span: Span | None) -> bool:
    """Tell a cell that is there and says nothing."""
    return span is not None and _SPACE.sub("", span.of(text)) in _NOTHING


def value(text: str, span: Span | None) -> Value | None:
    """Return what a cell says where it is one figure with its unit, None for words, ranges, dates and blanks."""
    match = None if span is None else _AIM.fullmatch(_SPACE.sub("", span.of(text)))
    if match is None:
        return None
    way = _WORDS.get(match["before"] or match["after"] or "", "")
    return Value(way, Fraction(match["number"].replace(",", "")), match["unit"].replace("％", "%"))


def _comparable(aim: Value, got: Value) -> bool:
    """Tell figures of one unit, or where the result leaves the unit out; 0.98 may stand for 98 %."""
    return aim.unit == got.unit or (not got.unit and (aim.unit != "%" or got.number > 1))


def missed(text: str, line: Line) -> bool:
    """Tell an indicator whose figure is worse than its target, in the same unit or without one.

    A target without ≥ or ≤ is a least one for quantities and for rates of quality and satisfaction, else it is open.
    """
    aim, got = value(text, line.target), value(text, line.actual)
    if aim is None or got is None or not _comparable(aim, got):
        return False
    least = aim.way == _LEAST or (not aim.way and ("数量" in line.upper or (aim.unit == "%" and "质量" in line.upper)))
    return got.number < aim.number if least else aim.way == _MOST and got.number > aim.number


def more_than_one(count: int) -> str:
    """Return what follows the name of the first of several indicators, nothing behind the only one."""
    return f"等{count}项指标" if count > 1 else ""
