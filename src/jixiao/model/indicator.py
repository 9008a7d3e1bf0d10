"""Performance indicators: what was aimed at, what was reached, the marks for it."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Operator(StrEnum):
    """How a result is held against its target."""

    LEAST = "≥"
    MOST = "≤"
    EQUAL = "＝"
    MORE = "＞"
    LESS = "＜"
    QUALITATIVE = "定性"


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of a self-evaluation form.

    `target` and `actual` are rationals in `unit` (a percent of 98 is 98), words where the indicator is qualitative,
    None where the cell is blank. `weight` and `score` (what the unit gave itself) are points.
    """

    level1: str
    level2: str
    level3: str
    operator: Operator
    target: Fraction | str | None
    unit: str
    weight: Fraction
    actual: Fraction | str | None
    score: Fraction | None = None
    evidence: str = ""
    reason: str = ""
    added: bool = False


@dataclass(frozen=True, slots=True)
class Execution:
    """Budget and spending of a form in fen; `score` is what the unit gave itself, in points."""

    initial: int | None
    adjusted: int | None
    executed: int | None
    score: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A self-evaluation form: budget, indicators, the printed total.

    `added` tells that its money came in the middle of the year, `evidenced` that it has a place for evidence.
    """

    name: str
    execution: Execution | None
    indicators: tuple[Indicator, ...]
    total: Fraction | None = None
    added: bool = False
    evidenced: bool = False
