"""Budgets that hold what was carried over, which the text names without its amount: neither sum nor rate is sure.

年初预算2,851.41万元，年中净增加332.40万元; 全年预算数3,207.39万元，差异主要是使用上年结转: what the year began with
is in the one and not in the others.
"""

import re
from collections.abc import Mapping
from decimal import Decimal

from jixiao.checking.printed import is_mistyped
from jixiao.model.fact import Fact
from jixiao.model.quantity import MICRO, decimal_text
from jixiao.model.relation import Evaluation, Form

_CARRIED = re.compile(
    r"(?:上一?年度?|年初|期初|以前年度|往年|去年)(?:的|财政|项目|资金|预算){0,2}结[转余]|结转(?:资金|指标|项目)"
)
_WITHOUT = re.compile(r"[，,（(]?(?:不含|未含|不包括|未包括|不包含)[^，。；;\d\n]{0,6}结[转余]")
# 支出预算2,053.41万元，决算2,294.50万元: what was planned at the begin, for more was spent than that
_PLAN = re.compile(r"(?<!全年)(?<!调整)(?<!后)(?<!后的)支出预算(?:数|总额|总计|合计)?(?:为|是)?$")
_ALL, _BACK = 100 * MICRO, 12
_BUDGET, _OPENING = "budget_adjusted", "carryover_opening"
_MOVES = frozenset({"budget_adjustment", "budget_reduction"})
_BEGUN = frozenset({"budget_initial", "budget_adjustment"})


def may_hold_carried(text: str, evaluation: Evaluation, facts: Mapping[str, Fact], right: int) -> bool:
    """Tell a final budget larger than its parts, without what was carried over, though the text speaks of that.

    So may one be whose changes are told in another paragraph. `right` is what the parts make. One digit typed for
    another is an error all the same.
    """
    result = facts[evaluation.result]
    concepts = {where.concept for one in evaluation.members if (where := facts[one.fact].coordinates) is not None}
    where = result.coordinates
    if where is None or where.concept != _BUDGET or not concepts >= _BEGUN or _OPENING in concepts:
        return False
    # half as much again is no rest of the year before, but a slip
    if evaluation.form is not Form.SUM or not right < result.quantity.value <= right + right // 2:
        return False
    members = [facts[one.fact] for one in evaluation.members]
    typed = any(_is_mistyped(one, one.quantity.value + result.quantity.value - right) for one in members)
    typed |= _is_mistyped(result, right)
    moved = [one for one in members if one.coordinates is not None and one.coordinates.concept in _MOVES]
    apart = all(one.block != result.block for one in moved)
    return not typed and (apart or _CARRIED.search(text) is not None)


def is_made_of(evaluation: Evaluation, facts: Mapping[str, Fact], right: int) -> bool:
    """Tell a final budget of which the text tells what came to it since its begin as another amount, net of all."""
    result, where = facts[evaluation.result], facts[evaluation.result].coordinates
    if where is None or where.concept != _BUDGET or evaluation.form is not Form.SUM or result.quantity.value == right:
        return False
    begun = (facts[one.fact] for one in evaluation.members)
    first = next((one for one in begun if one.coordinates and one.coordinates.concept == "budget_initial"), None)
    net = result.quantity.value - first.quantity.value if first is not None else 0
    beside = (one for one in facts.values() if one.block == result.block and one.id not in evaluation.facts)
    return net > 0 and any(one.quantity.value == net and one.quantity.scale == result.quantity.scale for one in beside)


def is_without_carried(text: str, evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    """Tell a rate of a budget that is told without what was carried over: 调整预算1,663.78万元，不含上年结转."""
    if evaluation.form is not Form.RATE:
        return False
    below = {(facts[one.fact].coordinates, facts[one.fact].quantity.value) for one in evaluation.members if one.below}
    told = (one.span for one in facts.values() if one.span and (one.coordinates, one.quantity.value) in below)
    return any(_WITHOUT.match(text, span.end) for span in told)


def may_be_of_begin(text: str, evaluation: Evaluation, facts: Mapping[str, Fact], right: int) -> bool:
    """Tell a rate held against 支出预算 of another paragraph, which was exceeded though the rate is below 100%."""
    result = facts[evaluation.result]
    if evaluation.form is not Form.RATE or not result.quantity.value <= _ALL < right <= _ALL + _ALL // 2:
        return False
    below = (facts[one.fact] for one in evaluation.members if one.below)
    return any(
        one.span is not None
        and one.block != result.block
        and _PLAN.search(text, max(0, one.span.start - _BACK), one.span.start) is not None
        for one in below
    )


def _is_mistyped(fact: Fact, right: int) -> bool:
    if fact.span is None or right <= 0:
        return False
    quantity = fact.quantity
    number = decimal_text(quantity.value, quantity.scale, quantity.decimals)
    return is_mistyped(number, Decimal(decimal_text(right, quantity.scale, quantity.decimals)))
