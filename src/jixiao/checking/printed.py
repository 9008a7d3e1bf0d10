"""Numbers as a text prints them: their exact value and how many places they have."""

from decimal import ROUND_HALF_UP, Decimal

_HUNDRED = Decimal(100)
NUMBER = r"\d[\d,]{0,20}(?:\.\d{1,9})?"


def value(number: str) -> Decimal:
    """Return the exact value of digits with separators: 1,234.50 is 1234.50. Raises InvalidOperation for other text."""
    return Decimal(number.replace(",", ""))


def places(number: str) -> int:
    """Return how many places stand behind the point."""
    return len(number.partition(".")[2])


def percentage(part: Decimal, whole: Decimal, like: str) -> str:
    """Return what a part is of a whole in percent, to as many places as a printed number has, rounded half up.

    Raises DivisionByZero for a whole of nothing.
    """
    exact = _HUNDRED * part / whole
    return f"{exact.quantize(Decimal(1).scaleb(-places(like)), ROUND_HALF_UP):f}"


def is_share(share: str, part: Decimal, whole: Decimal) -> bool:
    """Tell a printed percentage that a part has of a whole; its last place may be moved to come to 100 %."""
    step = Decimal(1).scaleb(-places(share))
    return abs(_HUNDRED * part / whole - value(share)) <= step * 3 / 2


def is_mistyped(number: str, right: Decimal) -> bool:
    """Tell whether one digit changed, or two neighbours swapped, turn a printed number into the right one."""
    wrong, other = (f"{one:.{max(places(number), _places_of(right))}f}" for one in (value(number), right))
    if len(wrong) != len(other):
        return False
    apart = [at for at, (one, two) in enumerate(zip(wrong, other, strict=True)) if one != two]
    swapped = len(apart) == len("ab") and apart[1] - apart[0] <= len("a.") and sorted(wrong) == sorted(other)
    return len(apart) == 1 or swapped


def _places_of(number: Decimal) -> int:
    return places(f"{number:f}")


def printed_as(number: Decimal) -> str:
    """Return a number without noughts at its end that say nothing: 15.0 is 15, 94.70 is 94.7."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def is_typed(number: str, right: Decimal) -> bool:
    """Tell whether one slip of the hand leads from a right number to a printed one.

    A digit changed, dropped, doubled or put in, two neighbours swapped, the point a place away.
    """
    if is_mistyped(number, right):
        return True
    least = places(printed_as(right))
    meant = {f"{right:.{more}f}" for more in range(least, max(places(number), least) + 2)}
    return any(_is_slip(number, one) for one in meant)


def _is_slip(wrong: str, right: str) -> bool:
    shorter, longer = sorted((wrong, right), key=len)
    lost = len(longer) - len(shorter) == 1 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
    )
    moved = "." in wrong + right and _digits(wrong) == _digits(right)
    return lost or moved


def _digits(number: str) -> str:
    return number.replace(".", "").strip("0")
