"""Rates told behind the two numbers they are made of: 有效问卷232份，其中满意218份，满意度97.93%."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate, product

from jixiao.checking.areas import sentences
from jixiao.checking.printed import NUMBER, is_mistyped, percentage, places, value
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

_SHARE = r"(?P<rate>\d{1,3}(?:\.\d+)?)[ ]?[%％](?![ ]?(?:以[上下]|左右|上下|[-—－~～至到]))"
_SATISFIED = re.compile(rf"满意(?:度|率)(?:指标|调查|结果)?(?:平均|综合|约|高)?[为达是]?到?[：:]?[ ]*{_SHARE}")
_COUNTED = "[份人名户个张]"
_ASKED = re.compile(
    rf"(?:问卷|样本|有效|收回|回收|调查|受访|访谈|抽取|走访|访问|随访|询问|抽样)(?:(?!满意)[^\d，,。；;\n]){{0,10}}"
    rf"(?P<number>{NUMBER})[ ]*{_COUNTED}"
    rf"|(?P<before>{NUMBER})[ ]*{_COUNTED}(?:有效)?(?:问卷|样本|受访|走访|访谈|被访|被调查|调查对象|抽样)"
)
_HOW = "(?:非常|十分|比较|基本|较为|较|很)?"
_PLEASED = re.compile(
    rf"(?<!不)“?{_HOW}满意”?(?:的|以上的?|评价)?(?:问卷|人数|样本|群众|户)?(?:有|为|共|占)?[ ]*"
    rf"(?P<number>{NUMBER})[ ]*{_COUNTED}"
    rf"|(?P<before>{NUMBER})[ ]*{_COUNTED}(?:问卷|群众|受访者)?(?:表示|选择|评价为|回答|认为|勾选|打)“?{_HOW}满意"
)
# 下达资金300.00万元，实际到位300.00万元，到位率98.00%
_ARRIVED = re.compile(
    rf"(?P<whole>{NUMBER})[ ]*(?P<unit>亿元|万元|元)[，,；;（(](?:截至[^，。；\n]{{2,16}}[，,]?)?"
    r"(?:(?!其中|省|市|县|中央|[未少欠短没])[^\d，,。；;\n]){0,10}到位(?:资金|金额|额)?(?:为|了)?[ ]*"
    rf"(?P<part>{NUMBER})[ ]*(?P=unit)[，,；;（(]?(?:资金|预算|经费|实际)*到位率[为达是]?到?[ ]*{_SHARE}"
)
# 应参保12,000人，实际参保11,400人，参保率95%
_OWED = re.compile(
    rf"应(?P<verb>[\u4e00-\u9fff])[^\d，,。；;\n]{{0,8}}(?P<whole>{NUMBER})[ ]*"
    rf"(?P<unit>[人名户份只头亩万]?[人次元]?)[，,；;、]"
    rf"实际?(?:[^\d，,。；;\n]{{0,10}})(?P<part>{NUMBER})[ ]*(?P=unit)[，,；;（(]?"
    rf"[^\d，,。；;\n]{{0,6}}(?P=verb)[^\d，,。；;\n]{{0,4}}率[为达是]?到?[ ]*{_SHARE}"
)
# 抽检水样360份，合格351份，水质达标率97.50%
_PASSED = re.compile(
    r"(?:抽检|抽查|抽样|检测|检验|检查|监测|送检|抽取|验收|考核|考试|参考|评估|申报|应检)"
    rf"[^\d，,。；;\n]{{0,12}}(?P<whole>{NUMBER})[ ]*"
    rf"(?P<unit>[批家户]次|[份个批件组家户人处次座名项])[，,；;（(]"
    rf"(?:其中)?[^\d，,。；;\n]{{0,6}}?(?:合格|达标|通过)(?:的|有|为|共|样品|水样)*[ ]*"
    rf"(?P<part>{NUMBER})[ ]*(?P=unit)[，,；;（(）)]?[^\d，,。；;\n]{{0,6}}(?:合格|达标|通过)率[为达是]?到?[ ]*{_SHARE}"
)
# 抽样600户，知晓564户，即94.00%
_HEARD = re.compile(
    r"(?:抽样|抽查|抽取|调查|走访|访问|入户|问卷)"
    rf"[^\d，,。；;\n]{{0,10}}(?P<whole>{NUMBER})[ ]*(?P<unit>[户人名份])[，,；;]?"
    rf"(?:其中)?(?:有|表示)?(?P<verb>知晓|了解|认可|支持|赞成|受益|参与)的?(?:有|为|共)?[ ]*"
    rf"(?P<part>{NUMBER})[ ]*(?P=unit)"
    rf"[，,；;（(]?(?:(?P=verb)率|即|占比?|折合)[为达是]?到?[ ]*{_SHARE}"
)
# 满意度95.00%（满意份数÷有效问卷份数×100%）
_BY = re.compile(r"[（(][^（）()\n÷/／]{0,16}[÷/／](?P<of>[^（）()\n÷/／×*]{0,16})[×*]?[^（）()\n]{0,8}[）)]")
_BASES = (re.compile(r"有效|回收|收回"), re.compile(r"发放|发出"))
_RATE = re.compile(r"[%％]")
_WHOLE, _SHORT = Decimal(100), 3


@dataclass(frozen=True, slots=True)
class Told:
    """A rate as printed, the part and the whole it is told for, what they make, and what the rate is called.

    `sure`: the text tells what it is a rate of, and one digit mistyped explains it.
    """

    span: Span
    part: Span
    whole: Span
    formula: str
    right: str
    name: str
    sure: bool = False


def wrong_rates(ground: Ground) -> Iterator[Told]:
    """Yield the rates that the numbers told before them do not make."""
    text = ground.extracted.document.text
    for sentence in sentences(ground.extracted.document):
        yield from _satisfaction(text, sentence)
        for pattern, name in ((_ARRIVED, "资金到位率"), (_OWED, "比率")):
            for match in pattern.finditer(text, sentence.start, sentence.end):
                yield from _judge(text, match, Span(*match.span("part")), Span(*match.span("whole")), name)
        for pattern, name in ((_PASSED, "合格率"), (_HEARD, "比率")):
            for match in pattern.finditer(text, sentence.start, sentence.end):
                part, whole = Span(*match.span("part")), Span(*match.span("whole"))
                for told in _judge(text, match, part, whole, name):
                    yield replace(told, sure=is_mistyped(match["rate"], value(told.right.removesuffix("%"))))


def _satisfaction(text: str, sentence: Span) -> Iterator[Told]:
    for match in _SATISFIED.finditer(text, sentence.start, sentence.end):
        asked = [Span(*one.span(one.lastgroup or 0)) for one in _ASKED.finditer(text, sentence.start, match.start())]
        found = _PLEASED.finditer(text, sentence.start, match.start())
        pleased = [Span(*one.span(one.lastgroup or 0)) for one in found]
        # another rate in between: the second group was not counted
        apart = pleased and _RATE.search(text, pleased[-1].end, match.start("rate"))
        if apart or not asked or not pleased or asked[-1].start > pleased[0].start:
            continue
        based = _based(text, match.end(), asked, pleased[0].start)
        asked = based or asked
        told, wholes = [value(one.of(text)) for one in pleased], [value(one.of(text)) for one in asked]
        if not any(_fits(part, whole, match["rate"]) for part, whole in product(_sums(told), wholes)):
            one = _told(text, match, pleased[0], asked[-1], sum(told, Decimal(0)), wholes[-1], "满意度")
            # marks may be weighted, but hardly so that they make the same digits in another order
            turned = len(asked) == 1 and sorted(match["rate"]) == sorted(one.right.removesuffix("%"))
            yield replace(one, sure=len(told) == 1 and (bool(based) or (turned and len(match["rate"]) > _SHORT)))


def _based(text: str, at: int, asked: Sequence[Span], end: int) -> list[Span]:
    """Return the one number of papers that a formula behind a rate divides by: 满意份数÷有效问卷份数."""
    formula = _BY.match(text, at)
    base = next((one for one in _BASES if one.search(formula["of"])), None) if formula else None
    stops = [max(text.rfind(mark, 0, one.start) for mark in "，,；;。\n") for one in asked]
    found = [one for one, stop in zip(asked, stops, strict=True) if base and base.search(text, stop, one.start)]
    return found if len(found) == 1 and found[0].end < end else []


def _sums(told: Sequence[Decimal]) -> list[Decimal]:
    return list(accumulate(told))


def _judge(text: str, match: re.Match[str], part: Span, whole: Span, name: str) -> Iterator[Told]:
    one, other = value(part.of(text)), value(whole.of(text))
    if other and not _fits(one, other, match["rate"]):
        yield _told(text, match, part, whole, one, other, name)


def _fits(part: Decimal, whole: Decimal, rate: str) -> bool:
    return not whole or part > whole or abs(_WHOLE * part / whole - value(rate)) <= Decimal(1).scaleb(-places(rate))


def _told(text: str, match: re.Match[str], part: Span, whole: Span, one: Decimal, other: Decimal, name: str) -> Told:
    right = f"{percentage(one, other, match['rate'])}%"
    return Told(Span(match.start("rate"), match.end()), part, whole, f"{one:f}÷{whole.of(text)}×100%", right, name)
