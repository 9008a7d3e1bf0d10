"""All evaluations of a document's facts, and the status that each figure gets from them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from jixiao.model.fact import SELECTION, Fact, Status
from jixiao.model.link import Link
from jixiao.model.quantity import MICRO
from jixiao.model.relation import Band, Evaluation, Form
from jixiao.relations.changes import links_of_changes
from jixiao.relations.evaluate import distinct, of_duplicates, of_equations
from jixiao.relations.index import index
from jixiao.relations.links import PEER, SUPPOSED, of_groups, of_links
from jixiao.taxonomy.equations import Equation, equations, groups


def evaluate(facts: Sequence[Fact], links: Iterable[Link], own: Sequence[Equation] = ()) -> tuple[Evaluation, ...]:
    """Return every equation that the facts can be held against, with its band; `own` are those of packs."""
    table = index(facts)
    known = {fact.id: fact for fact in facts}
    listed = next(
        (
            fact.quantity.value // MICRO
            for fact in facts
            if fact.coordinates is not None and fact.coordinates.concept == "count_projects" and fact.topic != SELECTION
        ),
        None,
    )
    links = tuple(links)
    supposed = of_links(links_of_changes(table, links), known)
    found = [
        *of_equations(table, (*equations(), *own)),
        *of_links(links, known),
        *(replace(one, certain=False, listed=True) for one in supposed),
        *of_groups(table, groups(), listed),
        *of_duplicates(table),
    ]
    # what only the place puts together says less than what words or structure say of the same figures
    found.sort(key=lambda one: one.equation in SUPPOSED)
    judged = tuple(_without_known(distinct(found)))
    return tuple(_without_other_rates(tuple(_without_other_parts(judged))))


def _without_other_parts(evaluations: Sequence[Evaluation]) -> Iterator[Evaluation]:
    """Yield the evaluations; a whole that its own list makes up exactly is no sum of some of them and something else.

    支出 that is 人员经费, 药品费 and 公用经费 does not consist of 人员经费, 公用经费 and 项目支出. Nor does it
    hold less than in every row: a rest of 上年结转 and 到位资金 less 支出 is no rest of 到位资金 alone.
    """
    lists: dict[str, list[set[str]]] = {}
    laws: dict[str, list[set[str]]] = {}
    for one in evaluations:
        if one.form is Form.SUM and one.band is Band.EXACT and len(one.members) > 1:
            known = laws if one.equation == PEER else lists
            known.setdefault(one.result, []).append({member.fact for member in one.members})
    for one in evaluations:
        own = {member.fact for member in one.members}
        summed = one.form is Form.SUM and one.band is Band.VIOLATED
        other = any(len(listed & own) > 1 and not own <= listed for listed in lists.get(one.result, ()))
        if summed and (other or any(own < law for law in laws.get(one.result, ()))):
            yield replace(one, band=Band.NO_DATA, certain=False)
        else:
            yield one


def _without_known(evaluations: Sequence[Evaluation]) -> Iterator[Evaluation]:
    """Yield the evaluations; what rows or clauses have in common adds nothing to what words say of the same figures."""
    known = {frozenset(one.facts) for one in evaluations if one.equation != PEER and one.certain}
    yield from (one for one in evaluations if one.equation != PEER or frozenset(one.facts) not in known)


def _without_other_rates(evaluations: Sequence[Evaluation]) -> Iterator[Evaluation]:
    """Yield the evaluations; two rates that are each right of amounts of their own do not contradict each other."""
    right = {one.result for one in evaluations if one.form is Form.RATE and one.band in (Band.EXACT, Band.ROUNDING)}
    for one in evaluations:
        repeated = one.form is Form.EQUAL and one.band is Band.VIOLATED
        if repeated and {one.result, *(member.fact for member in one.members)} <= right:
            yield replace(one, band=Band.NO_DATA, certain=False)
        else:
            yield one


def with_status(facts: Iterable[Fact], evaluations: Iterable[Evaluation]) -> tuple[Fact, ...]:
    """Return the facts, each verified, conflicting, single or unread by the evaluations it stands in."""
    held: set[str] = set()
    broken: set[str] = set()
    for evaluation in evaluations:
        if evaluation.band in (Band.EXACT, Band.ROUNDING):
            held.update(evaluation.facts)
        elif evaluation.band is Band.VIOLATED:
            broken.update(evaluation.facts)
    return tuple(replace(fact, status=_status(fact, held, broken)) for fact in facts)


def _status(fact: Fact, held: set[str], broken: set[str]) -> Status:
    if fact.coordinates is None:
        return Status.UNREAD
    if fact.id in broken:
        return Status.CONFLICTING
    return Status.VERIFIED if fact.id in held else Status.SINGLE
