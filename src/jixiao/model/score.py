"""Scores with their working."""

from dataclasses import dataclass
from fractions import Fraction

from jixiao.model.framework import Framework


@dataclass(frozen=True, slots=True)
class Scored:
    """A score with its working.

    `low` and `high` are the points that the clause allows (equal where it leaves no choice), None where it cannot be
    told from the row. `way` says which case of the clause applied (a message key without its prefix); `due` whether
    the clause wants a reason for the deviation; `formula` is that of a measure which the framework itself sets.
    """

    name: str
    weight: Fraction
    way: str
    low: Fraction | None
    high: Fraction | None
    target: Fraction | str | None = None
    actual: Fraction | str | None = None
    due: bool = False
    formula: str = ""

    @property
    def points(self) -> Fraction | None:
        """Return the score, the middle where the clause leaves a range."""
        return None if self.low is None or self.high is None else (self.low + self.high) / 2

    @property
    def lost(self) -> Fraction | None:
        """Return the points taken off."""
        return None if self.points is None else self.weight - self.points


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something that makes a form invalid: `kind` is a message key without its prefix."""

    kind: str
    args: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What one indicator would have to reach for the next grade, all else equal."""

    grade: str
    name: str
    actual: Fraction
    unit: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A scored form. `low` and `high` differ where the clause leaves a choice; both None where a row cannot be told.

    `capped` says that the rate of execution limits the total; `missing` are the points up to the next grade.
    """

    frame: Framework
    execution: Scored | None
    rows: tuple[Scored, ...]
    low: Fraction | None
    high: Fraction | None
    capped: bool
    grades: tuple[str, ...]
    next_grade: str | None = None
    missing: Fraction | None = None
    change: Change | None = None
    flaws: tuple[Flaw, ...] = ()


def points_text(points: Fraction | None) -> str:
    """Write points with two decimals at most (rounded half up), without trailing zeros; a dash where there are none."""
    if points is None:
        return "—"
    hundredths = (200 * points.numerator + points.denominator) // (2 * points.denominator)
    whole, part = divmod(hundredths, 100)
    return f"{whole}.{part:02d}".rstrip("0").rstrip(".")
