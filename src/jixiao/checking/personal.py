"""Numbers of persons, proved by their own check digits."""

from datetime import date

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_NINE = 9
_SHOWN = 4


def is_identity_number(number: str) -> bool:
    """Tell whether 18 characters are a citizen's number: birthday and check character hold (GB 11643—1999)."""
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    if _CHECKS[total % 11] != number[17].upper():
        return False
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    return True


def is_card_number(number: str) -> bool:
    """Tell whether the digits end in their Luhn check digit (GB/T 14504; ISO/IEC 7812-1)."""
    total = 0
    for at, digit in enumerate(reversed(number)):
        doubled = int(digit) * (1 + at % 2)
        total += doubled - _NINE if doubled > _NINE else doubled
    return total % 10 == 0


def masked(number: str) -> str:
    """Return a number with its middle hidden, so that a message does not spread it further."""
    return f"{number[:_SHOWN]}{'*' * max(len(number) - 2 * _SHOWN, 0)}{number[-_SHOWN:]}"
