"""Words of time, of money and of what is done with it alone, which name nothing: 年初列入, 本年安排, 自评项目资金."""

from functools import cache

from jixiao.taxonomy.forms import all_forms
from jixiao.taxonomy.units import load

_LISTS = ("time", "money", "giver", "verb")


def says_nothing(words: str) -> bool:
    """Tell words that are made of such words from begin to end."""
    known, longest = _known()
    reached = [True] + [False] * len(words)
    for end in range(1, len(words) + 1):
        reached[end] = any(reached[at] and words[at:end] in known for at in range(max(0, end - longest), end))
    return bool(words) and reached[-1]


@cache
def _known() -> tuple[frozenset[str], int]:
    lists = load("empty_words.toml")
    known = frozenset(word for name in _LISTS for word in all_forms(lists[name]) if word)
    return known, max(map(len, known))
