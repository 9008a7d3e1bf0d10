"""Shares told in turn of the amounts before them: 它们占总花费的43.3%、45.3%、11.4%和9.9%.

All of them but one are what as many amounts, one behind the other, are of an amount that is told; so is that one.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.checking.areas import prose
from jixiao.checking.printed import is_share, is_typed, percentage, places, value
from jixiao.checking.rule import Ground
from jixiao.checking.told_shares import Misfit
from jixiao.model.fact import Fact
from jixiao.model.quantity import Approximation, Dimension
from jixiao.model.span import Span

_SHARE = r"\d+(?:\.\d+)?[ ]?[%％]"
_RUN = re.compile(
    r"(?P<words>[^。；;\n\d]{0,24}?)(?:占[^，。；、\d\n]{0,12}?的?(?:比重|比例)?|占比|比重|比例)"
    r"(?:依次|分别|各)?[为是占达]?[ ]*"
    rf"(?P<shares>{_SHARE}(?:[、，,和与及][ ]*{_SHARE}){{1,5}})(?![ ]?(?:以[上下]|左右|上下|[-—－~～至到]))"
)
_TURN = re.compile(r"它们|[两二三四五六][者项笔类块头个]|上述|以上|分别|依次|各占|各自")
_OTHER = re.compile(r"上年|去年|同期|[增减升降较近超逾]|目标|计划|预算|执行|完成")
_FIRST_TWO = re.compile(r"前[两二]")
_EACH = re.compile(r"\d+(?:\.\d+)?")
_WHOLES = frozenset({"expenditure_total", "income_year", "expenditure_project"})
_BACK, _BLOCKS, _PAIR = 12, 6, 2


def turn_misfits(ground: Ground) -> Iterator[Misfit]:
    """Yield the one share of a run in turn that is off where all the others fit."""
    text = ground.extracted.document.text
    told = [one for one in ground.extracted.facts if _is_amount(one)]
    told.sort(key=lambda one: _span(one).start)
    for area in prose(ground.extracted.document):
        for match in _RUN.finditer(text, area.start, area.end):
            shares = [Span(*one.span()) for one in _EACH.finditer(text, *match.span("shares"))]
            if _TURN.search(match[0]) and not _OTHER.search(match["words"]):
                yield from _judged(text, match, shares, told)


def _judged(text: str, match: re.Match[str], shares: Sequence[Span], told: Sequence[Fact]) -> Iterator[Misfit]:
    """Yield what the first run of amounts proves that fits all but one; nothing where one fits them all."""
    before = [one for one in told if _span(one).end <= match.start("shares") and not _is_boxed(text, _span(one))][
        -_BACK:
    ]
    block = max((one.block or 0 for one in before), default=0)
    before = [one for one in before if block - (one.block or 0) <= _BLOCKS]
    heads = list({text.count("\n", 0, _span(one).start): one for one in reversed(before)}.values())[::-1]
    found: list[Misfit] = []
    for parts in (*_windows(before, len(shares)), *_windows(heads, len(shares))):
        for whole in {one.quantity.value: one for one in told}.values():
            odd = [
                pair
                for pair in zip(shares, parts, strict=True)
                if not _fits(text, *pair, Decimal(whole.quantity.value))
            ]
            if not odd:
                return
            if len(odd) == 1 and _is_proof(parts, whole, match):
                found += _misfit(text, *odd[0], whole, shares)
    yield from found[:1]


def _windows(amounts: Sequence[Fact], size: int) -> Iterator[Sequence[Fact]]:
    """Yield so many amounts one behind the other, the last ones first."""
    yield from (amounts[at : at + size] for at in range(len(amounts) - size, -1, -1))


def _is_proof(parts: Sequence[Fact], whole: Fact, match: re.Match[str]) -> bool:
    """Tell parts that are as many as prove their whole: three, or two that make it up or are named as the first two."""
    together = sum(one.quantity.value for one in parts)
    if len(parts) > _PAIR:
        return together <= whole.quantity.value
    concept = whole.coordinates.concept if whole.coordinates is not None else ""
    fine = all(places(one) >= len("00") for one in _EACH.findall(match["shares"]))
    first = _FIRST_TWO.search(match[0]) is not None and concept in _WHOLES and fine
    return together == whole.quantity.value or (first and together < whole.quantity.value)


def _misfit(text: str, share: Span, part: Fact, whole: Fact, shares: Sequence[Span]) -> Iterator[Misfit]:
    usual = max((one.of(text) for one in shares if one != share), key=places)
    right = percentage(Decimal(part.quantity.value), Decimal(whole.quantity.value), usual)
    if is_typed(share.of(text), value(right)):
        yield Misfit(share, _span(part), _span(whole), right)


def _fits(text: str, share: Span, part: Fact, whole: Decimal) -> bool:
    amount = Decimal(part.quantity.value)
    return amount <= whole and is_share(share.of(text), amount, whole)


def _is_boxed(text: str, span: Span) -> bool:
    """Tell an amount in a bracket of its paragraph."""
    begun = text.rfind("\n", 0, span.start) + 1
    return text.count("（", begun, span.start) > text.count("）", begun, span.start)


def _is_amount(fact: Fact) -> bool:
    quantity = fact.quantity
    exact = quantity.approximation is Approximation.EXACT and quantity.value > 0
    return exact and quantity.dimension is Dimension.MONEY and fact.cell is None and fact.span is not None


def _span(fact: Fact) -> Span:
    return fact.span if fact.span is not None else Span(0, 0)
