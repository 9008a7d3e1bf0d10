"""The ledger (指标账): append-only events as balanced entries, and balances by project, fund and class at any date.

A simplification of the double entry of 财办〔2022〕36号: every event moves an amount from one account to another, so
that the accounts of a line add up to zero at any time. What may be spent is the account 可执行指标.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from jixiao.model.book import Book, Table
from jixiao.model.closing import Line


class Account(StrEnum):
    """Where the money of a line stands."""

    AUTHORITY = "预算来源"
    CARRIED_IN = "上年结转"
    TRANSFER = "调剂"
    EXECUTABLE = "可执行指标"
    EXECUTED = "已执行指标"
    WITHDRAWN = "收回指标"
    CARRIED_OUT = "结转"
    SURPLUS = "结余"


class Event(NamedTuple):
    """One row of 预算指标 or 支付: `kind` is its 类型, or 支付; `amount` in fen as typed; `day` None if unreadable."""

    day: date | None
    kind: str
    line: Line
    amount: int
    sheet: str
    row: int


class Entry(NamedTuple):
    """An amount (fen) that leaves one account of a line and reaches another."""

    source: Account
    target: Account
    line: Line
    amount: int


PAYMENT = "支付"
_FLOWS: Mapping[str, tuple[Account, Account]] = {
    "年初": (Account.AUTHORITY, Account.EXECUTABLE),
    "追加": (Account.AUTHORITY, Account.EXECUTABLE),
    "调增": (Account.AUTHORITY, Account.EXECUTABLE),
    "上年结转": (Account.CARRIED_IN, Account.EXECUTABLE),
    "调剂": (Account.TRANSFER, Account.EXECUTABLE),
    "调减": (Account.EXECUTABLE, Account.AUTHORITY),
    "收回": (Account.EXECUTABLE, Account.WITHDRAWN),
    PAYMENT: (Account.EXECUTABLE, Account.EXECUTED),
    "结转": (Account.EXECUTABLE, Account.CARRIED_OUT),
    "结余": (Account.EXECUTABLE, Account.SURPLUS),
}
_TAKEN = frozenset({"调减", "收回"})
Balances = Mapping[tuple[Account, Line], int]


def events(book: Book) -> tuple[Event, ...]:
    """Return the events of a book in the order of its sheets; rows without an amount are none.

    A project goes by its first name, whichever of its names a row uses.
    """
    known = first_names(book)
    return (*_events(book.tables.get("budget"), "", known), *_events(book.tables.get("payments"), PAYMENT, known))


def first_names(book: Book) -> Mapping[str, str]:
    """Return the first name of each project by all its names."""
    table = book.tables.get("projects")
    if table is None:
        return {}
    pairs = tuple(zip(table.texts("name"), table.texts("alias"), strict=True))
    others = {one: name for name, alias in reversed(pairs) for one in alias.split("、") if one}
    return others | {name: name for name, _ in pairs if name}


def _events(table: Table | None, kind: str, names: Mapping[str, str]) -> Iterator[Event]:
    if table is None:
        return
    days = table.columns["date"]
    kinds = (kind,) * len(table) if kind else table.texts("kind")
    lines = map(Line, *(table.texts(name) for name in ("project", "fund", "function", "economic")))
    sheet = table.sheet
    known: dict[Line, Line] = {}
    for day, what, line, amount, row in zip(days, kinds, lines, table.amounts("amount"), table.rows, strict=True):
        if amount is not None and what:
            on = day if isinstance(day, date) else None
            if line not in known:
                known[line] = _named(line, names)
            yield Event(on, what, known[line], amount, sheet, row)


def _named(line: Line, names: Mapping[str, str]) -> Line:
    return line._replace(project=names.get(line.project, line.project))


def effect(event: Event) -> int:
    """Return what an event adds to the executable amount of its line (fen); 调减 and 收回 take away as typed or not."""
    if event.kind == PAYMENT:
        return -event.amount
    return -abs(event.amount) if event.kind in _TAKEN else event.amount


def entry(event: Event) -> Entry:
    """Return the balanced entry of an event. KeyError for an unknown kind: a defect."""
    source, target = _FLOWS[event.kind]
    amount = abs(event.amount) if event.kind in _TAKEN else event.amount
    return Entry(source, target, event.line, amount)


def balances(every: Iterable[Event], until: date | None = None) -> Balances:
    """Return the balance (fen) of every account of every line at the end of the day `until`, at the end by default.

    Events without a date count from the start. Those of equal dates may come in any order.
    """
    found: dict[tuple[Account, Line], int] = defaultdict(int)
    for event in every:
        if until is not None and event.day is not None and event.day > until:
            continue
        one = entry(event)
        found[(one.source, one.line)] -= one.amount
        found[(one.target, one.line)] += one.amount
    return dict(found)
