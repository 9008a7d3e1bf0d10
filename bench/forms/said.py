"""What a form says by its figures, and what reading it back says: the two must be the same."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from jixiao.model.fact import Coordinates, Fact
from jixiao.model.page import Page, placed
from jixiao.model.quantity import decimal_text
from jixiao.model.result import Checked

_NUMBER = re.compile(r"(-?\d+(?:\.\d+)?)%?")


class Said(NamedTuple):
    """A figure with everything that it must share with what is read back; `value` is in the unit that is printed."""

    concept: str
    whose: str
    item: str
    period: str
    scope: str
    value: Decimal


def meant(pages: Sequence[Page]) -> Iterator[Said]:
    """Yield the figures of forms."""
    for page in pages:
        for one in placed(page):
            number = _NUMBER.fullmatch(one.cell.text)
            if one.cell.figure is not None and number is not None:
                yield _said(one.cell.figure, number[1])


def read(checked: Checked) -> Iterator[Said]:
    """Yield the figures that were read."""
    for fact in checked.facts:
        if fact.coordinates is not None and fact.span is not None:
            yield _said(fact.coordinates, _printed(fact))


def _said(where: Coordinates, printed: str) -> Said:
    item = "" if where.item is None else f"{where.item.kind}:{where.item.name}"
    whose = f"{where.subject.kind}:{where.subject.name}"
    return Said(where.concept, whose, item, where.period, where.scope or "", Decimal(printed).normalize())


def _printed(fact: Fact) -> str:
    quantity = fact.quantity
    return decimal_text(quantity.value, quantity.scale, quantity.decimals)
