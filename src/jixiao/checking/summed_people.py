"""People or posts told by as many kinds as were counted, or kind by kind before how many they are.

核定编制49名，分三种：参公编制18名、事业编制26名、工勤编制3名; 干部11人、队员24人，加上文员6人，年底全队在岗14人.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from jixiao.checking.areas import sentences
from jixiao.checking.numbering import count_of
from jixiao.checking.printed import is_mistyped
from jixiao.checking.rule import Ground
from jixiao.checking.staff_kinds import Kinds
from jixiao.model.span import Span

_KIND = r"[\u4e00-\u9fff“”]{1,14}?(?P<number>\d{1,5})[ ]?(?P<unit>[人名])(?:[（(][^（）()\d]{1,20}[）)])?"
_ITEM = re.compile(rf"(?:[、，,；;]|和|及|以及)?{_KIND}")
# 核给编制49名，分三种：…; 在岗36人，由四类人员组成：…
_COUNTED = re.compile(
    r"(?P<number>\d{1,5})[ ]?(?P<unit>[人名])[，,。（(：:；;](?:按[\u4e00-\u9fff]{2,6})?(?:共|可|具体|其中)?"
    r"(?:分|由|有|包括|含)[为成]?(?P<count>[两二三四五六七]|[2-7])(?:个)?(?:大?类|种|部分|块|方面)(?:人员|编制|岗位)?(?:组成|构成)?"
    r"(?:[，,：:]|[，,]?(?:即|分别[是为]?)[，,：:]?)"
)
_PEOPLE = re.compile(r"(?P<number>\d{1,5})[ ]?(?P<unit>[人名])(?![次均天月员])")
# 年底全队在岗97人; 共97人
_TOTAL = re.compile(
    r"[，,：:；;](?:截至|到)?(?:20\d\d年|当年|本年)?(?:年?[底末]|期末|12月31日|目前)?"
    r"(?P<words>(?:全[\u4e00-\u9fff]{1,3})?(?:在[岗职]|实有|现有|总人数|人员总数|合计|共计|总计|总共|一共|共有?|总)[\u4e00-\u9fff]{0,5}?)"
    r"(?P<number>\d{1,5})[ ]?(?P<unit>[人名])(?![次均天月员])"
)
# those who are counted elsewhere, or in another way
_OTHER = re.compile(
    r"退休|离休|遗属|其中|[比较占]|[增减调招录聘转辞离新].{0,2}入?\d|男|女|党员|学历|本科|职称|每|培训|服务|走访|慰问|约|余|另|不含|空编|超编|抽调|借调"
)
_MADE = re.compile(r"构成[：:]|(?:构成|组成)$|加上|加之|连同|外加")
_NUMBER, _DATE = re.compile(r"\d+"), re.compile(r"20\d\d年(?:[底末]|\d{1,2}月)?")
_LEAST = 3


def summed_people(ground: Ground) -> Iterator[Kinds]:
    """Yield the numbers of people that the kinds told behind or before them do not make."""
    text = ground.extracted.document.text
    for sentence in sentences(ground.extracted.document):
        for match in _COUNTED.finditer(text, sentence.start, sentence.end):
            yield from _of_count(text, match, sentence.end)
        total = next(_TOTAL.finditer(text, sentence.start, sentence.end), None)
        if total is not None:
            yield from _of_total(text, sentence, total)


def _of_count(text: str, whole: re.Match[str], end: int) -> Iterator[Kinds]:
    """Yield a number of which just as many kinds as were counted make another one."""
    items: list[re.Match[str]] = []
    at = whole.end()
    while (match := _ITEM.match(text, at, end)) is not None:
        items.append(match)
        at = match.end()
    behind = _ITEM.match(text, at, end)
    words = "".join(match.group() for match in items)
    if len(items) == count_of(whole["count"]) and behind is None and "其中" not in words and "另" not in words:
        yield from _judged(whole, items)


def _of_total(text: str, sentence: Span, total: re.Match[str]) -> Iterator[Kinds]:
    """Yield a number that all kinds told before it in its sentence do not make by a slip of the hand."""
    items = list(_PEOPLE.finditer(text, sentence.start, total.start()))
    told = text[sentence.start : total.start()]
    plain = len(items) == len(_NUMBER.findall(_DATE.sub("", told)))
    if len(items) < _LEAST or not plain or _OTHER.search(told):
        return
    for one in _judged(total, items):
        swapped = sorted(total["number"]) == sorted(str(one.listed))
        if is_mistyped(total["number"], Decimal(one.listed)):
            yield replace(one, sure=swapped and _MADE.search(told) is not None)


def _judged(whole: re.Match[str], items: Sequence[re.Match[str]]) -> Iterator[Kinds]:
    numbers, total = [int(one["number"]) for one in items], int(whole["number"])
    listed = sum(numbers)
    if listed == total or max(numbers) >= total or {one["unit"] for one in items} != {whole["unit"]}:
        return
    slip = is_mistyped(str(total), Decimal(listed)) or any(
        is_mistyped(str(one), Decimal(one + total - listed)) for one in numbers if one + total > listed
    )
    span = Span(whole.start("number"), whole.end("unit"))
    yield Kinds(span, Span(items[0].start(), items[-1].end()), "+".join(map(str, numbers)), listed, sure=slip)
