"""A report becomes a template: its figures by what a book tells, its year, its unit; doubts are marked."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from jixiao.composing.annotate import annotate
from jixiao.composing.note import Note
from jixiao.composing.retell import placeable, retold
from jixiao.model.document import Document
from jixiao.model.fact import SubjectKind
from jixiao.model.result import Checked, Kind, Unread
from jixiao.model.retelling import Put, Retelling
from jixiao.model.span import Span
from jixiao.ooxml.package import Defect
from jixiao.reading import read
from jixiao.services.checking import EVERYTHING
from jixiao.services.files import check_data
from jixiao.services.from_report import taken
from jixiao.services.old_report.booknames import known_of
from jixiao.services.old_report.figures import Fate, Figure, figures
from jixiao.services.old_report.rows import repeated
from jixiao.services.old_report.words import UNIT, request_puts, unit_mentions, unit_puts, year_puts
from jixiao.services.policy import Policy

_MARK = re.compile(r"\{\{请核对 [^{}]*\}\}")
_BRACES = ("{{", "}}", "｛｛", "｝｝")
_DOCX = "docx"


@dataclass(frozen=True, slots=True)
class Retold:
    """A template, how many figures of the report came to what end, and how often year and unit were replaced.

    `dates` are years in doubt, `units_left` mentions of the unit that stay, `outside` figures that stand in no
    paragraph of the body.
    """

    data: bytes
    replaced: int
    untold: int
    unread: int
    years: int
    dates: int
    units: int
    units_left: int
    outside: int


@dataclass(frozen=True, slots=True)
class NoReport:
    """Why a file makes no template: a message key."""

    message: str


def template_from(path: str, date: datetime, policy: Policy = EVERYTHING) -> Retold | NoReport | Unread:
    """Return the template of the report in `path`; its comments carry `date` (UTC). OSError where it cannot be read."""
    data = Path(path).read_bytes()
    checked = check_data(path, data, policy)
    if isinstance(checked, Unread):
        return checked
    if checked.document.source.format != _DOCX:
        return NoReport("retelling.not_word")
    if checked.profile.kind is Kind.BOOK or not checked.profile.year.isdecimal():
        return NoReport("retelling.no_year")
    if any(one in checked.document.text for one in _BRACES):
        return NoReport("retelling.is_template")
    return _retold(data, checked, date)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be written, with the figures that are put by themselves and those that a repeated row tells."""

    retelling: Retelling
    figures: tuple[Figure, ...]
    in_rows: int
    outside: int


def _retold(data: bytes, checked: Checked, date: datetime) -> Retold | NoReport:
    plan = _plan(checked)
    written = retold(data, checked.document, plan.retelling)
    marked = written if isinstance(written, Defect) else _commented(written, plan.retelling.puts, date)
    if isinstance(marked, Defect):
        return NoReport("retelling.not_word")
    counts = Counter(one.fate for one in plan.figures)
    kept = set(plan.retelling.puts)
    words = [one for one in _words(checked) if one in kept]
    unit = sum(one.text == UNIT for one in words)
    doubts = sum(bool(one.why) for one in words)
    return Retold(
        marked, counts[Fate.REPLACED] + plan.in_rows, counts[Fate.UNTOLD], counts[Fate.UNREAD],
        len(words) - unit - doubts, doubts, unit, unit_mentions(checked.document.text, checked.profile.unit) - unit,
        plan.outside,
    )  # fmt: skip


def _plan(checked: Checked) -> _Plan:
    document, text = checked.document, checked.document.text
    known = known_of(taken(checked))
    tables = [
        one
        for one in repeated(document, checked.facts, known.lists)
        if all(placeable(document, put) for put in one.puts)
    ]
    rows = [one.span for one in tables]
    found = tuple(figures(checked.facts, text, known.names))
    alone = [one for one in found if placeable(document, one.put) and not _within(one.put, rows)]
    asked = [one for one in request_puts(text) if placeable(document, one) and not _within(one, rows)]
    words = [one for one in _words(checked) if placeable(document, one) and not _within(one, rows)]
    puts = apart([*asked, *(one.put for one in alone)], words)
    kept = set(puts)
    return _Plan(
        Retelling(
            tuple(sorted((*puts, *(put for one in tables for put in one.puts)))),
            tuple(span for one in tables for span in one.gone),
        ),
        tuple(one for one in alone if one.put in kept),
        sum(_within(one.put, rows) for one in found),
        sum(not placeable(document, one.put) for one in found),
    )


def _within(put: Put, rows: Iterable[Span]) -> bool:
    return any(one.contains(put.span) for one in rows)


def _words(checked: Checked) -> list[Put]:
    text = checked.document.text
    subjects = {one.coordinates.subject for one in checked.facts if one.coordinates}
    projects = {one.name for one in subjects if one.kind is SubjectKind.PROJECT and one.name}
    kept = [Span(*match.span()) for name in projects for match in re.finditer(re.escape(name), text)]
    return [*year_puts(text, int(checked.profile.year), kept), *unit_puts(text, checked.profile.unit)]


def apart(first: Iterable[Put], then: Sequence[Put]) -> tuple[Put, ...]:
    """Return the puts that do not overlap, in order; the first ones go before."""
    found: list[Put] = []
    for put in (*first, *then):
        if not any(one.span.overlaps(put.span) for one in found):
            found.append(put)
    return tuple(sorted(found))


def _commented(data: bytes, puts: Sequence[Put], date: datetime) -> bytes | Defect:
    """Return the file with a comment at each mark: the marks of the text are those of the puts, in order."""
    document = read("template.docx", data)
    if not isinstance(document, Document):
        return Defect.DAMAGED
    whys = [one.why for one in puts if one.why]
    spans = [Span(*match.span()) for match in _MARK.finditer(document.text)]
    notes = [Note(span, why) for span, why in zip(spans, whys, strict=True)]
    return annotate(data, document, notes, date) if notes else data
