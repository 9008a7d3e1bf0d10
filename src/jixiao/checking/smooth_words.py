"""Words that all money went out as it should, where a rate of a part, or one in plain words, is low."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jixiao.checking.rule import Ground
from jixiao.checking.spending import is_contradicted, label, threshold
from jixiao.model.fact import Fact, Item, Subject, SubjectKind
from jixiao.model.quantity import MICRO
from jixiao.model.result import Kind
from jixiao.model.span import Span

_NOT = r"(?:不存在|(?<![有如若])没有(?:出现|发现|发生)?|未(?:发现|出现|发生|见)(?:存在)?|(?<![有如若])无)"
_MONEY = r"(?:资金|预算|支付|支出|经费|款项|钱|进度|执行|拨付|用款)"
# 没有出现支出进度偏慢的问题, 不存在结转过大等问题, 没有哪一笔资金闲着
_NO_LAG = re.compile(
    rf"{_NOT}[^，。；：:”\n]{{0,4}}(?:{_MONEY}|结转)[^，。；\n]{{0,8}}(?:偏慢|较慢|偏低|滞后|缓慢|迟缓|闲置|沉淀|过大|积压)的?等?(?:情况|情形|现象|问题|项目)?"
    # 资金使用上不存在进度慢的问题
    rf"|{_NOT}(?:任何)?{_MONEY}{{1,2}}(?:率|进[度展])?(?:[太过较偏]?[慢低迟]|跟不上|上不去)的(?:情况|情形|现象|问题|项目)"
    # 不存在进度方面的问题; 预算执行未发现偏低的情况
    rf"|{_NOT}(?:任何|其他)?(?:(?:支付|支出|用款|执行)?进[度展]|执行率)(?:方面|上)的?问题"
    rf"|(?:执行|进[度展]|支付|支出)率?(?:上|中|方面)?{_NOT}(?:明显)?(?:[偏较过太](?:低|慢|缓)|滞后|迟缓|缓慢)的?(?:情况|情形|现象|问题|项目)"
    r"|(?<=[，,])无一(?:滞后|拖延|延误|落后)"
    r"|没有哪一?[笔个项][^，。；\n]{0,8}(?:闲着|闲置|没用|滞后|拖着?)"
)
# 预算执行中不存在问题
_NONE = re.compile(
    rf"(?:预算执行(?:环节|工作)?|(?:预算|资金|经费)?(?:支付|支出)(?:进度|环节)?|执行进度)(?:方面|中|上|过程中)?{_NOT}(?:任何|其他|明显|存在)?的?问题"
    # 资金支付上没有需要整改的问题
    rf"|(?:预算执行|(?:预算|资金|经费)?(?:支付|支出|执行|兑付|拨付))(?:进度|环节)?(?:方面|上|中)?"
    rf"{_NOT}(?:需要?|应当?|亟待)(?:整改|改进|解决)的?(?:问题|事项|地方)"
    rf"|(?:执行|支付|支出)[^，。；\n]{{0,8}}(?:圆满|良好|顺利|正常|及时|到位)[，,]资金使用(?:方面|上)?{_NOT}(?:任何|其他|明显)?的?问题"
)
_ON_PLAN = r"(?:符合|达到|跟上|赶上|超过|满足)(?:或超过)?了?(?:序时|预期|计划|时间)?(?:进度)?(?:的)?(?:要求|预期|进度)"
# 各项目资金均及时足额支付, 资金支付符合进度, 钱拨得快、用得及时
_PRAISE = re.compile(
    rf"(?:{_MONEY}(?:的)?(?:使用|支付|支出|执行)?(?:情况|进度)?(?:(?!节约|结余|[较比因])[^，。；：\n\d]){{0,10}}?"
    rf"(?:及时足额(?:支付|拨付|使用|支出)?|按(?:序时|计划|工程|合同)*进度(?:及时|足额)*(?:使用|支付|用款|支出|拨付)?|按计划及时(?:足额)?(?:支付|拨付|使用)"
    rf"|(?<!未){_ON_PLAN}|(?<!不)及时(?=[，,。；;\n])|(?<!不)均衡(?=[，,。；;\n])|使用率高|进度快|圆满|达到预期|(?<!不)正常(?=[，,。；;\n])|情况(?:总体|整体|都|均|较为|比较|十分)?(?:良好|理想|较好|很好|不错|令人满意)(?=[，,。；;\n])))"
    r"|按(?:序时|计划|工程|合同)*进度(?:及时|足额)*(?:使用资金|支付资金|用款)|按计划及时支付|拨得快|用得及时"
)
_NO_GAP = re.compile(
    r"(?:^|(?<=[，,、；;：:。\t|｜\n]))(?:均|都)?(?:不存在|没有|(?<!有)无)(?:任何|明显)?偏[差离](?=[，,。；;\t|｜\n]|$)"
)
_EVERY = re.compile(
    r"各|每|所有|全部|几个|[一二三四五六七八九十两\d]+个[^，。；\n]{0,4}项目|均|都|哪一?[笔个项]|总[的体]|本年|全年|综合|经自查"
)
_REST = re.compile(r"(?:其余|其[他它]|剩余|剩下|另外|余下|除[^。；\n]{1,40}?外)[^。；\n]{0,20}$")
_APART = re.compile(
    r"(?:基本支出|三公”?经费|人员经费|工资|采购|上级|下属|所属|二级单位|确保|保证|力争|保持|推动|促进|实现|下一步|要求|应当|是否|能否|未能|不能|没能|今后|将|制度|办法)[^。；，\n]{0,14}$"
)
_RATE = re.compile(
    r"(?:执行|(?:资金|补助|经费|专项)使用|(?<=[，,])使用|支付|支出|资金兑付|兑付)率(?:（[^（）\n]{0,20}）)?"
    r"(?:只有|仅为?|为|达到?|：)?[ ]*(?P<one>\d{1,2}(?:\.\d+)?)[ ]*[%％]"
    r"|(?:支付|支出|执行|用款)进[度展](?:只[有到]|仅为?|为|达到?|：)?[ ]*(?P<two>\d{1,2}(?:\.\d+)?)[ ]*[%％]"
    r"|(?:支付|支出|兑付|拨付|付出去)[^，。；\d\n]{0,20}[\d,.]+(?:亿元|万元|元)[，,](?:只|仅)?"
    r"(?:用了|(?:相当于|占|为)[^，。；\d\n]{0,10}?(?:预算|到位资金|可支配资金|计划|安排数?|指标)的?)"
    r"(?P<three>\d{1,2}(?:\.\d+)?)[ ]*[%％]"
    r"|(?<=[|｜\t])完成[ ]*(?P<four>\d{1,2}(?:\.\d+)?)[ ]*[%％](?=[|｜\t])"
)
_OTHER_TIME = re.compile(
    r"上年|去年|同期|上半年|[1-9]月|季度|[一二三四]季|目标|要求|应达|序时|低于|不足|超过|满分|扣|得\d|权重|标准|中期|截至[^，。]{0,8}(?:[1-9]|10|11)月"
)
_BACK, _NEAR, _SEVERAL = 30, 20, 3


@dataclass(frozen=True, slots=True)
class Smooth:
    """What is said, the rate that it is held against, of what, and how it is printed."""

    said: Span
    words: str
    rate: Span
    whose: str
    printed: str


@dataclass(frozen=True, slots=True)
class _Low:
    span: Span
    whose: str
    whole: bool


def smooth_words(ground: Ground) -> Iterator[Smooth]:
    """Yield such statements, each with the lowest of the rates that it may be about."""
    text = ground.extracted.document.text
    low = list(_low(ground))
    if not low:
        return
    title = text[: ground.extracted.document.blocks[0].span.end]
    one = ground.extracted.profile.kind in (Kind.PROJECT_EVALUATION, Kind.SELF_EVALUATION_FORM)
    told = set[int]()
    for pattern in (_NO_LAG, _NONE, _PRAISE, _NO_GAP):
        for match in pattern.finditer(text):
            begin = sentence_of(text, match.start())
            before = text[max(begin, match.start() - _BACK) : match.start() + len("支出")]
            meant = [held for held in low if _is_meant(ground, match, pattern, held, title if one else "")]
            if meant and begin not in told and not _REST.search(before) and not _APART.search(before):
                told.add(begin)
                worst = min(meant, key=lambda held: _value(held.span.of(text)))
                yield Smooth(Span(*match.span()), match.group(), worst.span, worst.whose, worst.span.of(text))


def sentence_of(text: str, at: int) -> int:
    """Return where the sentence around a place begins."""
    return max(text.rfind(mark, 0, at) for mark in "。\n\t|｜") + 1


def _is_meant(ground: Ground, match: re.Match[str], pattern: re.Pattern[str], low: _Low, title: str) -> bool:
    """Tell whether a statement speaks of what a low rate is of: of all there is, of it by name, or right beside it.

    `title` is that of a report on one project: what has no name, or its name, is that project.
    """
    text = ground.extracted.document.text
    begin = max(text.rfind(mark, 0, match.start()) for mark in "。\n") + 1
    words = text[begin : match.end()]
    beside = "\n" not in text[min(low.span.start, match.start()) : max(low.span.end, match.end())]
    every = _EVERY.search(words) is not None or pattern is _NO_LAG
    named = low.whose.strip("“”")
    return beside or every or low.whole or (bool(title) and named in title) or (bool(named) and named in words)


def _low(ground: Ground) -> Iterator[_Low]:
    """Yield the rates below the threshold: of parts, and those that stand in plain words."""
    text, least = ground.extracted.document.text, threshold(ground, "execution_low")
    year = ground.extracted.profile.year
    rates = [fact for fact in ground.extracted.facts if _is_rate(fact, year)]
    known = {fact.span.start for fact in rates if fact.span is not None}
    # another one of the same is none: that was of half a year; so many of one are those of its parts
    several = Counter(what for what, _ in {(_what(fact), fact.quantity.value) for fact in rates})
    parted = {what for what, count in several.items() if count > _SEVERAL}
    high = {_what(fact) for fact in rates if fact.quantity.value >= least} - parted
    for fact in rates:
        where = fact.coordinates
        if where is None or fact.span is None or _what(fact) in high or is_contradicted(ground, fact):
            continue
        if MICRO < fact.quantity.value < least and _what(fact) in parted:
            yield _Low(fact.span, "", whole=False)
        elif MICRO < fact.quantity.value < least:
            whose = f"“{where.item.name}”" if where.item is not None else label(ground, where.subject)
            yield _Low(fact.span, whose, where.item is None and where.subject.kind is SubjectKind.UNIT)
    for match in _RATE.finditer(text):
        group = next(name for name in ("one", "two", "three", "four") if match[name])
        words = text[max(text.rfind("\n", 0, match.start()), match.start(group) - _NEAR) + 1 : match.end()]
        stale = any(one != year[-4:] for one in re.findall(r"20\d\d(?=年)", words))
        if stale or match.start(group) in known or _OTHER_TIME.search(words):
            continue
        if Decimal(match[group]) * MICRO < least:
            yield _Low(Span(match.start(group), match.end()), "", whole=False)


def _is_rate(fact: Fact, year: str) -> bool:
    where = fact.coordinates
    return where is not None and where.concept == "execution_rate" and where.period in ("", year)


def _what(fact: Fact) -> tuple[Subject, Item | None] | None:
    where = fact.coordinates
    return (where.subject, where.item) if where is not None else None


def _value(printed: str) -> Decimal:
    found = re.search(r"\d+(?:\.\d+)?", printed)
    return Decimal(found[0]) if found else Decimal(100)
