"""What the forms of a project before and during its year say. Money is in fen; None is unknown."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from jixiao.model.form import Head, IndicatorLine


@dataclass(frozen=True, slots=True)
class TargetForm:
    """绩效目标申报表 of a project; `facts` are label and text, the text empty where the book does not tell it.

    `funds` are the whole budget of the year, then its sources.
    """

    head: Head
    project: str
    facts: tuple[tuple[str, str], ...]
    funds: tuple[tuple[str, int | None], ...]
    goal: str
    lines: tuple[IndicatorLine, ...]


@dataclass(frozen=True, slots=True)
class MonitorFund:
    """The money of a source up to a day: budgeted at first, budgeted by then, spent by then, expected for the year."""

    name: str
    initial: int | None
    adjusted: int | None
    executed: int | None
    expected: int | None


@dataclass(frozen=True, slots=True)
class MonitorLine:
    """An indicator by the day: what was reached, what is expected; empty texts are missing.

    `progress` is the share of the target reached, `behind` whether it lags too far behind the money.
    """

    level1: str
    level2: str
    level3: str
    target: str
    actual: str
    expected: str
    progress: Fraction | None
    reason: str
    behind: bool


@dataclass(frozen=True, slots=True)
class MonitorForm:
    """绩效运行监控表 of a project on a day; `warnings` say in words what lags."""

    head: Head
    project: str
    code: str
    until: date
    funds: tuple[MonitorFund, ...]
    goal: str
    lines: tuple[MonitorLine, ...]
    warnings: tuple[str, ...]
