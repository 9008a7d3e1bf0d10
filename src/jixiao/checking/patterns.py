"""Rules that are lists of expressions: find each, say what to write instead."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from jixiao.checking.lists import word_list
from jixiao.checking.notes import note, note_all, safe, unsafe
from jixiao.checking.rule import Card, Verdict
from jixiao.model.finding import Edit, Fix, Severity
from jixiao.model.span import Span


@dataclass(frozen=True, slots=True)
class Pattern:
    """An expression and what to say of it.

    The group `at`, where there is one, is what the finding quotes. `put` is the replacement (None: no fix; groups as
    in `re.Match.expand`), `variant` the message, `severity` None for that of the card.
    """

    expression: re.Pattern[str]
    put: str | None
    safe: bool
    variant: str
    severity: Severity | None


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that a pattern names, and what should stand there."""

    span: Span
    pattern: Pattern
    put: str | None


@cache
def patterns(name: str) -> tuple[Pattern, ...]:
    """Return the patterns of the word list `name`."""
    return tuple(
        Pattern(
            re.compile(one["find"], re.MULTILINE),
            one.get("put"),
            one.get("safe", False),
            one.get("variant", ""),
            Severity(one["severity"]) if "severity" in one else None,
        )
        for one in word_list(name)["pattern"]
    )


def hits(text: str, searched: Iterable[Pattern], within: Sequence[Span]) -> list[Hit]:
    """Return the places of the patterns inside the ranges `within` (in order, apart); of two that overlap the first."""
    found: list[Hit] = []
    taken = bytearray()
    starts = [area.start for area in within]
    for pattern in searched:
        group = "at" if "at" in pattern.expression.groupindex else 0
        for match in pattern.expression.finditer(text):
            span = Span(*match.span(group))
            area = bisect_right(starts, match.start()) - 1
            inside = area >= 0 and match.end() <= within[area].end
            taken = taken or bytearray(len(text))
            if inside and 1 not in taken[span.start : span.end]:
                taken[span.start : span.end] = b"\x01" * len(span)
                found.append(Hit(span, pattern, None if pattern.put is None else match.expand(pattern.put)))
    return sorted(found, key=lambda hit: hit.span)


def fix_of(hit: Hit) -> Fix | None:
    """Return the fix of a hit, None where its pattern proposes nothing."""
    if hit.put is None:
        return None
    edit = Edit(hit.span, hit.put)
    return safe(edit) if hit.pattern.safe else unsafe(edit)


def notes_on(card: Card, text: str, found: Iterable[Hit]) -> Iterator[Verdict]:
    """Yield a failed verdict for each hit, with its words (`found`) and the right ones (`put`) as arguments."""
    for hit in found:
        args = (("found", hit.span.of(text)), ("put", hit.put or ""))
        yield note(card, hit.span, args, variant=hit.pattern.variant, severity=hit.pattern.severity, fix=fix_of(hit))


def notes_by_words(card: Card, text: str, found: Iterable[Hit]) -> Iterator[Verdict]:
    """Yield one failed verdict for each distinct wording, with all its places and a fix for all of them."""
    groups: dict[tuple[str, str | None], list[Hit]] = {}
    for hit in found:
        groups.setdefault((hit.span.of(text), hit.put), []).append(hit)
    for (words, put), same in groups.items():
        edits = () if put is None else tuple(Edit(hit.span, put) for hit in same)
        pattern = same[0].pattern
        fix = (safe(*edits) if pattern.safe else unsafe(*edits)) if edits else None
        args = (("found", words), ("put", put or ""))
        yield note_all(card, [hit.span for hit in same], args, variant=pattern.variant, fix=fix)


def notes_by_variant(card: Card, text: str, found: Iterable[Hit]) -> Iterator[Verdict]:
    """Yield one failed verdict for each kind of place (variant), with all its places and their fixes."""
    groups: dict[str, list[Hit]] = {}
    for hit in found:
        groups.setdefault(hit.pattern.variant, []).append(hit)
    for variant, same in groups.items():
        edits = tuple(Edit(hit.span, hit.put) for hit in same if hit.put is not None)
        fix = (safe(*edits) if all(hit.pattern.safe for hit in same) else unsafe(*edits)) if edits else None
        args = (("found", same[0].span.of(text)), ("count", str(len(same))))
        yield note_all(card, [hit.span for hit in same], args, variant=variant, fix=fix)
