"""The year of one holder of money as a report tells it: the quotas of the year's end, and what was spent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jixiao.books.from_report.figures import Figures
from jixiao.books.from_report.report import Report
from jixiao.books.from_report.words import word
from jixiao.model.fact import Fact, Subject, SubjectKind
from jixiao.model.interval import Interval
from jixiao.taxonomy.concepts import concept_name

INITIAL, CARRIED, ADDED, RAISED, CUT = "年初", "上年结转", "追加", "调增", "调减"
_SPENT = {SubjectKind.UNIT: "expenditure_total", SubjectKind.PROJECT: "expenditure_project"}


@dataclass(frozen=True, slots=True)
class Entry:
    """An amount (fen, never below zero for a quota) of a kind of the sheet 预算指标, with what its row remarks."""

    kind: str
    amount: int
    remark: str

    @property
    def effect(self) -> int:
        """Return what it adds to the quota."""
        return -self.amount if self.kind == CUT else self.amount


@dataclass(frozen=True, slots=True)
class Holder:
    """`spent` is None where the report does not tell it; `whole` says that the quota is only known for the year."""

    name: str
    quota: tuple[Entry, ...]
    spent: Entry | None
    whole: bool = False

    @property
    def is_complete(self) -> bool:
        """Tell whether both sides are known, and what was spent was there."""
        return bool(self.quota) and self.spent is not None and self.spent.amount <= self.sum_of()

    def sum_of(self, *kinds: str) -> int:
        """Return the quota of some kinds, of all for none."""
        return sum(one.effect for one in self.quota if not kinds or one.kind in kinds)


@dataclass(frozen=True, slots=True)
class _Told:
    """The figures of a holder; `changes` are with their sign."""

    initial: Fact | None
    opening: Fact | None
    changes: tuple[Fact, ...]
    adjusted: Fact | None
    spent: Fact | None
    closing: Fact | None
    inside: bool

    @property
    def brought(self) -> int:
        return self.opening.quantity.value if self.opening else 0

    @property
    def net(self) -> int:
        return sum(_signed(one) for one in self.changes)


def holder(figures: Figures, report: Report, subject: Subject, *, inside: bool) -> Holder:
    """Return the year of a subject; `inside` tells that initial budgets hold what was carried over."""
    raised, taken = figures.of("budget_adjustment", subject), figures.taken(subject)
    told = _Told(
        figures.of("budget_initial", subject), figures.of("carryover_opening", subject),
        tuple(one for one in (raised, taken) if one is not None),
        figures.of("budget_adjusted", subject), figures.of(_SPENT[subject.kind], subject),
        figures.of("carryover_closing", subject), inside,
    )  # fmt: skip
    open_base = told.initial is None and told.adjusted is None
    known = not open_base or (subject.kind is SubjectKind.PROJECT and bool(told.changes or told.opening))
    quota = tuple(one for one in _quota(told, report) if one.amount) if known else ()
    whole = bool(quota) and told.initial is None and not told.changes
    return Holder(subject.name, quota or _nothing(told), _spent(told), whole)


def carried_inside(figures: Figures) -> bool | None:
    """Tell whether the initial budget of the unit holds what was carried over; None where the report leaves it open."""
    told = [figures.of(one) for one in ("budget_initial", "budget_adjusted", "carryover_opening")]
    initial, adjusted, opening = told
    if opening is None or not opening.quantity.value:
        return False
    changes = [one for one in (figures.of("budget_adjustment"), figures.taken(figures.unit)) if one is not None]
    if initial is None or adjusted is None or not changes:
        return None
    without = _sum([initial, *changes])
    if without.meets(adjusted.quantity.interval):
        return True
    return False if (without + opening.quantity.interval).meets(adjusted.quantity.interval) else None


def _quota(told: _Told, report: Report) -> Iterator[Entry]:
    changes = [_change(one, report) for one in told.changes]
    if told.opening is not None:
        yield _entry(CARRIED, told.opening)
    if told.initial is not None:
        held = told.brought if told.inside else 0
        yield Entry(INITIAL, told.initial.quantity.value - held, _remark(told.initial))
        yield from changes or _difference(told)
    elif told.adjusted is not None and changes:
        rest = told.adjusted.quantity.value - told.net - told.brought
        yield Entry(INITIAL, max(rest, 0), _worked("initial"))
        yield from changes
    elif told.adjusted is not None:
        rest = told.adjusted.quantity.value - told.brought
        yield Entry(INITIAL, max(rest, 0), word("whole_year", printed=told.adjusted.printed))
    else:
        yield from changes


def _nothing(told: _Told) -> tuple[Entry, ...]:
    """Return a quota of nothing where the report says so."""
    stated = next((one for one in (told.initial, told.adjusted) if one is not None), None)
    return () if stated is None or stated.quantity.value else (_entry(INITIAL, stated),)


def _difference(told: _Told) -> Iterator[Entry]:
    """Yield what the adjusted budget, or spending and what is left, tell of changes that are not stated."""
    known = [one for one in (told.initial, told.opening) if one is not None]
    base = _sum(known)
    if told.inside and told.opening is not None and told.initial is not None:
        base = told.initial.quantity.interval
    if told.adjusted is not None:
        whole, how = told.adjusted.quantity.interval, "difference"
        value = told.adjusted.quantity.value
    elif told.spent is not None and told.closing is not None:
        whole, how = _sum([told.spent, told.closing]), "closing"
        value = told.spent.quantity.value + told.closing.quantity.value
    else:
        return
    if not base.meets(whole):
        initial = told.initial.quantity.value if told.initial else 0
        rest = value - initial - (0 if told.inside else told.brought)
        yield Entry(RAISED if rest > 0 else CUT, abs(rest), _worked(how))


def _spent(told: _Told) -> Entry | None:
    if told.spent is not None:
        return _entry("", told.spent)
    if told.adjusted is not None and told.closing is not None:
        return Entry("", told.adjusted.quantity.value - told.closing.quantity.value, _worked("left"))
    return None


def _change(fact: Fact, report: Report) -> Entry:
    amount = _signed(fact)
    quote = report.quotes.get(fact.id)
    added = quote is not None and ADDED in quote.before
    return Entry(CUT if amount < 0 else ADDED if added else RAISED, abs(amount), _remark(fact))


def _signed(fact: Fact) -> int:
    return fact.sign * fact.quantity.value


def _sum(facts: Sequence[Fact]) -> Interval:
    total = Interval.exactly(0)
    for one in facts:
        total = total + (one.quantity.interval if one.sign > 0 else -one.quantity.interval)
    return total


def _entry(kind: str, fact: Fact) -> Entry:
    return Entry(kind, fact.quantity.value, _remark(fact))


def _remark(fact: Fact) -> str:
    name = concept_name(fact.coordinates.concept) if fact.coordinates else ""
    return word("entry", name=name, printed=fact.printed)


def _worked(how: str) -> str:
    return word("worked", how=word(f"how.{how}"))
