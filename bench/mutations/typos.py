"""How a person mistypes a figure: digits swapped, dropped, doubled, changed, the point moved, 万元 written as 元."""

import random
import re
from collections.abc import Iterator
from itertools import pairwise

_WHOLE = re.compile(r"(?!0[0-9])[0-9]+(?:,[0-9]+)*(?:\.[0-9]+)?[^0-9.,]*")


def typos(text: str, chance: random.Random) -> list[tuple[str, str]]:
    """Return the ways to mistype one figure, shuffled, each with its name."""
    found = [(kind, typed) for kind, typed in _ways(text, chance) if _WHOLE.fullmatch(typed) and typed != text]
    chance.shuffle(found)
    return found


def _ways(text: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    digits = [at for at, letter in enumerate(text) if letter in "0123456789"]
    for one, two in pairwise(digits):
        yield "swap", text[:one] + text[two] + text[one + 1 : two] + text[one] + text[two + 1 :]
    for at in digits:
        if len(digits) > 1:
            yield "drop", text[:at] + text[at + 1 :]
        yield "double", text[:at] + text[at] + text[at:]
        yield "change", text[:at] + str((int(text[at]) + chance.randint(1, 9)) % 10) + text[at + 1 :]
    point = text.find(".")
    if 0 < point < len(text) - 2 and text[point + 2].isdigit():
        yield "point", text[:point] + text[point + 1] + "." + text[point + 2 :]
    if text.endswith("万元"):
        yield "unit", text[:-2] + "元"
