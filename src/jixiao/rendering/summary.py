"""The end of a check: findings by severity, what was checked and what was not."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from jixiao.model.fact import Fact, Status
from jixiao.model.finding import Finding, Severity
from jixiao.model.quantity import decimal_text
from jixiao.model.result import Checked, Duty, Result, Unread
from jixiao.rendering.card import Cards
from jixiao.rendering.catalogue import say
from jixiao.rendering.cells import visible, wrap
from jixiao.rendering.governing import policy_lines
from jixiao.rendering.paint import Tone, paint
from jixiao.rendering.terminal import Look
from jixiao.rendering.values import subject_name
from jixiao.taxonomy.concepts import concept_name

# more rules than this are named by their codes alone
_FEW = 3
_INDENT = "  "


def summary_lines(result: Result, cards: Cards, look: Look) -> Iterator[str]:
    """Yield the lines that close the findings of a file; what was not checked is never shown as passed."""
    for at, line in enumerate(_plain(result, cards)):
        text = wrap(visible(line), look.room - 2 * len(_INDENT), _INDENT * 2)
        yield paint(text, Tone.STRONG, colour=look.colour) if not at else _INDENT + text


def findings_line(findings: Collection[Finding], hidden: int) -> str:
    """Count findings by severity; those that are not shown are never passed over in silence."""
    counts = Counter(one.severity.value for one in findings)
    levels = [(level.value, str(counts[level.value])) for level in Severity]
    if not hidden:
        return say("summary.findings", levels, total=len(findings)) if findings else say("summary.clean")
    return say("summary.some_hidden", levels, total=len(findings), hidden=hidden)


def has_error(checked: Checked) -> bool:
    """Tell whether a file holds at least one error."""
    return any(one.severity is Severity.ERROR for one in checked.findings)


def _plain(result: Result, cards: Cards) -> Iterator[str]:
    if isinstance(result, Unread):
        yield say("summary.unreadable", path=result.failure.path)
        return
    yield _title(result)
    yield findings_line(result.findings, result.hidden)
    yield from policy_lines(result.applied)
    coverage = result.coverage
    yield say(
        "summary.coverage", figures=coverage.figures, verified=coverage.verified, conflicting=coverage.conflicting,
        single=coverage.single, unread=coverage.unread,
    )  # fmt: skip
    weighed = sum(fact.weighed for fact in result.facts)
    if weighed:
        yield say("summary.weighed", count=weighed)
    yield from _duties(result.duties, cards)
    yield from _derived(result)


def _title(checked: Checked) -> str:
    profile = checked.profile
    unit = profile.unit or say("summary.no_unit")
    key = "summary.head" if profile.year else "summary.no_year"
    kind = say(f"kind.{profile.kind.value}")
    return say(key, path=checked.document.source.path, kind=kind, unit=unit, year=profile.year)


def _duties(duties: Sequence[Duty], cards: Cards) -> Iterator[str]:
    asked = [one for one in duties if one.passed or one.failed]
    failing = [one for one in asked if one.failed]
    no_data = [one for one in duties if one.no_data and one not in asked]
    idle = [one for one in duties if one not in asked and one not in no_data]
    yield say(
        "summary.duties", rules=len(duties), asked=len(asked), failed=len(failing), no_data=len(no_data),
        not_applicable=len(idle),
    )  # fmt: skip
    partly = sum(one.no_data + one.unreadable for one in asked)
    if partly:
        yield say("summary.partly", places=partly)
    if no_data:
        yield say("summary.no_data", names=_names(no_data, cards))
    if idle:
        few = len(idle) <= _FEW
        names = _names(idle, cards) if few else "、".join(one.rule for one in idle)
        yield say("summary.not_applicable", names=names)


def _names(duties: Sequence[Duty], cards: Cards) -> str:
    named = (f"{one.rule} {cards[one.rule].name}" if one.rule in cards else one.rule for one in duties)
    return "；".join(named)


def _derived(checked: Checked) -> Iterator[str]:
    groups: dict[str, list[str]] = {}
    for fact in checked.facts:
        if fact.status is Status.DERIVED and fact.coordinates is not None:
            text = f"{concept_name(fact.coordinates.concept)}{_as_sure(fact)}"
            item = fact.coordinates.item
            whose = subject_name(fact) if item is None else say("subject.part", part=item.name)
            groups.setdefault(whose, []).append(text)
    if groups:
        yield say("summary.derived")
    for subject, figures in groups.items():
        yield _INDENT + say("summary.derived_line", subject=subject, figures="，".join(figures))


def _as_sure(fact: Fact) -> str:
    """Return a derived figure, as 约 where rounding of what it follows from leaves its last printed place open."""
    quantity = fact.quantity
    ends = (quantity.interval.low, quantity.interval.high)
    low, high = (decimal_text(one, quantity.scale, quantity.decimals) for one in ends)
    sure = low == high or not quantity.value
    return fact.printed if sure else say("summary.about", figure=fact.printed)
