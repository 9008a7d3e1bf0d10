"""Hold the equations against the facts: exact, within rounding, or violated."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from jixiao.model.fact import Fact, SubjectKind
from jixiao.model.quantity import Dimension
from jixiao.model.relation import Band, Evaluation, Form
from jixiao.relations.index import Place, Table, concept_of, nearest
from jixiao.relations.judging import sum_evaluation, without_repeat
from jixiao.relations.links import PEER, TOLD_RATE
from jixiao.relations.rates import rate
from jixiao.taxonomy.equations import Equation

_FISCAL = {"income_fiscal", "income_public"}
_LEAST_TERMS = 2
_PLANNED = "_budget"
# a list that the document puts together
OF_LIST, _OF_WORDS = "R26", "R08.list"
_PIECES = ("budget_adjustment", "budget_reduction")
_MOST_PIECES = 8


def of_equations(table: Table, all_equations: Sequence[Equation]) -> Iterator[Evaluation]:
    """Yield the evaluation of each equation for each figure that it gives a value to."""
    for equation in all_equations:
        for (concept, place), results in table.items():
            if concept != equation.result or not _applies(equation, table, place):
                continue
            found = [(result, _of_one(equation, table, place, result)) for result in results]
            right = {result.block for result, one in found if one is not None and one.band is not Band.VIOLATED}
            for result, one in found:
                if one is not None:
                    # of two totals in one paragraph the parts may be those of the other
                    doubtful = equation.doubtful or (one.form is Form.SUM and result.block in right)
                    yield replace(one, certain=False) if doubtful and one.band is Band.VIOLATED else one


def _of_one(equation: Equation, table: Table, place: Place, result: Fact) -> Evaluation | None:
    if equation.form is Form.RATE:
        return rate(equation, table, place, result)
    return _sum(equation, table, place, result)


def _applies(equation: Equation, table: Table, place: Place) -> bool:
    if equation.subject and place.subject.kind.value != equation.subject:
        return False
    return not any((concept, place) in table for concept in equation.unless) and not _lacks_plan(equation, table, place)


def _lacks_plan(equation: Equation, table: Table, place: Place) -> bool:
    """Tell a sum of budgets of which one is not told, though money was spent on its part: the car that was bought."""
    untold = (name for name, _ in equation.terms if name.endswith(_PLANNED) and (name, place) not in table)
    spent = (fact for name in untold for fact in table.get((name.removesuffix(_PLANNED), place), ()))
    return any(fact.quantity.value > 0 for fact in spent)


def _terms(equation: Equation, table: Table, place: Place, result: Fact) -> dict[str, Fact]:
    names = [*(name for name, _ in equation.terms), *equation.either]
    found = {name: table[(name, place)] for name in dict.fromkeys(names) if (name, place) in table}
    terms = {name: nearest(facts, result) for name, facts in found.items() if facts}
    return without_repeat(terms)


def _sum(equation: Equation, table: Table, place: Place, result: Fact) -> Evaluation | None:
    found = _terms(equation, table, place, result)
    either = _either(equation, found)
    fixed = {name: fact for name, fact in found.items() if name not in either}
    if not equation.need <= found.keys() or len(found) < equation.least or result.id in {f.id for f in fixed.values()}:
        return None
    if any(fact.quantity.dimension is not result.quantity.dimension for fact in found.values()):
        return None
    weights = dict(equation.terms)
    best: Evaluation | None = None
    for chosen in _choices(either):
        members = {name: fact for name, fact in found.items() if name in fixed or name in chosen}
        if len(fixed) < min(equation.least, len(equation.terms)):
            continue
        evaluation = _evaluated(equation, result, [(fact, weights.get(name, 1)) for name, fact in members.items()])
        if evaluation.band is not Band.VIOLATED:
            return evaluation
        best = best or evaluation
    best = _widened(equation, table, place, best, [result, *found.values()])
    if best is not None and best.band is not Band.VIOLATED:
        return best
    swapped = None if _is_below_nothing(best) else _swapped(equation, table, place, result)
    if swapped is None and best is not None and _flows(equation, table, place):
        return _in_pieces(equation, table, place, result) or replace(best, certain=False)
    return swapped or _softened(equation, best, found)


def _widened(
    equation: Equation, table: Table, place: Place, best: Evaluation | None, members: Sequence[Fact]
) -> Evaluation | None:
    """Return a sum that fails with others among its members, or as the accounts tell it, where the equation says so."""
    if equation.among and best is not None:
        return _with_others(equation, table, place, best, members)
    if equation.accounts and best is not None:
        return _of_accounts(equation, table, place, best, members[0])
    return best


def _with_others(
    equation: Equation, table: Table, place: Place, best: Evaluation, members: Sequence[Fact]
) -> Evaluation:
    """Return a sum with the other parts that stand among its members, where that holds.

    人员经费…；药品费…；公用经费…；项目支出…: they stand in lines of their own. Where nothing makes the sum right, it is
    not certain what is part of it.
    """
    result, *terms = members
    blocks = {fact.block for fact in members if fact.block is not None}
    others = [
        fact
        for (name, whose), facts in table.items()
        if name == equation.among and (whose.subject, whose.period) == (place.subject, place.period)
        for fact in facts[:1]
        if fact.block is not None and blocks and min(blocks) < fact.block < max(blocks) and fact.block not in blocks
    ]
    if not others:
        return best
    whole = _evaluated(equation, result, [(fact, 1) for fact in (*terms, *others)])
    return replace(best, certain=False) if whole.band is Band.VIOLATED else whole


def _of_accounts(equation: Equation, table: Table, place: Place, best: Evaluation, result: Fact) -> Evaluation:
    """Return a rest as what there was at the begin, came and went make it, where that is told; else a question.

    The budget of a year holds only some of what was left from the last, and what goes back is in no budget.
    """
    opening, *others = equation.accounts
    if (opening, place) not in table:
        return best
    if not all((name, place) in table for name in others):
        return replace(best, certain=False)
    less = [(name, weight) for name, weight in equation.terms if weight < 0 and (name, place) in table]
    own = [(nearest(table[name, place], result), 1) for name in equation.accounts]
    own += [(nearest(table[name, place], result), weight) for name, weight in less]
    back = [(fact, -1) for name in _PIECES for fact in table.get((name, place), ())]
    whole = _evaluated(equation, result, own)
    for evaluation in (whole, *(_evaluated(equation, result, [*own, one]) for one in back)):
        if evaluation.band is not Band.VIOLATED:
            return evaluation
    # the one that the rest is nearest to is what was mistyped
    return replace(min(whole, best, key=_gap), certain=False)


def _gap(evaluation: Evaluation) -> int:
    """Return how far what was found is from what was expected, in base units."""
    expected, found = evaluation.expected, evaluation.found
    return abs(expected.low - found.low) if expected is not None and found is not None else 0


def _is_below_nothing(evaluation: Evaluation | None) -> bool:
    """Tell a sum that takes away more than there is, which no other reading makes right: spent more than came in."""
    return evaluation is not None and evaluation.expected is not None and evaluation.expected.high < 0


def _swapped(equation: Equation, table: Table, place: Place, result: Fact) -> Evaluation | None:
    """Return the equation with the concepts of one of its `swaps` in place of theirs, where that holds."""
    found = (_with(equation, swap, table, place, result) for swap in equation.swaps)
    return next((one for one in found if one is not None and one.band is not Band.VIOLATED), None)


def _with(equation: Equation, swap: Mapping[str, str], table: Table, place: Place, result: Fact) -> Evaluation | None:
    """Return the equation with other concepts in place of its own, None where one of them is not told."""
    swapped = [(swap.get(name, name), weight) for name, weight in equation.terms]
    terms = [(name, weight) for name, weight in swapped if (name, place) in table]
    needed = {swap.get(name, name) for name in equation.need} | set(swap.values())
    if not needed <= {name for name, _ in terms}:
        return None
    return _evaluated(equation, result, [(nearest(table[(name, place)], result), weight) for name, weight in terms])


def _either(equation: Equation, found: Mapping[str, Fact]) -> list[str]:
    """Return the terms that may stand inside the sum or beside it; a term of a telling topic puts all inside."""
    if any(fact.topic in equation.inside_with for fact in found.values()):
        return [name for name in equation.either if name in found and name not in dict(equation.terms)]
    return [name for name in equation.either if name in found]


def _flows(equation: Equation, table: Table, place: Place) -> list[tuple[Fact, int]]:
    """Return the changes of a budget told several times with other amounts: they may be pieces of the whole."""
    found = [
        (fact, weight) for name, weight in equation.terms if name in _PIECES for fact in table.get((name, place), ())
    ]
    several = any(len({fact.quantity.value for fact, _ in found if concept_of(fact) == name}) > 1 for name in _PIECES)
    signs = {concept_of(fact) for fact, _ in found}
    return found[:_MOST_PIECES] if several or len(signs) > 1 else []


def _in_pieces(equation: Equation, table: Table, place: Place, result: Fact) -> Evaluation | None:
    """Return the evaluation of a sum that some of the changes told in pieces make right, None where none do."""
    fixed = {name: fact for name, fact in _terms(equation, table, place, result).items() if name not in _PIECES}
    weights = dict(equation.terms)
    base = [(fact, weights[name]) for name, fact in fixed.items() if name in weights]
    found = _terms(equation, table, place, result)
    flows = [*_flows(equation, table, place), *((found[name], 1) for name in equation.either if name in found)]
    for size in range(len(flows) + 1):
        for chosen in combinations(flows, size):
            evaluation = _evaluated(equation, result, [*base, *chosen])
            if evaluation.band is not Band.VIOLATED:
                return evaluation
    return None


def _choices(names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for size in range(len(names) + 1):
        yield from combinations(names, size)


def _softened(equation: Equation, evaluation: Evaluation | None, found: dict[str, Fact]) -> Evaluation | None:
    """Mark a sum that may be a selection, and is too small, as not certain."""
    if evaluation is None or equation.complete_with <= found.keys():
        return evaluation
    if evaluation.expected and evaluation.found and evaluation.expected.high < evaluation.found.low:
        return Evaluation(
            evaluation.equation, evaluation.code, evaluation.form, evaluation.result, evaluation.members,
            evaluation.band, evaluation.expected, evaluation.found, certain=False,
        )  # fmt: skip
    return evaluation


def _evaluated(equation: Equation, result: Fact, members: Sequence[tuple[Fact, int]]) -> Evaluation:
    return sum_evaluation(equation.id, equation.code, equation.form, result, members)


def of_duplicates(table: Table) -> Iterator[Evaluation]:
    """Yield an evaluation for each figure that repeats an earlier one of the same coordinates."""
    for (concept, _), facts in table.items():
        if concept in ("spent", "budgeted", "budgeted_initial") or concept.startswith(
            ("yoy", "share", "count_", "org_units", "beds", "staff_nonquota", "narrative", "score_part", "score_rate")
        ):
            continue
        first, *others = facts
        for other in others:
            alike = other.quantity.dimension is first.quantity.dimension and not _is_of_a_fund(first, other)
            alike &= concept not in _PIECES or other.block != first.block
            if alike and concept_of(other):
                code = "JX202" if (other.cell is None) != (first.cell is None) else "JX201"
                repeated = sum_evaluation("R33", code, Form.EQUAL, other, [(first, 1)])
                # two totals of one paragraph are hardly the same one, said twice: 全年支出3000万元，局机关支出1000万元
                beside = other.block == first.block and _is_total(first)
                yield replace(repeated, certain=repeated.certain and not beside)


def _is_total(fact: Fact) -> bool:
    """Tell an amount of the unit that no item names."""
    where = fact.coordinates
    whole = where is not None and where.item is None and where.subject.kind is SubjectKind.UNIT
    return whole and fact.quantity.dimension is Dimension.MONEY


def _is_of_a_fund(one: Fact, other: Fact) -> bool:
    """Tell 财政拨款收入 beside 一般公共预算财政拨款收入: the latter is a part where there are government funds."""
    return {one.topic, other.topic} == _FISCAL


def _says_more(one: Evaluation, other: Evaluation) -> bool:
    """Tell an evaluation that was decided where another was not, or that words make certain where the other is not.

    Such are a list whose own words say that it is all, and a rate told right behind what was planned and spent.
    """
    decided = other.band is Band.NO_DATA and one.band is not Band.NO_DATA
    whole = one.equation == OF_LIST and one.certain and not other.certain and not other.listed
    weak = not other.certain or other.equation == PEER
    told = one.equation == TOLD_RATE and one.band is Band.VIOLATED and weak
    return decided or told or (whole and other.band is one.band)


def distinct(evaluations: Iterable[Evaluation]) -> tuple[Evaluation, ...]:
    """Return the evaluations, one for each set of figures and form; one that was decided before one that was not."""
    seen: dict[tuple[object, ...], Evaluation] = {}
    for evaluation in evaluations:
        members = frozenset((member.fact, member.weight, member.below) for member in evaluation.members)
        # a list that may be a selection says less than the same list said to be complete
        form = Form.SUM if evaluation.form is Form.AT_MOST else evaluation.form
        key = (evaluation.result, members, form)
        known = seen.get(key)
        if known is None:
            seen[key] = evaluation
        elif _says_more(evaluation, known):
            seen[key] = replace(evaluation, worded=known.worded)
        elif evaluation.equation in (OF_LIST, _OF_WORDS) and evaluation.certain and not known.listed:
            seen[key] = replace(known, worded=True)
    return tuple(seen.values())
