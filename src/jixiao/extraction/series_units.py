"""Whole numbers in a list whose unit of money stands once, behind the last: 渠道清淤68、泵站维修55、水库除险23万元.

A bare whole number may count anything; a list of four of them, each directly behind its name, or one that comes to an
amount told elsewhere, is a list of amounts.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from jixiao.model.document import BlockKind, Document
from jixiao.model.figure import Figure
from jixiao.model.quantity import MICRO, Dimension, Quantity

_NEXT = re.compile(r"[、，,；;和及与][\u4e00-\u9fff（）“”]{2,16}")
_NAMED = re.compile(r"[\u4e00-\u9fff）”]{2}$")
_RESTATES = re.compile(r"即|折|合|相当")
_PAIR, _MANY, _LEAST = 2, 4, 2


def take_series_units(document: Document, figures: list[Figure]) -> None:
    """Give the unit of the last amount of such a list to the bare whole numbers before it."""
    prose = {block.index for block in document.blocks if block.kind is BlockKind.PARAGRAPH}
    told = {one.quantity.value for one in figures if one.quantity.dimension is Dimension.MONEY}
    for last, figure in enumerate(figures):
        if figure.block not in prose or figure.quantity.dimension is not Dimension.MONEY:
            continue
        run = _run(document.text, figures, last)
        money = [_in_unit(figures[at].quantity, figure.quantity) for at in run]
        summed = sum(one.value for one in money) + figure.quantity.value
        if len(run) + 1 >= _MANY or (len(run) + 1 >= _LEAST and summed in told):
            for at, quantity in zip(run, money, strict=True):
                figures[at] = replace(figures[at], quantity=quantity)


def _run(text: str, figures: Sequence[Figure], last: int) -> list[int]:
    """Return the bare whole numbers in one row before an amount, each behind its name."""
    found: list[int] = []
    for at in range(last - 1, -1, -1):
        figure, right = figures[at], figures[at + 1]
        between = text[figure.span.end : right.span.start]
        bare = figure.quantity.dimension is Dimension.PLAIN and not figure.quantity.decimals
        beside = figure.block == right.block and _NEXT.fullmatch(between) is not None
        named = _NAMED.search(text[max(0, figure.span.start - _PAIR) : figure.span.start]) is not None
        if not bare or not beside or not named or _RESTATES.search(between):
            break
        found.append(at)
    return found


def _in_unit(quantity: Quantity, like: Quantity) -> Quantity:
    value = quantity.value * like.scale // MICRO
    return Quantity.exact(like.dimension, value, like.unit, like.scale, quantity.decimals)
