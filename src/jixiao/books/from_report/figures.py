"""The figures of a report by their meaning: one where the report agrees with itself, told where it does not."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from jixiao.books.from_report.report import Doubts, Report
from jixiao.books.from_report.words import word
from jixiao.model.fact import Coordinates, Fact, Item, Status, Subject, SubjectKind
from jixiao.model.interval import Interval
from jixiao.model.quantity import Approximation
from jixiao.taxonomy.concepts import concept_name

_NARRATIVE = frozenset({"narrative_count", "narrative_amount", "narrative_rate", "target_count", "org_units"})
Key = tuple[Coordinates, int]


class Figures:
    """The stated figures of a report. Those of another unit than its own keep their name."""

    def __init__(self, report: Report, doubts: Doubts) -> None:
        self.unit = Subject(SubjectKind.UNIT, report.unit)
        self.year = report.year
        groups: dict[Key, list[Fact]] = defaultdict(list)
        for fact in report.facts:
            if fact.span is not None and fact.coordinates is not None:
                groups[self._key(fact)].append(fact)
        self.every = tuple(fact for key, own in groups.items() for fact in _settled(key, own, report, doubts))
        exact = [fact for fact in self.every if is_exact(fact)]
        totals = {_whole(self._key(fact)): fact for fact in reversed(exact) if _is_total(fact)}
        self._by_key: Mapping[Key, Fact] = totals | {self._key(fact): fact for fact in reversed(exact)}

    def _key(self, fact: Fact) -> Key:
        where = fact.coordinates
        if where is None:
            message = "only a figure with a meaning has a key"
            raise ValueError(message)
        if where.subject.kind is SubjectKind.UNIT and not where.subject.name:
            where = replace(where, subject=self.unit)
        return where, fact.sign

    def of(self, concept: str, subject: Subject | None = None, item: Item | None = None, back: int = 0) -> Fact | None:
        """Return the exact figure of a concept, of the unit by default, `back` years ago; None where there is none."""
        if not self.year.isdecimal():
            return None
        period = str(int(self.year) - back)
        return self._by_key.get((Coordinates(concept, subject or self.unit, item, period, None), 1))

    def taken(self, subject: Subject) -> Fact | None:
        """Return what was taken away from the budget of a subject."""
        return self._by_key.get((Coordinates("budget_adjustment", subject, None, self.year, None), -1))

    def projects(self) -> tuple[Subject, ...]:
        """Return the projects in the order of the report."""
        subjects = (fact.coordinates.subject for fact in self.every if fact.coordinates)
        return tuple(dict.fromkeys(one for one in subjects if one.kind is SubjectKind.PROJECT and one.name))


def _is_total(fact: Fact) -> bool:
    """Tell the figure of the last row of a table, which stands for the subject as a whole."""
    where = fact.coordinates
    return where is not None and where.item is not None and where.item.kind == "total"


def _whole(key: Key) -> Key:
    return replace(key[0], item=None), key[1]


def is_exact(fact: Fact) -> bool:
    """Tell a figure that no word makes an approximate one."""
    return fact.quantity.approximation is Approximation.EXACT


def _settled(key: Key, own: Sequence[Fact], report: Report, doubts: Doubts) -> Iterator[Fact]:
    """Yield one figure for all that agree; those that differ in the eyes of the check become a doubt."""
    where = key[0]
    if where.concept in _NARRATIVE:
        yield from own
        return
    rest = list(own)
    distinct: list[Fact] = []
    while rest:
        same, rest = _agreeing(rest)
        distinct.append(min(same, key=lambda one: one.quantity.interval.high - one.quantity.interval.low))
    if len(distinct) > 1 and any(one.status is Status.CONFLICTING for one in own):
        used = _trusted(distinct)
        _tell(distinct, used, report, doubts)
        yield used
    else:
        yield from distinct


def _agreeing(facts: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    common: Interval | None = facts[0].quantity.interval
    same, other = [facts[0]], []
    for one in facts[1:]:
        met = common.meet(one.quantity.interval) if common is not None else None
        if met is None:
            other.append(one)
        else:
            common = met
            same.append(one)
    return same, other


def _trusted(distinct: Iterable[Fact]) -> Fact:
    return min(distinct, key=lambda one: one.status is not Status.VERIFIED)


def _tell(distinct: Sequence[Fact], used: Fact, report: Report, doubts: Doubts) -> None:
    values = "、".join(one.printed for one in distinct)
    source = " / ".join(report.quotes[one.id].source for one in distinct if one.id in report.quotes)
    told = word("told.conflict", values=values, used=used.printed)
    name = concept_name(used.coordinates.concept) if used.coordinates else ""
    doubts.add(word("kinds.conflict"), told, name=name, printed=values, source=source)
