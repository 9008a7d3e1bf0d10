"""Columns of changes in percent: what the rows prove of them (支出 | 2023年支出 | 增减, +5.4%, -7.3%)."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from jixiao.extraction.grid import Column, GridCell

_SPENT = frozenset({"expenditure", "final", "income"})
_OPEN = frozenset({"change", "unknown", "ignored"})
_CHANGE = re.compile(
    r"(?P<sign>[-－−+＋]|[增减升降](?:加|少|长)?|上升|下降|↑|↓)?(?P<value>[\d,，]+(?:[.．]\d+)?)[%％](?P<arrow>[↑↓])?"
)
_AMOUNT = re.compile(r"[\d,，]+(?:[.．]\d+)?")
_LESS = frozenset("-－−减降下↓")
_LEAST, _SEVERAL = 2, 4
_HUNDRED, _HALF = Decimal(100), Decimal("0.5")


def settle_changes(columns: Mapping[int, Column], rows: Sequence[Sequence[GridCell]]) -> None:
    """Take a column for the rate of change where its rows prove it by this year's and last year's amounts beside it.

    Whatever it is called: 增减, 变化, 与上年相比. One row of several may be printed wrong.
    """
    amounts = {at: one for at, one in columns.items() if _is_amount(one)}
    last = [at for at, one in amounts.items() if one.prior or one.year]
    last = [at for at in last if amounts[at].prior or amounts[at].year == min(amounts[one].year for one in last)]
    this = [at for at in amounts if at not in last]
    if len(last) != 1 or len(this) != 1 or amounts[last[0]].phase != amounts[this[0]].phase:
        return
    for at, one in columns.items():
        free = one.role in _OPEN and not one.phase and not one.head.topic and not one.head.rate
        if free and _prove(rows, at, this[0], last[0]):
            one.role = "change_rate"


def _is_amount(column: Column) -> bool:
    return column.role == "value" and column.phase in _SPENT and not column.head.rate and not column.head.count


def _prove(rows: Sequence[Sequence[GridCell]], at: int, this: int, last: int) -> bool:
    held = missed = 0
    for row in rows:
        texts = {cell.cell.column: cell.text for cell in row}
        found = _CHANGE.fullmatch(texts.get(at, ""))
        amounts = [texts.get(one, "") for one in (this, last)]
        if found is None or not all(_AMOUNT.fullmatch(text) for text in amounts):
            continue
        now, then = map(_number, amounts)
        if not then:
            continue
        value = _number(found["value"])
        less = (found["sign"] or found["arrow"] or "+")[0] in _LESS
        real = (now - then) * _HUNDRED / then
        told = -value if less else value
        step = Decimal(1).scaleb(int(value.as_tuple().exponent))
        bare = not found["sign"] and not found["arrow"]
        if abs((abs(real) if bare else real) - told) <= step * _HALF:
            held += 1
        else:
            missed += 1
    return held >= _LEAST and (not missed or (missed == 1 and held >= _SEVERAL))


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", "").replace("，", "").replace("．", "."))
