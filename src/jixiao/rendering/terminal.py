"""Findings for a person at a terminal: place, message, excerpt with marks, what it should be, how to mend it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jixiao.model.fact import Fact
from jixiao.model.finding import Applicability, Edit, Finding, Place, Severity, Suspect
from jixiao.model.result import Checked, Result, Unread
from jixiao.rendering.card import Cards
from jixiao.rendering.catalogue import message_of, say
from jixiao.rendering.cells import visible, wrap
from jixiao.rendering.excerpt import excerpt
from jixiao.rendering.lines import WORKBOOK, Lines, place_text
from jixiao.rendering.paint import Tone, paint
from jixiao.rendering.quotes import quoted
from jixiao.rendering.values import fact_name

LEAST_WIDTH = 40
MOST_RELATED = 6
MOST_SUSPECTS = 3
MOST_EDITS = 3
_TONES = {Severity.ERROR: Tone.ERROR, Severity.WARNING: Tone.WARNING, Severity.INFO: Tone.INFO}
_QUOTE = 24
_BEFORE = 6


@dataclass(frozen=True, slots=True)
class Look:
    """How to write: cells of a line, colours or none; `brief`: findings alone, no summary."""

    width: int = 100
    colour: bool = False
    brief: bool = False

    @property
    def room(self) -> int:
        """The cells that may be used, never fewer than `LEAST_WIDTH`."""
        return max(self.width, LEAST_WIDTH)


@dataclass(frozen=True, slots=True)
class _Page:
    checked: Checked
    lines: Lines
    facts: Mapping[str, Fact]
    cards: Cards
    look: Look
    gutter: int

    def frame(self, sign: str) -> str:
        return paint(sign, Tone.FRAME, colour=self.look.colour)

    def note(self, text: str) -> str:
        indent = " " * (self.gutter + 3)
        body = wrap(visible(text), self.look.room - len(indent), indent)
        return f"{' ' * (self.gutter + 1)}{self.frame('=')} {body}"


def finding_lines(result: Result, cards: Cards, look: Look) -> Iterator[str]:
    """Yield the lines of all findings of a file, an empty one after each."""
    if isinstance(result, Unread):
        yield _head(result.finding, look)
        yield ""
        return
    lines = Lines.of(result.document.text)
    last = max((lines.position(one.primary.span.start).line for one in result.findings), default=1)
    page = _Page(result, lines, {fact.id: fact for fact in result.facts}, cards, look, len(str(last)))
    for finding in result.findings:
        yield _head(finding, look)
        yield from _excerpt(finding, page)
        yield from (page.note(text) for text in _notes(finding, page))
        yield ""


def _head(finding: Finding, look: Look) -> str:
    label = f"{say(f'severity.{finding.severity.value}')} {finding.code}"
    first, *rest = wrap(visible(f"{label} {message_of(finding)}"), look.room - 2, "  ").split("\n")
    painted = paint(label, _TONES[finding.severity], colour=look.colour) + first.removeprefix(label)
    return "\n".join([painted, *rest])


def _excerpt(finding: Finding, page: _Page) -> Iterator[str]:
    span = finding.primary.span
    related = [place.span for place in finding.related]
    cut = excerpt(page.lines, span, related, page.look.room - page.gutter - 3)
    margin = " " * page.gutter
    bar = page.frame("|")
    path = visible(page.checked.document.source.path)
    yield f"{margin}{page.frame('-->')} {path}:{place_text(page.checked.document, page.lines, span.start)}"
    yield f"{margin} {bar}"
    number = "" if page.checked.document.source.format == WORKBOOK else str(cut.line)  # a workbook counts by sheet
    yield f"{page.frame(number.rjust(page.gutter))} {bar} {cut.text}"
    yield f"{margin} {bar} {paint(cut.marks, _TONES[finding.severity], colour=page.look.colour)}"


def _notes(finding: Finding, page: _Page) -> Iterator[str]:
    if finding.expected is not None and finding.found is not None:
        yield say("terminal.compared", found=finding.found, expected=finding.expected)
    elif finding.expected is not None:
        yield say("terminal.expected", expected=finding.expected)
    yield from _first([_related(place, page) for place in finding.related], MOST_RELATED)
    yield from _first([suspect_text(one, page.facts) for one in finding.suspects], MOST_SUSPECTS)
    if finding.fix is not None and not (finding.suspects and finding.fix.applicability is Applicability.UNSAFE):
        edits = _first([edit_text(edit, page.lines.text) for edit in finding.fix.edits], MOST_EDITS)
        yield say(f"terminal.fix_{finding.fix.applicability.value}", edits="，".join(edits))
    card = page.cards.get(finding.code)
    if card is not None:
        yield say("terminal.remedy", remedy=card.remedy)
        yield say("terminal.explain", code=card.code)


def _first(texts: Sequence[str], most: int) -> list[str]:
    """Return the first texts and how many there are beside them."""
    left = len(texts) - most
    return [*texts[:most], *([say("terminal.more", count=left)] if left > 0 else [])]


def _related(place: Place, page: _Page) -> str:
    at = place_text(page.checked.document, page.lines, place.span.start)
    quote = quoted(place.span.of(page.lines.text), _QUOTE)
    label = say(place.label, place.args) if place.label else ""
    return say("terminal.related", place=at, label=label, quote=quote)


def suspect_text(suspect: Suspect, facts: Mapping[str, Fact]) -> str:
    """Say which figure may be wrong, what it may have been meant to be, and why."""
    fact = facts[suspect.fact]
    why = say(suspect.why, suspect.args)
    name = say("suspect.unread") if fact.coordinates is None else fact_name(fact)
    return say("terminal.suspect", name=name, printed=fact.printed, value=suspect.printed, why=why)


def edit_text(edit: Edit, text: str) -> str:
    """Say an edit in words."""
    old = edit.span.of(text)
    if old:
        return say("terminal.edit" if edit.text else "terminal.delete", old=old, new=edit.text)
    before = text[max(edit.span.start - _BEFORE, 0) : edit.span.start]
    return say("terminal.break" if edit.text == "\n" else "terminal.insert", before=before, new=edit.text)
