"""Hold against the facts what the document itself puts together: lists, totals of tables, shares, changes."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from jixiao.model.fact import Fact, SubjectKind
from jixiao.model.interval import Interval
from jixiao.model.link import Link, LinkKind
from jixiao.model.quantity import Dimension
from jixiao.model.relation import Band, Evaluation, Form, Member
from jixiao.relations.index import Table
from jixiao.relations.judging import band_of, rate_evaluation, ratio, sum_evaluation
from jixiao.relations.kinds import is_whole_by_kind
from jixiao.taxonomy.equations import Group

_LEAST_PARTS = 2
_POSTS_BY_KIND = ({"staff_civil", "staff_inst"}, {"staff_inst", "staff_nonquota"}, {"staff_civil", "staff_nonquota"})
PEER, FLOW = "P.peer", "R.flow"
# a rate that only the words beside it hold against a change and its base
TOLD_BASE = "R22.told"
# a rate right behind what was planned and what was spent, by words of their own
TOLD_RATE = "R.told"
SUPPOSED_RATE, SUPPOSED_EQUAL, SUPPOSED_SUM, NEIGHBOURS = "S.rate", "S.equal", "S.sum", "S.near"
SUPPOSED = frozenset({SUPPOSED_RATE, SUPPOSED_EQUAL, SUPPOSED_SUM, NEIGHBOURS})
_CODES = {Dimension.MONEY: "JX101", Dimension.SCORE: "JX110", Dimension.COUNT: "JX109"}
_OF_A_YEAR = frozenset(
    {"expenditure_total", "expenditure_basic", "expenditure_project", "expenditure_personnel", "expenditure_public"}
)
_PRIOR_YEAR, _CHANGED_BY, _PLANNED = "prior_year_amount", "yoy_amount", "_budget"
_BELOW_CLASS = ("（款）", "(款)", "（项）", "(项)")
_QUOTIENTS = {
    LinkKind.SHARE: ("R15", "JX106"),
    LinkKind.RATE: ("R.rate", "JX103"),
    LinkKind.BASE_RATE: ("R22.base", "JX108"),
    LinkKind.TOLD_RATE: (TOLD_RATE, "JX103"),
}
_SUMS = {
    LinkKind.TABLE_TOTAL: ("T.total", "JX105"),
    LinkKind.CHANGE_FROM_BASE: ("R22", "JX108"),
    LinkKind.DIFFERENCE: ("R22", "JX108"),
}


def of_links(links: Iterable[Link], facts: Mapping[str, Fact]) -> Iterator[Evaluation]:
    """Yield the evaluation of each relation that the document states."""
    for link in links:
        result = facts.get(link.result)
        members = [facts[name] for name in link.members if name in facts]
        if result is None or len(members) != len(link.members) or _is_mixed(link, result, members):
            continue
        evaluation = _SIGNED[link.kind](link, result, members) if link.kind in _SIGNED else _one(link, result, members)
        if evaluation is None:
            continue
        if (
            link.kind is LinkKind.SHARE
            and not link.certain
            and evaluation.band is Band.VIOLATED
            and _has_other_whole(result, members, facts)
        ):
            evaluation = replace(evaluation, band=Band.NO_DATA, certain=False)
        yield evaluation


def _is_mixed(link: Link, result: Fact, members: Sequence[Fact]) -> bool:
    """Tell figures that were not put together: a sum by place alone of two scales, a share of another year's whole."""
    kinds = {fact.quantity.dimension for fact in (result, *members)}
    if link.kind is LinkKind.SHARE and members[0].coordinates is not None and members[1].coordinates is not None:
        part, whole = members[0].coordinates, members[1].coordinates
        return part.concept in _OF_A_YEAR and whole.concept in _OF_A_YEAR and part.period != whole.period
    return link.kind is LinkKind.PEER_SUM and len(kinds) > 1


def _has_other_whole(result: Fact, members: Sequence[Fact], facts: Mapping[str, Fact]) -> bool:
    """Tell a share that is right of another amount of the document, or of both of its own: it was of that one."""
    part, whole = members
    if _fits(result, part, [(part, 1), (whole, 1)]):
        return True
    if any(_is_whole_of(other, part, whole, result) for other in facts.values() if other.id != part.id):
        return True
    return _is_of_the_year(whole, part, result, facts)


def _is_whole_of(other: Fact, part: Fact, whole: Fact, result: Fact) -> bool:
    """Tell an amount of the same subject and year as a whole that the share fits."""
    if other.coordinates is None or whole.coordinates is None:
        return False
    alike = (other.coordinates.subject, other.coordinates.period) == (
        whole.coordinates.subject,
        whole.coordinates.period,
    )
    if (
        not alike
        or other.quantity.dimension is not part.quantity.dimension
        or other.quantity.value < part.quantity.value
    ):
        return False
    return _fits(result, part, [(other, 1)])


def _is_of_the_year(whole: Fact, part: Fact, result: Fact, facts: Mapping[str, Fact]) -> bool:
    """Tell a share that is right of the whole without the opening balance that the whole may hold."""
    return any(
        other.coordinates is not None
        and other.coordinates.concept == "carryover_opening"
        and other.quantity.dimension is Dimension.MONEY
        and _fits(result, part, [(whole, 1), (other, -1)])
        for other in facts.values()
    )


def _fits(result: Fact, part: Fact, whole: Sequence[tuple[Fact, int]]) -> bool:
    fits = rate_evaluation("R15", "JX106", result, [(part, 1)], whole)
    return fits is not None and fits.band is not Band.VIOLATED


def _one(link: Link, result: Fact, members: Sequence[Fact]) -> Evaluation | None:
    if link.kind is LinkKind.LIST_SUM:
        return _list(link, result, members)
    if link.kind is LinkKind.STATED_LIST:
        return _stated(link, result, members)
    if link.kind is LinkKind.POINTS:
        return _points(result, members)
    if link.kind is LinkKind.CHANGE_RATE:
        return _change(link, result, members[0], members[1])
    if link.kind in _QUOTIENTS:
        name, code = _QUOTIENTS[link.kind]
        name = TOLD_BASE if link.kind is LinkKind.BASE_RATE and link.certain else name
        return rate_evaluation(name, code, result, [(members[0], 1)], [(members[1], 1)])
    first, *others = members
    total = link.kind is LinkKind.TABLE_TOTAL
    signed = [(first, 1), *((fact, 1 if total else -1) for fact in others)]
    evaluation = sum_evaluation(*_SUMS[link.kind], Form.SUM, result, signed)
    return _judged(evaluation, complete=link.certain or not total)


def _stated(link: Link, result: Fact, members: Sequence[Fact]) -> Evaluation | None:
    if _is_of_two_times(result, members):
        return None
    evaluation = sum_evaluation("R08.list", "JX120", Form.SUM, result, [(fact, 1) for fact in members])
    return replace(evaluation, certain=link.certain or is_whole_by_kind(members), listed=True)


def _is_of_two_times(result: Fact, members: Sequence[Fact]) -> bool:
    """Tell amounts of which one is what another was last year, or was to be, or that a change cannot be the sum of.

    公务接待费2.28万元，上年4.36万元; 公务接待费预算4.30万元、支出3.31万元.
    """
    told = [fact.coordinates for fact in members if fact.coordinates is not None]
    prior = [one.concept == _PRIOR_YEAR for one in told]
    concepts = {one.concept for one in told}
    planned = any(f"{one}{_PLANNED}" in concepts for one in concepts)
    of_change = result.coordinates is not None and result.coordinates.concept == _CHANGED_BY
    levels = bool(told) and all(one.concept != _CHANGED_BY for one in told)
    return planned or (any(prior) and not all(prior)) or (of_change and levels)


def _peer_sum(link: Link, result: Fact, members: Sequence[Fact]) -> Evaluation | None:
    """Evaluate what holds elsewhere; a slip of the hand must speak of an error here."""
    return replace(sum_evaluation(PEER, "JX121", Form.SUM, result, _signed(link, members)), listed=True)


def _deduction(link: Link, result: Fact, members: Sequence[Fact]) -> Evaluation | None:
    return sum_evaluation("R26.lost", "JX110", Form.SUM, result, _signed(link, members))


def _flow(link: Link, result: Fact, members: Sequence[Fact]) -> Evaluation | None:
    """Evaluate a rest of what came and went by words of their own; a slip of the hand must speak of an error."""
    evaluation = sum_evaluation(FLOW, "JX102", Form.SUM, result, _signed(link, members))
    return replace(evaluation, certain=link.certain, listed=True)


def _signed(link: Link, members: Sequence[Fact]) -> Sequence[tuple[Fact, int]]:
    kept = len(members) - link.less
    return [(fact, 1 if at < kept else -1) for at, fact in enumerate(members)]


def _supposed_rate(link: Link, result: Fact, members: Sequence[Fact]) -> Evaluation | None:
    """Evaluate what the place alone puts together: only a slip of the hand tells an error of it."""
    top, base = members
    code = "JX106" if link.kind is LinkKind.SUPPOSED_SHARE else "JX103"
    found = rate_evaluation(SUPPOSED_RATE, code, result, [(top, 1)], [(base, 1)])
    return found if found is None else replace(found, certain=link.certain, listed=True)


def _supposed_sum(link: Link, result: Fact, members: Sequence[Fact]) -> Evaluation | None:
    code = "JX102" if link.less else _CODES.get(result.quantity.dimension)
    if code is None or len(members) < _LEAST_PARTS:
        return None
    evaluation = sum_evaluation(SUPPOSED_SUM, code, Form.SUM, result, _signed(link, members))
    return replace(evaluation, certain=False, listed=True) if evaluation.band is Band.VIOLATED else None


def _neighbours(link: Link, result: Fact, members: Sequence[Fact]) -> Evaluation | None:
    found = _supposed_sum(link, result, members)
    return found if found is None else replace(found, equation=NEIGHBOURS)


def _supposed_equal(link: Link, result: Fact, members: Sequence[Fact]) -> Evaluation | None:
    first = members[0]
    code = "JX202" if (result.cell is None) != (first.cell is None) else "JX201"
    found = sum_evaluation(SUPPOSED_EQUAL, code, Form.EQUAL, result, [(first, 1)])
    return replace(found, certain=link.certain, listed=True)


def _peer_rate(_: Link, result: Fact, members: Sequence[Fact]) -> Evaluation | None:
    top, base = members
    found = rate_evaluation(PEER, "JX121", result, [(top, 1)], [(base, 1)])
    return found if found is None else replace(found, listed=True)


def _growth(_: Link, result: Fact, members: Sequence[Fact]) -> Evaluation | None:
    """Evaluate rate = (this year − last year) ÷ last year; without a sign it tells how much, not which way."""
    now, then = members
    fell = result.quantity.value >= 0 and now.quantity.value < then.quantity.value
    signed = [(then, 1), (now, -1)] if fell else [(now, 1), (then, -1)]
    return rate_evaluation("R22.growth", "JX108", result, signed, [(then, 1)])


_SIGNED: Mapping[LinkKind, Callable[[Link, Fact, Sequence[Fact]], Evaluation | None]] = {
    LinkKind.PEER_SUM: _peer_sum,
    LinkKind.PEER_RATE: _peer_rate,
    LinkKind.DEDUCTION: _deduction,
    LinkKind.FLOW: _flow,
    LinkKind.GROWTH: _growth,
    LinkKind.SUPPOSED_RATE: _supposed_rate,
    LinkKind.SUPPOSED_SHARE: _supposed_rate,
    LinkKind.SUPPOSED_EQUAL: _supposed_equal,
    LinkKind.SUPPOSED_SUM: _supposed_sum,
    LinkKind.NEIGHBOURS: _neighbours,
}


def _list(link: Link, result: Fact, members: Sequence[Fact]) -> Evaluation | None:
    """Evaluate a list of parts only where its parts are of one sort that fills the whole."""
    if link.certain:
        code = _CODES.get(result.quantity.dimension, "JX110")
        return sum_evaluation("R26", code, Form.SUM, result, [(fact, 1) for fact in members])
    if _are_units_of(result, members):
        return sum_evaluation("R26", "JX101", Form.SUM, result, [(fact, 1) for fact in members])
    concepts = {fact.coordinates.concept for fact in members if fact.coordinates}
    head = result.coordinates.concept if result.coordinates else ""
    if head == "staff_on_post" and concepts and all(name.startswith("staff_quota_") for name in concepts):
        return sum_evaluation("R17.list", "JX109", Form.SUM, result, [(fact, 1) for fact in members])
    if head == "staff_on_post" and concepts in _POSTS_BY_KIND:
        evaluation = sum_evaluation("R17.list", "JX109", Form.SUM, result, [(fact, 1) for fact in members])
        return replace(evaluation, certain=_exceeds(evaluation))
    return _supposed_sum(link, result, members)


def _exceeds(evaluation: Evaluation) -> bool:
    """Tell parts that are more than their whole: no part that is left out can explain that."""
    expected, found = evaluation.expected, evaluation.found
    return expected is not None and found is not None and expected.low > found.high


def _are_units_of(result: Fact, members: Sequence[Fact]) -> bool:
    """Tell a list of the same amount by unit that names the unit itself (本级): with it the list is complete."""
    told = [fact.coordinates for fact in members if fact.coordinates]
    if result.coordinates is None or len(told) < len(members):
        return False
    subjects = {one.subject for one in told}
    alike = {(one.concept, one.item) for one in told} == {(result.coordinates.concept, result.coordinates.item)}
    return alike and len(subjects) == len(told) and any(one.name.endswith("本级") for one in subjects)


def _change(link: Link, result: Fact, change: Fact, current: Fact) -> Evaluation | None:
    """Evaluate rate = change ÷ (current ∓ change): the base is last year's amount."""
    base = current.quantity.interval + change.quantity.interval.times(-link.sign)
    expected = ratio(change.quantity.interval, base)
    if expected is None or change.quantity.dimension != Dimension.MONEY:
        return None
    found = result.quantity.interval
    band = band_of(Interval(abs(found.low), abs(found.high)) if found.low >= 0 else -found, expected, exact=False)
    members = (Member(change.id, link.sign), Member(current.id, 1))
    # where the rate is right of the amount itself, that may be last year's
    told = band is not Band.VIOLATED or not _fits(result, change, [(current, 1)])
    return Evaluation("R22.rate", "JX108", Form.CHANGE, result.id, members, band, expected, found, certain=told)


def _points(result: Fact, members: Sequence[Fact]) -> Evaluation:
    newer, older = members
    evaluation = sum_evaluation("R22.points", "JX108", Form.SUM, result, [(newer, 1), (older, -1)])
    if evaluation.band is not Band.VIOLATED or evaluation.expected is None or evaluation.expected.high > 0:
        return evaluation
    return sum_evaluation("R22.points", "JX108", Form.SUM, result, [(older, 1), (newer, -1)])


def of_groups(table: Table, groups: Iterable[Group], listed: int | None) -> Iterator[Evaluation]:
    """Yield the sums over projects and classes. `listed` is the number of projects that the document states.

    A sum over projects is certain where as many are listed as the document states.
    """
    for group in groups:
        for (concept, place), results in list(table.items()):
            if concept != group.result or place.item or place.subject.kind is not SubjectKind.UNIT:
                continue
            parts = [
                facts for (name, other), facts in table.items()
                if name == group.over and other.period == place.period and _belongs(group, facts[0])
                and (other.scope == place.scope or group.by == "project")
            ]  # fmt: skip
            parts = _of_one_depth(_each_once(parts, place.scope) if group.by == "project" else parts)
            if len(parts) < _LEAST_PARTS:
                continue
            # what one telling of the whole proves to be told twice is so for the others
            fewer = (_without_repeats(parts, result) for result in results)
            parts = next((kept for kept in fewer if len(kept) < len(parts)), parts)
            for result in results:
                members = [(facts[0], 1) for facts in parts]
                evaluation = sum_evaluation(group.id, group.code, Form.SUM, result, members)
                complete = group.by == "project" and listed == len(parts)
                judged = _judged(evaluation, complete=complete)
                sure = all(map(_is_one_value, parts)) and not group.doubtful
                yield judged if sure else replace(judged, certain=False)


def _each_once(parts: Iterable[list[Fact]], scope: str | None) -> list[list[Fact]]:
    """Return each project once: where some are told of the same funds as the whole these alone, else any."""
    told = [(facts[0].coordinates, facts) for facts in parts]
    alike = [facts for where, facts in told if where is not None and where.scope == scope]
    found = {where.subject: facts for where, facts in reversed(told) if where is not None}
    return alike or list(reversed(found.values()))


def _without_repeats(parts: list[list[Fact]], result: Fact) -> list[list[Fact]]:
    """Leave out what repeats the whole, or a part under another name, where the others make it up: 财政项目3个.

    Only what is told outside the table that lists all others may be one of them: two rows of one amount are two parts.
    """
    value, step = result.quantity.value, result.quantity.step
    over = sum(facts[0].quantity.value for facts in parts) - value
    wholes = [facts for facts in parts if facts[0].quantity.value == value]
    again = [*(wholes if len(wholes) == 1 else ()), *_outside(parts)]
    if len(parts) > _LEAST_PARTS and value:
        for one in again:
            if abs(over - one[0].quantity.value) <= step * (len(parts) - 1):
                return [facts for facts in parts if facts is not one]
    return parts


def _outside(parts: Sequence[list[Fact]]) -> list[list[Fact]]:
    """Return the one part told outside the table of all others, where its amount is that of one of them."""
    apart = [facts for facts in parts if facts[0].cell is None]
    listed = [facts[0] for facts in parts if facts[0].cell is not None]
    one_table = len({fact.cell[0] for fact in listed if fact.cell is not None}) == 1
    twin = len(apart) == 1 and apart[0][0].quantity.value in {fact.quantity.value for fact in listed}
    return apart if one_table and twin else []


def _is_one_value(facts: Sequence[Fact]) -> bool:
    """Tell whether the figures of one project or class agree; where they do not, a sum of them proves nothing."""
    return len({fact.quantity.value for fact in facts}) == 1


def _of_one_depth(parts: list[list[Fact]]) -> list[list[Fact]]:
    """Return the classes (类) alone where they are given beside their own sections (款) and items (项)."""
    upper = [facts for facts in parts if facts[0].coordinates is None or not _is_below_class(facts[0])]
    return upper or parts


def _is_below_class(fact: Fact) -> bool:
    item = fact.coordinates.item if fact.coordinates else None
    return item is not None and any(mark in item.name for mark in _BELOW_CLASS)


def _belongs(group: Group, fact: Fact) -> bool:
    coordinates = fact.coordinates
    if coordinates is None:
        return False
    if group.by == "project":
        return coordinates.subject.kind is SubjectKind.PROJECT and coordinates.item is None
    return coordinates.item is not None and coordinates.item.kind == group.by


def _judged(evaluation: Evaluation, *, complete: bool) -> Evaluation:
    """Claim no more of a list that may be a selection than that it is not larger than the whole.

    One that is smaller is left to the question whether a slip of the hand explains the difference.
    """
    if complete or evaluation.band is not Band.VIOLATED or evaluation.expected is None or evaluation.found is None:
        return evaluation
    if _exceeds(evaluation):
        return replace(evaluation, form=Form.AT_MOST)
    return replace(evaluation, certain=False, listed=True)
