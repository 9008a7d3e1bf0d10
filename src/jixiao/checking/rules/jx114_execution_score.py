"""JX114: an execution score that its rate does not give."""

from collections.abc import Iterator

from jixiao.checking.arithmetic import span_of
from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import NOT_APPLICABLE, PASSED, Card, Ground, Rule, Verdict
from jixiao.model.fact import Fact, Status
from jixiao.model.finding import Place, Severity
from jixiao.model.quantity import MICRO, decimal_text
from jixiao.model.result import Kind

CARD = Card(
    code="JX114",
    name="预算执行得分与执行率不符",
    severity=Severity.WARNING,
    clause="财预〔2020〕10号：预算执行率指标得分＝执行率×该指标分值，最高不能超过分值上限",
    why="预算执行得分由执行率算出，多给分会抬高总分。",
    passes="执行率86.32%，分值10分，得8.63分。",
    fails="执行率86.32%，分值10分，得10分。",
    false_alarms="当地规定达到一定执行率即得满分或按档扣分的，会多报；得分低于计算值的不报。",
    remedy="按执行率重新计算得分，或注明当地的计分办法。",
)


_WHOLE = 100 * MICRO


def check(ground: Ground) -> Iterator[Verdict]:
    """Hold the score for execution in a form against rate × full mark; only a higher one is spoken of."""
    form = ground.extracted.profile.kind is Kind.SELF_EVALUATION_FORM
    return or_passed(_judge(ground)) if form else iter((NOT_APPLICABLE,))


def _judge(ground: Ground) -> Iterator[Verdict]:
    for score in _of(ground, "score_part"):
        full, rate = _same_table(_of(ground, "score_part_full"), score), _rate(ground, score)
        if full is None or rate is None or rate.status is Status.CONFLICTING:
            continue
        most = min(rate.quantity.interval.high, _WHOLE) * full.quantity.value // _WHOLE
        step = 10 ** (6 - score.quantity.decimals)
        if score.quantity.value <= -(-most // step) * step:
            yield PASSED
            continue
        right = decimal_text(rate.quantity.value * full.quantity.value // _WHOLE, MICRO, 2)
        args = (("found", score.printed), ("rate", rate.printed), ("full", full.printed), ("expected", right))
        yield note(CARD, span_of(score), args, related=[Place(span_of(rate), "label.rate")])


def _of(ground: Ground, concept: str) -> list[Fact]:
    """Return the figures in points for the execution of the budget."""
    return [
        fact
        for fact in ground.extracted.facts
        if fact.coordinates is not None
        and fact.coordinates.concept == concept
        and fact.coordinates.item is not None
        and fact.coordinates.item.name == "预算执行"
        and fact.cell is not None
    ]


def _same_table(facts: list[Fact], like: Fact) -> Fact | None:
    return next((fact for fact in facts if fact.cell and like.cell and fact.cell[0] == like.cell[0]), None)


def _rate(ground: Ground, score: Fact) -> Fact | None:
    """Return the execution rate of the same row."""
    return next(
        (
            fact
            for fact in ground.extracted.facts
            if fact.coordinates is not None
            and fact.coordinates.concept == "execution_rate"
            and fact.cell is not None
            and score.cell is not None
            and fact.cell[:2] == score.cell[:2]
        ),
        None,
    )


RULE = Rule(CARD, check)
