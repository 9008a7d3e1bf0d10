"""A list against the book: which rows are new, which are there, which are there otherwise.

Rows are the same by the number of their document or voucher and their content; what the clerk wrote is never changed.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from jixiao.books.ledger import first_names
from jixiao.model.book import Book, Value
from jixiao.model.importing import Found, Incoming, Listing, Record, Step

Fits = Callable[[Record, Record], bool]
_NUMBER = {"budget": "document", "payments": "voucher"}
_COMPARED = {
    "budget": ("date", "document", "kind", "project", "fund", "function", "economic", "amount"),
    "payments": ("date", "voucher", "project", "fund", "function", "economic", "amount"),
    "projects": ("name", "code", "class"),
}


@dataclass(frozen=True, slots=True)
class _Held:
    row: int
    record: Record


def differences(listing: Listing, book: Book) -> tuple[Step, ...]:
    """Return what became of each row of a list, in its order."""
    held = list(_held(book, listing.form))
    steps = _projects(listing, held, book) if listing.form == "projects" else _rows(listing, held)
    return tuple(sorted(steps, key=lambda one: one.incoming.row))


def _held(book: Book, form: str) -> Iterator[_Held]:
    table = book.tables.get(form)
    if table is None:
        return
    names = first_names(book)
    for at, row in enumerate(table.rows):
        record = {name: values[at] for name, values in table.columns.items()}
        if isinstance(record.get("project"), str):
            record["project"] = names.get(str(record["project"]), record["project"])
        yield _Held(row, record)


def _projects(listing: Listing, held: Sequence[_Held], book: Book) -> Iterator[Step]:
    names = first_names(book)
    codes = {str(one.record["code"]): one for one in held if one.record.get("code")}
    by_name = {str(one.record["name"]): one for one in held if one.record.get("name")}
    for one in listing.rows:
        name = str(one.record.get("name") or "")
        there = codes.get(str(one.record.get("code") or "")) or by_name.get(names.get(name, name))
        yield Step(one, Found.NEW) if there is None else _met(one, there, "projects")
        if there is None:
            new = _Held(0, one.record)
            by_name[name] = new
            codes |= {str(one.record["code"]): new} if one.record.get("code") else {}


def _rows(listing: Listing, held: Sequence[_Held]) -> Iterator[Step]:
    """Pair rows that agree in all that both tell, then those of one number and amount, then those of one number."""
    number = _NUMBER[listing.form]
    alike = partial(_agree, form=listing.form)
    passes: tuple[tuple[tuple[str, ...], Fits], ...] = (
        (("date", number, "amount"), alike),
        ((number, "amount"), alike),
        ((number, "amount"), _any),
        (("date", "project", "amount"), partial(_lacks, number=number, form=listing.form)),
        ((number, "project"), _any),
    )
    left, free = list(listing.rows), list(held)
    for keys, fits in passes:
        pairs = _paired(left, free, keys, fits)
        yield from (_met(one, there, listing.form) for one, there in pairs)
        rows, taken = {id(one) for one, _ in pairs}, {id(there) for _, there in pairs}
        left = [one for one in left if id(one) not in rows]
        free = [one for one in free if id(one) not in taken]
    yield from (Step(one, Found.NEW) for one in left)


def _paired(
    left: Sequence[Incoming], free: Sequence[_Held], keys: Sequence[str], fits: Fits
) -> list[tuple[Incoming, _Held]]:
    """Return pairs that share all of `keys`, one to one."""
    waiting: dict[tuple[Value, ...], list[_Held]] = defaultdict(list)
    for one in free:
        waiting[_key(one.record, keys)].append(one)
    pairs: list[tuple[Incoming, _Held]] = []
    for row in left:
        key = _key(row.record, keys)
        if any(value is None for value in key):
            continue
        there = next((one for one in waiting.get(key, ()) if fits(row.record, one.record)), None)
        if there is not None:
            waiting[key].remove(there)
            pairs.append((row, there))
    return pairs


def _any(_one: Record, _other: Record) -> bool:
    return True


def _agree(one: Record, other: Record, form: str) -> bool:
    """Tell rows of which nothing that both tell differs."""
    return not _unlike(one, other, form)


def _lacks(one: Record, other: Record, number: str, form: str) -> bool:
    """Tell rows that agree, and of which one has no number."""
    return (not one.get(number) or not other.get(number)) and _agree(one, other, form)


def _key(record: Record, keys: Sequence[str]) -> tuple[Value, ...]:
    return tuple(record.get(key) for key in keys)


def _met(one: Incoming, there: _Held, form: str) -> Step:
    unlike = _unlike(one.record, there.record, form)
    return Step(one, Found.OTHER if unlike else Found.SAME, there.row, unlike)


def _unlike(one: Record, other: Mapping[str, Value], form: str) -> tuple[tuple[str, Value, Value], ...]:
    return tuple(
        (name, other.get(name), one.get(name))
        for name in _COMPARED[form]
        if one.get(name) is not None and other.get(name) is not None and one.get(name) != other.get(name)
    )
