"""JX415: a rate of growth on a base of nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from jixiao.checking.areas import cells, prose
from jixiao.checking.notes import expecting, note, or_passed
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.checking.year_columns import year_rows
from jixiao.model.fact import Coordinates, Fact
from jixiao.model.finding import Place, Severity
from jixiao.model.quantity import MICRO, Dimension
from jixiao.model.span import Span

CARD = Card(
    code="JX415",
    name="上年为零却写增长率",
    severity=Severity.ERROR,
    clause="统计口径：基数为零时增长率无意义",
    why="上年没有支出，除数为零，算不出增长百分之几。",
    passes="上年无此项支出，本年增加5万元。",
    fails="上年为零，比上年增长100%。",
    false_alarms="“零”指排名、事故等不是金额的不查。",
    remedy="删去增长率，只写增加额。",
)

_ZERO = re.compile(
    r"(?:上年|去年|上一年)(?:度|同期)?(?:决算|支出|实际支出|预算)?(?:数|额)?"
    r"(?:为零|为0(?:\.0+)?(?:万元|元)?|0(?:\.0+)?(?:万元|元)|无此项支出|无支出|未发生|没有发生)"
    r"(?:[^。；;\n]{0,20}?)(?P<rate>(?:增长率?|上升|提高|增幅|增加)(?:为|达)?[ ]*\d[\d.]*[ ]*[%％])"
)
# 上年购置费为0万元，增长100%
_ZERO_OF = re.compile(
    r"(?:上年|去年|上一年)(?:度|同期)?(?:(?!预算|计划|结[转余])[^，。；;、\d\n为增减]){1,10}(?:为|是)?(?:零|0(?:\.0+)?(?:万元|元))"
    r"[，,（(](?:同比|[比较]上年)?(?P<rate>(?:增长率?|上升|提高|增幅|增加)(?:为|达)?[ ]*\d[\d.]*[ ]*[%％])"
)
# 上年没有安排该项目，支出为0万元，同比增长100%
_NONE = re.compile(
    r"(?:上年|去年|上一年|(?P<year>20\d\d)年)(?:度|同期)?(?:均|都)?(?:未|没有|没|尚未|无)[^。；;\n\d]{0,16}[，,（(](?:实际|决算|经费)?(?:支出|金额|预算|安排|支付)?"
    r"(?:数|额)?(?:为|是)?(?:零|0(?:\.0+)?(?:万元|元))[）)]?"
    r"(?:[，,][^。；;\n]{0,20}?|[；;](?:本年|当年|今年|20\d\d年)度?(?:实际|共)*(?:支出|发生|列支|安排|投入)?[了为]?"
    r"\d[\d,]*(?:\.\d+)?(?:万元|元)[，,](?:同比|[比较](?:上年|去年)|[比较]20\d\d年)?)"
    r"(?P<rate>(?:增长率?|上升|提高|增幅|增加)(?:为|达)?[ ]*\d[\d.]*[ ]*[%％])"
)
# 2022年没有发生支出，2023年支出41.00万元，同比增长100%; 上年度我局没有安排会议费，本年发生2.00万元，增长率为100%
_NONE_THEN = re.compile(
    r"(?:(?P<year>20\d\d)年度?|上年度?|去年|上一年度?)[^，。；、\d]{0,6}?(?:没有|未|无|没)(?:发生|安排|列支|产生|形成|支出|购置)?(?:此项|该项|这项|任何|相关)?"
    r"(?:[^，。；、\d]{0,12}(?:支出|开支|费用?|经费|购置|采购|接待|出国（境）))?"
    r"(?:[（(](?:零|0(?:\.0+)?(?:万元|元)?)[）)])?[，,](?:(?:本年|当年|今年|20\d\d年)度?(?:(?!费|收入|接待|出国|基本|项目|会议|培训)[^。；\n]){0,24}?\d[\d,]*(?:\.\d+)?(?:万元|元)[，,])?"
    r"(?:(?:同比|比上年|较上年)?(?:净?增加|增支|增长)了?\d[\d,]*(?:\.\d+)?(?:万元|元)[，,])?"
    r"(?:同比|比上年|较上年|比去年|较去年|[比较]20\d\d年)?"
    r"(?P<rate>(?:增长|上升|提高|增加|增幅|增长率)(?:达到|高达|[了为达])?[ ]*\d[\d.]*[ ]*[%％])"
)
# 该项目2022年尚未设立、没有支出，支出较上年翻了一番: how many times as much is no more than a rate
_TIMES = re.compile(
    r"(?:(?P<year>20\d\d)年度?|上年度?|去年|上一年度?)[^，。；、\d\n]{0,6}?(?:尚未|未曾?|没有|(?<!有)无)"
    r"(?:安排|发生|列支|设立|立项|实施|产生|形成|此项|该项|这项|任何|相关)*(?:支出|开支|经费|费用|项目|预算)?"
    r"(?:、(?:尚未|未|没有|无)(?:安排|发生|列支|设立|立项|实施|产生|此项|该项|任何)*(?:支出|开支|经费|费用|项目|预算)?)?"
    r"(?<![未有无])[，,](?:(?:本年|当年|今年|20\d\d年)度?[^。；，,\n\d]{0,10}\d[\d,]*(?:\.\d+)?(?:万元|元)[，,])?"
    r"(?P<rate>(?:支出|经费|金额|费用)?(?:同比|[比较](?:上年|去年|20\d\d年)(?:度|同期)?)(?:相比)?"
    r"(?:翻了?[一两三]番|(?:增长|增加)了?(?:近|约)?[一二两三四五六七八九十\d.]{1,5}倍|成倍增[长加]))"
)
# 由上年的0万元增加到50.00万元，增幅达100%; 较上年的零支出增长了100%
_FROM_NONE = re.compile(
    r"[由从较比](?:上年|去年|上一年)(?:度|同期)?的?(?:零(?:支出|收入|安排|基数|开支)?|0(?:\.0+)?(?:万元|元))"
    r"(?:(?:增加|上升|增长|提高|增)[到至为]\d[\d,]*(?:\.\d+)?(?:万元|元)[，,（(](?:同比)?)?"
    r"(?P<rate>(?:增长|上升|提高|增幅|增长率)[了为达]?[ ]*\d[\d.]*[ ]*[%％])"
)
# 2022年全年0元，2023年因……发生2,000.00元，较2022年增长100%
_ZERO_THEN = re.compile(
    r"(?P<year>20\d\d)年度?(?P<of>(?:(?!预算|计划|增|减|上年)[^，。；;、：\d\n]){0,20}?)(?:全年|实际|决算|支出|发生|列支|安排|金额|数|共|为|是)*(?:零|0(?:\.0+)?(?:万元|元))[，,；;]"
    # right behind this year's amount of it the words of comparison may be left out
    r"(?:(?:本年|当年|今年|20\d\d年)度?(?:实际|共)*(?:支出|发生|列支|安排|投入|使用|开支)?[了为是]?"
    r"\d[\d,]*(?:\.\d+)?(?:万元|元)[，,]|"
    r"(?:(?:本年|当年|20\d\d年)度?[^。；;\d]{0,40}\d[\d,]*(?:\.\d+)?(?:万元|元)[，,])?"
    r"(?:(?:本年|当年|今年|20\d\d年)?度?(?:[比较](?:上年|去年|(?P=year)年)度?(?:同期)?(?:相比)?|同比)|(?:本年|当年|今年)度?))"
    r"(?P<rate>(?:增长|上升|提高|增加)了?[ ]*\d[\d.]*[ ]*[%％])"
)
# 2022年未建成、零支出（0元），2023年1,060,000元，增长一倍
_ZERO_SPENT = re.compile(
    r"(?P<year>20\d\d)年度?[^。；;\d\n]{0,12}?(?:零支出|零投入|零开支|无支出|没有支出)"
    r"(?:[（(](?:零|0(?:\.0+)?(?:万元|元)?)[）)])?[，,]"
    r"(?:本年|当年|今年|20\d\d年)度?[^。；;，,\d\n]{0,10}\d[\d,]*(?:\.\d+)?(?:万元|元)[，,]"
    r"(?P<rate>(?:同比)?(?:(?:增长|上升|增加|提高|增幅)[了为达]?(?:近|约)?[ ]*"
    r"(?:\d[\d.]*[ ]*[%％]|[一两二三四五]倍)|翻了?[一两]番))"
)
_SOME_RATE, _OF_OTHER = re.compile(r"[1-9一二两三四五六七八九十成]"), re.compile(r"结[转余]|欠")
# 2019年该项支出为0元: what was just told
_POINTED = re.compile(
    r"(?:无|未|没有|未发生)?(?:[此该这本同](?:项|类|款|笔)|该(?=支出|费|经费|科目|项目)|上述|前述|同口径|其(?=支出|费))"
)
_BREAK = re.compile(r"[。；;\n\d]")
# this year's amount of the same, between last year's and the rate: 2022年支出0.00万元，2023年支出0.00万元，同比
_NOW = re.compile(
    r"^[，,、](?:本年|当年|20\d{2}年)度?(?:实际|共)?(?:支出|发生|列支|安排|收入)?[为是]?\d[\d,]*(?:\.\d+)?(?:万元|元)"
)
# nothing but words of the change may then stand before the rate
_CHANGE = re.compile(
    r"(?:[，,、]|同比|环比|[较比与]上年(?:度|同期)?(?:相比)?|增长|上升|提高|增幅|下降|减少|降低|压缩|[为了])*"
)
_DOWN = re.compile(r"(?:下降|减少|降低|压缩|[-—–−])[了为]?[ ]*$")
_OF_PLAN = re.compile(r"[比较](?:年初|全年|本年|当年)?(?:预算|计划|目标|指标)[^，,。；;\d]{0,8}$")
_GREW = re.compile(
    r"[，,（(]?(?:同比|[较比与](?:上年|去年|20\d\d年)(?:度|同期|决算数?)*(?:相比)?[，,]?)(?:增加|增长|增支|增收|上升)了?"
)
_GROWN = re.compile(r"[，,（(](?:同比)?(?:增长|上升|增幅|增长率)[了为达]?[ ]*")
_BACK, _BOTH = 6, 2
_WHOLE = 100 * MICRO
# what is left, or was added to a budget, is no base of growth
_NO_BASE = ("carryover", "budget_adjustment")


_NO_RATE = "不计算增长率"
# 因上年无大额维修支出，…增长12.00%: the reason of a rate of more; no spending at all: 上年未发生安全事故
_REASON = re.compile(r"(?:因为?|由于|鉴于|受)[^，。；;\n\d]{0,6}$")
_NO_SPENDING = re.compile(r"事故|灾|洪|涝|火警|案件|疫情|投诉|信访|上访|纠纷")
_SAME_THING = re.compile(r"[此该本这][项类款笔]|该(?=支出|费|经费|科目|项目)|为?零|(?<![\d.])0(?:\.0+)?(?:万元|元)")
# what stands between the nothing and a rate of the same: this year's amount, the words of the change, a reason
_ONLY_NOW = re.compile(
    r"因[^，,；;\d]{1,24}?(?=[，,]|发生|支出|列支|安排)|\d[\d,]*(?:\.\d+)?(?:万元|元)|[比较与](?:上年|去年|20\d\d年)(?:度|同期)?(?:相比)?"
    r"|(?:本年|当年|今年|上年|去年|20\d\d年)度?|实际|全年|共|支出|开支|发生|列支|安排|投入|使用|金额|预算|支付|经费|费用|决算|项目"
    r"|首次|取得|收到|同比|净?增加|增支|增长|上升|[零0为是了其该此项数额达]|[，,；;（()）、 ]"
)
_OTHER_THING = re.compile(r"其余|其他|其它|[\u4e00-\u9fff”]{2}经?费(?!用)|科目|满意|率|量|产值|收入|人[数次]|面积")
_WHY, _AMOUNT = re.compile(r"因[^，,；;\d]{1,24}"), re.compile(r"\d(?:万元|元)")
_PART_NEW, _CLAUSE, _LEAST_NAME = re.compile(r"(?:其中|新增)[^，,。；;\d]*$"), 20, 2


@dataclass(frozen=True, slots=True)
class _Base:
    """An amount of last year: where it stands, and how much it is."""

    span: Span
    value: int
    where: Coordinates


def check(ground: Ground) -> Iterator[Verdict]:
    """Find the sentences that name both, then the rates that were read beside nothing as last year's amount."""
    text = ground.extracted.document.text
    told: dict[Span, Severity] = {}
    for area in (*prose(ground.extracted.document), *cells(ground.extracted.document)):
        for match in _told(text, area):
            if (match.groupdict().get("year") or "") < (ground.extracted.profile.year[:4] or "9"):
                severity = _severity(text, match)
                if severity is not None:
                    told.setdefault(Span(*match.span("rate")), severity)
    in_words = (
        expecting(note(
            CARD, span, (("found", span.of(text)),), severity=told[span],
        ), _NO_RATE)
        for span in sorted(told)
    )  # fmt: skip
    read = (
        expecting(note(
            CARD, rate, (("found", rate.of(text)),), variant="read", related=[Place(base, "label.last_year")],
            severity=Severity.WARNING if _falls(text, rate) else None,
        ), _NO_RATE)
        for base, rate in _read(ground)
        if not any(rate.overlaps(span) for span in told)
    )  # fmt: skip
    read_before = {rate.start for _, rate in _read(ground)}
    tabled = (
        expecting(note(
            CARD, row.rate, (("found", row.rate.of(text).strip()),), variant="read",
            related=[Place(row.last, "label.last_year")],
        ), _NO_RATE)
        for rows in year_rows(ground)
        for row in rows
        if row.nothing and not any(row.rate.start <= at < row.rate.end for at in read_before)
    )  # fmt: skip
    whole = (
        expecting(note(
            CARD, rate, (("found", rate.of(text)),), variant="whole", related=[Place(change, "label.against")],
        ), _NO_RATE)
        for change, rate in _all_new(ground)
        if not any(rate.overlaps(span) for span in told)
    )  # fmt: skip
    return or_passed(chain(in_words, read, tabled, whole))


def _all_new(ground: Ground) -> Iterator[tuple[Span, Span]]:
    """Yield each rate told for an increase that is the whole amount: 8.00万元，比上年增加8.00万元，增长100%."""
    text = ground.extracted.document.text
    placed = list(_placed(ground))
    for (_, at, now), (change, by, added), (rate, percent, grown) in zip(placed, placed[1:], placed[2:], strict=False):
        one_change = change.concept == "yoy_amount" and rate.concept == "yoy_rate" and change.item == rate.item
        near = now.block == grown.block and now.span is not None and _GREW.fullmatch(text[now.span.end : by.start])
        equal = now.quantity.value == added.quantity.value > 0 and now.quantity.dimension is Dimension.MONEY
        if (
            one_change
            and near
            and not _PART_NEW.search(text[max(0, at.start - _CLAUSE) : at.start])
            and equal
            and grown.quantity.value > 0
            and _GROWN.fullmatch(text[by.end : percent.start])
        ):
            yield by, percent


def _told(text: str, area: Span) -> Iterator[re.Match[str]]:
    """Yield the sentences that name nothing last year and a rate behind it, but of another thing: 增长100%的是…."""
    for expression in (_ZERO, _NONE, _NONE_THEN, _TIMES, _FROM_NONE, _ZERO_OF, _ZERO_THEN, _ZERO_SPENT):
        for match in expression.finditer(text, area.start, area.end):
            other = text.startswith("的", match.end("rate")) or _OF_OTHER.search(match[0]) is not None
            if not other and _SOME_RATE.search(match["rate"]):
                yield match


def _severity(text: str, match: re.Match[str]) -> Severity | None:
    """Return how sure it is that the rate is of what was nothing, None where it is of something else."""
    start, rate = match.start(), match.start("rate")
    begun = max(text.rfind(mark, 0, start) for mark in "。；;\n") + 1
    comma = min((at for mark in "，,；;（(" if (at := text.find(mark, start, rate)) >= 0), default=rate)
    nothing, between, before = text[start:comma], text[comma:rate], text[begun:start]
    if _OF_PLAN.search(text, max(0, rate - _BACK), rate) or _NO_SPENDING.search(nothing):
        return None
    same = _SAME_THING.search(text, start, rate) is not None
    whole = re.search(r"(?<!\d)100(?:\.0+)?[ ]*[%％]", match["rate"]) is not None
    name = _ONLY_NOW.sub(
        "", re.sub(r"没有|尚?未|未曾|无|没|设立|形成|产生|的|年初|度|均|都|同期|立项|实施", "", nothing)
    )
    own = len(name) >= _LEAST_NAME and not same and name not in before + between
    if _REASON.search(before) and not same:
        return Severity.WARNING if whole else None
    if own and _AMOUNT.search(before):
        return Severity.WARNING if whole else None
    rest = _ONLY_NOW.sub("", between)
    if rest and rest not in before + nothing:
        if _OTHER_THING.search(_WHY.sub("", between)):
            return None
        # right behind this year's amount the rate is of that amount, whatever was bought
        *amounts, tail = _AMOUNT.split(between)
        if not amounts or _ONLY_NOW.sub("", tail):
            return Severity.WARNING
    return Severity.ERROR if _of_the_same(text, match) else Severity.WARNING


def _of_the_same(text: str, match: re.Match[str]) -> bool:
    """Tell a rate of what was nothing: that has no name before the zero, or is named again behind it."""
    name = (match.groupdict().get("of") or "").strip("的为是")
    return not name or _POINTED.match(name) is not None or name in text[match.end("of") + 1 : match.start("rate")]


def _read(ground: Ground) -> Iterator[tuple[Span, Span]]:
    """Yield each rate of growth with the amount of last year that was read before it in the same block, where it is 0.

    Both are about the same, or no other figure and no end of a sentence stands between them.
    """
    text = ground.extracted.document.text
    bases: dict[tuple[str, int | None], _Base] = {}
    for where, span, fact in _placed(ground):
        if fact.quantity.dimension is Dimension.MONEY and _is_earlier(ground, where):
            told = _Base(span, fact.quantity.value, where)
            bases[_about(where), fact.block] = bases["", fact.block] = told
        elif where.concept == "yoy_rate" and fact.quantity.value > 0:
            beside = bases.get(("", fact.block))
            base = bases.get((_about(where), fact.block)) or _beside(text, beside, where, span)
            # what was nothing cannot fall; by the whole, what is left may be meant
            fell = _falls(text, span) and fact.quantity.value == _WHOLE
            planned = _OF_PLAN.search(text, max(0, span.start - _BACK), span.start) is not None
            if base is not None and base.value == 0 and not (fell or planned):
                yield base.span, span


def _placed(ground: Ground) -> Iterator[tuple[Coordinates, Span, Fact]]:
    """Yield the facts that stand in the text and were understood, from the first to the last."""
    known = ((fact.coordinates, fact.span, fact) for fact in ground.extracted.facts)
    placed = [(where, span, fact) for where, span, fact in known if where is not None and span is not None]
    yield from sorted(placed, key=lambda one: one[1])


def _is_earlier(ground: Ground, where: Coordinates) -> bool:
    """Tell an amount of last year, called so or read under that year."""
    if where.concept.startswith(_NO_BASE):
        return False
    return where.concept == "prior_year_amount" or "" < where.period[:4] < ground.extracted.profile.year[:4]


def _beside(text: str, base: _Base | None, where: Coordinates, rate: Span) -> _Base | None:
    """Return the amount of last year told right before a rate, unless they are of different items."""
    between = "" if base is None else _NOW.sub("", text[base.span.end : rate.start])
    if base is None or _BREAK.search(between):
        return None
    if between != text[base.span.end : rate.start] and _CHANGE.fullmatch(between) is None:
        return None
    items = {one.item.name for one in (base.where, where) if one.item is not None}
    return base if len(items) < _BOTH else None


def _about(where: Coordinates) -> str:
    """Return what an amount or a rate is of: its item, or its own concept where it is the whole of one."""
    own = "" if where.concept in ("prior_year_amount", "yoy_rate") else where.concept
    return f"{where.subject.name}/{where.item.name if where.item else own}"


def _falls(text: str, span: Span) -> bool:
    return _DOWN.search(text[max(0, span.start - _BACK) : span.start]) is not None


RULE = Rule(CARD, check)
