"""JX427: rates above a hundred that cannot be, and people in fractions."""

from collections.abc import Iterator

from jixiao.checking.areas import everything
from jixiao.checking.notes import or_passed
from jixiao.checking.patterns import hits, notes_on, patterns
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity

CARD = Card(
    code="JX427",
    name="比率或人数不可能",
    severity=Severity.ERROR,
    clause="满意度、合格率等为部分与总体之比，不超过100%；人数、户数为整数",
    why="超过100%的合格率、带小数的人数，一定是写错了数字或单位。",
    passes="学员满意度96.2%，培训312人。",
    fails="学员满意度102.3%，培训312.5人。",
    false_alarms="完成率、覆盖率、增长率可以超过100%，不查；平均每户2.3人一类的平均数不查。",
    remedy="核对原始数据，改正数字或单位。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Find the expressions of the list."""
    document = ground.extracted.document
    found = hits(document.text, patterns("impossible"), everything(document))
    return or_passed(notes_on(CARD, document.text, found))


RULE = Rule(CARD, check)
