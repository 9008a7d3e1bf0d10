"""Rates of a project and numbers of people that are told again in other words, and otherwise."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from jixiao.checking.areas import prose
from jixiao.checking.arithmetic import violated_starts
from jixiao.checking.printed import is_mistyped, places, value
from jixiao.checking.project_names import bare_name
from jixiao.checking.rule import Ground
from jixiao.model.fact import Fact, Status, SubjectKind
from jixiao.model.quantity import MICRO
from jixiao.model.span import Span

# 渠道清淤项目执行率93.60%
_RATE = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{4,24}?)[”》]?(?:项目|经费|资金|专项|工程)?(?:资金|经费)?的?(?:全年|年度)?(?:预算|支出|资金)?执行率"
    r"(?:为|达到|达|是|仅为|仅)?(?P<rate>\d{1,3}(?:\.\d{1,2})?)[ ]?[%％]"
)
_PEOPLE = re.compile(
    r"年[末底](?P<words>[\u4e00-\u9fff]{0,4}?(?P<kind>在职|在编|在岗|离退休|离休|退休|实有)(?:人员|职工|教职工|干部)*)(?:为|共|有)*"
    r"(?P<count>\d{2,5})(?=[人名])"
)
# 群众满意度92.60%
_SATISFIED = re.compile(
    r"(?P<name>(?:受益|服务|社会)?(?:群众|对象|居民|村民|农户|师生|学生|家长|患者|企业|职工|公众|社会)满意[度率])"
    r"(?:综合|平均|调查|结果)*(?:为|是|达到?|得分)?[ ]*(?P<rate>\d{2}\.\d{1,2})[ ]?[%％]"
)
# 收回问卷500份，答对457份，即94.10%: what the counts beside a rate come to, which stands as such elsewhere
_COUNTED = re.compile(
    r"(?:收回|回收|有效|作答|受访|抽[查检测取]|检[测查]|核查|走访|发放|测试|参[考训加])[^，。；;\d\n]{0,10}"
    r"(?P<whole>\d[\d,]*)[ ]?(?P<unit>[份人户名件处个批具台套家])[^，。；;\d\n]{0,3}[，,；;]"
    r"(?:其中|有)?[，,]?[^，。；;\d\n]{2,12}?(?P<part>\d[\d,]*)[ ]?(?P=unit)[^，。；;\d\n]{0,3}[，,；;（(]"
    r"(?:即|为|占|合|约占|比例|[\u4e00-\u9fff]{2,8}率)[^，。；;\d\n]{0,8}(?P<rate>\d{1,2}\.\d{1,2})[ ]?[%％]"
)
_NAMED = r"[\u4e00-\u9fff]{2,4}[率度]"
# of a part of the year or of the staff, of another year, or what was to be
_PARTLY = re.compile(
    r"月|季度|上半年|截[至止]|序时|目标|上年|去年|以前|预计|不低于|其中|机关|本级|下属|所属|二级单位|各|不含|除|计划|平均"
)
_BACK = 16


@dataclass(frozen=True, slots=True)
class Retold:
    """What is told, where the text has it again, and how it is printed where it stands first or was read."""

    name: str
    span: Span
    other: Span


def retold(ground: Ground) -> Iterator[Retold]:
    """Yield the rates of one project that differ from all that were read of it, and people whose digits are in turn."""
    yield from _rates(ground)
    clashing = violated_starts(ground)
    told = (*_people(ground), *_left(ground), *_satisfied(ground), *_counted(ground))
    yield from (one for one in told if not clashing & {one.span.start, one.other.start})


def _satisfied(ground: Ground) -> Iterator[Retold]:
    """Yield the rate of satisfaction of one name told a second time with two digits in turn."""
    text = ground.extracted.document.text
    told: dict[str, list[Span]] = {}
    for area in prose(ground.extracted.document):
        for match in _SATISFIED.finditer(text, area.start, area.end):
            before = text[max(area.start, match.start() - _BACK) : match.start()]
            if not _PARTLY.search(before):
                told.setdefault(match["name"], []).append(Span(*match.span("rate")))
    for name, spans in told.items():
        first, *others = spans
        for one in others:
            here, there = one.of(text), first.of(text)
            turned = sorted(here) == sorted(there) and here != there and is_mistyped(here, Decimal(there))
            if len({span.of(text) for span in spans}) == len("ab") and turned:
                yield Retold(name, one, first)
                break


def _counted(ground: Ground) -> Iterator[Retold]:
    """Yield the rate behind the counts that make it but for a mistyped digit, where a rate of their own stands."""
    text = ground.extracted.document.text
    for area in prose(ground.extracted.document):
        for match in _COUNTED.finditer(text, area.start, area.end):
            whole, part, said = value(match["whole"]), value(match["part"]), value(match["rate"])
            if not 0 < part <= whole:
                continue
            right = (100 * part / whole).quantize(Decimal(1).scaleb(-places(match["rate"])), ROUND_HALF_UP)
            known = re.search(rf"(?P<name>{_NAMED})[为是达：:]{{0,2}}(?P<rate>{right})[ ]?[%％]", text)
            if said != right and is_mistyped(match["rate"], right) and known is not None:
                yield Retold(known["name"], Span(*match.span("rate")), Span(*known.span("rate")))


def _left(ground: Ground) -> Iterator[Retold]:
    """Yield what is left of the unit's money told again with two digits in turn, where the first was confirmed."""
    text, year = ground.extracted.document.text, ground.extracted.profile.year
    told = [
        fact
        for fact in ground.extracted.facts
        if (where := fact.coordinates) is not None
        and (where.concept, where.subject.kind, where.period) == ("carryover_closing", SubjectKind.UNIT, year)
        and where.item is None
        and fact.span is not None
        and not _is_partial(text, fact.span, fact.span.start, fact.span.end)
    ]
    sure = [fact for fact in told if fact.status is Status.VERIFIED]
    first = sure[0].span if sure and len({fact.quantity.value for fact in sure}) == 1 else None
    for fact in told if first is not None else ():
        span = fact.span
        if first is None or span is None or fact.status is Status.VERIFIED:
            continue
        one, other = (re.sub(r"[^\d.]", "", each.of(text)) for each in (span, first))
        if one != other and sorted(one) == sorted(other) and is_mistyped(one, Decimal(other)):
            yield Retold("年末结转结余", span, first)


def _rates(ground: Ground) -> Iterator[Retold]:
    text, known = ground.extracted.document.text, _known(ground)
    taken = {fact.span.start for fact in ground.extracted.facts if fact.span is not None and fact.coordinates}
    for area in prose(ground.extracted.document):
        for match in _RATE.finditer(text, area.start, area.end):
            name = next((match["name"][at:] for at in range(len(match["name"])) if match["name"][at:] in known), "")
            if not name or match.start("rate") in taken or _is_partial(text, area, match.start(), match.end()):
                continue
            facts = known[name]
            if all(_differs(match["rate"], fact) for fact in facts) and facts[0].span is not None:
                yield Retold(f"“{name}”预算执行率", Span(match.start("rate"), match.end()), facts[0].span)


def _known(ground: Ground) -> dict[str, list[Fact]]:
    """Map the names of projects to the rates of execution that are printed of the whole of each."""
    found: dict[str, list[Fact]] = {}
    for fact in ground.extracted.facts:
        where = fact.coordinates
        own = where is not None and where.concept == "execution_rate" and where.subject.kind is SubjectKind.PROJECT
        if where is not None and own and where.item is None and fact.span is not None:
            found.setdefault(bare_name(where.subject.name), []).append(fact)
    return found


def _differs(rate: str, fact: Fact) -> bool:
    """Tell a rate that is not the fact's, to its last printed place."""
    step = Decimal(1).scaleb(-places(rate))
    return abs(Decimal(rate) - Decimal(fact.quantity.value) / MICRO) > step


def _is_partial(text: str, area: Span, start: int, end: int) -> bool:
    begun = max(area.start, *(text.rfind(mark, area.start, start) + 1 for mark in "。；;\n"))
    return _PARTLY.search(text, max(begun, start - _BACK), end) is not None


def _people(ground: Ground) -> Iterator[Retold]:
    """Yield a number of people of one kind at the end of the year that has the digits of the first in another order."""
    text, year = ground.extracted.document.text, ground.extracted.profile.year
    first: dict[str, re.Match[str]] = {}
    for area in prose(ground.extracted.document):
        for match in _PEOPLE.finditer(text, area.start, area.end):
            dated = re.search(r"(20\d\d)$", text[max(area.start, match.start() - 4) : match.start()])
            other = dated is not None and dated[1] != year
            if other or _is_partial(text, area, match.start(), match.end()):
                continue
            told = first.setdefault(match["kind"], match)
            turned = told["count"] != match["count"] and sorted(told["count"]) == sorted(match["count"])
            if turned and text.count("\n", told.end(), match.start()):
                span, before = (Span(one.start("count"), one.end("count") + 1) for one in (match, told))
                yield Retold(f"年末{match['kind']}人数", span, before)
