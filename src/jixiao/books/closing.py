"""Year-end closing: what is left of each line of the budget, and whether it goes on (结转) or ends (结余).

Payments often name a class where their quota names none. They draw on the line of their project and fund that covers
them best; what a line lacks is drawn from the other lines of the same project and fund, as control is by these two.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from jixiao.books.classes import BASIC
from jixiao.books.control import OWN_FUNDS, pools
from jixiao.books.ledger import PAYMENT, Event, effect, events
from jixiao.model.book import Book
from jixiao.model.closing import Line, Reason, Remainder

CARRIED = "上年结转"
_ENDED = frozenset({"已完成", "已终止"})


def closing(book: Book) -> tuple[Remainder, ...]:
    """Return what is left of the lines of a book; a project and fund that is overspent leaves nothing.

    A project that is finished or stopped leaves 结余. Of another, what was brought forward and not spent in this year
    either is 结余 (预算法第四十二条), counted as spent first; own funds (单位资金) are not the treasury's and go on.
    """
    ended = ended_projects(book)
    found: list[Remainder] = []
    for own in pools(events(book)).values():
        found += _of_pool(own, ended=own[0].line.project in ended)
    return tuple(sorted(found, key=lambda one: (one.rows, one.line, one.reason)))


def ended_projects(book: Book) -> frozenset[str]:
    """Return the projects that were finished or stopped in the year.

    Pay and running costs never end with a year, whatever state is filled in: 基本支出结转 goes on (财预〔2016〕18号).
    """
    table = book.tables.get("projects")
    if table is None:
        return frozenset()
    known = zip(table.texts("name"), table.texts("class"), table.texts("state"), strict=True)
    return frozenset(name for name, kind, state in known if state in _ENDED and kind not in BASIC)


def closing_events(every: Iterable[Remainder], year: int) -> tuple[Event, ...]:
    """Return the events that clear the remainders on the last day of the year; they stand in no row."""
    last = date(year, 12, 31)
    return tuple(Event(last, "结转" if one.goes_on else "结余", one.line, one.amount, "", 0) for one in every)


def _of_pool(own: Sequence[Event], *, ended: bool) -> list[Remainder]:
    left = _left(own)
    old = _unused(own)
    found: list[Remainder] = []
    rows = _rows(own)
    for line in sorted(left):
        amount = left[line]
        late = 0 if ended or line.fund == OWN_FUNDS else min(amount, old.get(line, 0))
        parts = ((Reason.TWO_YEARS, late), (Reason.ENDED if ended else Reason.UNFINISHED, amount - late))
        found += [Remainder(line, part, reason, rows[line]) for reason, part in parts if part]
    return found


def _rows(own: Iterable[Event]) -> Mapping[Line, tuple[int, ...]]:
    found: dict[Line, list[int]] = defaultdict(list)
    for one in own:
        if one.kind != PAYMENT:
            found[one.line].append(one.row)
    return {line: tuple(sorted(rows)) for line, rows in found.items()}


def _left(own: Sequence[Event]) -> dict[Line, int]:
    """Return what is left by line, none below zero; nothing where the whole is below zero."""
    sums: dict[Line, int] = defaultdict(int)
    for one in own:
        if one.kind != PAYMENT:
            sums[one.line] += effect(one)
    lines = sorted(sums)
    lacking = 0
    for paid, amount in _paid(own).items():
        line = _best(lines, paid)
        if line is None:
            lacking += amount
        else:
            sums[line] -= amount
    return _spread(sums, lacking)


def _paid(own: Iterable[Event]) -> Mapping[Line, int]:
    sums: dict[Line, int] = defaultdict(int)
    for one in own:
        if one.kind == PAYMENT:
            sums[one.line] += one.amount
    return sums


def _best(lines: Sequence[Line], paid: Line) -> Line | None:
    """Return the line that covers a payment most closely: same or wider classes, same fund or none."""
    covering = [one for one in lines if all(map(str.startswith, paid[1:], one[1:]))]
    return max(covering, key=lambda one: tuple(map(len, one[1:])), default=None)


def _spread(sums: Mapping[Line, int], lacking: int) -> dict[Line, int]:
    """Return the sums that are above zero after what others lack was taken from them, in the order of the lines."""
    lacking -= sum(amount for amount in sums.values() if amount < 0)
    left: dict[Line, int] = {}
    for line in sorted(sums):
        taken = min(max(sums[line], 0), max(lacking, 0))
        lacking -= taken
        if sums[line] - taken > 0:
            left[line] = sums[line] - taken
    return _with_refund(left, sums, -lacking)


def _with_refund(left: dict[Line, int], sums: Mapping[Line, int], refund: int) -> dict[Line, int]:
    """Give back what came in without a line of its own, to the first line."""
    if refund > 0 and sums:
        first = min(sums)
        left[first] = left.get(first, 0) + refund
    return left


def _unused(own: Sequence[Event]) -> Mapping[Line, int]:
    """Return what was brought forward and is not spent, by line: of a project and fund, the oldest money goes first."""
    brought: dict[Line, int] = defaultdict(int)
    for one in own:
        if one.kind == CARRIED:
            brought[one.line] += one.amount
    gone = sum(-effect(one) for one in own if one.kind in (PAYMENT, "收回"))
    unused: dict[Line, int] = {}
    for line in sorted(brought):
        had = max(brought[line], 0)
        used = min(had, max(gone, 0))
        gone -= used
        unused[line] = had - used
    return unused
