"""Equations that facts must satisfy, and what became of them."""

from dataclasses import dataclass
from enum import StrEnum

from jixiao.model.interval import Interval


class Form(StrEnum):
    """The shape of an equation between one result and its terms."""

    SUM = "sum"
    EQUAL = "equal"
    RATE = "rate"
    CHANGE = "change"
    AT_MOST = "at_most"


class Band(StrEnum):
    """How an equation came out."""

    EXACT = "exact"
    ROUNDING = "rounding"
    VIOLATED = "violated"
    NO_DATA = "no_data"


@dataclass(frozen=True, slots=True)
class Member:
    """A fact in an evaluation with the weight it enters with (+1, −1); `below` tells a term of a rate's base."""

    fact: str
    weight: int
    below: bool = False


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One equation held against the facts of one place.

    `expected` is the interval that the members imply for the result, in the base of the result's dimension; None
    where it cannot be formed. `code` is the rule that speaks of a violation. `certain` tells that the violation is
    provable from the text alone; otherwise it needs an answer (a list that may be a selection). `listed` tells parts
    that were put together without a word that they are all of them, or that were not understood: only a slip of the
    hand speaks of an error there.
    """

    equation: str
    code: str
    form: Form
    result: str
    members: tuple[Member, ...]
    band: Band
    expected: Interval | None
    found: Interval | None
    certain: bool = True
    listed: bool = False
    worded: bool = False

    @property
    def facts(self) -> tuple[str, ...]:
        """Return the ids of all the facts that take part, the result first."""
        return (self.result, *(member.fact for member in self.members))
