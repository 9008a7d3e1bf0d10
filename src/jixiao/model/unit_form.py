"""What the forms of a whole unit say, before they are laid out. Money is in fen, people are whole; None is unknown."""

from dataclasses import dataclass

from jixiao.model.fact import Coordinates
from jixiao.model.form import FundRow, Goals, Head, IndicatorLine, Marks


@dataclass(frozen=True, slots=True)
class Split:
    """An amount with the part that is the grant of the treasury and the part that is other money (fen)."""

    total: int | None
    grant: int | None
    other: int | None


@dataclass(frozen=True, slots=True)
class Task:
    """A task of the year: a project, or basic spending as a whole.

    `content` is what is to be done, `done` what came of it. A plan has no spending.
    """

    name: str
    project: bool
    content: str
    done: str
    budget: Split
    spent: Split


@dataclass(frozen=True, slots=True)
class UnitForm:
    """部门整体支出绩效自评表: the tasks and their sum, the money by where it came from and went, goals, marks."""

    head: Head
    tasks: tuple[Task, ...]
    whole: Task
    funds: FundRow
    by_income: tuple[tuple[str, int | None], ...]
    by_spending: tuple[tuple[str, int | None], ...]
    goals: Goals
    marks: Marks


@dataclass(frozen=True, slots=True)
class CostRow:
    """A row of expenses: last year's account, this year's budget and account (fen), each with what the figure means.

    `level` is how far the row stands in below the one it is part of.
    """

    name: str
    level: int
    prior: int | None
    budget: int | None
    spent: int | None
    meant: tuple[Coordinates | None, Coordinates | None, Coordinates | None] = (None, None, None)


@dataclass(frozen=True, slots=True)
class BaseForm:
    """部门整体支出绩效评价基础数据表. `costs` stand in the order of the form; texts are empty where not told."""

    head: Head
    quota: int | None
    on_post: int | None
    costs: tuple[CostRow, ...]
    buildings: str
    savings: str


@dataclass(frozen=True, slots=True)
class UnitTargetForm:
    """部门整体支出绩效目标申报表: the tasks with their budget, the goal, the indicators."""

    head: Head
    tasks: tuple[Task, ...]
    whole: Task
    goal: str
    lines: tuple[IndicatorLine, ...]
