"""What the official forms of a unit say, before they are laid out.

Money is in fen, marks are points; None is unknown.
"""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class FundRow:
    """The year of one source of money: budgeted at first, budgeted in the end, spent (fen)."""

    name: str
    initial: int | None
    adjusted: int | None
    executed: int | None


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """A row of indicators; empty texts are missing. `due` tells that the clause wants a reason for the deviation.

    `room` are the points that the clause leaves to choose from where there is no score.
    """

    level1: str
    level2: str
    level3: str
    target: str
    actual: str
    weight: Fraction | None
    score: Fraction | None
    reason: str = ""
    due: bool = False
    room: tuple[Fraction, Fraction] | None = None


@dataclass(frozen=True, slots=True)
class Marks:
    """Execution of the budget and indicators with their marks."""

    weight: Fraction
    score: Fraction | None
    lines: tuple[IndicatorLine, ...]

    @property
    def total(self) -> Fraction | None:
        """Return the sum of the scores, None where one is not known."""
        scores = [self.score, *(one.score for one in self.lines)]
        known = [one for one in scores if one is not None]
        return sum(known, Fraction(0)) if self.lines and len(known) == len(scores) else None

    @property
    def total_weight(self) -> Fraction | None:
        """Return the sum of the weights, None where one is not known."""
        known = [one.weight for one in self.lines if one.weight is not None]
        return sum(known, self.weight) if self.lines and len(known) == len(self.lines) else None


@dataclass(frozen=True, slots=True)
class Head:
    """Whose form it is."""

    unit: str
    department: str
    year: int


@dataclass(frozen=True, slots=True)
class Goals:
    """What the year was to bring and what it brought, in words; empty where it is not told."""

    expected: str
    actual: str


@dataclass(frozen=True, slots=True)
class ProjectForm:
    """项目支出绩效自评表: the money of one project (the whole first, then by source), its goals, its marks."""

    head: Head
    project: str
    code: str
    funds: tuple[FundRow, ...]
    goals: Goals
    marks: Marks
