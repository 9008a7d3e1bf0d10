"""Statements that nothing is amiss, which the rates of execution speak against."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from jixiao.checking.no_problem_of import (
    is_admitted,
    is_looked_into,
    is_of_another_item,
    is_of_other,
    is_proven_of,
)  # fmt: skip
from jixiao.checking.project_names import bare_name
from jixiao.checking.rows import amount, grids, words
from jixiao.checking.rule import Ground
from jixiao.checking.smooth_words import Smooth, sentence_of, smooth_words
from jixiao.checking.spending import Held, held, is_contradicted, is_within_year, label, percent, threshold
from jixiao.model.fact import Status, Subject, SubjectKind
from jixiao.model.finding import Args, Severity
from jixiao.model.quantity import MICRO
from jixiao.model.result import Kind
from jixiao.model.span import Span

# 有没有问题 asks
_NOT = r"(?<![如若])(?:不存在|(?<![有如若])没有|(?<![有如若])无|未发现|未出现|暂无)"
# how far spending has come; whether money was paid as it should be (资金支付方面) may be another matter
_SPENDING = r"(?:(?:预算|资金|支出|经费)?(?:执行|(?:支付|支出|使用)(?:进度|进展))(?:进度|进展|率)?)"
_NONE = re.compile(
    rf"{_NOT}(?:任何|相关|明显|突出|较大|重大|其他)*(?:的)?问题(?!导向|清单|整改|意识|线索|反馈|积压|件|报告|不放过|就|的[单项企村学部股科]|[？?吗])"
    # 不存在需要整改的问题, 未发现预算执行方面的问题, 没有支付进度缓慢的项目
    rf"|{_NOT}(?:任何|其他)?(?:需要?|应当?|应予|亟待|有待)(?:进行)?(?:整改|改进|解决|纠正)的(?:问题|情况|事项)"
    rf"|{_NOT}(?:任何|其他)?(?:{_SPENDING}|(?:预算|资金|支出|经费)?支付)(?:方面|上|中)?的?问题"
    rf"|{_NOT}(?:任何|其他)?(?:{_SPENDING}|(?:预算|资金|支出|经费)?(?:支付|支出|拨付|使用))"
    r"(?:较为|比较|偏|较|过)?(?:缓慢|慢|滞后|低|不理想|迟缓)"
    # 未发现支付缓慢或资金闲置的项目
    r"(?:[、或和及][^，。；;\n]{2,8}){0,2}的?(?:项目|情况|现象|问题)"
    # 不存在资金沉淀的情况
    rf"|{_NOT}(?:任何|其他|大额)?(?:(?:财政|专项|项目)*资金|预算|经费)(?:沉淀|闲置|积压)的?(?:情况|现象|问题|项目)"
)
# praise of the spending itself: 预算执行情况良好, 项目资金支付进度较快
_ALL_OVER = r"(?:总体(?:上|来说)?|整体|均|都|全部|较为|比较|十分|非常|相对)*"
_GOOD = re.compile(
    rf"(?:预算|资金|经费)(?:支出)?执行(?:情况|进度|进展|率)?{_ALL_OVER}(?:良好|理想|较好|到位|较高|顺利|充分|均衡|有力|及时)(?=[，,。；;\n])"
    rf"|(?:(?:预算|资金|经费)(?:支出|支付|使用|执行|拨付)|支付|支出)(?:的)?进[度展](?:情况)?{_ALL_OVER}"
    r"(?:较?快|很快|良好|理想|较好|正常|(?:跟上|符合|达到|满足|快于|超过)了?(?:序时)?(?:进度)?(?:要求)?)(?=[，,。；;\n])"
    # 支出进度与预算安排相符
    rf"|(?<!基本)(?<!三公)(?<!三公”)(?:(?:预算|资金|经费)?(?:支出|支付|使用|执行|拨付)的?进[度展]|预算执行)(?:情况)?{_ALL_OVER}[与和同](?:年初|年度|全年|既定|序时|项目)?"
    r"(?:预算|计划|目标|进度|用款|支出|安排|要求|批复)+(?:基本|完全|大体|总体|保持|均|都|相)*(?:相符|符合|一致|吻合|同步|匹配|相当)(?=[，,。；;\n])"
)
# 无偏差，无需改进 told of the whole, as what went amiss
_UNNEEDED = re.compile(
    r"(?:无需|无须|不需要?|无|没有|不存在)(?:任何)?(?:再)?(?:需要?|应|待|可)?(?:进行|予以|作出|采取)?(?:改进|整改|纠正|纠偏)"
    r"(?:的?(?:事项|地方|之处|措施|内容|方面))?(?=[，,。；;\n]|$)"
    r"|(?:项目|预算|资金|支出|执行|总体|整体)[^。；;，,\n]{0,10}[，,]?(?:不存在|没有|(?<!有)无|未(?:出现|发生|产生))(?:任何|明显|较大)?(?:执行)?偏差(?=[，,。；;\n]|$)"
)
# of what is left but the one that is lacking: 除泵站外，其余项目无问题
_REST = re.compile(
    r"(?:其余|其[他它](?!问题|的问题)|剩余|剩下|另外|余下)[^。；;\n]{0,20}$|除[^。；;\n]{1,40}?外[^。；;\n]{0,20}$"
)
# what a remark in the row of a project says of it
_REMARK_HEAD = re.compile(r"[^\d]{0,12}(?:问题|偏差|原因|情况说明|备注|说明|评价)[^\d]{0,8}")
_RATE_HEAD = re.compile(r"(?:预算|资金|支出)?(?:执行|支付|支出)(?:进度|率)(?:[（(][%％][）)])?")
_FINE = re.compile(
    r"(?:(?:预算|资金|项目)?(?:执行|支付|进度|使用|支出)(?:进度|情况)?(?:良好|较好|理想|正常|到位|顺利|及时|符合要求)[，,、；;]?)?"
    r"(?:未见|未发现|没有|不存在|(?<!有)无)(?:明显|任何|异常|其他)?的?(?:问题|偏差|异常)[。]?"
)
_EVERY = re.compile(r"(?:各|每个|所有|全部|[一二三四五六七八九十\d]+个)[^，,。；;\n]{0,6}项目[^。；;\n]{0,12}$")
# 没有问题得5分
_MARKED = re.compile(r"[^。；;，,\n]{0,4}[，,]?(?:得|计|记|加|扣)[^。；;，,\n]{0,2}\d")
# 五、存在的问题 with 无 below it, and 存在问题：无
_BARE = re.compile(
    r"(?:^|(?<=[\n\t|｜。；;]))(?P<head>[^\n。；;：:\t|｜]{0,20}问题[^\n。；;：:\t|｜]{0,10})"
    r"(?:[：:\t|｜]|[ \u3000]*\n)\s*"
    r"(?P<none>(?:暂?无|没有|不存在|未发现|未出现)(?:明显|突出|较大|重大)?(?:的)?(?:问题)?)"
    r"(?=[。；;]?[ \u3000]*(?:[\n\t|｜]|$))"
)
_OTHER_HEAD = re.compile(r"审计|巡|违|检查|整改|上年|去年|以前|往年|其他|其它|说明|安全|质量|廉政|信访|投诉|解决|反馈")
# of a part, or of what is to come: 基本支出预算执行情况良好, 确保预算执行情况良好
_APART = re.compile(
    r"(?:基本支出|三公”?经费|采购|上级|中央|省级|市级|县级|一般公共预算|下属|所属|二级单位|确保|保证|力争|保持|推动|促进|实现|下一步)"
    r"[^。；;，,\n]{0,12}$"
)
_OTHER = re.compile(
    r"(?:审计|巡[视察]|检查|资金使用|资金管理(?!使用)|违规|违纪|质量|安全|廉政)[^。；;，,]{0,12}$"
    # 除云平台外，其余项目无问题
    r"|其[余他它](?:各)?(?:项目|资金|部分|环节|方面)?(?:均|都)?$"
    # 考核要求不存在支付缓慢的情况, 看是否不存在问题
    r"|(?:要求|规定|标准|是否|应当?|须)[^。；;，,\n]{0,8}$"
)
# what is said of the whole is not disproved by one project
_OVERALL = re.compile(r"明显|突出|较大|重大")
_PAID = re.compile(r"支付(?!进|较?[缓慢迟]|滞|偏)")
# money that was not paid need not lie idle: it may have come late
_LYING = re.compile(rf"{_NOT}(?:任何|其他|大额)?(?:(?:财政|专项|项目)*资金|预算|经费)(?:沉淀|闲置|积压)")
# 其中中央资金预算执行率65.00%
_GIVEN = re.compile(r"(?:中央|省级|市级|上级|专项|转移支付)[^，,。；;\n\d]{0,6}资金[^，,。；;\n\d]{0,10}$")
_PROJECTS = "项目支出"
_NEAR = 24


@dataclass(frozen=True, slots=True)
class Said:
    """What is said, with the words and the rate to be told; `low` are the places of the rates that speak against it."""

    span: Span
    args: Args
    low: tuple[Span, ...]
    severity: Severity
    expected: str


def no_problem(ground: Ground) -> Sequence[Said]:
    """Return the statements of no problem that rates of execution speak against, each place once."""
    document = ground.extracted.document
    if is_within_year(ground):
        return ()
    low = [
        one
        for one in _rates(ground)
        if one.fact.quantity.value < threshold(ground, "execution_low")
        and (not is_contradicted(ground, one.fact) or _is_printed(ground, one))
    ]
    sure = all(_is_proven(ground, one) for one in low)
    judged = (one for block in document.blocks for one in _judge(ground, block.span, low, sure=sure))
    told: list[Said] = []
    for one in chain(_remarked(ground), judged, _bare(ground, low, sure=sure)):
        if not any(one.span.overlaps(other.span) for other in told):
            told.append(one)
    known = {sentence_of(document.text, one.span.start) for one in told}
    plain = (_plain(one) for one in smooth_words(ground) if sentence_of(document.text, one.said.start) not in known)
    return (*told, *plain)


def _plain(one: Smooth) -> Said:
    """Return words that are held against a rate of a part, or one in plain words: they are asked about."""
    args = (("found", one.words), ("whose", one.whose or "有项目"), ("rate", one.printed))
    return Said(one.said, args, (one.rate,), Severity.WARNING, f"说明{one.whose.strip('“”')}执行率低的原因")


def _remarked(ground: Ground) -> Iterator[Said]:
    """Hold the remark in each row of a table against the rate of that row."""
    text, least = ground.extracted.document.text, threshold(ground, "execution_low")
    for grid in grids(ground):
        names = [words(text, cell) for cell in grid[0]]
        rates = [at for at, name in enumerate(names) if _RATE_HEAD.fullmatch(name)]
        remarks = [at for at, name in enumerate(names) if _REMARK_HEAD.fullmatch(name) and not _OTHER_HEAD.search(name)]
        if len(rates) != 1 or len(remarks) != 1:
            continue
        for row in grid[1:]:
            rate, remark = amount(text, row[rates[0]]), words(text, row[remarks[0]])
            if rate is None or rate * MICRO >= least or rate < 1 or _FINE.fullmatch(remark) is None:
                continue
            printed = row[rates[0]].of(text).strip()
            args = (
                ("found", row[remarks[0]].of(text).strip()), ("whose", f"“{words(text, row[0])}”"),
                ("rate", printed if printed[-1] in "%％" else f"{printed}%"),
            )  # fmt: skip
            right = f"说明{words(text, row[0])}执行率低的原因"
            yield Said(row[remarks[0]], args, (row[rates[0]],), Severity.ERROR, right)


def _rates(ground: Ground) -> Iterator[Held]:
    """Yield the rate of each subject; that of one kind of budget where it is the only one that is told."""
    told = list(held(ground, "execution_rate"))
    whole = [one for one in told if not _is_of_one_source(ground, one)]
    yield from whole
    known = {one.subject for one in told}
    for fact in ground.extracted.facts:
        where = fact.coordinates
        if where is None or where.concept != "execution_rate" or fact.span is None:
            continue
        if where.item is not None and where.item.name != _PROJECTS:
            continue
        one = Held(fact, fact.span, where.subject)
        known_year = where.period in ("", ground.extracted.profile.year)
        if where.subject not in known and known_year and not _is_of_one_source(ground, one):
            known.add(where.subject)
            yield one


def _is_of_one_source(ground: Ground, one: Held) -> bool:
    """Tell the rate of what one level of government gave, where the whole has a high one."""
    text = ground.extracted.document.text
    return _GIVEN.search(text, 0, one.span.start) is not None and _is_high_elsewhere(ground, one)


def _is_printed(ground: Ground, one: Held) -> bool:
    """Tell a rate that follows from amounts and stands in the text as well: 只到全年预算的40.00%."""
    printed = re.compile(rf"(?<![\d.]){re.escape(percent(one.fact))}")
    return bool(one.fact.sources) and printed.search(ground.extracted.document.text) is not None


def _is_proven(ground: Ground, one: Held) -> bool:
    """Tell a rate that is printed, or follows from figures that others confirm, and is of no part of the budget."""
    where = one.fact.coordinates
    if where is None or where.item is not None:
        return False
    known = {fact.id: fact for fact in ground.extracted.facts}
    return all(known[name].status is not Status.SINGLE for name in one.fact.sources if name in known)


def _judge(ground: Ground, area: Span, low: list[Held], *, sure: bool) -> Iterator[Said]:
    text = ground.extracted.document.text
    for match in _NONE.finditer(text, area.start, area.end):
        if not low or _OTHER.search(text, area.start, match.start()) or _of_the_rest(text, area, match.start()):
            continue
        if _MARKED.match(text, match.end()) or is_of_other(text, area, match.start()):
            continue
        beside = [one for one in low if not is_of_another_item(ground, area, one)]
        if not beside:
            continue
        unit = any(one.subject.kind is SubjectKind.UNIT for one in beside)
        paid = _PAID.search(match.group()) or _LYING.match(match.group())
        certain = sure and paid is None and (unit or _OVERALL.search(match.group()) is None)
        if is_looked_into(text, area, match.start()) and is_admitted(text):
            continue
        # the report says itself that little was spent, or something else than the spending has no problem
        certain = certain and not is_admitted(text) and is_proven_of(text, area, match)
        yield _finding(ground, Span(*match.span()), beside, Severity.ERROR if certain else Severity.WARNING)
        return
    needless = _UNNEEDED.search(text, area.start, area.end)
    if needless is not None and low and not _of_the_rest(text, area, needless.start()):
        yield _finding(ground, Span(*needless.span()), low, Severity.WARNING)
        return
    praise = _GOOD.search(text, area.start, area.end)
    if praise is None or _APART.search(text, max(area.start, praise.start() - _NEAR), praise.start()):
        return
    if _of_the_rest(text, area, praise.start()):
        return
    every = _is_of_one(ground) or _EVERY.search(text, area.start, praise.start()) is not None
    of_whole = [one for one in low if every or one.subject.kind is SubjectKind.UNIT]
    lowest = min(of_whole, key=lambda one: one.fact.quantity.value, default=None)
    if lowest is not None and not _is_high_elsewhere(ground, lowest):
        yield _finding(ground, Span(*praise.span()), [lowest], Severity.WARNING)


def _of_the_rest(text: str, area: Span, at: int) -> bool:
    """Tell a statement about all but what was named before it."""
    return _REST.search(text, max(area.start, at - 2 * _NEAR), at) is not None


def _bare(ground: Ground, low: list[Held], *, sure: bool) -> Iterator[Said]:
    """Hold 无 that stands alone for the problems against the rates: sure where the execution is what is asked for."""
    text = ground.extracted.document.text
    for match in _BARE.finditer(text):
        if low and not _OTHER_HEAD.search(match["head"]):
            certain = sure and re.search(_SPENDING, match["head"]) is not None and not is_admitted(text)
            yield _finding(ground, Span(*match.span("none")), low, Severity.ERROR if certain else Severity.WARNING)
            return


def _finding(ground: Ground, span: Span, low: list[Held], severity: Severity) -> Said:
    """Say what was told at a place, and the lowest of the rates that it is held against."""
    worst = min(low, key=lambda one: one.fact.quantity.value)
    found = span.of(ground.extracted.document.text)
    args = (("found", found), ("whose", label(ground, worst.subject)), ("rate", percent(worst.fact)))
    right = f"说明{_whose(ground, worst.subject)}执行率低的原因"
    return Said(span, args, tuple(one.span for one in low), severity, right)


def _whose(ground: Ground, subject: Subject) -> str:
    """Return a project by its name; of the unit, or of what the report is about, its budget was not spent."""
    document = ground.extracted.document
    title = document.text[: document.blocks[0].span.end] if document.blocks else ""
    part = subject.kind is SubjectKind.PROJECT and bare_name(subject.name) not in title
    return bare_name(subject.name) if part else "预算"


def _is_high_elsewhere(ground: Ground, low: Held) -> bool:
    """Tell whether another rate of execution of the same is no low one: 45.00% was that of half a year."""
    least = threshold(ground, "execution_low")
    rates = (fact for fact in ground.extracted.facts if fact.coordinates is not None)
    return any(
        fact.coordinates.concept == "execution_rate" and fact.coordinates.subject == low.subject
        and fact.coordinates.item is None and fact.quantity.value >= least
        for fact in rates if fact.coordinates is not None
    )  # fmt: skip


def _is_of_one(ground: Ground) -> bool:
    """Tell a report on one project, whose rate is that of the whole."""
    return ground.extracted.profile.kind in (Kind.PROJECT_EVALUATION, Kind.SELF_EVALUATION_FORM)
