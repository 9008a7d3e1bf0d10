"""JX436: a score higher than the pack allows at this rate of execution."""

from collections.abc import Iterator

from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import NOT_APPLICABLE, PASSED, Card, Ground, Rule, Verdict
from jixiao.checking.spending import held, is_contradicted, label, percent
from jixiao.model.fact import Fact
from jixiao.model.finding import Place, Severity
from jixiao.model.quantity import Dimension
from jixiao.taxonomy.packs import Cap

CARD = Card(
    code="JX436",
    name="得分超过按执行率规定的上限",
    severity=Severity.ERROR,
    clause="所用规则包的规定（见规则包中该上限的 source）",
    why="有的地方规定预算执行率低于一定比例时，评价总分不得超过某个分数，超过的要降低等级。",
    passes="规则包写明：执行率低于80%的，得分不超过89分。执行率76.5%，自评得分88分。",
    fails="规则包同上。执行率76.5%，自评得分95分，等级为优。",
    false_alarms="规则包没有规定上限的不查；执行率与其他数字矛盾、或报告没有写执行率的不查。",
    remedy="按规定的上限改正得分和等级，或核对执行率。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Hold the total score of each subject against the lowest cap for its rate of execution."""
    return or_passed(_judge(ground)) if ground.caps else iter((NOT_APPLICABLE,))


def _judge(ground: Ground) -> Iterator[Verdict]:
    rates = {one.subject: one for one in held(ground, "execution_rate")}
    for score in held(ground, "score_total"):
        rate = rates.get(score.subject)
        if rate is None or rate.fact.quantity.dimension is not Dimension.RATE or is_contradicted(ground, rate.fact):
            continue
        cap = _cap(ground.caps, rate.fact)
        if cap is None or score.fact.quantity.value <= cap.most:
            yield PASSED
            continue
        args = (
            ("whose", label(ground, score.subject)), ("rate", percent(rate.fact)), ("score", score.fact.printed),
            ("below", cap.below_text), ("most", cap.most_text),
        )  # fmt: skip
        yield note(CARD, score.span, args, severity=cap.level, related=[Place(rate.span, "label.low")])


def _cap(caps: tuple[Cap, ...], rate: Fact) -> Cap | None:
    """Return the lowest cap that holds: the whole interval of the rate lies below its limit."""
    holding = [one for one in caps if rate.quantity.interval.high < one.below]
    return min(holding, key=lambda one: one.most, default=None)


RULE = Rule(CARD, check)
