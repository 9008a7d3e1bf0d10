"""The rows of the workbook of findings: findings, files, duties."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jixiao.model.fact import Fact
from jixiao.model.finding import Finding
from jixiao.model.result import Checked, Result, Unread
from jixiao.model.span import Span
from jixiao.rendering.card import Cards
from jixiao.rendering.catalogue import message_of, say
from jixiao.rendering.cells import visible
from jixiao.rendering.lines import Lines
from jixiao.rendering.sentence import sentence_span
from jixiao.rendering.terminal import edit_text, suspect_text

_AROUND = 60
_CUT = "…"
_BREAK = "\n"


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence in three pieces: what stands before the words meant, these, what follows."""

    before: str
    meant: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.meant}{self.after}"


Cell = str | int | Decimal | Quote
Row = Sequence[Cell]


def finding_rows(results: Iterable[Result], cards: Cards) -> Iterator[Row]:
    """Yield one row a finding, in the order of the files and of their text."""
    for one in results:
        if isinstance(one, Unread):
            code = one.finding.code
            yield (
                visible(one.failure.path), "", "", say("severity.error"), f"{code} {say('statistics.unreadable')}", "",
                "", "", "", visible(message_of(one.finding)), "", "",
            )  # fmt: skip
            continue
        lines = Lines.of(one.document.text)
        facts = {fact.id: fact for fact in one.facts}
        for finding in one.findings:
            yield _finding(finding, one, lines, facts, cards)


def aside_rows(results: Iterable[Result], cards: Cards) -> Iterator[Row]:
    """Yield one row a finding that was put aside, with the reason and where it was given."""
    for one in results:
        if isinstance(one, Unread):
            continue
        lines = Lines.of(one.document.text)
        for aside in one.applied.suppressed:
            finding = aside.finding
            yield (
                visible(one.document.source.path), one.profile.unit, say(f"severity.{finding.severity.value}"),
                _rule(finding, cards), _place(finding.primary.span, one, lines),
                quote(lines.text, finding.primary.span), visible(message_of(finding)),
                visible(aside.reason), visible(aside.source),
            )  # fmt: skip


def _rule(finding: Finding, cards: Cards) -> str:
    card = cards.get(finding.code)
    return finding.code if card is None else f"{finding.code} {card.name}"


def _finding(finding: Finding, checked: Checked, lines: Lines, facts: Mapping[str, Fact], cards: Cards) -> Row:
    card = cards.get(finding.code)
    return (
        visible(checked.document.source.path),
        checked.profile.unit,
        checked.profile.year,
        say(f"severity.{finding.severity.value}"),
        _rule(finding, cards),
        _place(finding.primary.span, checked, lines),
        quote(lines.text, finding.primary.span),
        visible(finding.expected or ""),
        visible(finding.found or ""),
        visible(message_of(finding)),
        "" if card is None else card.clause,
        _BREAK.join(_remedies(finding, lines, facts, cards)),
    )


def _place(span: Span, checked: Checked, lines: Lines) -> str:
    """Return the nearest title above a place, and line and column."""
    at = lines.position(span.start)
    title = next((title for title, body in reversed(checked.headings) if body.contains(span)), None)
    where = say("book.place", line=at.line, column=at.column)
    return where if title is None else f"{visible(title.of(lines.text)).strip()}{_BREAK}{where}"


def _remedies(finding: Finding, lines: Lines, facts: Mapping[str, Fact], cards: Cards) -> Iterator[str]:
    for suspect in finding.suspects:
        yield visible(suspect_text(suspect, facts))
    if finding.fix is not None and finding.fix.edits and not finding.suspects:
        edits = "，".join(edit_text(edit, lines.text) for edit in finding.fix.edits)
        yield visible(say(f"terminal.fix_{finding.fix.applicability.value}", edits=edits))
    card = cards.get(finding.code)
    if card is not None:
        yield card.remedy


def quote(text: str, span: Span) -> Quote:
    """Return the sentence, or the row of a table, that holds a place, cut to what surrounds it."""
    around = sentence_span(text, span)
    before = visible(text[around.start : span.start]).lstrip()
    after = visible(text[span.end : around.end]).rstrip()
    return Quote(
        before if len(before) <= _AROUND else _CUT + before[-_AROUND:],
        visible(span.of(text)),
        after if len(after) <= _AROUND else after[:_AROUND] + _CUT,
    )
