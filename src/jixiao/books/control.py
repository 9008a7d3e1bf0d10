"""What the ledger shows: spent beyond the quota, spent before it came, outside the year, not netting, twice."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches

from jixiao.books.ledger import PAYMENT, Event, effect, events, first_names
from jixiao.model.book import Book, Computed, Problem, RowPlace
from jixiao.model.quantity import FEN_PER_YUAN, decimal_text
from jixiao.taxonomy.book import sheet_form

OWN_FUNDS = "单位资金"
_EARLY = frozenset({"年初", "上年结转"})
_LIKE = 0.6
_FIRST_SHEETS = ("budget", "payments", "projects", "indicators")
_FIRST_ROW = 1
Pool = tuple[str, str]


def problems(book: Book, taken: Sequence[Event] | None = None) -> tuple[Problem, ...]:
    """Return what is wrong in the ledger of a book (JX803–JX812); `taken` are its events where they are known."""
    every = events(book) if taken is None else taken
    return (
        *_pools(every),
        *_outside(every, book.year),
        *_transfers(book),
        *_unknown_projects(book, every),
        *_opening(book, every),
        *_twice(book),
        *_doubts(book),
    )


def blank(book: Book, computed: Sequence[Computed]) -> tuple[Problem, ...]:
    """Return that there is nothing to check (JX813) where a book holds no figure at all: nothing wrong is not right.

    Without a year no figure is computed: then a row of any sheet but that of the unit is enough.
    """
    if computed or (book.year is None and any(len(table) for name, table in book.tables.items() if name != "unit")):
        return ()
    named = _args(**{name: sheet_form(name).name for name in _FIRST_SHEETS})
    return (Problem("JX813", "", named, (RowPlace(sheet_form(_FIRST_SHEETS[0]).name, _FIRST_ROW),)),)


def yuan(fen: int) -> str:
    """Return an amount in 元 with two places."""
    return decimal_text(fen, FEN_PER_YUAN, 2)


def pools(every: Sequence[Event]) -> Mapping[Pool, list[Event]]:
    """Return the events by project and fund; by project alone where a row of it does not name its fund."""
    unnamed = {one.line.project for one in every if not one.line.fund}
    found: dict[Pool, list[Event]] = defaultdict(list)
    for one in every:
        project, fund = one.line.project, one.line.fund
        found[(project, "" if project in unnamed else fund)].append(one)
    return found


def _pools(every: Sequence[Event]) -> Iterator[Problem]:
    """Hold what was spent of each project and fund against its quota, at the end and on every day."""
    budgeted = {one.line.project for one in every if one.kind != PAYMENT}
    if not budgeted:
        return
    for (project, fund), own in pools(every).items():
        spent = sum([one.amount for one in own if one.kind == PAYMENT])
        own_funds = fund == OWN_FUNDS or all(one.line.fund == OWN_FUNDS for one in own)
        if project not in budgeted:
            if spent > 0:
                severity = "warning" if own_funds else ""
                yield Problem("JX805", "", _args(project=project, spent=yuan(spent)), _places(own), severity)
            continue
        left = sum(map(effect, own))
        if left + spent < 0:
            args = _args(project=project, fund=fund and f"（{fund}）", over=yuan(-left - spent))
            yield Problem("JX812", "", args, _taken(own))
        elif left < 0:
            args = _args(
                project=project, fund=fund and f"（{fund}）", spent=yuan(spent), budget=yuan(left + spent),
                over=yuan(-left),
            )  # fmt: skip
            yield Problem("JX803", "", args, _places(own), "warning" if own_funds else "")
        elif (low := _lowest(own)) is not None:
            day, short, rows = low
            args = _args(project=project, fund=fund and f"（{fund}）", day=day.isoformat(), over=yuan(-short))
            yield Problem("JX804", "", args, rows)


def _taken(own: Sequence[Event]) -> tuple[RowPlace, ...]:
    return tuple(RowPlace(one.sheet, one.row, "amount") for one in own if one.kind != PAYMENT and effect(one) < 0)


def _places(own: Sequence[Event]) -> tuple[RowPlace, ...]:
    paid = [one for one in own if one.kind == PAYMENT]
    return tuple(RowPlace(one.sheet, one.row) for one in (paid[::-1] or own))


def _lowest(own: Sequence[Event]) -> tuple[date, int, tuple[RowPlace, ...]] | None:
    """Return the first day at whose end more was spent than there was, what was lacking, the payments of that day.

    Nothing is said where a row has no date: what it brings may have been there in time.
    """
    changes: dict[date, int] = defaultdict(int)
    for one in own:
        if one.day is None:
            return None
        changes[one.day] += effect(one)
    left = 0
    for day in sorted(changes):
        left += changes[day]
        paid = _paid_on(day, own) if left < 0 else ()
        if paid:
            return day, left, paid
    return None


def _paid_on(day: date, own: Sequence[Event]) -> tuple[RowPlace, ...]:
    return tuple(RowPlace(one.sheet, one.row) for one in own if one.day == day and one.kind == PAYMENT)


def _outside(every: Sequence[Event], year: int | None) -> Iterator[Problem]:
    """Quotas may be issued in advance in the year before (提前下达, 预算法 §52); payments may not."""
    if year is None:
        return
    for one in every:
        if one.day is None or one.day.year == year or (one.kind in _EARLY and one.day.year == year - 1):
            continue
        args = _args(sheet=one.sheet, row=str(one.row), day=one.day.isoformat(), year=str(year))
        yield Problem("JX806", "", args, (RowPlace(one.sheet, one.row, "date"),))


def _transfers(book: Book) -> Iterator[Problem]:
    table = book.tables.get("budget")
    if table is None:
        return
    sums: dict[str, int] = defaultdict(int)
    rows: dict[str, list[RowPlace]] = defaultdict(list)
    every = zip(table.texts("kind"), table.texts("document"), table.amounts("amount"), table.rows, strict=True)
    for kind, document, amount, row in every:
        if kind == "调剂" and amount is not None:
            sums[document] += amount
            rows[document].append(RowPlace(table.sheet, row, "amount"))
    for document, total in sums.items():
        if total:
            variant = "document" if document else "none"
            yield Problem("JX807", variant, _args(document=document, sum=yuan(total)), tuple(rows[document]))


def _unknown_projects(book: Book, every: Sequence[Event]) -> Iterator[Problem]:
    known = first_names(book)
    if not known:
        return
    rows: dict[tuple[str, str], list[RowPlace]] = defaultdict(list)
    for one in every:
        if one.line.project and one.line.project not in known:
            rows[(one.sheet, one.line.project)].append(RowPlace(one.sheet, one.row, "project"))
    for (sheet, project), places in rows.items():
        like = get_close_matches(project, known, 1, _LIKE)
        args = _args(sheet=sheet, project=project, count=str(len(places)), like=like[0] if like else "")
        yield Problem("JX808", "like" if like else "", args, tuple(places))


def _opening(book: Book, every: Sequence[Event]) -> Iterator[Problem]:
    """Last year's closing is this year's opening, but for the surplus that did not go on."""
    closing, surplus = book.first("prior", "closing"), book.first("prior", "surplus")
    brought = [one for one in every if one.kind == "上年结转"]
    opening = sum(one.amount for one in brought)
    if not isinstance(closing, int) or not brought:
        return
    closing -= surplus if isinstance(surplus, int) else 0
    if opening == closing:
        return
    args = _args(opening=yuan(opening), closing=yuan(closing), difference=yuan(abs(opening - closing)))
    yield Problem("JX809", "", args, tuple(RowPlace(one.sheet, one.row, "amount") for one in brought))


def _twice(book: Book) -> Iterator[Problem]:
    table = book.tables.get("payments")
    if table is None:
        return
    seen: dict[tuple[object, ...], int] = {}
    vouchers, amounts = table.texts("voucher"), table.amounts("amount")
    times = Counter(vouchers)
    for at, voucher in enumerate(vouchers):
        if not voucher or times[voucher] == 1 or amounts[at] is None:
            continue
        record = tuple(values[at] for values in table.columns.values())
        first = seen.setdefault(record, table.rows[at])
        if first != table.rows[at]:
            args = _args(
                sheet=table.sheet, row=str(table.rows[at]), other=str(first), voucher=voucher,
                amount=yuan(amounts[at] or 0),
            )  # fmt: skip
            yield Problem("JX810", "", args, (RowPlace(table.sheet, table.rows[at]), RowPlace(table.sheet, first)))


def _doubts(book: Book) -> Iterator[Problem]:
    """Yield the sheets with rows that wait for the clerk's word."""
    for table in book.tables.values():
        if "doubt" not in table.columns:
            continue
        rows = [row for row, doubt in zip(table.rows, table.texts("doubt"), strict=True) if doubt]
        if rows:
            args = _args(sheet=table.sheet, row=str(rows[0]), count=str(len(rows)))
            yield Problem("JX811", "doubt", args, tuple(RowPlace(table.sheet, row) for row in rows))


def _args(**named: str) -> tuple[tuple[str, str], ...]:
    return tuple(named.items())
