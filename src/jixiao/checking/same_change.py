"""Whether two words of more and less in one sentence speak of the same: 损耗率下降2.00%，增收3.00万元 does not."""

import re

from jixiao.model.span import Span

_STOPS = "。；;\n"
_BUDGET = re.compile(r"预算|年初|年中|年内|调整")
_SPENDING = re.compile(r"支出|经费|费|开支|决算")
_SUBJECT = re.compile(r"收入|支出|经费|费用|开支|预算|决算|费|结转|结余")
_OUTGOING = frozenset({"支出", "经费", "费用", "开支", "费", "决算"})
# what is earned or spent the more by something else that falls or rises
_EFFECT = frozenset({"增收", "减支", "增支", "减收"})
# a measure that is no amount of money: its rate of change goes with any change of money
_MEASURE = re.compile(
    r"(?:率|价格?|单价|成本|[用耗产水电药气油]量|占比|比重|面积|能耗)(?:较上年|比上年|同比|平均|年均|总体|分别|已|均)*$"
)
# 增加12.00万元用于绿化: the money is that of what stands behind it
_OWN_NOUN = re.compile(r"(?!主要|其|的|左右|以[上下]|原因|系|因|由于|是|与|和|及|多|余)[\u4e00-\u9fff]")

# 增加30.00万元，下降3.00%是与上年相比
_AGAINST = re.compile(r"(?:则|却)?[是为系][与同和较比]")


def said_before(text: str, area: Span, at: int) -> str:
    """Return what a sentence says before a place."""
    begun = max(area.start, *(text.rfind(stop, area.start, at) + 1 for stop in _STOPS))
    return text[begun:at]


def is_of_budget(before: str) -> bool:
    """Tell a change against the budget, beside which the year before may be level."""
    return _BUDGET.search(before) is not None


def is_of_spending(before: str) -> bool:
    """Tell a sentence about spending, which has no growth to be level."""
    return _SPENDING.search(before) is not None


def is_of_two(text: str, area: Span, match: re.Match[str]) -> bool:
    """Tell an amount and a rate that are changes of two things."""
    if _AGAINST.match(text, match.end("rate")):
        return True
    if match["amount"][-1] == "元":
        return False
    if match["second"] in _EFFECT or _OWN_NOUN.match(text, match.end("rate")):
        return True
    return _MEASURE.search(said_before(text, area, match.start())) is not None


def is_of_same(text: str, area: Span, match: re.Match[str]) -> bool | None:
    """Tell whether the change whose reason is told is that of the amount before it; None where it is not said."""
    noun = match["noun"]
    if noun is None:
        return True
    named = _SUBJECT.findall(said_before(text, area, match.start()))
    if not named:
        return None
    if noun == named[-1]:
        return True
    return None if {noun, named[-1]} <= _OUTGOING else False
