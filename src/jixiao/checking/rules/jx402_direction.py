"""JX402: words of one sentence that contradict each other about more and less."""

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator
from decimal import Decimal
from itertools import chain

from jixiao.checking.areas import prose
from jixiao.checking.arithmetic import violated_starts
from jixiao.checking.beside import figures_beside
from jixiao.checking.directions import opposite
from jixiao.checking.held_level import held_levels
from jixiao.checking.more_or_less import more_or_less, righted
from jixiao.checking.notes import expecting, note, or_passed
from jixiao.checking.over_or_under import reversed_rests
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.checking.same_change import is_of_budget, is_of_same, is_of_spending, is_of_two, said_before
from jixiao.checking.told_adjustments import turned_adjustments
from jixiao.checking.told_changes import Turned, turned_changes
from jixiao.checking.told_reasons import REASON, contrary_reasons
from jixiao.checking.turned_bases import right_way, turned_bases
from jixiao.checking.turned_points import turned_points
from jixiao.checking.turned_years import turned_years
from jixiao.model.finding import Place, Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX402",
    name="增减方向自相矛盾",
    severity=Severity.ERROR,
    clause="部门决算公开说明要求：增减变动及其原因应当一致",
    why="一句话里既说减少又说持平，或增加的原因却是压减，多是套用上年文字没有改。",
    passes="公务接待费0.00万元，与上年持平。",
    fails="公务接待费减少为0.00万元，与上年持平。",
    false_alarms="原因同时写了增减两方面的不作为错误。",
    remedy="核对账面增减，改正方向或原因。",
)

_NUMBER = r"[\d０-９](?:[\d０-９.．,]|，(?=[\d０-９]{3})|\s(?=[\d０-９]))*"
_FLAT = re.compile(
    rf"(?P<one>(?:增加|增长|减少|下降|降低)(?:了|为|到|至)?)(?P<amount>{_NUMBER})"
    r"(?:万元|元|%|％)?[，,、](?:但是?|而|却|又|也|仍|均|都|并|总体上?|整体上?|实际|同比|本年度?|全年|保持|即|两年)*"
    r"(?P<other>(?:与|同|和|较|比)?(?:上年|去年|上一年)?(?:度|同期)?(?:基本)?持平|无增减变化|没有变化)"
)
_RISE = "增加|增长|上升|增支|增收|多支|上涨|增幅|增长率|涨幅"
_FALL = "减少|下降|降低|减支|减收|少支|压减|压缩|缩减|回落|降幅|减幅|下降率"
# 减少0.50万元，增长20% and 增长20%（减少0.50万元）
_MONEY, _RATE = rf"{_NUMBER}[ ]*(?:万元|亿元|元)", rf"{_NUMBER}[ ]*[%％]"
_OPPOSED = tuple(
    re.compile(
        rf"(?P<one>(?P<first>{_RISE}|{_FALL}|[多少](?=\d))了?)[为达]?(?P<amount>{one})[，,、（(]\s*"
        rf"(?:同比|[与同较比](?:上年|去年|上一年)度?(?:相比|比较|相较)?[，,]?)?(?P<other>(?P<second>{_RISE}|{_FALL})了?)[为达]?(?P<rate>{other})"
    )
    for one, other in ((_MONEY, _RATE), (_RATE, _MONEY))
)
# 由300.00万元增至280.00万元
_FROM_TO = re.compile(
    rf"(?<![理自])[由从](?:上年|去年|20\d\d年|年初)?(?:度|末|底|同期)?(?:预算)?的?[ ]*"
    rf"(?P<from>{_NUMBER})[ ]*(?P<unit>万元|亿元|元|[%％]|人|公里|亩|座"
    rf"|万?人次|件|起|户|辆|所|家|吨|项|份|宗|例|场|批次|台|套|处)"
    r"[，,]?(?:逐步|逐年|大幅|小幅|稳步|相应|进一步)?(?P<verb>(?P<up>增加|增长|上升|上涨|提高|提升|增|升|涨)|减少|下降|降低|压减|压缩|缩减|回落|减|降)"
    rf"了?[到至为](?:本年|今年|20\d\d年)?度?末?的?[ ]*(?P<to>{_NUMBER})[ ]*(?P=unit)"
)
# 较上年下降，由688.40万元变为715.20万元: the two amounts say which way it went
_TOLD_PATH = re.compile(
    rf"(?P<one>(?:同比|随之|相应|[较比与](?:上年|去年|上一年)(?:度|同期)?(?:相比)?)(?:有所|略有|小幅|大幅|明显)?"
    rf"(?P<first>{_RISE}|{_FALL}))了?[，,：:（(](?:即)?[由从](?:上年|去年|上一年)?(?:度|同期)?的?[ ]*"
    rf"(?P<from>{_NUMBER})[ ]*(?P<unit>万元|亿元|元|[%％]|人|公里|亩)"
    rf"(?:变[为成到至]|变[化动][为到至]|调整[为到至]|到|至)(?:本年|今年|20\d\d年)?度?的?[ ]*"
    rf"(?P<to>{_NUMBER})[ ]*(?P=unit)(?!不等|之间|分|[^，,。；;\n]{{0,6}}[档级等]|的?区间)"
)
# 年初预算1,360.00万元，年中调减140.00万元，全年预算达到1,500.00万元
_ADJUSTED = re.compile(
    rf"年初(?:预算|安排|批复)(?:预算)?(?:数|额)?[为是共]?(?P<from>{_NUMBER})(?P<unit>万元|亿元|元)[，,]"
    rf"(?:(?!上年|去年|上一年|年初)[^。；，,\d\n]){{0,24}}?"
    rf"(?P<one>调减|追减|核减|压减|调增|追加|增加|核增)了?(?:预算)?(?:资金|指标)?(?P<by>{_NUMBER})(?P=unit)[，,]"
    rf"(?:调整后|全年|年度)[^。；，,\d\n]{{0,12}}?(?P<to>{_NUMBER})(?P=unit)"
)
_LESS_BUDGET = ("调减", "追减", "核减", "压减")
_NOTHING = "0０.．,， \t\n"
_UP = frozenset((*_RISE.split("|"), "多"))
_UNITS = "万亿元%％ "
_REASON = r"[^。；;\n]{0,16}?(?:主要|其主要)?(?:原因|由于|系|是因为|因)(?:是|为|在于)?[：:]?(?P<why>[^。；;\n]{2,60})"
# 比上年减少2.6万元，主要原因是车辆燃油开支增加
_FELL = re.compile(
    rf"(?P<one>(?:较|比)(?:上年|去年)[^。；;，,\d]{{0,6}}(?:减少|下降|降低))(?!的)[^。；;，,]{{0,16}}[，,]"
    rf"(?:(?:下降|降低|减少|降幅)[^。；;，,]{{0,12}}[，,])?(?:主要[是系](?P<direct>[^。；;\n]{{2,60}})|{REASON})"
)
_GREW = re.compile(
    r"(?:支出|开支|费用|成本|花费|人员|人数|职工|工资|津补贴|基数|单价|价格|批次|任务|业务量|工作量|车辆)"
    r"(?:数量?|标准|总量)?(?:相应|大幅|有所|均|都|较多|明显)*(?:增加|增长|上升|上涨|增多|上调|提高|调高)"
)
_LESS_OF_IT = re.compile(
    r"转(?!入)|改|退休|离[职岗任]|调[出离走]|计入|统筹|减|降|少|压|节约|停|取消|报废|上年|去年|上一年|未|没有|不再|一次性|划转|结束|完工"
)
# 减少23.55万元，增长6.64%，原因是补助标准提高、受助人数增多
_BEHIND = re.compile(r"[）)]?[，,](?:其?主要)?(?:原因|系|是因为|因)(?:是|为|在于)?[：:]?(?P<why>[^。；;\n]{2,60})")
_GROWN = re.compile(
    "(?:标准|人数|人员|学生|对象|任务|价格|补助|补贴|工资|业务量|面积|数量|范围|支出|开支|费用|成本)[^，、；]{0,3}"
    "(?:增加|增长|增多|提高|上涨|上调|扩大)|新增|追加|扩面|提标"
)
# 减少5.00万元，下降2.00%，支出增长的主要原因是: the reason given is that of the other direction
_REASONED = re.compile(
    rf"(?P<one>(?P<first>增加|增长|上升|减少|下降|降低)了?)(?:{_NUMBER}[ ]*(?:万元|亿元|元)[，,、][ ]*"
    rf"(?:增加|增长|上升|减少|下降|降低|增幅|降幅)(?:了|为)?)?{_NUMBER}[ ]*(?:[%％]|万元|亿元|元)[，,。；;][ ]*"
    r"(?P<noun>支出|收入|经费|预算|决算|开支|费用)?(?:数|额|总额)?"
    r"(?P<other>(?P<second>增加|增长|上升|减少|下降|降低))的(?:主要)?(?:原因|因素)"
)
_TURNED = re.compile(r"(?P<word>[\u4e00-\u9fff]{1,2})(?=了?(?:幅度?|率)?[为达]?[ ]?\d)")


def check(ground: Ground) -> Iterator[Verdict]:
    """Find the contradictions in each paragraph."""
    text = ground.extracted.document.text
    year = ground.extracted.profile.year[:4]
    # both years' amounts tell that the first of two opposed words is the wrong one
    bases = tuple(turned_bases(ground))
    first = frozenset(one.words.start for one in bases)
    worded = (verdict for area in prose(ground.extracted.document) for verdict in _judge(text, area, year, first))
    return or_passed(chain(worded, _held(ground), _reversed(ground), _turned(ground, bases)))


def _held(ground: Ground) -> Iterator[Verdict]:
    text = ground.extracted.document.text
    for held in held_levels(ground):
        args = (("found", held.flat.of(text)), ("one", held.one.of(text)), ("other", held.other.of(text)))
        related = [Place(held.one, "label.against"), Place(held.other, "label.last_year")]
        yield note(CARD, held.flat, args, variant="level", related=related)


def _reversed(ground: Ground) -> Iterator[Verdict]:
    text = ground.extracted.document.text
    for told in reversed_rests(ground):
        args = (("found", told.words.of(text)), ("budget", told.budget.of(text)), ("spent", told.spent.of(text)))
        related = [Place(told.budget, "label.against"), Place(told.spent, "label.against")]
        yield note(CARD, told.words, args, variant="rest", related=related)


def _turned(ground: Ground, bases: Iterable[Turned]) -> Iterator[Verdict]:
    text, told = ground.extracted.document.text, violated_starts(ground)
    adjusted = [(one, CARD.severity if sure else Severity.WARNING) for one, sure in turned_adjustments(ground)]
    found = {
        one.words: one for one in chain(turned_points(ground), turned_changes(ground), turned_years(ground), bases)
    }
    changes = [
        (one, CARD.severity) for one in found.values() if not any(one.words.start <= at < one.words.end for at in told)
    ]
    beside = [(one, CARD.severity if sure else Severity.WARNING) for one, sure in more_or_less(ground)]
    for one, severity in (*changes, *adjusted, *beside):
        args = (("found", one.words.of(text)), ("one", one.then.of(text)), ("other", one.now.of(text)))
        related = [Place(one.now, "label.against"), Place(one.then, "label.last_year")]
        word, other = _turned_word(one.words, text)
        noted = note(CARD, word, args, variant="turned", severity=severity, related=related)
        yield expecting(noted, other or righted(one.words.of(text)))


def _turned_word(words: Span, text: str) -> tuple[Span, str | None]:
    """Return the word that tells which way a change goes, and that of the other direction: 减少 of 减少32.00万元, 增加.

    Words without a figure, or of which the other is not known, are returned whole.
    """
    told = words.of(text)
    match = _TURNED.match(told)
    other = opposite(match["word"]) if match else None
    if match is None or other is None:
        return words, None
    # points rise and fall, they are not added
    if other == "增加" and told.endswith("百分点"):
        other = "提高"
    if other == "上升" and told.endswith("元"):
        other = "增加"
    return Span(words.start, words.start + match.end("word")), other


def _judge(text: str, area: Span, year: str, first: Container[int]) -> Iterator[Verdict]:
    for match in _FLAT.finditer(text, area.start, area.end):
        nothing = not match["amount"].strip(_NOTHING)
        stays = match["one"][-1] in "为到至"
        before = said_before(text, area, match.start())
        if "基本" in match["other"] or (nothing and not stays) or is_of_budget(before):
            continue
        # 减少为0.00万元，与上年持平: what holds if nothing changed
        expected = text[match.start("amount") : match.end()] if stays else None
        # a rate may be as high as last year's, and an amount reached by a cut of the budget as large
        level = text[match.end("amount")] in "%％" or match["one"][-1] in "到至"
        if not level or is_of_spending(before):
            one, other = Span(*match.span("one")), Span(*match.span("other"))
            yield _note(one, other, text, "flat", expected, Severity.WARNING if level else CARD.severity)
    yield from (verdict for pattern in _OPPOSED for verdict in _opposed(text, area, pattern, year, first))
    for match in _FROM_TO.finditer(text, area.start, area.end):
        begin, end = _value(match["from"]), _value(match["to"])
        if begin is not None and end is not None and begin != end and (begin < end) != bool(match["up"]):
            verb, amount = Span(*match.span("verb")), Span(*match.span("from"))
            yield _note(verb, amount, text, "path", opposite(match["verb"]))
    yield from _told_path(text, area)
    for match in _REASONED.finditer(text, area.start, area.end):
        same = is_of_same(text, area, match)
        if (match["first"] in _UP) != (match["second"] in _UP) and same is not False:
            severity = CARD.severity if same else Severity.WARNING
            yield _note(Span(*match.span("other")), Span(*match.span("one")), text, "flat", severity=severity)
    yield from _fell(text, area)
    yield from _reasons(text, area)


def _reasons(text: str, area: Span) -> Iterator[Verdict]:
    """Find the reasons of the other direction: an error where nothing else can be meant, else a question."""
    for told in contrary_reasons(text, area):
        args = (("found", told.why.of(text)), ("other", told.one.of(text)))
        severity = CARD.severity if told.sure else Severity.WARNING
        related = _related(text, told.why, told.one)
        yield note(CARD, told.why, args, variant="reason", severity=severity, related=related)


def _told_path(text: str, area: Span) -> Iterator[Verdict]:
    """Find the words of a change, or of an adjustment, that the amounts before and after it turn round."""
    for match in _TOLD_PATH.finditer(text, area.start, area.end):
        begin, end = _value(match["from"]), _value(match["to"])
        if begin is not None and end is not None and begin != end and (begin < end) != (match["first"] in _UP):
            yield _note(Span(*match.span("one")), Span(*match.span("from")), text, "path")
    for match in _ADJUSTED.finditer(text, area.start, area.end):
        begin, by, end = (_value(match[name]) for name in ("from", "by", "to"))
        if begin is not None and by and end is not None:
            less = match["one"] in _LESS_BUDGET
            if end == (begin + by if less else begin - by):
                yield _note(Span(*match.span("one")), Span(*match.span("from")), text, "path")


def _fell(text: str, area: Span) -> Iterator[Verdict]:
    """Ask about a fall whose reason is that something grew, and nothing less of anything."""
    for match in _FELL.finditer(text, area.start, area.end):
        named = "direct" if match["direct"] else "why"
        why = _GREW.search(match[named])
        if why is not None and not _LESS_OF_IT.search(match[named]):
            start = match.start(named)
            place, other = Span(start + why.start(), start + why.end()), Span(*match.span("one"))
            args = (("found", place.of(text)), ("other", other.of(text)))
            related = _related(text, place, other)
            yield note(CARD, place, args, variant="reason", severity=Severity.WARNING, related=related)


def _opposed(text: str, area: Span, pattern: re.Pattern[str], year: str, told: Container[int]) -> Iterator[Verdict]:
    """Find an amount and a rate of one change that go opposite ways, but for those that are `told` otherwise."""
    for match in pattern.finditer(text, area.start, area.end):
        opposed = (match["first"] in _UP) != (match["second"] in _UP)
        if not (opposed and match["amount"].strip(_UNITS + _NOTHING) and match["rate"].strip(_UNITS + _NOTHING)):
            continue
        if is_of_two(text, area, match) or match.start("one") in told:
            continue
        wrong, expected = _wrong_one(text, area, match, year)
        if wrong == "first":
            whole = Span(match.start("other"), match.end("rate"))
            yield _note(Span(*match.span("first")), whole, text, "flat", expected)
        else:
            yield _note(
                Span(*match.span("other")), Span(match.start("one"), match.end("amount")), text, "flat", expected
            )


def _wrong_one(text: str, area: Span, match: re.Match[str], year: str) -> tuple[str, str | None]:
    """Return which of two opposed words both years' amounts speak against, and the right one; else the second."""
    money = match["amount"] if match["amount"][-1] == "元" else match["rate"]
    number = re.match(r"[\d.,]+", money)
    begin = max(text.rfind("。", area.start, match.start()) + 1, area.start)
    unit = money[number.end() :].strip() if number else ""
    told = right_way(text, Span(begin, match.start()), number[0], unit, year) if number else None
    if told is None:
        return _against_reason(text, match)
    wrong = "first" if (match["first"] in _UP) != told[0] else "second"
    return wrong, _other_word(match, wrong)


def _against_reason(text: str, match: re.Match[str]) -> tuple[str, str | None]:
    """Return which of two opposed words the reason given right behind speaks against; else the second."""
    why = _BEHIND.match(text, match.end())
    if why is None or (_GROWN.search(why["why"]) is None) == (_LESS_OF_IT.search(why["why"]) is None):
        return "second", None
    up = _GROWN.search(why["why"]) is not None
    wrong = "first" if (match["first"] in _UP) != up else "second"
    return wrong, _other_word(match, wrong)


def _other_word(match: re.Match[str], wrong: str) -> str | None:
    """Return the word of the other direction: money is added where a rate rises."""
    other = opposite(match[wrong])
    money = match["amount" if wrong == "first" else "rate"][-1] == "元"
    return "增加" if other == "上升" and money else other


def _value(digits: str) -> Decimal | None:
    """Return a number as printed: full width, with separators; None where it is none."""
    plain = unicodedata.normalize("NFKC", digits).replace(",", "").replace(" ", "").rstrip(".")
    return Decimal(plain) if re.fullmatch(r"\d+(?:\.\d+)?", plain) else None


def _note(
    span: Span,
    other: Span,
    text: str,
    variant: str,
    expected: str | None = None,
    severity: Severity = CARD.severity,
) -> Verdict:
    args = (("found", span.of(text)), ("other", other.of(text)))
    noted = note(CARD, span, args, variant=variant, severity=severity, related=_related(text, span, other))
    return expecting(noted, expected)


def _related(text: str, words: Span, other: Span) -> list[Place]:
    """Return the other words, and the figures of the sentence: the words alone do not show what they are about."""
    return [Place(other, "label.against"), *figures_beside(text, words, other)]


RULE = Rule(CARD, check)
