"""A book as a text, for all who show documents: a line for each figure and for each row that something is said of."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from jixiao.model.book import Book, Computed, RowPlace, Table, Value
from jixiao.model.document import Block, BlockKind, Document
from jixiao.model.fact import Fact
from jixiao.model.quantity import FEN_PER_YUAN, MICRO, decimal_text, exact_text
from jixiao.model.sheets import Sheets
from jixiao.model.span import Anchor, Segment, Span
from jixiao.rendering.catalogue import say
from jixiao.rendering.values import fact_name, unit_text, value_text
from jixiao.taxonomy.book import Column, SheetForm, Type, sheet_form, sheet_forms
from jixiao.taxonomy.concepts import concepts_by_name
from jixiao.taxonomy.lexicon import lexicon


@dataclass(slots=True)
class _Writer:
    """Collects lines; each is a block, anchored to its row of the workbook where it has one."""

    lines: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    at: int = 0

    def add(self, text: str, row: RowPlace | None = None) -> Span:
        span = Span(self.at, self.at + len(text))
        self.lines.append(text)
        self.blocks.append(Block(len(self.blocks), BlockKind.PARAGRAPH, span))
        self.segments.append(Segment(span, Anchor(row.sheet, row.row, 0) if row else None))
        self.at = span.end + 1
        return span


@dataclass(frozen=True, slots=True)
class Written:
    """The text of a book, its figures with their places, the place of each row by sheet and row."""

    document: Document
    facts: tuple[Fact, ...]
    rows: Mapping[tuple[str, int], Span]


def written(book: Book, computed: Sequence[Computed], places: Iterable[RowPlace]) -> Written:
    """Return the text of a book with the rows of `places`."""
    writer = _Writer()
    writer.add(say("books.title", unit=book.unit, year=book.year or ""))
    facts = tuple(_fact(writer, one) for one in computed)
    wanted = dict.fromkeys((one.sheet, one.row) for one in places)
    rows: dict[tuple[str, int], Span] = {}
    for sheet, row in sorted(wanted):
        head = say("books.row", sheet=sheet, row=row)
        words = row_words(book, sheet, row)
        span = writer.add(head + (words or say("books.empty")), RowPlace(sheet, row))
        rows[(sheet, row)] = Span(span.start + len(head), span.end)
    text = "".join(f"{line}\n" for line in writer.lines)
    document = Document(book.source, text, tuple(writer.blocks), (), tuple(writer.segments))
    return Written(document, facts, rows)


def _fact(writer: _Writer, one: Computed) -> Fact:
    fact = one.fact
    value = f"{value_text(fact.quantity)}{unit_text(fact.quantity)}"
    year = f"{fact.coordinates.period}年" if fact.coordinates else ""
    head = f"{year}{fact_name(fact)}："
    line = writer.add(head + value, _only_row(one))
    topic = _topics().get(fact.coordinates.concept, "") if fact.coordinates else ""
    place = Span(line.start + len(head), line.end)
    return replace(fact, printed=value, span=place, block=writer.blocks[-1].index, topic=topic)


def _only_row(one: Computed) -> RowPlace | None:
    """Return the row that a figure comes from, None where it comes from several or none."""
    if sum(len(rows) for _, rows in one.rows) != 1:
        return None
    return next(RowPlace(sheet, row) for sheet, rows in one.rows for row in rows)


@cache
def _topics() -> Mapping[str, str]:
    """Return what the amounts of a concept are about: 人员经费 is the line 人员经费, not all that was spent."""
    ids = {topic.name: key for key, topic in lexicon().topics.items()}
    named = {concept: ids.get(name, "") for name, concept in concepts_by_name().items()}
    return named | {"sangong_total": ids.get("“三公”经费", "")}


def row_words(book: Book, sheet: str, row: int) -> str:
    """Return the values of a row of a sheet, each behind the name of its column; nothing for an unknown sheet."""
    name = next((one for one, table in book.tables.items() if table.sheet == sheet), None)
    return "" if name is None else _row_words(sheet_form(name), book.tables[name], row)


def _row_words(form: SheetForm, table: Table, row: int) -> str:
    at = bisect_left(table.rows, row)
    if at == len(table.rows) or table.rows[at] != row:
        column = next((one for one in form.columns if table.fields.get(one.id) == row), None)
        values = [] if column is None else [(column, table.columns[column.id][0])]
    else:
        values = [(column, table.columns[column.id][at]) for column in form.columns]
    return "｜".join(f"{column.name} {_value_words(value, column)}" for column, value in values if value is not None)


def _value_words(value: Value, column: Column) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        if column.type is Type.MONEY:
            return decimal_text(value, FEN_PER_YUAN, 2)
        return str(value) if column.type is Type.YEAR else exact_text(value, MICRO)
    return value or ""


def is_book(sheets: Sheets) -> bool:
    """Tell a book from another workbook: it has the sheet of the unit or of the budget, and one more of a book."""
    known = {form.name for form in sheet_forms()}
    forms = {form.name for form in sheet_forms() if form.id in ("unit", "budget")}
    here = {sheet.name.strip() for sheet in sheets.sheets}
    return bool(here & forms) and len(here & known) > 1
