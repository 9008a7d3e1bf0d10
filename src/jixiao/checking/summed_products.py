"""Amounts for one, each with a number of them, whose sum is told: 每户1元的8户，每户2万元的9户，共…."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from jixiao.checking.areas import sentences
from jixiao.checking.money import exact_money, within
from jixiao.checking.printed import NUMBER
from jixiao.checking.rule import Ground
from jixiao.checking.unit_slips import Slip
from jixiao.model.figure import Figure
from jixiao.model.span import Span

_COUNTER = "户人名亩头只台套件场次所座个家份公里米辆间棵盏天生床村批株组幅吨袋箱桶册"
_KIND = rf"(?:平方米|公里|[{_COUNTER}])"
_PRICE = rf"每{_KIND}[^\d，。；\n]{{0,6}}(?P<price>{NUMBER}[ ]?(?:万元|元))"
_COUNT = rf"(?<![\d.,])(?P<count>{NUMBER})[ ]?{_KIND}"
# 每户7,600元的28户; 28户，每户7,600元
_FORMS = (
    re.compile(rf"{_PRICE}的?(?:共|有|计)?{_COUNT}"),
    re.compile(rf"{_COUNT}[^\d，。；\n]{{0,8}}[，,、（(]?(?:按照?)?{_PRICE}"),
)
_TOLD = re.compile(r"共|合计|总|加起来|相加|累计|合起来|之和")
_OTHER_UNIT = {"元": "万元", "万元": "元"}
_IN_YUAN = {"元": 1, "万元": 10_000}
_LEAST, _MOST = 2, 6


@dataclass(frozen=True, slots=True)
class _Part:
    figure: Figure
    count: Fraction


def summed_products(ground: Ground) -> Iterator[Slip]:
    """Yield the one amount for one, or the whole, that is right in another unit and none in its own."""
    text, money = ground.extracted.document.text, exact_money(ground)
    for sentence in sentences(ground.extracted.document):
        told = within(money, sentence)
        if not _LEAST < len(told) <= _MOST + 1 or any(one.quantity.unit not in _IN_YUAN for one in told):
            continue
        for form in _FORMS:
            parts = list(_parts(text, sentence, form, told))
            rest = [one for one in told if one not in {part.figure for part in parts}]
            if len(parts) >= _LEAST and len(rest) == 1 and _is_whole(text, parts, rest[0]):
                yield from _judged(text, parts, rest[0])
                break


def _parts(text: str, sentence: Span, form: re.Pattern[str], told: Sequence[Figure]) -> Iterator[_Part]:
    by_start = {one.span.start: one for one in told}
    for match in form.finditer(text, sentence.start, sentence.end):
        figure = by_start.get(match.start("price"))
        if figure is not None:
            yield _Part(figure, Fraction(match["count"].replace(",", "")))


def _is_whole(text: str, parts: Sequence[_Part], whole: Figure) -> bool:
    """Tell an amount behind all parts that is said to be their sum."""
    last = parts[-1].figure.span.end
    return whole.span.start > last and _TOLD.search(text, last, whole.span.start) is not None


def _judged(text: str, parts: Sequence[_Part], whole: Figure) -> Iterator[Slip]:
    total = _in_yuan(whole)
    made = [part.count * _in_yuan(part.figure) for part in parts]
    if sum(made) == total:
        return
    for at, part in enumerate(parts):
        if sum(made) - made[at] + part.count * _in_yuan(part.figure, other=True) == total:
            yield _slip(text, part.figure, whole)
            return
    if sum(made) == _in_yuan(whole, other=True):
        yield _slip(text, whole, parts[0].figure)


def _in_yuan(figure: Figure, *, other: bool = False) -> Fraction:
    """Return the amount in 元; with `other` that of its digits in 万元 for 元, or the other way round."""
    unit = _OTHER_UNIT[figure.quantity.unit] if other else figure.quantity.unit
    return Fraction(figure.quantity.value, figure.quantity.scale) * _IN_YUAN[unit]


def _slip(text: str, figure: Figure, shown_by: Figure) -> Slip:
    unit = _OTHER_UNIT[figure.quantity.unit]
    return Slip(figure.span, f"{figure.number.of(text)}{unit}", shown_by.span, sure=True)
