"""The equations of `data/equations.toml` as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from jixiao.model.relation import Form
from jixiao.taxonomy.units import load


@dataclass(frozen=True, slots=True)
class Equation:
    """An equation between concepts of the same subject, item, period and scope; see the file for the fields.

    `doubtful`: a violation asks instead of claiming (an equation of a user who wants it so).
    `among`: amounts of this concept, of any item, that stand among the terms may be parts too.
    """

    id: str
    code: str
    form: Form
    result: str
    terms: tuple[tuple[str, int], ...]
    need: frozenset[str]
    least: int
    either: tuple[str, ...]
    inside_with: frozenset[str]
    complete_with: frozenset[str]
    unless: frozenset[str]
    subject: str
    numerator: tuple[tuple[tuple[str, int], ...], ...] = ()
    denominator: tuple[tuple[tuple[str, int], ...], ...] = ()
    weak: frozenset[str] = frozenset()
    swaps: tuple[Mapping[str, str], ...] = ()
    doubtful: bool = False
    among: str = ""
    accounts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A sum over the projects or classes of a unit. `doubtful`: a violation asks instead of claiming."""

    id: str
    code: str
    result: str
    over: str
    by: str
    doubtful: bool = False


@cache
def equations() -> tuple[Equation, ...]:
    """Return all equations in the order of the file."""
    return tuple(_equation(entry) for entry in load("equations.toml")["equation"])


@cache
def groups() -> tuple[Group, ...]:
    """Return all sums over projects and classes."""
    return tuple(Group(**entry) for entry in load("equations.toml")["group"])


def _equation(entry: dict[str, Any]) -> Equation:
    terms = [(name, 1) for name in entry.get("terms", ())] + [(name, -1) for name in entry.get("less", ())]
    return Equation(
        id=entry["id"],
        code=entry["code"],
        form=Form(entry["form"]),
        result=entry["result"],
        terms=tuple(terms),
        need=frozenset(entry.get("need", [name for name, _ in terms])),
        least=entry.get("least", 1),
        either=tuple(entry.get("either", ())),
        inside_with=frozenset(entry.get("inside_with", ())),
        complete_with=frozenset(entry.get("complete_with", ())),
        unless=frozenset(entry.get("unless", ())),
        subject=entry.get("subject", ""),
        numerator=tuple(_base(text) for text in entry.get("numerator", ())),
        denominator=tuple(_base(text) for text in entry.get("denominator", ())),
        weak=frozenset(entry.get("weak", ())),
        swaps=tuple(entry.get("swaps", ())),
        among=entry.get("among", ""),
        accounts=tuple(entry.get("accounts", ())),
    )


def _base(text: str) -> tuple[tuple[str, int], ...]:
    """Read a side of a rate: a concept, or a sum such as `budget_initial + budget_adjustment - budget_reduction`."""
    words = ["+", *text.split()]
    return tuple((name, -1 if sign == "-" else 1) for sign, name in zip(words[::2], words[1::2], strict=True))
