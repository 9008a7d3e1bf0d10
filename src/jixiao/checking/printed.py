"""Numbers as a text prints them: their exact value and how many places they have."""

from decimal import Decimal

NUMBER = r"\d[\d,]*(?:\.\d+)?"


def value(number: str) -> Decimal:
    """Return the exact value of digits with separators: 1,234.50 is 1234.50. Raises InvalidOperation for other text."""
    return Decimal(number.replace(",", ""))


def places(number: str) -> int:
    """Return how many places stand behind the point."""
    return len(number.partition(".")[2])
