"""JX405: a low rate of execution without a reason."""

from collections.abc import Iterator

from jixiao.checking.no_problem import no_problem
from jixiao.checking.notes import note, or_passed
from jixiao.checking.reasons import reason_told
from jixiao.checking.rule import NOT_APPLICABLE, PASSED, Card, Ground, Rule, Verdict
from jixiao.checking.spending import held, is_evaluation, label, percent, threshold
from jixiao.model.finding import Severity
from jixiao.model.quantity import Dimension
from jixiao.model.span import Span

CARD = Card(
    code="JX405",
    name="预算执行率偏低未说明原因",
    severity=Severity.WARNING,
    clause="财预〔2020〕10号第二十三条：偏离绩效目标的应当分析说明原因",
    why="执行率低于90%，读者需要知道钱为什么没有花出去。",
    passes="实际支出70万元，执行率70%，主要原因是工程尚未完工结算。",
    fails="实际支出70万元，执行率70%。",
    false_alarms="原因写在别处、又没有提到该项目或执行率偏低的，会多报。",
    remedy="在该处补充原因和下一步安排。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Ask each rate of execution below the threshold for a reason near it."""
    return or_passed(_judge(ground)) if is_evaluation(ground) else iter((NOT_APPLICABLE,))


def _judge(ground: Ground) -> Iterator[Verdict]:
    told = set(_told_beside(ground))
    for one in held(ground, "execution_rate"):
        if one.fact.quantity.dimension is not Dimension.RATE:
            continue
        low = one.fact.quantity.value < threshold(ground, "execution_reason")
        if not low or one.span in told or reason_told(ground, one.subject, one.span):
            yield PASSED
            continue
        yield note(CARD, one.span, (("whose", label(ground, one.subject)), ("rate", percent(one.fact))))


def _told_beside(ground: Ground) -> Iterator[Span]:
    """Yield the rates in the paragraph of words that nothing is amiss, or in the one before: told of there (JX404)."""
    document = ground.extracted.document
    for said in no_problem(ground):
        at = next((n for n, block in enumerate(document.blocks) if block.span.contains(said.span)), 0)
        beside = document.blocks[max(0, at - 1) : at + 1]
        yield from (span for span in said.low if any(block.span.contains(span) for block in beside))


RULE = Rule(CARD, check)
