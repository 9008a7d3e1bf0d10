"""JX531: separators of thousands in the wrong place."""

import re
from collections.abc import Iterator

from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import PASSED, Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity
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

_MONEY = re.compile(r"(?<![\d.,])(?P<at>\d{1,3}(?:,\d+)+)(?:\.\d+)?[ ]?(?:亿元|万元|元)")
_RIGHT = re.compile(r"\d{1,3}(?:,\d{3})+")


def check(ground: Ground) -> Iterator[Verdict]:
    """Find amounts of money whose groups are not of three digits."""
    return or_passed(_judge(ground.extracted.document.text))


def _judge(text: str) -> Iterator[Verdict]:
    for match in _MONEY.finditer(text):
        wrong = _RIGHT.fullmatch(match["at"]) is None
        yield note(CARD, Span(*match.span("at")), (("found", match["at"]),)) if wrong else PASSED


RULE = Rule(CARD, check)
