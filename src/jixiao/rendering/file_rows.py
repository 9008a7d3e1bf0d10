"""The rows of the workbook of findings that speak of files: how each ended, and what was asked of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from jixiao.model.finding import Severity
from jixiao.model.result import Checked, Duty, Result, Unread
from jixiao.rendering.card import Cards
from jixiao.rendering.catalogue import message_of, say
from jixiao.rendering.cells import visible
from jixiao.rendering.findings_rows import Cell, Row

COUNTS = ("figures", "verified", "conflicting", "single", "unread")
DUTIES = ("passed", "failed", "not_applicable", "no_data", "unreadable")
_PLACES = Decimal("0.0001")


def file_rows(results: Iterable[Result]) -> Iterator[Row]:
    """Yield one row a file: findings by severity, coverage of its figures, duties, hash."""
    for one in results:
        yield _unread(one) if isinstance(one, Unread) else _checked(one)


def _checked(checked: Checked) -> Row:
    severities = Counter(one.severity for one in checked.findings)
    profile, coverage, source = checked.profile, checked.coverage, checked.document.source
    states = Counter(state(duty) for duty in checked.duties)
    return (
        visible(source.path), profile.unit, profile.year, say(f"kind.{profile.kind.value}"), ending(checked),
        *(severities[level] for level in Severity), checked.hidden, len(checked.applied.suppressed),
        *(getattr(coverage, key) for key in COUNTS), share(coverage.verified, coverage.figures),
        states["failed"] + states["passed"], states["no_data"], states["not_applicable"] + states[""],
        source.sha256,
    )  # fmt: skip


def _unread(unread: Unread) -> Row:
    blank: list[Cell] = [""] * (len(Severity) + 2 + len(COUNTS) + 4)
    failure = unread.failure
    told = f"{say('summary.not_read')}：{visible(message_of(unread.finding))}"
    return (visible(failure.path), "", "", "", told, *blank, failure.sha256)


def ending(checked: Checked) -> str:
    """Return in words how a check ended; hidden findings count."""
    grave = {one.severity for one in checked.findings}
    for level in Severity:
        if level in grave:
            return say(f"ending.{level.value}")
    return say("ending.hidden" if checked.hidden else "ending.clean")


def share(part: int, whole: int) -> Decimal | str:
    """Return a share to a hundredth of a percent, cut and not rounded up; nothing of nothing is blank."""
    return (Decimal(part * 10_000 // whole) * _PLACES) if whole else ""


def duty_rows(results: Iterable[Result], cards: Cards) -> Iterator[Row]:
    """Yield one row a file and rule; of a file that was not read every rule is unreadable."""
    for one in results:
        if isinstance(one, Unread):
            for code in cards:
                yield _duty(visible(one.failure.path), "", Duty(code, unreadable=1), cards)
            continue
        for duty in one.duties:
            yield _duty(visible(one.document.source.path), one.profile.unit, duty, cards)


def _duty(path: str, unit: str, duty: Duty, cards: Cards) -> Row:
    card = cards.get(duty.rule)
    return (
        path, unit, duty.rule, "" if card is None else card.name,
        say(f"duty.{state(duty) or 'not_applicable'}"), sum(getattr(duty, key) for key in DUTIES),
        *(getattr(duty, key) for key in DUTIES), "" if card is None else card.clause,
    )  # fmt: skip


def state(duty: Duty) -> str:
    """Return what became of a rule in a file as a whole, the gravest first; empty where it was never asked."""
    order = ("failed", "unreadable", "passed", "no_data", "not_applicable")
    return next((key for key in order if getattr(duty, key)), "")
