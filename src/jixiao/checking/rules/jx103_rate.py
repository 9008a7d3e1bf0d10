"""JX103: rate."""

from collections.abc import Iterator

from jixiao.checking.arithmetic import judge, violated_starts
from jixiao.checking.column_rates import odd_rates
from jixiao.checking.notes import expecting, note
from jixiao.checking.rule import Card, Ground, Rule, Verdict
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
    yield from judge(ground, CARD.code)
    text, told = ground.extracted.document.text, violated_starts(ground)
    for one in (*wrong_rates(ground), *odd_rates(ground)):
        if not {one.span.start, one.part.start, one.whole.start} & told:
            args = (("name", one.name), ("found", one.span.of(text)), ("formula", one.formula), ("expected", one.right))
            related = [Place(one.part, "label.part"), Place(one.whole, "label.against")]
            severity, variant = (CARD.severity, "told.sure") if one.sure else (Severity.WARNING, "told")
            verdict = note(CARD, one.span, args, variant=variant, severity=severity, related=related)
            yield expecting(verdict, one.right)


RULE = Rule(CARD, check)
