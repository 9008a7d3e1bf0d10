"""Amounts a head whose unit the whole amount disproves: 为800户补助，每户300万元，共支出24.00万元."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product

from jixiao.checking.areas import sentences
from jixiao.checking.rule import Ground
from jixiao.checking.unit_slips import Slip
from jixiao.model.figure import Figure
from jixiao.model.quantity import Approximation, Dimension
from jixiao.model.span import Span

_COUNTER = "户人名亩头只台套件场次所座个家份公里米辆间棵盏"
_EACH = re.compile(rf"(?:每|[人户亩]均)[ ]?[{_COUNTER}]?(?:公里|次|场)?[^\d，。；]{{0,10}}$|标准[^\d，。；]{{0,6}}$")
_PER = re.compile(rf"[ ]?(?:[/／]|每)[ ]?[{_COUNTER}]")
_NUMBER = re.compile(rf"(?P<number>\d[\d,]*(?:\.\d+)?)(?P<many>万?)[ ]?(?:余|多)?[{_COUNTER}]")
_WHOLE = re.compile(r"(?:共|合计|总计|累计|总额)[^\d，。；]{0,8}$")
_BACK, _FACTOR = 14, 10_000


def unit_products(ground: Ground) -> Iterator[Slip]:
    """Yield the amount a head, or the whole amount, that is right in another unit: the number of heads shows which."""
    text = ground.extracted.document.text
    money = [
        one
        for one in ground.extracted.figures
        if one.quantity.dimension is Dimension.MONEY and one.quantity.approximation is Approximation.EXACT
    ]
    starts = [one.span.start for one in money]
    for sentence in sentences(ground.extracted.document):
        told = money[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        each = [one for one in told if _is_each(text, sentence, one)]
        if len(each) == 1 and len(told) > 1:
            yield from _of_sentence(text, sentence, each[0], [one for one in told if one is not each[0]])


def _is_each(text: str, sentence: Span, figure: Figure) -> bool:
    before = text[max(sentence.start, figure.span.start - _BACK) : figure.span.start]
    return _EACH.search(before) is not None or _PER.match(text, figure.span.end) is not None


def _of_sentence(text: str, sentence: Span, each: Figure, wholes: Sequence[Figure]) -> Iterator[Slip]:
    counts = [
        Fraction(match["number"].replace(",", "")) * (_FACTOR if match["many"] else 1)
        for match in _NUMBER.finditer(text, sentence.start, sentence.end)
    ]
    told = [one for one in wholes if _WHOLE.search(text, max(sentence.start, one.span.start - _BACK), one.span.start)]
    fits = [(count, whole) for count, whole in product(counts, told) if count > 1]
    if any(count * each.quantity.value == whole.quantity.value for count, whole in fits):
        return
    for count, whole in fits:
        if each.quantity.unit != whole.quantity.unit:
            continue
        if count * each.quantity.value == whole.quantity.value * _FACTOR and each.quantity.unit == "万元":
            yield Slip(each.span, f"{each.number.of(text)}元", whole.span)
            return
        if count * each.quantity.value == whole.quantity.value * _FACTOR and each.quantity.unit == "元":
            yield Slip(whole.span, f"{whole.number.of(text)}万元", each.span)
            return
