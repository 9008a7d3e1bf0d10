"""JX302: a heading promises what its section does not hold."""

import re
from collections.abc import Iterator

from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity
from jixiao.model.outline import Heading
from jixiao.model.span import Span

CARD = Card(
    code="JX302",
    name="标题写明的内容正文没有",
    severity=Severity.ERROR,
    clause="财预〔2020〕10号第二十三条：自评发现问题的应当提出改进措施",
    why="标题列了“改进措施”，正文一条也没有，等于没有完成提纲要求。",
    passes="四、存在的问题及改进措施：支出进度偏慢。下一步将按月通报执行进度。",
    fails="四、存在的问题及改进措施：不存在问题。",
    false_alarms="正文用其他说法写了措施时会多报。",
    remedy="补写相应内容，或修改标题；公共专项没有的写“无”。",
)

_MEASURES = re.compile(r"(?:下一步)?(?:工作)?(?:改进|整改)(?:措施|意见|打算|计划)")
_MEASURE = re.compile(
    r"将|下一步|拟|加强|完善|改进|规范|优化|提高|建立|健全|严格|强化|加快|措施|督促|推进|落实|细化|计划|提前"
)
_SPECIAL = re.compile(r"公共专项|专项资金分配")
_NONE = re.compile(r"^[^。]{0,20}(?:不存在|没有|无)[^。]{0,8}(?:问题|不足)|^[\s。]*无[。\s]*$")
_LONGEST = 400


def check(ground: Ground) -> Iterator[Verdict]:
    """Hold the section under each heading against its title."""
    text = ground.extracted.document.text
    return or_passed(verdict for heading in ground.extracted.headings for verdict in _judge(text, heading))


def _judge(text: str, heading: Heading) -> Iterator[Verdict]:
    title, body = heading.title, text[heading.title.end : heading.body.end]
    if heading.runs_on:
        return
    match = _MEASURES.search(text, title.start, title.end)
    if match is not None and body.strip() and len(body) < _LONGEST and not _MEASURE.search(body):
        severity = CARD.severity if _NONE.search(body) else Severity.WARNING
        yield note(CARD, Span(*match.span()), (("found", match.group()),), severity=severity)
    match = _SPECIAL.search(text, title.start, title.end)
    if match is not None and body.strip() and match.group() not in body:
        yield note(CARD, Span(*match.span()), (("found", match.group()),), severity=Severity.WARNING)


RULE = Rule(CARD, check)
