"""What an old report says around its figures, and what a template says there (data/retelling.toml)."""

from dataclasses import dataclass
from functools import cache

from jixiao.taxonomy.units import load


@dataclass(frozen=True, slots=True)
class Directions:
    """Words for more and for less before an amount, by place; `tag` chooses between them.

    `signed` tells that the book's amount is below 0 where it is less.
    """

    names: tuple[str, ...]
    more: tuple[str, ...]
    less: tuple[str, ...]
    tag: str
    signed: bool


@dataclass(frozen=True, slots=True)
class Borders:
    """Words between which the name of a unit stands whole."""

    before: tuple[str, ...]
    behind: tuple[str, ...]


@cache
def directions() -> tuple[Directions, ...]:
    """Return the words of direction."""
    return tuple(
        Directions(tuple(one["names"]), tuple(one["more"]), tuple(one["less"]), one["tag"], one.get("signed", False))
        for one in load("retelling.toml")["directions"]
    )


@cache
def borders() -> Borders:
    """Return the words beside the name of a unit."""
    found = load("retelling.toml")["unit"]
    return Borders(tuple(found["before"]), tuple(found["behind"]))


@cache
def wide() -> frozenset[str]:
    """Return the concepts that reports use for things of several kinds."""
    return frozenset(load("retelling.toml")["wide"])
