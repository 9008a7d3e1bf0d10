"""What a person may have meant who typed a number with one slip of the hand."""

import itertools
from collections.abc import Iterator


def typed_for(text: str) -> Iterator[tuple[str, str]]:
    """Yield what may have been meant where `text` was typed."""
    digits = [at for at, character in enumerate(text) if character.isdigit()]
    for left, right in itertools.pairwise(digits):
        if text[left] != text[right]:
            yield "swapped", text[:left] + text[right] + text[left + 1 : right] + text[left] + text[right + 1 :]
        else:
            yield "doubled", text[:left] + text[left + 1 :]
    for at in range(len(text) + 1):
        for digit in "0123456789":
            yield "dropped", text[:at] + digit + text[at:]
    for at in digits:
        for digit in "0123456789":
            if digit != text[at]:
                yield "changed", text[:at] + digit + text[at + 1 :]
    yield from _moved(text)


def _moved(text: str) -> Iterator[tuple[str, str]]:
    plain = text.replace(".", "")
    for at in range(1, len(plain)):
        yield "point", plain[:at] + "." + plain[at:]
    for zeros in range(3):
        yield "point", plain + "0" * zeros
    yield "point", "0." + plain
