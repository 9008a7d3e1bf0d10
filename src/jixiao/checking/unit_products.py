"""Amounts a head whose unit the whole amount disproves: 为800户补助，每户300万元，共支出24.00万元."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from jixiao.checking.areas import sentences
from jixiao.checking.money import exact_money, within
from jixiao.checking.printed import NUMBER
from jixiao.checking.rule import Ground
from jixiao.checking.unit_slips import Slip
from jixiao.model.figure import Figure
from jixiao.model.span import Span

_COUNTER = "户人名亩头只台套件场次所座个家份公里米辆间棵盏天生床村批期处株组页册卷块幅吨袋箱桶"
_EACH = re.compile(
    rf"(?:每|[人户亩床生村次]均)[ ]?(?:平方米|[{_COUNTER}])?(?:公里|次|场)?[^\d，。；]{{0,10}}$|标准[^\d，。；]{{0,6}}$"
)
_PER = re.compile(rf"[ ]?(?:[/／]|每)[ ]?(?:平方米|[{_COUNTER}])")
_NUMBER = re.compile(rf"(?P<number>{NUMBER})(?P<many>万?)[ ]?(?:余|多)?(?:平方米|[{_COUNTER}])")
_WHOLE = re.compile(r"(?:共|合计|总计|累计|总额)[^\d，。；]{0,8}$")
# paid several times a year
_TIMES = ((re.compile(r"每[人户名生]?[^，。；\d]{0,6}每?月|[/／]月"), 12), (re.compile(r"每季"), 4))
_BACK, _FACTOR = 14, 10_000
_SMALLER = {"万元": "元", "亿元": "万元"}
_KIND = re.compile(rf"每[ ]?(?P<kind>[{_COUNTER}]次?)")
_KIND_ONCE = re.compile(rf"\d[ ]?[{_COUNTER}]")
_ABOVE, _LINES = 240, 8
# what was rounded for one of them differs from the whole by little
_NEAR = Fraction(1, 100)
_TOO_MANY, _PAIR, _LONG = 8, 2, 4


def unit_products(ground: Ground) -> Iterator[Slip]:
    """Yield the amount a head, or the whole amount, that is right in another unit: the number of heads shows which."""
    text = ground.extracted.document.text
    money = exact_money(ground)
    for sentence in _clauses(ground, [one for one in money if _is_each(text, Span(0, one.span.start), one)]):
        told = within(money, sentence)
        each = [one for one in told if _is_each(text, sentence, one)]
        if len(each) == len(told) == 1:
            yield from _of_document(text, sentence, each[0], money)
        elif len(each) == 1 and len(told) > 1:
            yield from _of_sentence(text, sentence, each[0], [one for one in told if one is not each[0]])
        elif len(each) == len(told) == _PAIR:
            # 每生每天5元，全年200天，即每生每年1,000元
            yield from _of_sentence(text, sentence, each[0], each[1:])


def _clauses(ground: Ground, each: Sequence[Figure]) -> Iterator[Span]:
    """Yield the sentences, and for those that tell several amounts a head what semicolons part them into."""
    text = ground.extracted.document.text
    for sentence in sentences(ground.extracted.document):
        if sum(sentence.contains(one.span) for one in each) <= 1:
            yield sentence
            continue
        start = sentence.start
        for stop in (*re.finditer("；", sentence.of(text)), None):
            end = sentence.start + stop.start() if stop is not None else sentence.end
            yield Span(start, end)
            start = end + 1


def _is_each(text: str, sentence: Span, figure: Figure) -> bool:
    before = text[max(sentence.start, figure.span.start - _BACK) : figure.span.start]
    return _EACH.search(before) is not None or _PER.match(text, figure.span.end) is not None


def _of_sentence(text: str, sentence: Span, each: Figure, wholes: Sequence[Figure]) -> Iterator[Slip]:
    heads = [*_heads(text, sentence), *_heads_before(text, sentence, each)]
    if any(_is_near(count * each.quantity.value, whole.quantity.value) for count in heads for whole in wholes):
        return
    for whole in wholes:
        told = _WHOLE.search(text, max(sentence.start, whole.span.start - _BACK), whole.span.start) is not None
        for count in heads:
            made, units = count * each.quantity.value, (each.quantity.unit, whole.quantity.unit)
            if _is_near(made, whole.quantity.value * _FACTOR):
                # 每户300万元 for 300元; or the whole in 元 that is told in ten thousands
                if units[0] == "万元":
                    yield Slip(each.span, f"{each.number.of(text)}元", whole.span)
                    return
                if units[1] == "元" and (told or made == whole.quantity.value * _FACTOR):
                    yield Slip(whole.span, f"{whole.number.of(text)}万元", each.span)
                    return
            if units == ("元", "万元") and made * _FACTOR == whole.quantity.value:
                yield Slip(whole.span, f"{whole.number.of(text)}元", each.span)
                return


def _of_document(text: str, sentence: Span, each: Figure, money: Sequence[Figure]) -> Iterator[Slip]:
    """Yield an amount for one of the heads of its sentence, or of the lines around, that a unit less makes right."""
    smaller = _SMALLER.get(each.quantity.unit)
    if smaller is None:
        return
    made = {count * each.quantity.value for count in (*_heads(text, sentence), *_heads_around(text, sentence, each))}
    for whole in money:
        long = sum(sign.isdigit() for sign in whole.number.of(text)) >= _LONG
        led = text[whole.span.end : each.span.start]
        near = whole.quantity.unit == "万元" and bool(led) and "\n" not in led
        if whole is not each and (long or near) and whole.quantity.value * _FACTOR in made:
            yield Slip(each.span, f"{each.number.of(text)}{smaller}", whole.span)
            return


def _heads_around(text: str, sentence: Span, each: Figure) -> list[Fraction]:
    """Return the numbers of what the amount is for one of in the lines a little above: 共412座 over 每座2,000元."""
    kind = _KIND.search(text[max(sentence.start, each.span.start - _BACK) : each.span.start])
    begun = text.rfind("\n", 0, sentence.start) + 1
    if kind is None or _KIND_ONCE.search(text, begun, sentence.start):
        return []
    above = text[max(0, begun - _ABOVE) : begun].split("\n")[-_LINES:]
    told = re.finditer(rf"(?<![\d.,])(?P<number>{NUMBER})[ ]?{kind['kind']}", "\n".join(above))
    return [Fraction(one["number"].replace(",", "")) for one in told][:_TOO_MANY]


def _heads_before(text: str, sentence: Span, each: Figure) -> list[Fraction]:
    """Return the numbers of what the amount is for one of, told before the sentence in its paragraph: 抽检800批次."""
    before = text[max(sentence.start, each.span.start - _BACK) : each.span.start]
    kind = re.search(rf"每[ ]?(?P<kind>[{_COUNTER}]次?)", before)
    if kind is None:
        return []
    begun = text.rfind("\n", 0, sentence.start) + 1
    told = re.finditer(rf"(?<![\d.,])(?P<number>{NUMBER})[ ]?{kind['kind']}", text[begun : sentence.start])
    return [Fraction(one["number"].replace(",", "")) for one in told][:_TOO_MANY]


def _heads(text: str, sentence: Span) -> list[Fraction]:
    """Return the numbers that the amount for one may be taken by: each, two together, and so often a year."""
    counts = [
        Fraction(match["number"].replace(",", "")) * (_FACTOR if match["many"] else 1)
        for match in _NUMBER.finditer(text, sentence.start, sentence.end)
    ][:_TOO_MANY]
    counts = [count for count in counts if count > 1]
    taken = [*counts, *(one * other for one, other in combinations(counts, 2))]
    times = [often for words, often in _TIMES if words.search(text, sentence.start, sentence.end)]
    return [*taken, *(count * often for often in times for count in taken)]


def _is_near(made: Fraction, whole: int) -> bool:
    return abs(made - whole) <= _NEAR * abs(whole)
