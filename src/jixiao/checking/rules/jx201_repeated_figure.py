"""JX201: repeated figure."""

import re
from collections.abc import Iterator

from jixiao.checking.arithmetic import judge
from jixiao.checking.kept_cars import tells_all
from jixiao.checking.notes import expecting, note
from jixiao.checking.retold import retold
from jixiao.checking.rule import PASSED, Card, Ground, Rule, Verdict
from jixiao.checking.turned_amounts import turned_amounts
from jixiao.model.finding import Finding, Place, Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX201",
    name="同一数字前后不一致",
    severity=Severity.ERROR,
    clause="同一指标在全文中应当一致",
    why="同一指标出现两个数，读者无从取信。",
    passes="全年支出100万元。……2023年实际支出100万元。",
    fails="全年支出100万元。……2023年实际支出110万元。",
    false_alarms="口径不同（本级与汇总、一般公共预算与全口径）的数不比较；车辆只比较保有总数，报废、租用、其中几辆不比较；换了说法再次写到的执行率、人数只作提醒。",
    remedy="以账表为准统一全文。",
)

_PEOPLE = re.compile(r"\d[ ]*[人名]$")
_CARS = re.compile(r"\d[ ]*[辆台部](?:次|（套）)?$|[一二两三四五六七八九十][辆台]$")
# a day within the year, on which there may have been others than at its end
_WITHIN = re.compile(
    r"年中|上半年|半年末|季度末|(?<!1)(?:[1-9]|1[01]|[一二三四五六七八九]|十一)月(?:末|底|初|份)|\d月(?:30|31|1)日"
)
_END = re.compile(r"(?:年度?|12月|十二月)[末底]|12月31日|期末")
# 结余资金18.00万元已由财政收回，结转下年12.00万元: what went and what stayed
_GONE = re.compile(r"[^，。；;\n\d]{0,10}(?:收回|统筹|上缴|缴回)[，,]")
# 局机关在职28人，所属单位在职82人
_OTHER_ORGAN = re.compile(
    r"[，,、](?:其他|其余|各|全部|\d+[个家])*(?:[\u4e00-\u9fff]{0,6}(?:机关|本级|本部)|(?:所属|下属|下辖|直属|二级|基层|派出)[\u4e00-\u9fff]{0,8})"
    r"[^，。；;\d]{0,10}$"
)
_BACK = 24


def check(ground: Ground) -> Iterator[Verdict]:
    """Judge the evaluations that speak of this, then rates and numbers of people told again in other words."""
    text = ground.extracted.document.text
    for verdict in judge(ground, CARD.code):
        other = verdict.finding is not None and (
            _is_of_other_day(text, verdict.finding)
            or _is_of_other_cars(text, verdict.finding)
            or _is_of_other_organs(text, verdict.finding)
            or _is_taken_back(text, verdict.finding)
        )
        yield PASSED if other else verdict
    for one in (*retold(ground), *turned_amounts(ground)):
        right = one.other.of(text)
        args = (("name", one.name), ("found", one.span.of(text)), ("expected", right))
        related = [Place(one.other, "label.same_digits")]
        told = note(CARD, one.span, args, variant="doubt", severity=Severity.WARNING, related=related)
        yield expecting(told, right)


def _is_of_other_cars(text: str, finding: Finding) -> bool:
    """Tell numbers of vehicles of which one may be of some of them only."""
    spans = [finding.primary.span, *(place.span for place in finding.related)]
    return _CARS.search(finding.found or "") is not None and not all(tells_all(text, span) for span in spans)


def _is_of_other_organs(text: str, finding: Finding) -> bool:
    """Tell people of several organs told in one sentence: 局本级57人；会展中心17人; 局机关28人，所属单位82人."""
    spans = sorted([finding.primary.span, *(place.span for place in finding.related)])
    between = text[spans[0].end : spans[-1].start]
    apart = ("；" in between or _OTHER_ORGAN.search(between)) and "。" not in between and "\n" not in between
    return bool(apart and _PEOPLE.search(finding.found or ""))


def _is_taken_back(text: str, finding: Finding) -> bool:
    """Tell two rests of one sentence of which the first was taken back."""
    spans = sorted([finding.primary.span, *(place.span for place in finding.related)])
    between = text[spans[0].end : spans[-1].start]
    return "。" not in between and "\n" not in between and _GONE.match(between) is not None


def _is_of_other_day(text: str, finding: Finding) -> bool:
    """Tell numbers of people of which one is told for a day within the year: 年中（6月末）在职86人."""
    spans = [finding.primary.span, *(place.span for place in finding.related)]
    return bool(_PEOPLE.search(finding.found or "")) and len({_is_within(text, span) for span in spans}) > 1


def _is_within(text: str, span: Span) -> bool:
    start = max(span.start - _BACK, text.rfind("。", 0, span.start) + 1, text.rfind("\n", 0, span.start) + 1)
    told = [match.start() for match in _WITHIN.finditer(text, start, span.start)]
    ends = [match.start() for match in _END.finditer(text, start, span.start)]
    return bool(told) and told[-1] > max(ends, default=-1)


RULE = Rule(CARD, check)
