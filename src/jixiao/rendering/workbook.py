"""Facts as a workbook: one row a fact, with its sentence and its place."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from jixiao.model.fact import Fact
from jixiao.model.result import Checked, Result, Unread
from jixiao.rendering.catalogue import message_of, say
from jixiao.rendering.cells import visible
from jixiao.rendering.lines import Lines
from jixiao.rendering.sentence import sentence
from jixiao.rendering.values import fact_name, status_text, unit_text, value_text
from jixiao.taxonomy.concepts import concept_name

Row = Sequence[str | Decimal | int]

_COLUMNS = (
    ("path", 24), ("id", 6), ("name", 26), ("concept", 22), ("subject", 24), ("item", 18), ("period", 10),
    ("scope", 14), ("value", 16), ("unit", 6), ("printed", 14), ("status", 10), ("sentence", 60), ("line", 6),
    ("column", 6), ("start", 8), ("end", 8), ("sources", 14),
)  # fmt: skip
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_LONGEST = 32_767


def workbook(results: Iterable[Result]) -> bytes:
    """Return the facts of all files as xlsx. Text stays text, also where it begins like a formula."""
    target = BytesIO()
    every = list(results)
    with xlsxwriter.Workbook(target, _OPTIONS) as book:
        bold = book.add_format({"bold": True})
        sheet = book.add_worksheet(say("sheet.facts"))
        rows = [row for one in every if isinstance(one, Checked) for row in _fact_rows(one)]
        _fill(sheet, [say(f"sheet.{name}") for name, _ in _COLUMNS], rows, bold)
        for at, (_, wide) in enumerate(_COLUMNS):
            sheet.set_column(at, at, wide)
        unread = [one for one in every if isinstance(one, Unread)]
        if unread:
            _fill(
                book.add_worksheet(say("sheet.unread")),
                [say("sheet.path"), say("sheet.reason")],
                [(one.failure.path, message_of(one.finding)) for one in unread],
                bold,
            )
    return target.getvalue()


def _fill(sheet: Worksheet, head: Sequence[str], rows: Sequence[Row], bold: object) -> None:
    for column, title in enumerate(head):
        sheet.write_string(0, column, title, bold)
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, column, cell[:_LONGEST])
            else:
                sheet.write_number(number, column, cell)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(head) - 1)


def _fact_rows(checked: Checked) -> list[Row]:
    lines = Lines.of(checked.document.text)
    return [_row(fact, checked, lines) for fact in checked.facts]


def _row(fact: Fact, checked: Checked, lines: Lines) -> Row:
    where = fact.coordinates
    place: Row = ("", "", "", "", "")
    if fact.span is not None:
        at = lines.position(fact.span.start)
        place = (sentence(lines.text, fact.span), at.line, at.column, fact.span.start, fact.span.end)
    return (
        checked.document.source.path,
        fact.id,
        fact_name(fact),
        concept_name(where.concept) if where else "",
        where.subject.name if where else "",
        where.item.name if where and where.item else "",
        where.period if where else "",
        (where.scope or "") if where else "",
        Decimal(value_text(fact.quantity)),
        unit_text(fact.quantity),
        visible(fact.printed),
        status_text(fact),
        *place,
        " ".join(fact.sources),
    )
