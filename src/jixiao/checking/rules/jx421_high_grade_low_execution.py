"""JX421: the highest grade beside very low execution."""

from collections.abc import Iterator

from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import NOT_APPLICABLE, PASSED, Card, Ground, Rule, Verdict
from jixiao.checking.spending import Held, held, is_contradicted, label, percent, threshold
from jixiao.model.finding import Place, Severity
from jixiao.model.result import MONITORING

CARD = Card(
    code="JX421",
    name="执行率很低却自评为优",
    severity=Severity.WARNING,
    clause="财预〔2020〕10号：预算执行率是自评的必评指标；各地多规定执行率过低不得评为优",
    why="钱有四成以上没有花出去，目标很难说已经实现。",
    passes="执行率55%，自评得分78分，等级为中。",
    fails="执行率55%，自评得分96分，等级为优。",
    false_alarms="项目为质保金、跨年支付等的，说明即可。",
    remedy="核对得分，或说明执行率低而目标已完成的原因。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Hold the total score of each subject against its stated rate of execution."""
    if ground.extracted.profile.kind in MONITORING:  # a rate of half a year is low by nature
        return iter((NOT_APPLICABLE,))
    return or_passed(_judge(ground))


def _judge(ground: Ground) -> Iterator[Verdict]:
    least = threshold(ground, "excellent_execution")
    rates = {one.subject: one for one in held(ground, "execution_rate")}
    for score in held(ground, "score_total"):
        rate = rates.get(score.subject)
        if rate is None or rate.fact.span is None or _is_share(rate):
            continue
        excellent = score.fact.quantity.value >= threshold(ground, "grade_excellent")
        if not excellent or rate.fact.quantity.value >= least or is_contradicted(ground, rate.fact):
            yield PASSED
            continue
        args = (("whose", label(ground, score.subject)), ("rate", percent(rate.fact)), ("score", score.fact.printed))
        yield note(CARD, score.span, args, related=[Place(rate.span, "label.low")])


def _is_share(rate: Held) -> bool:
    """Tell a rate printed as a share of one (0.96) instead of percent."""
    return rate.fact.cell is None and rate.fact.printed[-1] not in "%％"


RULE = Rule(CARD, check)
