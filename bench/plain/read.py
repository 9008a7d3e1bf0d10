"""What the program makes of a snippet, against what the snippet says."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bench.plain.source import Snippet

from jixiao.extraction.grid import read_label
from jixiao.model.document import Document
from jixiao.model.fact import Fact
from jixiao.model.finding import Finding, Severity
from jixiao.model.quantity import FEN_PER_YUAN, MICRO, Dimension
from jixiao.model.span import Span
from jixiao.reading.read import read
from jixiao.services.checking import check_document
from jixiao.taxonomy.lexicon import Sense, lexicon

NARRATIVE = ("narrative_", "target_", "threshold_", "other_amount", "per_capita", "equipment", "beds")
# What names a part in many ways: its year alone is held against the truth.
LOOSELY_NAMED = ("share", "yoy_amount", "yoy_rate", "prior_year_amount", "rate_change_points")

# Marks tell an amount with its sign or without.
SIGNS = ("-", "－", "−", "+", "＋")

# A snippet is no whole report: titles before and behind it are missing.
OF_WHOLE_REPORTS = ("JX301", "JX505")


@dataclass(frozen=True, slots=True)
class Reading:
    """How many figures are true, read rightly, with the right name, claimed; what is amiss; what was found."""

    true: int
    right: int
    named: int
    claimed: int
    misses: tuple[str, ...]
    found: bool
    false: tuple[str, ...]
    warned: tuple[str, ...]


def read_snippet(snippet: Snippet) -> Reading:
    """Read and check one snippet; its findings are false where it has no slip."""
    document = read("snippet.txt", snippet.text.encode())
    if not isinstance(document, Document):
        return Reading(len(snippet.facts), 0, 0, 0, ("unreadable",), found=False, false=(), warned=())
    checked = check_document(document)
    claims = {
        fact.span.start + fact.printed.startswith(SIGNS): fact
        for fact in checked.facts
        if fact.span is not None and fact.coordinates is not None
    }  # fmt: skip
    judged = [_judged(fact, claims) for fact in snippet.facts]
    told = [miss for *_, miss in judged if miss]
    marked = {at for fact in snippet.facts for at in _places(fact)}
    invented = [
        fact for start, fact in claims.items() if start not in marked and _counts(fact)
    ]  # fmt: skip
    told += [f"invented {_claim(fact)} {fact.printed}" for fact in invented]
    return Reading(
        sum(true for true, *_ in judged),
        sum(right for _, right, *_ in judged),
        sum(named for _, _, named, *_ in judged),
        sum(claimed for _, _, _, claimed, _ in judged) + len(invented),
        tuple(told),
        snippet.slip is not None and any(_touches(snippet, one) for one in checked.findings),
        tuple(_findings(snippet, checked.findings, Severity.ERROR)),
        tuple(_findings(snippet, checked.findings, Severity.WARNING)),
    )


def _judged(truth: Mapping[str, Any], claims: Mapping[int, Fact]) -> tuple[bool, bool, bool, int, str]:
    """Return whether a figure has a concept, is read rightly, under its name, how many claim it, and the miss."""
    here = [claims[at] for at in _places(truth) if at in claims]
    concept, claimed = truth["concept"], ", ".join(map(_claim, here)) or "nothing"
    if truth.get("auto") or concept.startswith(NARRATIVE):
        placed = [fact for fact in here if not _claim(fact).startswith(NARRATIVE)]
        return False, False, False, len(placed), f"{truth['text']} {concept} read as {claimed}" if placed else ""
    right = next((fact for fact in here if fact.coordinates and fact.coordinates.concept == concept), None)
    if right is None or not _same_value(right, truth):
        return True, False, False, len(here), f"{truth['text']} {concept} ({truth['context']}) read as {claimed}"
    named = _named(right, truth)
    return True, True, named, len(here), "" if named else f"{truth['text']} of {truth['context']} read as {claimed}"


def _places(truth: Mapping[str, Any]) -> range:
    return range(truth["start"], truth["start"] + len(truth["text"]))


def _same_value(fact: Fact, truth: Mapping[str, Any]) -> bool:
    scale = FEN_PER_YUAN if fact.quantity.dimension is Dimension.MONEY else MICRO
    found = abs(Decimal(fact.quantity.value) / scale)
    return abs(found - abs(Decimal(truth["value_base"]))) < Decimal("0.005")


def _named(fact: Fact, truth: Mapping[str, Any]) -> bool:
    """Tell whether a fact has the year of the truth and its project, item or unit."""
    name, _, year = truth["context"].rpartition("/")
    told = fact.coordinates
    if told is None or str(told.period)[:4] != year:
        return False
    wanted = name.split("·")[-1]
    given = [told.subject.name, *([told.item.name] if told.item else [])]
    wanted, given = wanted.removesuffix("指标"), [one.removesuffix("指标") for one in given]
    return truth["concept"] in LOOSELY_NAMED or any(
        wanted == one
        or _topics(wanted) & _topics(one)
        or (len(wanted) >= 4 and wanted in one)
        or (len(one) >= 4 and one in wanted)
        for one in given
    )


def _topics(name: str) -> set[str]:
    """Return what expenses a name means: 人员支出 is 人员经费."""
    head = read_label(name, lexicon())
    plain = not head.residue and not head.near
    return {head.topic, *(key for sense, key in head.shorts if sense is Sense.TOPIC)} - {""} if plain else set()


def _counts(fact: Fact) -> bool:
    """Tell whether a figure that no mark names claims to be money or a rate of the accounts."""
    return fact.quantity.dimension in (Dimension.MONEY, Dimension.RATE) and not _claim(fact).startswith(NARRATIVE)


def _claim(fact: Fact) -> str:
    told = fact.coordinates
    if told is None:
        return "nothing"
    item = f"·{told.item.name}" if told.item else ""
    return f"{told.concept}[{told.subject.name}{item}/{str(told.period)[:4]}]"


def _touches(snippet: Snippet, finding: Finding) -> bool:
    """Tell whether a finding that a user must look at has a place in the slip."""
    if finding.severity is Severity.INFO or snippet.slip is None:
        return False
    starts = [(_whole(snippet.text, part), part) for part in snippet.slip.spans]
    return any(
        span.start < at + len(part) and at < span.end for at, part in starts for span in _spans(finding)
    )  # fmt: skip


def _whole(text: str, part: str) -> int:
    """Return where a part of a slip stands that is no part of a longer number (23 in 2023)."""
    match = re.search(rf"(?<!\d){re.escape(part)}(?!\d)", text)
    return match.start() if match is not None else text.find(part)


def _findings(snippet: Snippet, found: tuple[Finding, ...], severity: Severity) -> Iterator[str]:
    """Yield the findings of a severity that no slip accounts for."""
    for one in found:
        if one.severity is severity and one.code not in OF_WHOLE_REPORTS and not _touches(snippet, one):
            yield f"{one.code} {dict(one.args)}"


def _spans(finding: Finding) -> Iterator[Span]:
    yield finding.primary.span
    yield from (place.span for place in finding.related)
