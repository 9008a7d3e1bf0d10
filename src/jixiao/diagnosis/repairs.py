"""The smallest sets with their values, the likeliest first: how a person errs decides between them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from jixiao.diagnosis.copies import Copies
from jixiao.diagnosis.hitting import Names
from jixiao.diagnosis.implied import exact
from jixiao.diagnosis.inequality import Work, WorkSpentError
from jixiao.diagnosis.mending import mending_slip
from jixiao.diagnosis.slips import Slip, best_slip
from jixiao.diagnosis.solve import Diagnosis
from jixiao.diagnosis.system import System
from jixiao.model.grouping import values_meant
from jixiao.model.interval import Interval
from jixiao.model.quantity import MICRO, Dimension
from jixiao.model.relation import Band, Evaluation, Form

MOST_STEPS = 20_000
_UNKNOWN, _COMPOSED = 7, -1
_UNIT = "unit"
_FULL, _HUNDRED = ("score_full", "score_part_full"), 100 * MICRO


class Oddity(StrEnum):
    """What beside its slip speaks for a change or against it."""

    NONE = "none"
    # its separators of thousands are wrong, and right with the new value
    MISGROUPED = "misgrouped"
    # parts that exceed their whole would still not come to it
    LOOSE = "loose"
    # full marks come to 100
    HUNDRED = "hundred"


_ODDS = {Oddity.NONE: 0, Oddity.MISGROUPED: -6, Oddity.LOOSE: 6, Oddity.HUNDRED: 6}


@dataclass(frozen=True, slots=True)
class Change:
    """A figure, the values it may take (None: no bounds), and the likeliest one (None: it cannot be told)."""

    fact: str
    wanted: Interval | None
    slip: Slip | None


@dataclass(frozen=True, slots=True)
class Repair:
    """Changes that together mend a part; of two repairs the one of lower rank is likelier."""

    changes: tuple[Change, ...]
    rank: tuple[int, int, int, int]

    @property
    def names(self) -> Names:
        """Return the figures that change."""
        return frozenset(change.fact for change in self.changes)


def repairs(diagnosis: Diagnosis, system: System, copies: Copies) -> tuple[Repair, ...]:
    """Return the repairs of a part, the likeliest first: by slip, by unit, by held equations against them, by room."""
    work, usual = Work(MOST_STEPS), _usual_unit(system)
    try:
        found = [_valued(names, system, copies, work, usual) for names in diagnosis.sets]
    except WorkSpentError:
        return ()
    return tuple(sorted(found, key=lambda one: one.rank))


def _usual_unit(system: System) -> str:
    """Return the unit in which most of the money is told."""
    money = (one.quantity for one in system.facts.values() if one.quantity.dimension is Dimension.MONEY)
    return max(Counter(one.unit for one in money).items(), key=lambda one: one[1], default=("", 0))[0]


def _valued(names: Names, system: System, copies: Copies, work: Work, usual: str) -> Repair:
    changes = tuple(sorted(_changes(names, system, copies, work), key=lambda one: one.fact))
    cost = sum(_UNKNOWN if one.slip is None else one.slip.cost for one in changes)
    cost += sum(_ODDS[_oddity(one, system)] for one in changes)
    spoken = sum(_spoken_for(one.fact, system) for one in changes)
    # of two amounts whose unit may be wrong it is the one that is told unlike most others
    slips = [one for one in changes if one.slip is not None and one.slip.kind == _UNIT]
    common = sum(system.facts[one.fact].quantity.unit == usual for one in slips)
    return Repair(changes, (cost, common, spoken, sum(_room(one, system) for one in changes)))


def _oddity(change: Change, system: System) -> Oddity:
    """Return what beside the slip itself makes a change likely, or unlikely."""
    fact = system.facts[change.fact]
    value = None if change.slip is None else change.slip.value
    if value in values_meant(fact.printed, fact.quantity.scale) and fact.quantity.dimension is Dimension.MONEY:
        return Oddity.MISGROUPED
    where = fact.coordinates
    if where is not None and where.concept in _FULL and fact.quantity.value == _HUNDRED:
        return Oddity.HUNDRED
    sums = [one for one in _broken(change.fact, system) if one.form is Form.AT_MOST and len(one.members) > 1]
    return Oddity.LOOSE if any(exact(one, change.fact, system.facts) != value for one in sums) else Oddity.NONE


def _broken(name: str, system: System) -> list[Evaluation]:
    """Return the violated equations in which a figure stands."""
    standing = [system.evaluations[number] for number in system.standing[name]]
    return [one for one in standing if one.band is Band.VIOLATED]


def _room(change: Change, system: System) -> int:
    """Return how many values at the printed places would do: where one alone does, a slip that finds it tells more."""
    quantity = system.facts[change.fact].quantity
    step = max(quantity.step, 1)
    return 0 if change.wanted is None else (change.wanted.high - change.wanted.low) // step


def _changes(names: Names, system: System, copies: Copies, work: Work) -> Iterator[Change]:
    """Yield the change of each figure, the one that the equations bind tightest first; the next ones build on it."""
    left = names
    while left:
        boxes = {name: system.wanted(left, name, work) for name in sorted(left)}
        name = min(boxes, key=lambda one: (_width(boxes[one]), one))
        wanted = boxes[name]
        slip = _known(name, wanted, system) or _closing(name, left, system, wanted)
        if slip is None and wanted is not None:
            slip = best_slip(system.facts[name], wanted, _exact(name, left, system, wanted))
        yield Change(name, wanted, copies.judged(system.facts[name], slip))
        if slip is None:
            yield from (Change(other, boxes[other], None) for other in sorted(left - {name}))
            return
        left -= {name}
        system = system.printing(name, slip.value)


def _known(name: str, wanted: Interval | None, system: System) -> Slip | None:
    """Return the value that the file was composed with, where it mends the equations: likelier than any slip."""
    value = system.right.get(name)
    slip = None if value is None or wanted is None else Slip(value, "composed", _COMPOSED)
    return slip if slip is not None and _fits(name, slip, system, wanted) else None


def _closing(name: str, freed: Names, system: System, wanted: Interval | None) -> Slip | None:
    """Return the slip by which parts come to their whole, where all that is sure is that they do not exceed it."""
    for one in _broken(name, system):
        # a score need not come to its full mark
        parts = wanted is None or len(one.members) > 1
        if one.form is Form.AT_MOST and parts and not freed.intersection(one.facts) - {name}:
            slip = mending_slip(one, name, system.facts)
            fits = slip is not None and slip.kind != "other" and _fits(name, slip, system, wanted)
            return slip if fits else None
    return None


def _fits(name: str, slip: Slip, system: System, wanted: Interval | None) -> bool:
    return wanted is None or (system.off(name) + Interval.exactly(slip.value)).meets(wanted)


def _width(box: Interval | None) -> tuple[bool, int]:
    return (True, 0) if box is None else (False, box.high - box.low)


def _exact(name: str, freed: Names, system: System, wanted: Interval) -> int | None:
    """Return the value that the violated sums of a figure give it, where they agree on one that it may take."""
    alone = [one for one in _broken(name, system) if not freed.intersection(one.facts) - {name}]
    values = {value for one in alone if (value := exact(one, name, system.facts)) is not None}
    value = values.pop() if len(values) == 1 else None
    interval = system.facts[name].quantity.interval
    half = (interval.high - interval.low) // 2
    return value if value is not None and Interval(value - half, value + half).meets(wanted) else None


def _spoken_for(name: str, system: System) -> int:
    return sum(system.evaluations[n].band in (Band.EXACT, Band.ROUNDING) for n in system.standing[name])
