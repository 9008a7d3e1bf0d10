"""JX431: a final amount said to be above its budget while it is below."""

import re
from collections.abc import Iterator
from fractions import Fraction

from jixiao.checking.areas import prose
from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import PASSED, Card, Ground, Rule, Verdict
from jixiao.model.finding import Place, Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX431",
    name="决算与预算的大小写反",
    severity=Severity.ERROR,
    clause="部门决算公开说明：决算数大于（小于）预算数的原因",
    why="两个数就在前面，大于、小于、等于写反多是套用上年文字。",
    passes="年初预算80.81万元，支出决算80.38万元，决算数小于预算数。",
    fails="年初预算80.81万元，支出决算80.38万元，决算数大于预算数。",
    false_alarms="中间换了别的数字或科目、与另一种预算数比较的不查；写“基本持平”而相差不到2%的不报。",
    remedy="按两个数的大小改写，并核对原因。",
)

_MONEY = r"(?P<{0}>\d[\d,]*(?:\.\d+)?)[ ]*(?P<{0}_unit>万元|亿元|元)"
_PAIR = re.compile(
    r"(?P<kind>年初|全年|调整后?)?预算数?[为是]?[ ]*"
    + _MONEY.format("plan")
    + r"[，,；; ]*(?:本年度?)?(?:支出)?决算数?[为是]?[ ]*"
    + _MONEY.format("done")
    + r"(?:[，,]?[ ]*完成(?:年初|全年|调整)?预算数?的?[ ]*\d[\d.]*[ ]*[%％])?[，,。；;][ ]*"
    r"(?:支出)?决算数?(?:与(?P<own>年初|全年|调整后?)?预算数?)?"
    r"(?P<word>大于|高于|超过|多于|小于|低于|少于|等于|持平|基本持平)(?P<of>年初|全年|调整后?)?"
)
# 支出决算1,130.00万元，年初预算1,065.00万元，决算数大于年初预算数65.00万元
_TURNED = re.compile(
    r"(?<!完成)(?:支出)?决算(?:数|支出)?[为是]?[ ]*"
    + _MONEY.format("done")
    + r"[，,；; （(]*(?P<kind>年初|全年|调整后?)?预算数?[为是]?[ ]*"
    + _MONEY.format("plan")
    + r"[）)]?[，,。；;][ ]*(?:支出)?(?:决算|实际支出)数?(?:与(?P<own>年初|全年|调整后?)?预算数?)?"
    r"(?P<word>大于|高于|超过|多于|小于|低于|少于|等于|持平|基本持平)(?P<of>年初|全年|调整后?)?"
)
_UP, _DOWN = frozenset({"大于", "高于", "超过", "多于"}), frozenset({"小于", "低于", "少于"})
_YUAN = {"元": 1, "万元": 10_000, "亿元": 100_000_000}
_ABOUT = Fraction(2, 100)
_BUDGET, _AGAINST_BUDGET = re.compile(r"[ ]*预算(?!数?的是)"), re.compile(r"与[^，。；\d]{0,4}预算数?$")


def check(ground: Ground) -> Iterator[Verdict]:
    """Compare the two amounts that stand directly before the words."""
    text = ground.extracted.document.text
    return or_passed(verdict for area in prose(ground.extracted.document) for verdict in _judge(text, area))


def _of_budget(text: str, match: re.Match[str]) -> bool:
    """Tell words that hold the final amount against the budget, not against last year or another amount."""
    before = text[max(match.start("plan"), match.start("done")) : match.start("word")]
    return _BUDGET.match(text, match.end()) is not None or _AGAINST_BUDGET.search(before) is not None


def _judge(text: str, area: Span) -> Iterator[Verdict]:
    for match in (found for pattern in (_PAIR, _TURNED) for found in pattern.finditer(text, area.start, area.end)):
        if not _of_budget(text, match):
            continue
        of = match["own"] or match["of"]
        if of and of != match["kind"]:
            continue
        plan, done = _amount(match, "plan"), _amount(match, "done")
        if match["word"] == "基本持平":
            right = "" if abs(done - plan) <= _ABOUT * plan else _word(plan, done)
        else:
            said = "大于" if match["word"] in _UP else "小于" if match["word"] in _DOWN else "等于"
            right = "" if said == _word(plan, done) else _word(plan, done)
        if not right:
            yield PASSED
            continue
        args = (
            ("found", match["word"]),
            ("expected", right),
            ("plan", match["plan"] + match["plan_unit"]),
            ("done", match["done"] + match["done_unit"]),
        )
        related = [
            Place(Span(*match.span(name)), f"label.{key}") for name, key in (("plan", "budget"), ("done", "final"))
        ]
        yield note(CARD, Span(*match.span("word")), args, related=related)


def _amount(match: re.Match[str], name: str) -> Fraction:
    return Fraction(match[name].replace(",", "")) * _YUAN[match[f"{name}_unit"]]


def _word(plan: Fraction, done: Fraction) -> str:
    return "大于" if done > plan else "小于" if done < plan else "等于"


RULE = Rule(CARD, check)
