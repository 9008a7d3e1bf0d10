"""Words written with their variants: `人员{经费|支出}` stands for 人员经费 and 人员支出."""

import re
from collections.abc import Iterable, Iterator
from itertools import product

_CHOICE = re.compile(r"\{([^{}]*)\}")


def forms(word: str) -> Iterator[str]:
    """Yield every word that a written form stands for; an empty variant (`{部门|}`) leaves the place out."""
    pieces = _CHOICE.split(word)
    choices = (piece.split("|") if number % 2 else (piece,) for number, piece in enumerate(pieces))
    return map("".join, product(*choices))


def all_forms(words: Iterable[str]) -> list[str]:
    """Return the words that several written forms stand for, each once, in order."""
    return list(dict.fromkeys(form for word in words for form in forms(word)))
