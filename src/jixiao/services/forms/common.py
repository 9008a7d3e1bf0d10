"""What the forms share: whose they are, goals in words, indicators with their marks."""

from jixiao.books.classes import NO_PROJECT
from jixiao.books.indicators import Booked, indicators
from jixiao.books.tasks import note
from jixiao.model.book import Book
from jixiao.model.form import FundRow, Goals, Head, IndicatorLine, Marks
from jixiao.model.framework import Framework
from jixiao.model.indicator import Execution
from jixiao.scoring.score import given, score_execution, score_indicator

EXPECTED, ACTUAL = "年度总体目标", "年度总体目标完成情况"


def head_of(book: Book) -> Head:
    """Return unit, department and year; a unit of the first level is its own department."""
    department = book.first("unit", "department")
    first = book.first("unit", "level") == "一级"
    return Head(book.unit, department if isinstance(department, str) else book.unit if first else "", book.year or 0)


def projects_of(book: Book) -> tuple[tuple[str, str], ...]:
    """Return name and code of the projects that have forms of their own; basic spending has none."""
    table = book.tables.get("projects")
    if table is None:
        return ()
    every = zip(table.texts("name"), table.texts("code"), table.texts("class"), strict=True)
    return tuple((name, code) for name, code, kind in every if name and kind not in NO_PROJECT)


def goals_of(book: Book, project: str = "") -> Goals:
    """Return the goals from the sheet 其他说明, under the name of the project and what it is."""
    return Goals(note(book, f"{project}{EXPECTED}"), note(book, f"{project}{ACTUAL}"))


def marks_of(book: Book, frame: Framework, whole: FundRow, project: str = "") -> Marks:
    """Return the marks for the execution of a budget and for the indicators, of the whole unit for no project."""
    spending = score_execution(Execution(whole.initial, whole.adjusted, whole.executed), frame)
    return Marks(frame.execution_weight, spending.points, lines_of(book, frame, project))


def lines_of(book: Book, frame: Framework, project: str = "") -> tuple[IndicatorLine, ...]:
    """Return the indicators of a project, of the whole unit for none."""
    return tuple(_line(one, frame) for one in indicators(book, project))


def _line(booked: Booked, frame: Framework) -> IndicatorLine:
    one = booked.indicator
    scored = score_indicator(one, frame) if one.weight else None
    score = given(one, scored)
    short = score is not None and score < one.weight
    room = None if scored is None or scored.low is None or scored.high is None else (scored.low, scored.high)
    return IndicatorLine(
        one.level1, one.level2, one.level3, booked.target, booked.actual, one.weight or None, score, one.reason,
        short or (scored is not None and scored.due), room,
    )  # fmt: skip
