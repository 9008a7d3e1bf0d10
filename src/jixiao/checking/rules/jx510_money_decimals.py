"""JX510: amounts with fewer decimals than the others."""

from collections.abc import Iterator

from jixiao.checking.areas import Cover
from jixiao.checking.indicators import lines
from jixiao.checking.notes import note_all, or_passed
from jixiao.checking.rule import NO_DATA, Card, Ground, Rule, Verdict
from jixiao.model.figure import Figure
from jixiao.model.finding import Severity
from jixiao.model.quantity import Approximation, Dimension

CARD = Card(
    code="JX510",
    name="金额小数位数不一致",
    severity=Severity.INFO,
    clause="GB/T 15835—2011：同一场合数字形式应统一；预算公开要求保留两位小数",
    why="多数金额保留两位小数，少数没有，无法分辨是整数还是四舍五入。",
    passes="预算30.00万元，支出28.57万元。",
    fails="预算30万元，支出28.57万元。",
    false_alarms="标准、限额（如“50万元以上”）不计。",
    remedy="统一保留两位小数。",
)

_PLACES = 2
_WORKBOOK = "xlsx"
_FEWEST = 4
_LIMITS = ("以上", "以下", "以内", "及以")


def check(ground: Ground) -> Iterator[Verdict]:
    """Compare the decimals of all amounts in 万元, those of indicators apart (set in round figures).

    A workbook holds numbers, not how many decimals they are shown with.
    """
    if ground.extracted.document.source.format == _WORKBOOK:
        return iter((NO_DATA,))
    text = ground.extracted.document.text
    aims = Cover(span for line in lines(ground) for span in (line.target, line.actual) if span is not None)
    amounts = [one for one in ground.extracted.figures if _counts(one, text) and not aims.meets(one.span)]
    odd = [one for one in amounts if one.quantity.decimals < _PLACES]
    usual = len(amounts) - len(odd)
    if len(amounts) < _FEWEST or usual <= len(odd):
        return iter((NO_DATA,))
    args = (("found", odd[0].span.of(text)), ("count", str(len(odd)))) if odd else ()
    return or_passed([note_all(CARD, [one.span for one in odd], args)] if odd else [])


def _counts(figure: Figure, text: str) -> bool:
    quantity = figure.quantity
    if quantity.dimension is not Dimension.MONEY or quantity.unit != "万元":
        return False
    exact = quantity.approximation is Approximation.EXACT
    return exact and not text.startswith(_LIMITS, figure.span.end)


RULE = Rule(CARD, check)
