"""Sums that hold only within rounding because a figure lost its last digit: 2,417.0万元 where the parts make 2417.03.

Money printed with fewer places than the amounts beside it has had zeros dropped, nothing else. Where the
digits that are printed are those of the exact value but one, the missing one was lost.
"""

from collections.abc import Mapping
from dataclasses import replace

from jixiao.diagnosis.implied import exact
from jixiao.model.fact import Fact
from jixiao.model.quantity import Dimension, decimal_text
from jixiao.model.relation import Band, Evaluation, Form
from jixiao.relations.links import PEER, SUPPOSED

_SUMS = (Form.SUM, Form.EQUAL)


def lost_digit(evaluation: Evaluation, facts: Mapping[str, Fact]) -> Evaluation:
    """Return the evaluation as violated where one figure lost a digit.

    It proves an error where finer amounts stand in the same paragraph or table as the figure; a figure alone in its
    paragraph may have been rounded by the writer: a question. So is a digit of no more than the rounding of the others:
    7.8 may be 7.80 beside a sum that rounds to 7.81.
    """
    if evaluation.band is not Band.ROUNDING or evaluation.form not in _SUMS:
        return evaluation
    figures = [facts[name] for name in evaluation.facts]
    if len({fact.quantity.scale for fact in figures}) > 1:
        return evaluation
    finest = max(fact.quantity.decimals for fact in figures)
    coarse = [fact for fact in figures if 0 < fact.quantity.decimals < finest]
    if len(coarse) != 1 or any(fact.quantity.decimals < finest for fact in figures if fact is not coarse[0]):
        return evaluation
    fact = coarse[0]
    wanted = exact(evaluation, fact.id, facts)
    if wanted is None or not _is_short(fact, finest, wanted):
        return evaluation
    step = min(other.quantity.step for other in figures if other is not fact)
    # the roundings of n others are off by a step times the root of n/12 as a rule: three times that is no chance
    apart = abs(wanted - fact.quantity.value)
    sure = 4 * apart**2 > 3 * max(2, len(figures) - 1) * step**2
    beside = [one for one in facts.values() if one.block == fact.block and one.id != fact.id]
    mixed = any(one.quantity.unit == fact.quantity.unit and one.quantity.decimals >= finest for one in beside)
    if not sure and evaluation.equation in (*SUPPOSED, PEER):
        # a slip would make an error of it again
        return evaluation
    return replace(evaluation, band=Band.VIOLATED, certain=evaluation.certain and mixed and sure)


def _is_short(fact: Fact, places: int, value: int) -> bool:
    """Tell a figure that prints the exact value but for one digit, and reads otherwise."""
    quantity = fact.quantity
    if quantity.dimension is not Dimension.MONEY or value == quantity.value or value <= 0:
        return False
    full = decimal_text(value, quantity.scale, places)
    own = decimal_text(quantity.value, quantity.scale, quantity.decimals)
    return len(full) == len(own) + 1 and any(full[:at] + full[at + 1 :] == own for at in range(len(full)))
