"""Score a book: each of its projects, and the unit as a whole."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jixiao.books.funds import project_funds
from jixiao.books.indicators import indicators
from jixiao.books.ledger import PAYMENT, Event, events
from jixiao.books.tasks import unit_funds
from jixiao.model.book import Book
from jixiao.model.form import FundRow
from jixiao.model.framework import Framework
from jixiao.model.indicator import Execution, Form
from jixiao.scoring.form import score_form
from jixiao.services.bookkeeping import Opened
from jixiao.services.forms.common import projects_of
from jixiao.services.measuring import measured
from jixiao.services.scorecard import Scorecard

UNIT, PROJECTS = "unit", "project"
_PLANNED = frozenset({"年初", "上年结转"})


def score_book(path: str, opened: Opened, frames: Sequence[Framework]) -> tuple[Scorecard, ...]:
    """Return a card for each project, then one for the unit.

    A framework with measures of its own is of the unit as a whole; any other scores the indicators that the book sets
    for those whose it is. A unit that is scored by none of its own is scored by that of projects.
    """
    every = events(opened.book) if opened.events is None else opened.events
    forms = [frame for frame in frames if not frame.measures and frame.whose != UNIT]
    cards = [
        Scorecard(path, form, tuple(score_form(form, one) for one in forms), form.name)
        for form in _project_forms(opened.book, every)
        if forms
    ]
    unit = _form(opened.book.unit, opened.book, unit_funds(opened.book, every), "")
    asked = [one for one in _of_unit(frames) if one.measures or unit.indicators]
    if asked:
        facts, year = tuple(one.fact for one in opened.computed), str(opened.book.year or "")
        outcomes = tuple(measured(facts, year, one) if one.measures else score_form(unit, one) for one in asked)
        cards.append(Scorecard(path, unit, outcomes, unit.name, whole=True))
    return tuple(cards)


def _of_unit(frames: Sequence[Framework]) -> Sequence[Framework]:
    """Return the frameworks that score a unit: its own, else those of projects under the name they then have."""
    own = [one for one in frames if one.whose != PROJECTS]
    return own or [replace(one, name=one.unit_name or one.name) for one in frames]


def _project_forms(book: Book, every: Sequence[Event]) -> Iterator[Form]:
    by_project: dict[str, list[Event]] = defaultdict(list)
    for one in every:
        by_project[one.line.project].append(one)
    for name, _ in projects_of(book):
        own = by_project.get(name, [])
        kinds = {one.kind for one in own}
        added = bool(kinds - {PAYMENT}) and not kinds & _PLANNED
        yield _form(name, book, project_funds(book, name, own)[0], name, added=added)


def _form(name: str, book: Book, funds: FundRow, project: str, *, added: bool = False) -> Form:
    rows = tuple(replace(one.indicator, added=added) for one in indicators(book, project))
    spending = Execution(funds.initial, funds.adjusted, funds.executed)
    return Form(name, spending, rows, added=added, evidenced=True)
