"""What the figures of forms are in the book, to be told beside them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from jixiao.books.facts import facts
from jixiao.books.funds import fund_facts
from jixiao.model.book import Book, Computed
from jixiao.model.fact import Coordinates, Item, Subject, SubjectKind
from jixiao.model.form import Head, Marks
from jixiao.services.forms.common import projects_of
from jixiao.services.marks import mark

_BY_THE_DAY = frozenset({"expenditure_project", "execution_rate"})
_FULL, _GOT = "score_part_full", "score_part"
_EXECUTION = "预算执行"
_Line = tuple[str, str, Fraction | None, str]
Known = Mapping[Coordinates, Computed]


def of_book(book: Book, computed: Iterable[Computed]) -> Known:
    """Return the figures of a book by what they mean, those of its projects by source of the money too."""
    sources = (one for name, _ in projects_of(book) for one in fund_facts(book, name))
    every = (*sources, *computed)
    return {one.fact.coordinates: one for one in every if one.fact.coordinates is not None}


def until_day(book: Book, day: date) -> Known:
    """Return the figures of a book as it stood on a day; what was spent by then is that of the months gone by."""
    year, months = str(day.year), f"{day.year}-01/{day.year}-{day.month:02}"
    return {
        replace(where, period=months) if where.concept in _BY_THE_DAY and where.period == year else where: one
        for where, one in of_book(book, facts(book)).items()
    }


def of_marks(head: Head, marks: Marks, project: str = "") -> Known:
    """Return the marks of a form, of the whole unit for no project; their totals are told of the unit."""
    unit = Subject(SubjectKind.UNIT, head.unit)
    own, year = Subject(SubjectKind.PROJECT, project) if project else unit, str(head.year)
    parts = {
        Coordinates(concept, own, Item("score_part", name), year, None): (points, formula)
        for name, concept, points, formula in _lines(marks)
    }
    totals = {
        Coordinates("score_full", unit, None, year, None): (marks.total_weight, "总分值＝预算执行分值＋各指标分值"),
        Coordinates("score_total", unit, None, year, None): (marks.total, "总得分＝预算执行得分＋各指标得分"),
    }
    every = {**parts, **totals}
    return {where: mark(where, points, formula) for where, (points, formula) in every.items() if points is not None}


def _lines(marks: Marks) -> Iterator[_Line]:
    yield _EXECUTION, _FULL, marks.weight, "按办法规定"
    yield _EXECUTION, _GOT, marks.score, "预算执行得分＝预算执行率×分值"
    for one in marks.lines:
        yield one.level3, _FULL, one.weight, "分值（填报）"
        yield one.level3, _GOT, one.score, "按办法由指标值和实际完成值评分；办法留有余地的，为填报的得分"
