"""JX409: carry-over that does not say what is tied and what is free."""

import re
from collections.abc import Iterator

from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import PASSED, Card, Ground, Rule, Verdict
from jixiao.checking.spending import amounts, gives_reason
from jixiao.model.fact import SubjectKind
from jixiao.model.finding import Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX409",
    name="结转与结余未分开",
    severity=Severity.WARNING,
    clause="财政部《中央部门结转和结余资金管理办法》（财预〔2016〕18号）第二、三条",
    why="结转可在下年继续用于原项目，结余应当上缴，合在一起写看不出各是多少。",
    passes="年末结转12万元，结余3万元。",
    fails="结转结余15万元。",
    false_alarms="金额为0、不足全年预算5%、写明是什么款项或报告分表列示的不查。",
    remedy="分别写明基本支出、项目支出的结转和结余。",
)

# 年末结转和结余 is the name of the line in the final accounts, and right
_MIXED = re.compile(r"结转结余|结余结转")
_APART = re.compile(
    r"(?:基本支出|项目支出)(?:结转|结余)|(?:全部|均|都)(?:为|是|系|属于?)(?:基本|项目)(?:支出|资金|经费)"
    r"|结转(?:资金)?[\d,.]+[ ]?万?元[，,、][^。]{0,8}结余(?:资金)?[\d,.]"
    r"|结余(?:资金)?[\d,.]+[ ]?万?元[，,、][^。]{0,8}结转(?:资金)?[\d,.]"
)

# one in so many of the year's money is what any unit has left
_USUAL = 20


def check(ground: Ground) -> Iterator[Verdict]:
    """Look at the unit's closing balance."""
    return or_passed(_judge(ground))


def _judge(ground: Ground) -> Iterator[Verdict]:
    text = ground.extracted.document.text
    budget = amounts(ground, "budget_adjusted", "income_total", "expenditure_total")
    for subject, fact in amounts(ground, "carryover_closing").items():
        if subject.kind is not SubjectKind.UNIT or fact.span is None or fact.quantity.value <= 0:
            continue
        before = text[max(0, fact.span.start - 12) : fact.span.start]
        whole = budget.get(subject)
        little = whole is not None and fact.quantity.value * _USUAL < whole.quantity.value
        told = little or _APART.search(text) is not None or gives_reason(text, [_sentence(text, fact.span)])
        mixed = _MIXED.search(before) is not None and not told
        yield note(CARD, fact.span, (("found", fact.printed),)) if mixed else PASSED


def _sentence(text: str, span: Span) -> Span:
    """Return the end of the sentence of a figure, where it may say what it is: 结转结余…万元，主要是质保金."""
    ends = [at for at in (text.find(mark, span.end) for mark in "。\n") if at >= 0]
    return Span(max(span.start - 12, 0), min([*ends, len(text)]))


RULE = Rule(CARD, check)
