"""部门整体支出绩效自评表 of Hunan (annex 2 from 2021 on): the budget by where it comes from and what it is for."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from jixiao.composing.forms.cells import goal_rows, label, money, percent, places_for, points, words
from jixiao.composing.forms.indicators import Columns, indicator_rows
from jixiao.composing.forms.unit import FOOT, TITLE
from jixiao.composing.forms.words import word
from jixiao.model.fact import Coordinates, Item, Subject, SubjectKind
from jixiao.model.page import Page, PageCell, Row
from jixiao.model.unit_form import UnitForm

_WIDTHS = (6, 11, 13, 22, 15, 15, 8, 11, 24)
_INDICATORS = Columns((1,) * len(_WIDTHS))
_HEADS = (word("initial"), word("adjusted"), word("executed"), word("weight"), word("rate"), word("own_score"))
_NOTE = word("hunan_note")
_CONCEPTS = {"基本支出": "expenditure_basic_budget", "项目支出": "expenditure_project_budget"}


class _Part(NamedTuple):
    """A line of one side of the block (fen), and what its figure means."""

    name: str
    value: int | None
    meant: Coordinates


def hunan_page(form: UnitForm) -> Page:
    """Return the form; amounts in 万元 with as many places as its sums need, two at least."""
    names: Row = (label(word("unit_hunan"), 3), words(form.head.unit, word("unit"), 6))
    subject = Subject(SubjectKind.UNIT, form.head.unit)
    funds = tuple(_funds(form, subject))
    goals = goal_rows(form.goals, (1, 4, 4))
    indicators = indicator_rows(form.marks, subject, form.head, _INDICATORS, word("own_score"))
    head = 1 + len(funds) + len(goals)
    return Page(
        TITLE, TITLE, word("of_year", year=form.head.year), _WIDTHS,
        (names, *funds, *goals, *indicators), (_NOTE, FOOT), ((0, 0), (head, 1)), landscape=True,
    )  # fmt: skip


def _funds(form: UnitForm, unit: Subject) -> Iterator[Row]:
    year = str(form.head.year)
    row = form.funds
    sides = max(len(form.by_income), len(form.by_spending)) + 1
    places = places_for(((row.adjusted, _values(form.by_income)), (row.adjusted, _values(form.by_spending))))

    def of(concept: str, item: Item | None = None) -> Coordinates:
        return Coordinates(concept, unit, item, year, None)

    part = Item("score_part", "预算执行")
    yield (label(word("funds_hunan"), 1, 2 + sides), label("", 2), *(label(one) for one in _HEADS))
    yield (
        label(row.name, 2),
        money(row.initial, places, word("initial"), of("budget_initial")),
        money(row.adjusted, places, word("adjusted"), of("budget_adjusted")),
        money(row.executed, places, word("executed"), of("expenditure_total")),
        points(form.marks.weight, word("weight"), of("score_part_full", part)),
        percent(row.executed, row.adjusted, of("execution_rate")),
        points(form.marks.score, word("score"), of("score_part", part)),
    )
    left = _side(word("by_income"), row.adjusted, form.by_income, of)
    right = _side(word("by_spending"), row.adjusted, form.by_spending, of)
    for at in range(sides):
        yield (*_pair(left, at, (2, 2), places), *_pair(right, at, (2, 2), places))


def _side(
    name: str, whole: int | None, parts: Sequence[tuple[str, int | None]], of: Callable[[str, Item], Coordinates]
) -> list[_Part]:
    """Return the total of one side of the block, then its parts, each with what its figure means."""
    listed = [_Part(name, whole, of("budget_adjusted", Item("total", name)))]
    for at, (part, value) in enumerate(parts):
        concept = _CONCEPTS.get(part, "budget_adjusted")
        item = Item("topic" if part in _CONCEPTS else "fund_source", part)
        listed.append(_Part(word("among", name=part) if at == 0 else part, value, of(concept, item)))
    return listed


def _values(parts: Sequence[tuple[str, int | None]]) -> list[int | None]:
    return [value for _, value in parts]


def _pair(parts: Sequence[_Part], at: int, spans: tuple[int, int], places: int) -> Iterator[PageCell]:
    if at >= len(parts):
        yield PageCell("", columns=sum(spans))
        return
    yield label(parts[at].name, spans[0])
    yield money(parts[at].value, places, parts[at].name, parts[at].meant, spans[1])
