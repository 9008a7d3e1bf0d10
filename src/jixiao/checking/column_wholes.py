"""Shares in a column whose amounts come to a total told anywhere: what all rows but one are shares of, each is.

司法救助金 176.50 44.5% in a table without a row for the total, which is told above it; or a total whose own share is no
100%.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from jixiao.checking.printed import is_share, is_typed, percentage, places, value
from jixiao.checking.rule import Ground
from jixiao.checking.told_shares import Misfit
from jixiao.model.fact import Fact
from jixiao.model.quantity import Dimension
from jixiao.model.span import Span

_LEAST = 2
_FULL = Decimal(100)
Column = Mapping[int, Fact]


def column_misfits(ground: Ground) -> Iterator[Misfit]:
    """Yield the one share of a column that its amount is not of what the column comes to."""
    told = [one for one in ground.extracted.facts if one.quantity.dimension is Dimension.MONEY and one.span is not None]
    wholes = {one.quantity.value: one for one in reversed(told)}
    for rates, amounts in _columns(ground.extracted.facts):
        rows = [row for row in rates if row in amounts]
        total = _total_row(rows, amounts)
        parts = [row for row in rows if row != total]
        whole = wholes.get(sum(amounts[row].quantity.value for row in parts))
        if whole is None or not whole.quantity.value or len(rows) < len(rates):
            continue
        odd = [row for row in parts if not _fits(rates[row], amounts[row], whole)]
        if total is not None and value(_number(rates[total])) != _FULL:
            odd.append(total)
        if len(odd) == 1 and len(parts) - (odd[0] != total) >= _LEAST:
            yield from _misfit(rates, amounts[odd[0]], whole, odd[0])


def _columns(facts: Sequence[Fact]) -> Iterator[tuple[Column, Column]]:
    """Yield each column of printed percentages with each column of amounts in front of it."""
    tables: dict[int, dict[int, dict[int, Fact]]] = defaultdict(lambda: defaultdict(dict))
    for fact in facts:
        if fact.cell is not None and fact.span is not None:
            table, row, column = fact.cell
            tables[table][column].setdefault(row, fact)
    for columns in tables.values():
        rates = [at for at, rows in columns.items() if _are_all(rows, Dimension.RATE)]
        money = [at for at, rows in columns.items() if _are_all(rows, Dimension.MONEY)]
        yield from ((columns[at], columns[other]) for at in rates for other in money if other < at)


def _are_all(rows: Column, dimension: Dimension) -> bool:
    exact = all(one.quantity.approximation == "exact" and one.quantity.value > 0 for one in rows.values())
    return exact and {one.quantity.dimension for one in rows.values()} == {dimension}


def _total_row(rows: Sequence[int], amounts: Column) -> int | None:
    """Return the row of the amount that all others come to."""
    if len(rows) <= _LEAST:
        return None
    most = max(rows, key=lambda row: amounts[row].quantity.value)
    together = sum(amounts[row].quantity.value for row in rows)
    return most if together == 2 * amounts[most].quantity.value else None


def _fits(rate: Fact, amount: Fact, whole: Fact) -> bool:
    return is_share(_number(rate), Decimal(amount.quantity.value), Decimal(whole.quantity.value))


def _misfit(rates: Column, part: Fact, whole: Fact, row: int) -> Iterator[Misfit]:
    share = rates[row]
    usual = max((_number(one) for at, one in rates.items() if at != row), key=places)
    right = percentage(Decimal(part.quantity.value), Decimal(whole.quantity.value), usual)
    if is_typed(_number(share), value(right)) and None not in (share.span, part.span, whole.span):
        yield Misfit(share.span or Span(0, 0), part.span or Span(0, 0), whole.span or Span(0, 0), right)


def _number(rate: Fact) -> str:
    return rate.printed.strip().rstrip("%％ ")
