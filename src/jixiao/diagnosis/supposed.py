"""What figures prove that only their place puts together: where a slip of the hand explains them, an error.

Two amounts make a rate one swap of digits away from a printed one about once in some thousand; one that a single digit
was changed in is a question, and that only where more than the place speaks for it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from jixiao.diagnosis.listed import list_holds_otherwise
from jixiao.diagnosis.mending import mending_slip
from jixiao.diagnosis.slips import TELLING, Slip
from jixiao.diagnosis.textbook import is_textbook_sum
from jixiao.model.fact import Fact, SubjectKind
from jixiao.model.quantity import MICRO, Dimension
from jixiao.model.relation import Band, Evaluation

_LEAST_DIGITS, _FEW_DIGITS, _LONG_DIGITS, _MOST_STEPS = 4, 3, 5, 8
_SHARE, _WHOLE, _BEYOND, _CLAUSE = "JX106", 100 * MICRO, 300 * MICRO, 14
_SURE = frozenset({"swapped"})
_TYPED = TELLING | {"changed"}


def tempered_rate(
    evaluation: Evaluation, facts: Mapping[str, Fact], others: Sequence[Evaluation], *, beside: bool
) -> Evaluation:
    """Return a rate that is held against the figures near it as an error, a question, or as nothing to say.

    Where words hold it against others, those speak. Directly beside them any changed digit is asked about; one of a
    share, where the share of another part is right of the same whole, is an error. So is a rate that is several times
    what could be spent for a digit too many or a moved point: no plan is exceeded so.
    """
    if _is_of_another(evaluation, facts) or any(_is_of_words(one, evaluation) for one in others):
        return replace(evaluation, band=Band.NO_DATA, certain=False)
    slip = mending_slip(evaluation, evaluation.result, facts, printed=True)
    fine = slip is not None and _is_fine(evaluation, slip, facts[evaluation.result])
    asked = beside and _digits(facts[evaluation.result]) >= _LEAST_DIGITS
    if fine and slip is not None and slip.kind in (_TYPED if evaluation.certain or asked else TELLING):
        long = _digits(facts[evaluation.result]) >= _LEAST_DIGITS
        sure = long and (slip.kind in _SURE or (evaluation.certain and evaluation.code == _SHARE))
        near = beside and _is_close_behind(evaluation, facts)
        sure |= long and slip.kind in TELLING and (near or _is_beyond(facts[evaluation.result]))
        return replace(evaluation, certain=sure or (evaluation.certain and slip.kind in TELLING))
    if asked and not fine and _has_swapped_amount(evaluation, facts):
        return replace(evaluation, certain=False)
    return replace(evaluation, band=Band.NO_DATA, certain=False)


def _has_swapped_amount(evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    """Tell an amount of many digits, two of which in turn would make the rate right."""
    amounts = [facts[member.fact] for member in evaluation.members]
    slips = [(fact, mending_slip(evaluation, fact.id, facts)) for fact in amounts]
    return any(slip is not None and slip.kind in _SURE and _digits(fact) >= _LONG_DIGITS for fact, slip in slips)


def _is_of_another(evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    """Tell a rate of one project beside the amounts of another."""
    told = [facts[name].coordinates for name in evaluation.facts]
    rate, *amounts = (where.subject if where is not None else None for where in told)
    projects = {one for one in amounts if one is not None and one.kind is SubjectKind.PROJECT}
    return rate is not None and rate.kind is SubjectKind.PROJECT and bool(projects) and rate not in projects


def _is_close_behind(evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    """Tell a rate of the same clause as the last of its amounts."""
    rate, *amounts = (facts[name].span for name in evaluation.facts)
    ends = [span.end for span in amounts if span is not None]
    return rate is not None and bool(ends) and rate.start - max(ends) <= _CLAUSE


def _is_beyond(rate: Fact) -> bool:
    """Tell a rate of more than three times all there was."""
    return rate.quantity.value > _BEYOND


def tempered_equal(evaluation: Evaluation, facts: Mapping[str, Fact], others: Sequence[Evaluation]) -> Evaluation:
    """Return two amounts as one told wrongly where other figures confirm just one of them and a slip explains it.

    Of two that nothing confirms it is asked which is right, if a name puts them together.
    """
    nothing = replace(evaluation, band=Band.NO_DATA, certain=False)
    # 协税员劳务支出里，付给协税员的工资…: what was spent on a part is not the plan of the whole told again
    told = [where for name in evaluation.facts if (where := facts[name].coordinates) is not None]
    if len({where.item for where in told}) > 1 and len({where.concept.startswith("budget_") for where in told}) > 1:
        return nothing
    confirmed = {name for one in others if one.band in (Band.EXACT, Band.ROUNDING) for name in one.facts}
    wrong = [name for name in evaluation.facts if name not in confirmed]
    if len(wrong) > 1 and evaluation.certain and _is_plain_swap(evaluation, facts):
        return replace(evaluation, certain=False)
    if len(wrong) != 1:
        return nothing
    slip = mending_slip(evaluation, wrong[0], facts, printed=True)
    scored = facts[wrong[0]].quantity.dimension is Dimension.SCORE
    # where no name puts them together, only digits in another order do
    kinds, least = (_TYPED, 1) if scored else (TELLING if evaluation.certain else _SURE, _LEAST_DIGITS)
    if slip is None or slip.kind not in kinds or _digits(facts[wrong[0]]) < least:
        return nothing
    return replace(evaluation, certain=evaluation.certain and slip.kind in _SURE)


def _is_plain_swap(evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    """Tell two long amounts of one name, neither of them confirmed, that differ in the order of two digits."""
    slip = mending_slip(evaluation, evaluation.result, facts, printed=True)
    alike = all(facts[name].quantity.dimension is Dimension.MONEY for name in evaluation.facts)
    return alike and slip is not None and slip.kind in _SURE and _digits(facts[evaluation.result]) >= _LEAST_DIGITS


def tempered_sum(evaluation: Evaluation, facts: Mapping[str, Fact], others: Sequence[Evaluation]) -> Evaluation:
    """Return a list that need not be complete as an error or a question where a slip explains it to the last digit.

    What words put into an equation that holds exactly was not mistyped.
    """
    confirmed = {name for one in others if one.band is Band.EXACT and one.certain for name in one.facts}
    open_ones = [name for name in evaluation.facts if name not in confirmed]
    slips = [(facts[name], mending_slip(evaluation, name, facts, printed=True)) for name in open_ones]
    told = [(fact, slip) for fact, slip in slips if slip is not None and _is_telling(fact, slip, evaluation)]
    if not told or list_holds_otherwise(evaluation, facts):
        return replace(evaluation, band=Band.NO_DATA, certain=False)
    sure = any(fact.id == evaluation.result and slip.kind in _SURE for fact, slip in told)
    return replace(evaluation, certain=sure)


def tempered_neighbours(evaluation: Evaluation, facts: Mapping[str, Fact], others: Sequence[Evaluation]) -> Evaluation:
    """Return a sum that no word tells as a question, and that only where two digits of one figure are swapped.

    It is an error where the figures were read as a whole and its parts.
    """
    asked = tempered_sum(evaluation, facts, others)
    swaps = (mending_slip(evaluation, name, facts, printed=True) for name in evaluation.facts)
    if asked.band is Band.VIOLATED and any(slip is not None and slip.kind in _SURE for slip in swaps):
        return replace(asked, certain=is_textbook_sum(evaluation, facts))
    return replace(evaluation, band=Band.NO_DATA, certain=False)


def _is_telling(fact: Fact, slip: Slip, evaluation: Evaluation) -> bool:
    """Tell a slip that proves something of a list: of a total score with its parts any changed digit."""
    scored = fact.id == evaluation.result and fact.quantity.dimension is Dimension.SCORE
    if scored and slip.kind == "changed":
        # a part left out would as well be of some whole points
        return bool((slip.value - fact.quantity.value) % fact.quantity.scale)
    return slip.kind in TELLING and _digits(fact) >= _FEW_DIGITS


def _is_of_words(one: Evaluation, supposed: Evaluation) -> bool:
    alike = one.result == supposed.result and one.equation != supposed.equation
    return alike and one.form is supposed.form and one.certain and one.band is not Band.NO_DATA


def _is_fine(evaluation: Evaluation, slip: Slip, rate: Fact) -> bool:
    """Tell a rate that its amounts give precisely, both of as many digits behind the point as it is printed with."""
    expected, step = evaluation.expected, rate.quantity.step
    narrow = expected is not None and expected.high - expected.low <= _MOST_STEPS * step
    # a moved point changes how many digits stand behind it: 987.5% for 98.75%
    moved = slip.kind == "point" and rate.quantity.value > _WHOLE > slip.value
    places = moved or not slip.value % step
    return narrow and places and _digits(rate) + (slip.kind == "dropped") >= _FEW_DIGITS


def _digits(fact: Fact) -> int:
    """Count the printed digits from the first that is not nought on."""
    return len("".join(filter(str.isdecimal, fact.printed)).lstrip("0"))
