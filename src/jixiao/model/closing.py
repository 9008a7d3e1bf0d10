"""What a budget is kept by, and what is left of it at the end of a year."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Line(NamedTuple):
    """A line of the budget; empty where a row does not name it."""

    project: str
    fund: str
    function: str
    economic: str


class Reason(StrEnum):
    """Why a remainder goes on or ends."""

    UNFINISHED = "unfinished"
    ENDED = "ended"
    TWO_YEARS = "two_years"


@dataclass(frozen=True, slots=True)
class Remainder:
    """What is left of a line at the end of the year in fen, always above zero; `rows` are the rows of its quota."""

    line: Line
    amount: int
    reason: Reason
    rows: tuple[int, ...]

    @property
    def goes_on(self) -> bool:
        """Tell 结转 from 结余."""
        return self.reason is Reason.UNFINISHED
