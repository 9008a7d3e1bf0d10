"""JX427: rates above a hundred that cannot be, and people in fractions."""

import re
from collections.abc import Iterator

from jixiao.checking.areas import everything
from jixiao.checking.indicators import Line, lines, value
from jixiao.checking.notes import note, or_passed
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


_SHARE = re.compile(r"满意度|满意率|合格率|优良率|达标率|知晓率|准确率|完好率|成活率|办结率")
# these may be above a hundred where more counts than the base; 满意度完成率 is one of completion
_ASKED, _COMPLETED = re.compile(r"达标率|办结率"), re.compile(r"完成率|[度率]的?(?:完成|增长|提升)")
_WHOLE = 100


def check(ground: Ground) -> Iterator[Verdict]:
    """Find the expressions of the list."""
    document = ground.extracted.document
    found = hits(document.text, patterns("impossible"), everything(document))
    cells = (verdict for line in lines(ground) for verdict in _judge(document.text, line))
    return or_passed((*notes_on(CARD, document.text, found), *cells))


def _judge(text: str, line: Line) -> Iterator[Verdict]:
    """Hold the result of an indicator that is a share of a whole against 100 %."""
    got = value(text, line.actual)
    if got is None or line.actual is None or got.unit != "%" or not _SHARE.search(line.name.of(text)):
        return
    if got.number > _WHOLE:
        name = line.name.of(text)
        severity = Severity.WARNING if _ASKED.search(name) or _COMPLETED.search(name) else None
        args = (("found", line.actual.of(text).strip()),)
        yield note(CARD, line.actual, args, variant="rate", severity=severity)


RULE = Rule(CARD, check)
