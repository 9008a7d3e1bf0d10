"""Facts as a table for programs: one row a fact, stable column names, exact decimals; as CSV or Parquet."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from decimal import Decimal
from importlib.util import find_spec
from io import BytesIO, StringIO

from jixiao.model.fact import Fact
from jixiao.model.result import Checked, Result
from jixiao.model.span import Span
from jixiao.rendering.lines import Lines
from jixiao.rendering.sentence import sentence
from jixiao.rendering.told import told_concept
from jixiao.rendering.values import fact_name, unit_text, value_text

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_DIGITS, _PLACES = 38, 8


@dataclass(frozen=True, slots=True)
class Row:
    """One fact. `value` is money in 元, a rate in percent, a count in its printed unit; offsets count characters."""

    path: str
    kind: str
    organisation: str
    year: str
    id: str
    concept: str | None
    name: str
    subject_kind: str | None
    subject: str | None
    item_kind: str | None
    item: str | None
    period: str | None
    scope: str | None
    value: Decimal
    unit: str
    approximation: str
    printed: str
    status: str
    sentence: str
    headings: str
    line: int | None
    column: int | None
    start: int | None
    end: int | None
    block: int | None
    table: int | None
    row: int | None
    cell: int | None
    sources: str


_TEXT = frozenset(field.name for field in fields(Row) if "str" in str(field.type))
_NUMBERS = ("line", "column", "start", "end", "block", "table", "row", "cell")


def fact_table(results: Iterable[Result]) -> Iterator[Row]:
    """Yield the facts of all files that could be read, in reading order."""
    for one in results:
        if isinstance(one, Checked):
            lines = Lines.of(one.document.text)
            for fact in one.facts:
                yield _row(fact, one, lines)


def _row(fact: Fact, checked: Checked, lines: Lines) -> Row:
    where, span, profile = fact.coordinates, fact.span, checked.profile
    item = where.item if where else None
    at = lines.position(span.start) if span else None
    table, row, cell = fact.cell or (None, None, None)
    return Row(
        checked.document.source.path, profile.kind.value, profile.unit, profile.year, fact.id,
        told_concept(fact, profile.year), fact_name(fact),
        where.subject.kind.value if where else None, where.subject.name if where else None,
        item.kind if item else None, item.name if item else None,
        where.period if where else None, where.scope if where else None,
        Decimal(value_text(fact.quantity)), unit_text(fact.quantity), fact.quantity.approximation.value,
        fact.printed, fact.status.value,
        sentence(lines.text, span) if span else "", _titles(fact, checked.headings, lines.text),
        at.line if at else None, at.column if at else None, span.start if span else None, span.end if span else None,
        fact.block, table, row, cell, " ".join(fact.sources),
    )  # fmt: skip


def _titles(fact: Fact, headings: Sequence[tuple[Span, Span]], text: str) -> str:
    """Return the titles over a fact, the outermost first."""
    span = fact.span
    if span is None:
        return ""
    return " › ".join(title.of(text).strip() for title, body in headings if body.contains(span))


def csv_bytes(rows: Iterable[Row]) -> bytes:
    """Return CSV (RFC 4180, UTF-8 with its mark); a text that a spreadsheet would compute begins with an apostrophe."""
    target = StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    names = [field.name for field in fields(Row)]
    writer.writerow(names)
    for row in rows:
        writer.writerow(
            [_safe(cell) if name in _TEXT else cell for name, cell in zip(names, astuple(row), strict=True)]
        )
    return target.getvalue().encode("utf-8-sig")


def _safe(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def has_parquet() -> bool:
    """Tell whether the library that writes Parquet is installed (extra `batch`)."""
    return find_spec("pyarrow") is not None


def parquet_bytes(rows: Iterable[Row]) -> bytes:
    """Return Parquet; values are decimals of 38 digits with 8 places. ImportError without the extra `batch`."""
    import pyarrow as pa  # noqa: PLC0415  an extra: most users have no need of it
    import pyarrow.parquet as pq  # noqa: PLC0415

    kinds = {"value": pa.decimal128(_DIGITS, _PLACES)} | dict.fromkeys(_NUMBERS, pa.int64())
    schema = pa.schema([(field.name, kinds.get(field.name, pa.string())) for field in fields(Row)])
    target = BytesIO()
    named = [dict(zip(schema.names, astuple(row), strict=True)) for row in rows]
    pq.write_table(pa.Table.from_pylist(named, schema=schema), target, compression="zstd")
    return target.getvalue()
