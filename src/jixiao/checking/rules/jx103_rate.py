"""JX103: rate."""

from collections.abc import Iterator
from dataclasses import replace

from jixiao.checking.adjusted_rates import is_adjusted, is_of_what_was_there, is_right_adjusted
from jixiao.checking.arithmetic import judge, violated_starts
from jixiao.checking.column_rates import odd_rates
from jixiao.checking.notes import expecting, note
from jixiao.checking.rule import PASSED, Card, Ground, Rule, Verdict, failed
from jixiao.checking.told_rates import wrong_rates
from jixiao.model.finding import Place, Severity

CARD = Card(
    code="JX103",
    name="比率与分子分母不符",
    severity=Severity.ERROR,
    clause="财预〔2020〕10号：预算执行率＝全年执行数÷全年预算数×100%",
    why="比率由正文中的两个数算出，不符说明其中一个写错。",
    passes="全年预算数200万元，支出150万元，预算执行率75%。",
    fails="全年预算数200万元，支出150万元，预算执行率57%。",
    false_alarms="报告另用分母（年初预算、到位资金）的，按写明的分母核对；未写明时各种口径都试，有一种相符即不报。",
    remedy="核对分子、分母和小数位，比率按四舍五入保留两位。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Judge the evaluations that speak of this, then rates told behind their numbers or unlike their column."""
    text, told = ground.extracted.document.text, violated_starts(ground)
    yield from (_of_its_base(ground, verdict) for verdict in judge(ground, CARD.code))
    for one in (*wrong_rates(ground), *odd_rates(ground)):
        if not {one.span.start, one.part.start, one.whole.start} & told:
            args = (("name", one.name), ("found", one.span.of(text)), ("formula", one.formula), ("expected", one.right))
            related = [Place(one.part, "label.part"), Place(one.whole, "label.against")]
            severity, variant = (CARD.severity, "told.sure") if one.sure else (Severity.WARNING, "told")
            verdict = note(CARD, one.span, args, variant=variant, severity=severity, related=related)
            yield expecting(verdict, one.right)


def _of_its_base(ground: Ground, verdict: Verdict) -> Verdict:
    """Ask about a rate that tells of another base; one that an amount beside it makes right is right."""
    finding, text = verdict.finding, ground.extracted.document.text
    number = None if finding is None else finding.evaluation
    if finding is None or number is None or not is_adjusted(text, finding.primary.span):
        return verdict
    evaluation, facts = ground.evaluations[number], {fact.id: fact for fact in ground.extracted.facts}
    if is_right_adjusted(text, evaluation, facts):
        return PASSED
    if finding.severity is not Severity.ERROR or is_of_what_was_there(text, evaluation, facts):
        return verdict
    return failed(replace(finding, severity=Severity.WARNING, message=f"{CARD.code}.doubt"))


RULE = Rule(CARD, check)
