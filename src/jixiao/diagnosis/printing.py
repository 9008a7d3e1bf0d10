"""A value written the way the document writes a figure."""

from jixiao.model.fact import Fact
from jixiao.model.quantity import Dimension, Quantity, decimal_text

_FULL_WIDTH = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")
_UNITS_APART = 10_000
_MOST_PLACES = 6
_FEN_PLACES = 2


def printed_like(fact: Fact, value: int) -> str:
    """Write a value as the figure is written: places, separators, full-width digits, what stands behind the digits.

    It takes at least the places of the figure and no more than it needs. The same digits in 万元 stay the same digits.
    """
    quantity = fact.quantity
    tail = _tail(fact.printed)
    if quantity.dimension is Dimension.RATE and fact.cell is None and not tail:
        # a ratio (0.9581) is kept in percent and printed without
        return decimal_text(value, 100 * quantity.scale, quantity.decimals + 2)
    if _is_other_unit(quantity, value) and tail.endswith("元"):
        value, tail = quantity.value, f"{tail[:-1]}万元"
    text = decimal_text(value, quantity.scale, _places(quantity, value))
    if any(mark in fact.printed for mark in ",，"):
        text = _grouped(text)
    if any("０" <= character <= "９" for character in fact.printed):
        text = text.translate(_FULL_WIDTH)
    return text + tail


def told(fact: Fact, value: int) -> str:
    """Write a value as the figure is written, with the unit of its header where the cell has none."""
    text, unit = "".join(printed_like(fact, value).split()), fact.quantity.unit
    bare = fact.quantity.dimension is not Dimension.RATE and not text.endswith(unit) and not text.endswith("元")
    return text + unit if bare or (fact.cell is not None and not text.endswith(unit)) else text


def value_of(fact: Fact, text: str) -> int | None:
    """Return the value that `text` would be in the place and unit of a figure; None where its unit is another one."""
    quantity = fact.quantity
    if _tail(text) != _tail(fact.printed):
        return None
    whole, _, part = (
        "".join(one for one in text if one.isdecimal() or one in ".．-－").replace("．", ".").partition(".")
    )
    value, rest = divmod(int(whole + part or "0") * quantity.scale, 10 ** len(part))
    return None if rest else value


def _is_other_unit(quantity: Quantity, value: int) -> bool:
    """Tell whether 元 stands where 万元 is meant."""
    return quantity.dimension is Dimension.MONEY and quantity.unit == "元" and value == quantity.value * _UNITS_APART


def _places(quantity: Quantity, value: int) -> int:
    places = quantity.decimals
    most = _FEN_PLACES if quantity.dimension is Dimension.MONEY and quantity.unit == "元" else _MOST_PLACES
    while places < most and value * 10**places % quantity.scale:
        places += 1
    return places


def _tail(printed: str) -> str:
    """Return what stands behind the last digit; nothing for Chinese numerals, which are not imitated."""
    last = max((at for at, character in enumerate(printed) if character.isdecimal()), default=len(printed) - 1)
    return printed[last + 1 :].rstrip()


def _grouped(text: str) -> str:
    """Separate the thousands."""
    whole, point, part = text.partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return f"{sign}{int(digits):,}{point}{part}"
