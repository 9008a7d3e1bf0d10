"""JX116: months that spent more than their year."""

import re
from collections.abc import Iterator

from jixiao.checking.arithmetic import printed
from jixiao.checking.notes import note
from jixiao.checking.rule import NOT_APPLICABLE, PASSED, Card, Ground, Rule, Verdict
from jixiao.checking.spending import held
from jixiao.model.fact import Fact, SubjectKind
from jixiao.model.finding import Place, Severity
from jixiao.model.quantity import Dimension
from jixiao.model.span import Span

CARD = Card(
    code="JX116",
    name="年中累计数大于全年数",
    severity=Severity.ERROR,
    clause="绩效运行监控：截至某月的累计执行数不超过全年执行数",
    why="累计数只增不减，前几个月不可能超过全年，多是口径或年度写错。",
    passes="1—7月支出260万元，全年支出450万元。",
    fails="1—7月支出460万元，全年支出450万元。",
    false_alarms="有退回、冲销的，注明即可。",
    remedy="核对监控数据和全年数。",
)


# 1—7月累计支出: the first months of a year and plain spending, directly before an amount
_MONTHS = re.compile(
    r"(?<!\d)0?1月?份?[-－—–~～至到]+(?P<last>\d{1,2})月份?[，,]?(?:[本我](?:单位|部门)|部门"
    r"|单位)?(?:累计|实际|共|全部|整体|总){0,2}"
    r"(?:完成)?(?:预算)?(?:支出|执行数?|支付)(?:数|总额|合计|资金)?[为达共计]{0,2}[ ]*$"
)
_BACK = re.compile(r"收回|退[回还]|缴回|冲[减回销抵]|红字|更正")
_REACH = 40
_LAST = 12


def check(ground: Ground) -> Iterator[Verdict]:
    """Hold what the first months spent against what the unit spent in the year."""
    year = next((one for one in held(ground, "expenditure_total") if one.subject.kind is SubjectKind.UNIT), None)
    early = [] if year is None else [(fact, fact.span) for fact in ground.extracted.facts if _is_early(ground, fact)]
    if year is None or not early:
        yield NOT_APPLICABLE
        return
    for fact, span in early:
        fits = fact.quantity.interval.low <= year.fact.quantity.interval.high
        if span is None or fits or _is_taken_back(ground.extracted.document.text, span):
            yield PASSED
            continue
        args = (("found", printed(fact)), ("whole", printed(year.fact)))
        yield note(CARD, span, args, related=[Place(year.span, "label.whole")])


def _is_taken_back(text: str, span: Span) -> bool:
    """Tell a paragraph that says that something spent came back."""
    return _BACK.search(text[text.rfind("\n", 0, span.start) + 1 :].partition("\n")[0]) is not None


def _is_early(ground: Ground, fact: Fact) -> bool:
    """Tell an amount of the first months of the year of the report."""
    span, text = fact.span, ground.extracted.document.text
    if span is None or fact.quantity.dimension is not Dimension.MONEY:
        return False
    before = text[max(0, span.start - _REACH) : span.start]
    match = _MONTHS.search(before)
    named = None if match is None else re.search(r"(20\d\d)年[ ]*$", before[: match.start()])
    other = named is not None and named[1] != ground.extracted.profile.year
    return match is not None and int(match["last"]) < _LAST and not other


RULE = Rule(CARD, check)
