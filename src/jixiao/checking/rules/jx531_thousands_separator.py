"""JX531: separators of thousands in the wrong place."""

import re
from collections.abc import Iterator

from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import PASSED, Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity
from jixiao.model.grouping import regrouped
from jixiao.model.span import Span

CARD = Card(
    code="JX531",
    name="千分位写错",
    severity=Severity.WARNING,
    clause="GB/T 15835—2011：千分空或千分撇每三位一节",
    why="分节不是三位，多半是漏了一位数字或多打了逗号。",
    passes="12,345.67元",
    fails="1,2345.67元",
    false_alarms="并列的两个数之间误用半角逗号的，也请改为顿号。",
    remedy="核对金额，按三位一节改写。",
)

_MONEY = re.compile(r"(?<![\d.,])(?P<at>\d{1,3}(?:,\d+)+)(?P<part>\.\d+)?[ ]?(?:亿元|万元|元)")
_RIGHT = re.compile(r"\d{1,3}(?:,\d{3})+")
# 分别为12,34.56万元: two numbers with a comma of the wrong width between
_SEVERAL = re.compile(r"分别|依次|各自?[为是]|先后|以及|和[^，。；;]*$")
_CLAUSE = re.compile(r"[，,。；;：:\n]")
_BEFORE, _LEAST_RIGHT = 20, 3


def check(ground: Ground) -> Iterator[Verdict]:
    """Find amounts of money whose groups are not of three digits."""
    return or_passed(_judge(ground.extracted.document.text))


def _judge(text: str) -> Iterator[Verdict]:
    amounts = list(_MONEY.finditer(text))
    wrong = [one for one in amounts if _RIGHT.fullmatch(one["at"]) is None]
    # a text that groups its digits by threes has no other way of writing them
    usual = len(amounts) - len(wrong) >= max(_LEAST_RIGHT, 2 * len(wrong))
    for one in amounts:
        severity = Severity.ERROR if usual and _is_mistyped(text, one) else CARD.severity
        args = (("found", one["at"]),)
        yield note(CARD, Span(*one.span("at")), args, severity=severity) if one in wrong else PASSED


def _is_mistyped(text: str, amount: re.Match[str]) -> bool:
    """Tell a number of which just one group lacks a digit or has one too many, or that lost its point."""
    before = _CLAUSE.split(text[max(0, amount.start() - _BEFORE) : amount.start()])[-1]
    return bool(regrouped(amount["at"] + (amount["part"] or ""))) and _SEVERAL.search(before) is None


RULE = Rule(CARD, check)
