"""The sums of the books that give an unread figure its meaning, from `identities.toml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from jixiao.taxonomy.units import load

_NOTHING = r"(?!)"


@dataclass(frozen=True, slots=True)
class Role:
    """What a figure is in a sum: its concept, the words that its clause needs, and as what it may have been misread.

    `phase` and `topic` are ids of the lexicon; `sign` is -1 for what lowers a budget.
    """

    id: str
    concept: str
    phase: str
    topic: str
    sign: int
    hint: re.Pattern[str]
    behind: re.Pattern[str]
    never: re.Pattern[str]
    loose: frozenset[str]


@dataclass(frozen=True, slots=True)
class Identity:
    """`total` is the sum of `parts` less `less`; `apart` is a concept that must be told with other amounts only."""

    total: Role
    parts: tuple[Role, ...]
    less: tuple[Role, ...]
    apart: str


@cache
def identities() -> tuple[Identity, ...]:
    """Return all identities, the shorter ones of a total first."""
    data = load("identities.toml")
    roles = {key: _role(key, entry) for key, entry in data["role"].items()}
    return tuple(
        Identity(
            roles[one["total"]],
            tuple(roles[part] for part in one["parts"]),
            tuple(roles[part] for part in one.get("less", ())),
            one.get("apart", ""),
        )
        for one in data["identity"]
    )


def _role(key: str, entry: Mapping[str, str]) -> Role:
    return Role(
        key, entry["concept"], entry["phase"], entry.get("topic", ""), int(entry.get("sign", 1)),
        re.compile(entry["hint"]), re.compile(entry.get("behind", _NOTHING)), re.compile(entry.get("never", _NOTHING)),
        frozenset(entry.get("loose", ())),
    )  # fmt: skip
