"""The money of a unit by its tasks: each project, and basic spending as a whole; by where it came from and went."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from jixiao.books.classes import BASIC as BASIC_CLASSES
from jixiao.books.ledger import PAYMENT, Event, effect, events
from jixiao.model.book import Book
from jixiao.model.form import FundRow
from jixiao.model.unit_form import Split, Task

BASIC, SUM, WHOLE = "基本支出", "金额合计", "年度资金总额"
OTHER_FUNDS = frozenset({"单位资金", "财政专户管理资金"})
_INITIAL, _CARRIED = "年初", "上年结转"
# the funds of the book by the rows of the form of Hunan
_INCOME: Mapping[str, str] = {
    "一般公共预算": "一般公共预算", "政府性基金预算": "政府性基金拨款",
    "财政专户管理资金": "纳入专户管理的非税收入拨款",
}  # fmt: skip
_REST = "其他资金"
Amount = Callable[[Sequence[Event]], int]


def tasks(book: Book, *, planned: bool = False) -> tuple[Task, ...]:
    """Return basic spending and each project with its budget and spending; `planned`: the budget as it was at first.

    Events of projects that the book does not list are no task, so that tasks then miss the whole.
    """
    classes = classes_of(book)
    by_name: dict[str, list[Event]] = defaultdict(list)
    for one in events(book):
        by_name[BASIC if classes.get(one.line.project) in BASIC_CLASSES else one.line.project].append(one)
    names = [name for name, kind in classes.items() if name and kind not in BASIC_CLASSES]
    listed = [BASIC, *names] if BASIC in by_name else names
    return tuple(_task(book, name, by_name[name], planned=planned) for name in listed)


def whole(book: Book, *, planned: bool = False) -> Task:
    """Return the money of the unit as one task."""
    return _task(book, SUM, events(book), planned=planned)


def classes_of(book: Book) -> Mapping[str, str]:
    """Return the class of each project by its name."""
    table = book.tables.get("projects")
    return {} if table is None else dict(zip(table.texts("name"), table.texts("class"), strict=True))


def unit_funds(book: Book, taken: Sequence[Event] | None = None) -> FundRow:
    """Return budget and spending of the unit; `taken` are the events of the book where they are known."""
    every = events(book) if taken is None else taken
    quota = [one for one in every if one.kind != PAYMENT]
    if not quota:
        return FundRow(WHOLE, None, None, paid(every) if every else None)
    return FundRow(WHOLE, initial(quota, inside=carried_inside(book)), adjusted(quota), paid(every))


def by_income(book: Book) -> tuple[tuple[str, int | None], ...]:
    """Return the budget of the year by where it comes from, unknown where a quota does not name its fund."""
    quota = [one for one in events(book) if one.kind != PAYMENT]
    known = bool(quota) and all(one.line.fund for one in quota)
    sums: dict[str, int] = dict.fromkeys((*_INCOME.values(), _REST), 0)
    for one in quota:
        sums[_INCOME.get(one.line.fund, _REST)] += effect(one)
    return tuple((name, value if known else None) for name, value in sums.items())


def by_spending(book: Book) -> tuple[tuple[str, int | None], ...]:
    """Return the budget of the year by basic and project spending, unknown where a project has no class."""
    classes = classes_of(book)
    quota = [one for one in events(book) if one.kind != PAYMENT]
    known = bool(quota) and all(classes.get(one.line.project) for one in quota)
    basic = [one for one in quota if classes.get(one.line.project) in BASIC_CLASSES]
    sums = (BASIC, adjusted(basic)), ("项目支出", adjusted(quota) - adjusted(basic))
    return tuple((name, value if known else None) for name, value in sums)


def carried_inside(book: Book) -> bool:
    """Tell whether the budget of the book at first holds what was carried over."""
    return book.first("unit", "with_carryover") == "是"


def initial(own: Sequence[Event], *, inside: bool) -> int:
    """Return what quotas come to at the beginning of the year (fen)."""
    kinds = (_INITIAL, _CARRIED) if inside else (_INITIAL,)
    return sum(one.amount for one in own if one.kind in kinds)


def adjusted(own: Sequence[Event]) -> int:
    """Return what quotas come to in the end (fen)."""
    return sum(effect(one) for one in own if one.kind != PAYMENT)


def paid(own: Sequence[Event]) -> int:
    """Return what was paid (fen)."""
    return sum(one.amount for one in own if one.kind == PAYMENT)


def _task(book: Book, name: str, own: Sequence[Event], *, planned: bool) -> Task:
    inside = carried_inside(book)
    quota = [one for one in own if one.kind != PAYMENT]

    def first(some: Sequence[Event]) -> int:
        return initial(some, inside=inside)

    budget = _split(quota, first if planned else adjusted, known=bool(quota))
    spent = _split([one for one in own if one.kind == PAYMENT], paid, known=bool(own))
    project = name not in (BASIC, SUM)
    return Task(name, project, note(book, f"{name}主要内容"), _done(book, name) if project else "", budget, spent)


def _split(own: Sequence[Event], amount: Amount, *, known: bool) -> Split:
    if not known:
        return Split(None, None, None)
    if not all(one.line.fund for one in own):
        return Split(amount(own), None, None)
    other = amount([one for one in own if one.line.fund in OTHER_FUNDS])
    return Split(amount(own), amount(own) - other, other)


def _done(book: Book, project: str) -> str:
    table = book.tables.get("projects")
    states = {} if table is None else dict(zip(table.texts("name"), table.texts("state"), strict=True))
    return note(book, f"{project}完成情况") or states.get(project, "")


def note(book: Book, title: str) -> str:
    """Return what the sheet 其他说明 tells under a title, empty where it does not."""
    table = book.tables.get("notes")
    told = {} if table is None else dict(zip(table.texts("title"), table.texts("content"), strict=True))
    return told.get(title, "")
