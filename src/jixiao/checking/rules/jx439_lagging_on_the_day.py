"""JX439: money lagging far behind the time gone by on the day of a monitoring form or report, with no reason told."""

import re
from collections.abc import Iterator
from fractions import Fraction

from jixiao.checking.areas import prose
from jixiao.checking.indicators import is_blank, lines
from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import NOT_APPLICABLE, PASSED, Card, Ground, Rule, Verdict
from jixiao.checking.spending import gives_reason, label, percent, threshold
from jixiao.model.fact import Fact
from jixiao.model.finding import Severity
from jixiao.model.quantity import Dimension, decimal_text
from jixiao.model.result import MONITORING

CARD = Card(
    code="JX439",
    name="监控时支出进度滞后，没有原因和纠偏措施",
    severity=Severity.WARNING,
    clause="财预〔2019〕136号《中央部门预算绩效运行监控管理暂行办法》：绩效目标执行出现偏差的，分析原因，采取纠偏措施",
    why="监控是为了年内纠偏；钱明显花得慢而没有原因和措施，监控表就没有用处。",
    passes="1—7月执行率21.00%，偏差原因：设备进口许可8月取得。",
    fails="1—7月执行率21.00%，偏差原因和纠偏措施都空着。",
    false_alarms="按序时进度比较；资金本来安排在下半年支付的，在偏差原因栏写明即可。",
    remedy="写明偏差原因和纠偏措施，或申请调减预算。",
    silent="只看印出的执行率和表内的原因、措施，不判断措施是否可行；黄灯（略慢）不提醒。",
)

_PART = re.compile(r"(?P<year>\d{4})-01/(?P=year)-(?P<month>\d\d)")
_MEASURE = re.compile(r"(?:纠偏|整改|改进)措施(?:及建议)?[：:|\s]*(?P<told>[^\n|]*)")
_NO_MEASURE = re.compile(r"[\s无－\-—/。]*")
_MONTHS, _HUNDRED = 12, 100


def check(ground: Ground) -> Iterator[Verdict]:
    """Hold the rate of each holder against the share of the year gone by."""
    monitors = ground.extracted.profile.kind in MONITORING
    return or_passed(_judge(ground)) if monitors else iter((NOT_APPLICABLE,))


def _judge(ground: Ground) -> Iterator[Verdict]:
    told = _is_told(ground)
    for fact in ground.extracted.facts:
        time = _time_gone(fact)
        if time is None or fact.span is None or fact.coordinates is None:
            continue
        least = time * threshold(ground, "monitor_red") / _HUNDRED
        if told or Fraction(fact.quantity.value, _HUNDRED) >= least:
            yield PASSED
            continue
        args = (
            ("whose", label(ground, fact.coordinates.subject)),
            ("rate", percent(fact)),
            ("time", decimal_text(time.numerator * _HUNDRED, time.denominator, 2) + "%"),
        )
        yield note(CARD, fact.span, args)


def _time_gone(fact: Fact) -> Fraction | None:
    """Return the share of the year that a rate of execution of a whole holder speaks of, None for any other figure."""
    where = fact.coordinates
    if where is None or where.concept != "execution_rate" or fact.quantity.dimension is not Dimension.RATE:
        return None
    if where.item is not None and where.item.kind != "total":
        return None
    match = _PART.fullmatch(where.period)
    return Fraction(int(match["month"]), _MONTHS) if match else None


def _is_told(ground: Ground) -> bool:
    document = ground.extracted.document
    measures = (match["told"] for match in _MEASURE.finditer(document.text))
    if any(_NO_MEASURE.fullmatch(one) is None for one in measures):
        return True
    reasons = [one.reason for one in lines(ground) if one.reason is not None]
    return any(not is_blank(document.text, one) for one in reasons) or gives_reason(document.text, prose(document))


RULE = Rule(CARD, check)
