"""JX206: figures of the report's own year under another year."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from jixiao.checking.base_days import base_days
from jixiao.checking.base_sentences import tells_base
from jixiao.checking.before_begin import before_begin
from jixiao.checking.cut_off_days import cut_off_days
from jixiao.checking.dated_rests import dated_rests
from jixiao.checking.early_days import early_days
from jixiao.checking.headed_years import headed_years
from jixiao.checking.labelled_years import bound_years
from jixiao.checking.notes import note, once_a_place, or_passed, unsafe
from jixiao.checking.own_year_behind import goes_on_with_own
from jixiao.checking.past_deadlines import past_deadlines
from jixiao.checking.repeated_years import repeated_years
from jixiao.checking.rule import NOT_APPLICABLE, Card, Ground, Rule, Verdict
from jixiao.checking.scored_years import scored_years, summed_years
from jixiao.checking.table_years import caption_years
from jixiao.checking.years import Opening, as_printed, narrow, openings, stated_year
from jixiao.model.finding import Edit, Place, Severity
from jixiao.model.result import Kind
from jixiao.model.span import Span

CARD = Card(
    code="JX206",
    name="年度与报告年度不符",
    severity=Severity.ERROR,
    clause="报告应当反映本年度情况，年度前后一致",
    why="套用上年报告时容易漏改年份，数字就成了上一年的。",
    passes="2023年度部门决算……2023年度收入总计500.00万元，与2022年度相比增加20.00万元。",
    fails="2023年度部门决算……2022年度收入总计500.00万元，与2022年度相比增加20.00万元。",
    false_alarms="确实说明以前年度情况的不报错；看不出是哪一种的只作提醒。标题没有年度的不查。",
    remedy="核对年份，改为报告年度；确属以前年度情况的，写明用于对比。",
)

_OWN = re.compile(r"收入|支出|收支|预算|决算|执行|支付|到位|资金|车辆|编制|在职|实有|资产|采购|经费|自评|总计|列支")
_EARLIER = re.compile(
    r"^[^，。\d]{0,4}结[转余]|印发|出台|发布|启动|成立|立项|开工|签订|获评|荣获|被评|以前年度|以来|起|建成|中标|招标"
    r"|欠[下的款薪账]|拖欠|遗留|整改|发现|问题|公开(?!标准|要求)|应用|[置买购排达]的"
)
_HELD = re.compile(
    r"^[，,]?(?:本|我|全)?(?:部门|单位|局|中心|院|校)?(?:共有|保有|实有)?(?:公务)?(?:用车|车辆)"
    r"|^[，,]?[^，。]{0,8}共有车辆"
)
_PLAN = re.compile(r"^(?!.*(?:决算|绩效|执行)).*预算")
_AT_END = re.compile(r"末|底|31日")
# the year is the one that this year is held against: 2022年支出288.9万元，本年比上年增加
_NOW = re.compile(
    r"两[年者](?:之间|间)?(?:相较|相比|比较|对比|合看)|今年|本期|报告期|(?<=[，,；;])(?:本年|当年)|(?:本年度?|当年)(?:比|较|与|同|增|减|多|少)"
)
# 2019年度年初预算80万元，2019年度年初预算为70万元: the same of one year, told twice with two amounts; what comes in
# pieces (拨付, 追加) may be told so
_SAME = re.compile(
    r"^度?(?:[我本]?(?:单位|部门|局|院|校|中心))?(?P<what>(?![\u4e00-\u9fff]{0,8}(?:拨付|到位|追加|下达|调[增减]|支付|收到|安排))[\u4e00-\u9fff]{4,10}?)(?:为|是|共)?(?P<amount>\d[\d.,]*)"
)
# 截至2022年12月31日……超额完成本年度80%的目标
_AIMED = re.compile(r"完成[^，。；]{0,6}(?:本|全)?年度[^，。；]{0,8}(?:目标|任务|计划)")
_COMPARED = re.compile(r"[比较与同]上年")
# 2022年接待群众5,200人次，比2022年多接待300人次: whatever was counted, a year is not compared with itself
_CHANGED = r"(?:多|少|增|减|下降|上升|提高|降低|净增|新增|扩大|缩短)"
# 2021年接待5,500人次，比2020年多: no other year between the two
_NO_OTHER = r"(?:(?!(?:19|20)\d\d年|今年|本年|当年|本期).)*"
_WORDS = re.compile(r"[，,]?(?:全年|实际)*(?P<key>[^\d，,。；\n]{1,5})")
_TITLE_LINE = re.compile(r"[^，。；\d\n]{2,25}(?:自评表|评价表|数据表|自评报告|评价报告)")
_TOTAL = re.compile(r"^(?:全年|本年)?(?:收入|支出|收、?支|总收入|总支出)(?:总计|合计)?[^，。]{0,12}\d")
# what a unit has or how many there are on the last day of a year: 全县有低保对象3126户, 本年度新设的17个服务点
_STATE = re.compile(
    r"^[，,](?=[^，。；]{0,40}\d)(?!.*(?:累计|结[转余]))(?:[^，。；\d]{0,12}(?:保有|共有|实有|现有|拥有|尚有|在[册校园岗编职]|有(?![关效])|设有|(?:人员|事业|行政|机关|核定)*编制|(?:固定)?资产(?:总额|总计|合计|原值|净值))"
    r"|(?:本年度?|当年|年内|全年))"
)
_REACH = 12
# 上年自评发现的4个问题已全部整改。2022年度部门整体支出自评得分92.83分: the sentence before has led to that year
_LAST_YEAR_LEADS = re.compile(r"(?:^|[。\n])[ \t\u3000]*(?:上一?年度?|去年|以前年度|往年)[^。\n]*。[ \t\u3000]*$")
_LED = re.compile(r"得分|评分|等[级次]|自评")
_LEAD_REACH = 80
_SIBLINGS = 3
_MOST = 2


def check(ground: Ground) -> Iterator[Verdict]:
    """Hold every sentence that begins with a year against the year of the title."""
    title, days = stated_year(ground), tuple(_days(ground))
    if title is None:
        return iter(days or [NOT_APPLICABLE])
    found = _judge(ground, title, tuple(openings(ground)))
    text = ground.extracted.document.text
    told = (_in_style(text, one) for one in chain(found, _too_early(ground, title), _bound(ground, title), days))
    return or_passed(once_a_place(told))


def _in_style(text: str, verdict: Verdict) -> Verdict:
    """Return a verdict whose fix spells the year where the text does."""
    finding = verdict.finding
    if finding is None or finding.fix is None:
        return verdict
    edits = tuple(replace(one, text=as_printed(one.text, one.span.of(text))) for one in finding.fix.edits)
    return replace(verdict, finding=replace(finding, fix=replace(finding.fix, edits=edits)))


def _days(ground: Ground) -> Iterator[Verdict]:
    """Ask about the day of figures of which some are of the year behind it."""
    text = narrow(ground.extracted.document.text)
    for one in base_days(ground):
        args = (("found", f"{one.digits.of(text)}年"), ("expected", f"{one.right}年"))
        fix = unsafe(Edit(one.digits, one.right))
        place = _with_kind(text, one.digits)
        yield note(CARD, place, args, variant="doubt", severity=Severity.WARNING, fix=fix)


def _bound(ground: Ground, title: Span) -> Iterator[Verdict]:
    """Ask about the period judged or the day of the figures; a year held against itself is wrong."""
    text = narrow(ground.extracted.document.text)
    for one in bound_years(ground):
        place = _with_kind(text, one.digits)
        if one.proved:
            args = (("found", place.of(text)), ("expected", f"{one.right}年"))
            yield note(CARD, place, args, variant="itself", fix=unsafe(Edit(one.digits, one.right)))
        else:
            yield _finding(title, one.right, one.digits.of(text), place, one.digits, proved=False)
    year = ground.extracted.profile.year
    for digits in (
        *dated_rests(ground),
        *caption_years(ground),
        *early_days(ground),
        *cut_off_days(ground),
        *headed_years(ground),
        *repeated_years(ground),
    ):
        yield _finding(title, year, digits.of(text), _with_kind(text, digits), digits, proved=False)
    for digits, right in past_deadlines(ground):
        args = (("found", f"{digits.of(text)}年"), ("expected", f"{right}年"))
        yield note(
            CARD, _with_kind(text, digits), args, variant="ahead", severity=Severity.WARNING,
            fix=unsafe(Edit(digits, right)),
        )  # fmt: skip


def _judge(ground: Ground, title: Span, found: Sequence[Opening]) -> Iterator[Verdict]:
    text = narrow(ground.extracted.document.text)
    year = ground.extracted.profile.year
    planned = ground.extracted.profile.kind is Kind.BUDGET_DISCLOSURE or _PLAN.search(_line_of(text, title)) is not None
    others = [
        one for one in found if one.year in _before(year) and not (planned and _AT_END.search(one.opener.of(text)))
    ]
    own = [one for one in found if one.year == year]
    elsewhere = [one for one in found if one.year in (*_before(year), str(int(year) + 1))]
    alone = text.count(f"{year}年") == 1 and len({one.year for one in elsewhere}) == 1
    if alone and len(elsewhere) >= _MOST and not planned:
        yield _title_differs(title, year, elsewhere)
        return
    for one in others:
        if tells_base(text, one) or _is_led_to(text, one) or goes_on_with_own(text, one.sentence, year):
            continue
        itself = _compares_with_itself(text, one)
        if (itself and _tells_both(text, one, year)) or (not itself and _is_base(ground, one)):
            continue
        if itself or (len(others) <= _MOST and _speaks_of_own(text, one, year)):
            yield _stale(title, year, one, proved=itself or _is_proved(ground, one, own))
    yield from _concluded(ground, title, {one.digits for one in others})


def _is_led_to(text: str, one: Opening) -> bool:
    """Tell what the last evaluation came to behind a sentence about that year."""
    start = one.digits.start
    leads = _LAST_YEAR_LEADS.search(text[max(0, start - _LEAD_REACH) : start]) is not None
    return leads and _LED.search(one.sentence.of(text)) is not None


def _concluded(ground: Ground, title: Span, known: Container[Span]) -> Iterator[Verdict]:
    """Ask about the year of a score, and about that of a closing sentence, where no such sentence has this year."""
    text, year = narrow(ground.extracted.document.text), ground.extracted.profile.year
    for told in (list(scored_years(ground)), list(summed_years(ground))):
        if any(one == year for one, _ in told):
            continue
        for stale, digits in told[:1]:
            rare = text.count(f"{stale}年") < text.count(f"{year}年") or stale == _before(year)[0]
            if stale in _before(year) and rare and digits not in known:
                yield _finding(title, year, stale, _with_kind(text, digits), digits, proved=False)


def _with_kind(text: str, digits: Span) -> Span:
    """Return the year with its 年度."""
    end = re.compile(r"[ ]*年度?").match(text, digits.end)
    return Span(digits.start, end.end() if end else digits.end)


def _too_early(ground: Ground, title: Span) -> Iterator[Verdict]:
    """Ask about works that were finished before their project began, if they were within it in the report's year."""
    text, year = narrow(ground.extracted.document.text), ground.extracted.profile.year
    for place, digits in before_begin(ground):
        if digits.of(text) == _before(year)[0]:
            yield _finding(title, year, digits.of(text), place, digits, proved=False)


def _title_differs(title: Span, year: str, others: Sequence[Opening]) -> Verdict:
    args = (("found", year), ("other", others[0].year), ("count", str(len(others))))
    related = [Place(others[0].digits, "label.body_year")]
    return note(CARD, title, args, variant="title", severity=Severity.WARNING, related=related)


def _stale(title: Span, year: str, one: Opening, *, proved: bool) -> Verdict:
    return _finding(title, year, one.year, one.opener, one.digits, proved=proved)


def _finding(title: Span, year: str, found: str, place: Span, digits: Span, *, proved: bool) -> Verdict:
    args = (("found", f"{found}年"), ("expected", f"{year}年"))
    severity = CARD.severity if proved else Severity.WARNING
    fix = unsafe(Edit(digits, year))
    related = [Place(title, "label.title_year")]
    return note(CARD, place, args, variant="" if proved else "doubt", severity=severity, fix=fix, related=related)


def _line_of(text: str, place: Span) -> str:
    return text[text.rfind("\n", 0, place.start) + 1 :].partition("\n")[0]


def _before(year: str) -> tuple[str, str]:
    return str(int(year) - 1), str(int(year) - 2)


def _compares_with_itself(text: str, one: Opening) -> bool:
    """Tell whether a sentence with figures, or the one behind it, compares the year with the same year."""
    reach = text[one.sentence.start : one.sentence.end + _REACH].partition("\n")[0]
    # 2024年比2023年下降: two other years
    compared = re.search(rf"(?<!年)(?<!年度)[比较与同]{one.year}年", reach) is not None or _is_told_twice(text, one)
    itself = rf"\d{_NO_OTHER}[比较与同]{one.year}年(?:度|同期|全年)?(?:相比)?[，,]?{_CHANGED}"
    counted = re.search(itself, one.sentence.of(text)) is not None
    return (_OWN.search(one.sentence.of(text)) is not None and compared) or counted


def _is_told_twice(text: str, one: Opening) -> bool:
    """Tell a sentence that gives two amounts of the same for the same year."""
    _, *parts = f"{one.year}年{one.opener.of(text)[5:]}{one.sentence.of(text)}".split(f"{one.year}年")
    told = [match for part in parts if (match := _SAME.match(part))]
    return len(told) == _MOST and told[0]["what"] == told[1]["what"] and told[0]["amount"] != told[1]["amount"]


def _tells_both(text: str, one: Opening, year: str) -> bool:
    """Tell whether the sentence, or the one behind it, gives this year's as well: 2022年支出80万元，本年增支5万元."""
    reach = text[one.sentence.start : one.sentence.end + _REACH].partition("\n")[0]
    return _NOW.search(reach) is not None or f"{year}年" in reach


def _speaks_of_own(text: str, one: Opening, year: str) -> bool:
    """Tell whether a sentence gives figures of its year alone, which nowhere stand for the report's year."""
    sentence = one.sentence.of(text)
    if _TITLE_LINE.fullmatch(sentence.strip()) and one.leads:
        return True
    if _AT_END.search(one.opener.of(text)) and _AIMED.search(sentence) and not re.search(r"20\d{2}年", sentence):
        return True
    held = _AT_END.search(one.opener.of(text)) is not None and _STATE.search(sentence) is not None
    if held and f"{year}年" in text[one.sentence.end :].partition("\n")[0].partition("。")[0]:
        return False
    if (
        (_NOW.search(sentence) and not held)
        or (_OWN.search(sentence) is None and not held)
        or _EARLIER.search(sentence)
        or re.search(r"20\d{2}年", sentence)
    ):
        return False
    return re.search(rf"{year}年(?:度|末|底|全年|实际|，)*{re.escape(_key(sentence))}", text) is None


def _key(sentence: str) -> str:
    """Return the words that say what a sentence is about: the first ones before its first figure or mark."""
    match = _WORDS.match(sentence)
    return match["key"] if match else ""


def _is_proved(ground: Ground, one: Opening, own: Sequence[Opening]) -> bool:
    """Tell whether the report itself shows that the sentence is about its own year."""
    text, headings = narrow(ground.extracted.document.text), ground.extracted.headings
    year, sentence = ground.extracted.profile.year, one.sentence.of(text)
    # what was not changed since the last report has last year's year
    if _OWN.search(sentence) is None or one.year != _before(year)[0]:
        return False
    above = [heading for heading in headings if heading.marker.start < one.digits.start]
    under_own = bool(above) and f"{year}年" in above[-1].title.of(text).partition("\n")[0]
    alike = [other for other in own if other.leads and other.sentence.of(text)[:1] == sentence[:1]]
    told = _HELD.match(sentence) or (one.leads and _TOTAL.match(sentence))
    return (
        (one.leads and (under_own or (bool(alike) and len(own) >= _SIBLINGS)))
        or (ground.extracted.profile.kind is Kind.FINAL_ACCOUNTS and told is not None)
        or _COMPARED.search(sentence) is not None
        or _repeats(ground, one)
    )


def _is_base(ground: Ground, one: Opening) -> bool:
    """Tell whether the paragraph gives another amount of the same for its own year: the sentence is of another."""
    year = ground.extracted.profile.year
    facts = [fact for fact in ground.extracted.facts if fact.coordinates is not None and fact.quantity.value]
    inside = [fact for fact in facts if fact.span is not None and one.sentence.contains(fact.span)]
    first = inside[0].coordinates if inside else None
    if first is None or first.period == year or first.concept.startswith("yoy"):
        return False
    if first.concept == "prior_year_amount":
        return _COMPARED.search(one.sentence.of(narrow(ground.extracted.document.text))) is None
    values = {fact.quantity.value for fact in inside}
    return any(
        fact.block == inside[0].block and replace(where, period=first.period) == first and where.period == year
        for fact in facts
        if (where := fact.coordinates) is not None and fact.quantity.value not in values
    )


def _repeats(ground: Ground, one: Opening) -> bool:
    """Tell whether an amount of the sentence stands elsewhere, as the same concept, for the report's year."""
    year = ground.extracted.profile.year
    facts = [fact for fact in ground.extracted.facts if fact.coordinates is not None and fact.quantity.value]
    known = {
        (where.concept, where.subject, where.item, fact.quantity.value)
        for fact in facts
        if (where := fact.coordinates) is not None and where.period == year
    }
    return any(
        (where.concept, where.subject, where.item, fact.quantity.value) in known
        for fact in facts
        if fact.span is not None
        and one.sentence.contains(fact.span)
        and (where := fact.coordinates) is not None
        and where.period != year
    )


RULE = Rule(CARD, check)
