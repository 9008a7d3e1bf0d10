"""Findings that a user put aside: found again by the words meant and the words around them, not by offsets.

Figures and marks around the place do not count, so that mending one figure does not bring another finding back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jixiao.model.document import Document
from jixiao.model.finding import Finding
from jixiao.model.policy import Suppressed
from jixiao.model.span import Span
from jixiao.services.policy import Ignore

AROUND = 12
LONGEST_QUOTE = 40
MORE = "…"
_OPEN = 1
_REACH = 48


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a finding is known by: the words meant, the words before and behind them, the heading above."""

    quote: str
    before: str
    after: str
    heading: str


@dataclass(frozen=True, slots=True)
class Sorted:
    """The findings that stay, those put aside, and where the entries stand that met none."""

    kept: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    idle: tuple[str, ...]


Headings = Sequence[tuple[Span, Span]]


def sort_out(findings: Iterable[Finding], document: Document, headings: Headings, ignores: Sequence[Ignore]) -> Sorted:
    """Put aside the findings that entries hold for; each by the first entry."""
    left = list(findings)
    around = {id(one): surroundings(one.primary.span, document, headings) for one in left}
    aside: list[Suppressed] = []
    idle = []
    for entry in ignores:
        chosen = _chosen(entry, [one for one in left if one.code.startswith(entry.rule)], around)
        if not chosen:
            idle.append(entry.source)
        aside += [Suppressed(one, entry.reason, entry.source) for one in chosen]
        gone = {id(one) for one in chosen}
        left = [one for one in left if id(one) not in gone]
    aside.sort(key=lambda one: (one.finding.primary.span, one.finding.code))
    return Sorted(tuple(left), tuple(aside), tuple(idle))


def surroundings(span: Span, document: Document, headings: Headings) -> Surroundings:
    """Return what a place is known by: the words of its line, those beyond it only where it has no other."""
    text = document.text
    over = [(title, body) for title, body in headings if body.start <= span.start < body.end]
    title = min(over, key=lambda one: len(one[1]))[0].of(text) if over else ""
    quote = _close(span.of(text))
    if len(quote) > LONGEST_QUOTE:
        quote = quote[:LONGEST_QUOTE] + MORE
    before, after = text[max(0, span.start - _REACH) : span.start], text[span.end : span.end + _REACH]
    on_line = _letters(before.rpartition("\n")[2]), _letters(after.partition("\n")[0])
    around = on_line if any(on_line) else (_letters(before), _letters(after))
    return Surroundings(quote, around[0][-AROUND:], around[1][:AROUND], _letters(title))


def _chosen(entry: Ignore, findings: Sequence[Finding], around: dict[int, Surroundings]) -> list[Finding]:
    """Return the findings at the place of an entry: where several may be meant, those that fit it best."""
    if not entry.quote:
        return list(findings)
    quote = _close(entry.quote)
    meant = [one for one in findings if _is_quoted(quote, around[id(one)].quote)]
    given = [one for one in (entry.before, entry.after, entry.heading) if one]
    if not given:
        return meant
    marks = [(_agreeing(entry, around[id(one)]), one) for one in meant]
    best = max((mark for mark, _ in marks), default=0)
    least = max(_OPEN, len(given) - _OPEN)
    return [one for mark, one in marks if mark == best >= least]


def _agreeing(entry: Ignore, here: Surroundings) -> int:
    """Count what agrees of the words before, the words behind and the heading."""
    before, after, heading = map(_letters, (entry.before, entry.after, entry.heading))
    return (
        (bool(before) and here.before.endswith(before))
        + (bool(after) and here.after.startswith(after))
        + (bool(heading) and here.heading == heading)
    )


def _is_quoted(quote: str, words: str) -> bool:
    return words.startswith(quote[: -len(MORE)]) if quote.endswith(MORE) else words == quote


def _close(text: str) -> str:
    return "".join(text.split())


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalpha())
