"""JX425: money all spent on what is not finished, or work finished for nothing."""

import re
from collections.abc import Iterator

from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import NOT_APPLICABLE, PASSED, Card, Ground, Rule, Verdict
from jixiao.checking.spending import held, is_evaluation, passages_of, percent
from jixiao.model.fact import SubjectKind
from jixiao.model.finding import Place, Severity
from jixiao.model.quantity import MICRO
from jixiao.model.span import Span

CARD = Card(
    code="JX425",
    name="支出进度与工作进度不符",
    severity=Severity.WARNING,
    clause="预算法第五十七条：支出必须按照预算执行，不得虚假列支",
    why="钱已全部付出而工程没有完工，或没有花钱却已完工，须说明。",
    passes="执行率60%，工程正在施工。",
    fails="执行率100%，工程尚未完工。",
    false_alarms="按合同预付、上年已付款或由其他资金支付的，注明即可。",
    remedy="说明付款依据和工程进度。",
)

_OPEN = re.compile(
    r"(?:尚未|还未|仍未|没有|未能)(?:全部)?(?:完工|竣工|完成施工|开工|开展|实施|启动|验收)|正在(?:施工"
    r"|建设|招标|实施)|(?<!已)未开工"
)
_DONE = re.compile(r"(?:已|全部|按期|如期)(?:完工|竣工|建成|完成并?验收|通过验收|投入使用)")
_WHOLE = 100 * MICRO


def check(ground: Ground) -> Iterator[Verdict]:
    """Hold the rate of execution of each project against the words on its progress."""
    return or_passed(_judge(ground)) if is_evaluation(ground) else iter((NOT_APPLICABLE,))


def _judge(ground: Ground) -> Iterator[Verdict]:
    text = ground.extracted.document.text
    for one in held(ground, "execution_rate"):
        rate = one.fact.quantity.value
        if one.subject.kind is not SubjectKind.PROJECT or rate not in (0, _WHOLE):
            continue
        words = _OPEN if rate else _DONE
        areas = passages_of(ground, one.subject, one.span)
        match = next((hit for area in areas for hit in words.finditer(text, area.start, area.end)), None)
        if match is None:
            yield PASSED
            continue
        args = (("project", one.subject.name), ("rate", percent(one.fact)), ("found", match[0]))
        yield note(CARD, Span(*match.span()), args, related=[Place(one.span, "label.rate")])


RULE = Rule(CARD, check)
