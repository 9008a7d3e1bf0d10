"""Indicators and the score of the whole unit as entries that a template may tell."""

from collections.abc import Mapping
from fractions import Fraction

from jixiao.books.indicators import Booked, indicators
from jixiao.model.book import Book, Computed
from jixiao.model.fact import Coordinates, Item, Subject, SubjectKind
from jixiao.model.framework import Framework
from jixiao.model.indicator import Execution
from jixiao.model.material import Entry
from jixiao.model.score import Scored
from jixiao.scoring.form import grade_of
from jixiao.scoring.score import given, score_execution, score_indicator
from jixiao.services.marks import mark

_FULL = 100
_EXECUTION = Item("score_part", "预算执行率")


def indicator_entries(book: Book, frame: Framework, project: str) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """Return the indicators of a project (of the unit for no name), and those of them that were not reached."""
    every = [(one, _scored(one, frame)) for one in indicators(book, project)]
    entries = [(_entry(book, one, scored, project), scored) for one, scored in every]
    missed = tuple(entry for entry, scored in entries if scored and scored.high is not None and _is_missed(scored))
    return tuple(entry for entry, _ in entries), missed


def unit_indicators(book: Book, frame: Framework) -> tuple[Entry, ...]:
    """Return the indicators of the unit as a whole."""
    return indicator_entries(book, frame, "")[0]


def score_entry(book: Book, frame: Framework, figures: Mapping[str, Computed]) -> Entry:
    """Return total score and grade of the unit; nothing where a score is not known or its weights do not add up."""
    own = indicators(book, "")
    spent, adjusted = figures.get("支出合计"), figures.get("全年预算数")
    if not own or spent is None or adjusted is None:
        return Entry()
    first = score_execution(Execution(None, adjusted.fact.quantity.value, spent.fact.quantity.value), frame).points
    points = [first, *(given(one.indicator, _scored(one, frame)) for one in own)]
    known = [one for one in points if one is not None]
    weights = sum((one.indicator.weight for one in own), frame.execution_weight)
    if first is None or len(known) < len(points) or weights != _FULL:
        return Entry()
    total = sum(known, Fraction(0))
    formula = "总得分＝预算执行得分＋各指标得分"
    scores = {
        "预算执行分值": _mark(book, "score_part_full", frame.execution_weight, _EXECUTION, "按办法规定"),
        "预算执行得分": _mark(book, "score_part", first, _EXECUTION, "预算执行得分＝预算执行率×分值"),
        "总分值": _mark(book, "score_full", Fraction(_FULL), None, "总分值"),
        "自评得分": _mark(book, "score_total", total, None, formula),
    }
    return Entry({"自评等级": grade_of(total, frame)}, scores)


def _mark(book: Book, concept: str, points: Fraction, item: Item | None, formula: str) -> Computed:
    """Return points of the unit as a figure."""
    return mark(Coordinates(concept, Subject(SubjectKind.UNIT, book.unit), item, str(book.year), None), points, formula)


def _scored(one: Booked, frame: Framework) -> Scored | None:
    return score_indicator(one.indicator, frame) if one.indicator.weight else None


def _is_missed(scored: Scored) -> bool:
    return scored.high is not None and scored.high < scored.weight


def _entry(book: Book, one: Booked, scored: Scored | None, project: str) -> Entry:
    own = one.indicator
    score = given(own, scored)
    item = Item("score_part", own.level3)
    marks = (("分值", "score_part_full", own.weight or None), ("得分", "score_part", score))
    figures = {
        name: _mark(book, concept, mark, item, f"{name}（填报）") for name, concept, mark in marks if mark is not None
    }
    return Entry(
        {
            "一级指标": own.level1, "二级指标": own.level2, "三级指标": own.level3, "指标值": one.target,
            "实际完成值": one.actual, "偏差原因": own.reason,
        },
        {} if project else figures,
    )  # fmt: skip
