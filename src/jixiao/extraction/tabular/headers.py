"""Header rows of a table: one above the other, over several columns, short ones by their neighbours."""

import re
from collections.abc import Iterable, Mapping, Sequence

from jixiao.extraction.grid import Column, GridCell, column, plain, words
from jixiao.taxonomy.lexicon import Lexicon

_SEVERAL = 2
_EXECUTION, _SPENT = "execution", "expenditure"
# expenses that tables set beside the 三公 expenses: a total there is of all
_BESIDE = frozenset({"meeting", "training"})
# a header over several columns that a flat table leaves empty behind it
_PLAN = re.compile(r"预算数|决算数|支出数|执行数")


def columns_of(row: Sequence[GridCell], above: Mapping[int, Column], lexicon: Lexicon) -> dict[int, Column]:
    """Return what a header row says of each column; `above` is the header over it, whose year and phase last."""
    columns = dict(above)
    spread = ""
    for cell in row:
        spread = cell.text or spread
        for offset in range(cell.cell.column_span):
            at = cell.cell.column + offset
            if cell.text:
                year, months = (columns[at].year, columns[at].months) if at in columns else (0, 0)
                phase = columns[at].phase if at in columns else ""
                columns[at] = column(cell.text, lexicon)
                columns[at].year = columns[at].year or year
                columns[at].months = columns[at].months or months
                columns[at].under = bool(phase) and not columns[at].head.phase
                columns[at].phase = columns[at].phase if columns[at].head.phase else phase or columns[at].phase
            elif at not in columns:
                columns[at] = column(spread, lexicon) if _PLAN.search(spread) else Column("", role="unknown")
    _join_sangong(columns)
    _join_months(columns)
    return columns


def beside_sangong(topics: Iterable[str]) -> bool:
    """Tell whether expenses are listed that are none of the 三公 expenses: 会议费, 培训费."""
    return not _BESIDE.isdisjoint(topics)


def _join_months(columns: dict[int, Column]) -> None:
    """Read a rate of execution by the part of the year that the spending beside it speaks of: 1—7月执行数 | 执行率."""
    spent: Column | None = None
    for _, one in sorted(columns.items()):
        if one.head.rate == _EXECUTION and spent is not None and not one.year:
            one.months = one.months or spent.months
        elif one.phase == _SPENT and not one.head.rate:
            spent = one


def _join_sangong(columns: dict[int, Column]) -> None:
    """Read the short headers of a table of 三公 expenses (公务用车小计, 合计) by what stands beside them."""
    listed = [one for one in columns.values() if one.head.topic.startswith("sangong")]
    if len(listed) < _SEVERAL:
        return
    for one in listed:
        one.head.count, one.role = "", "value"
    others = beside_sangong(one.head.topic for one in columns.values())
    for one in columns.values():
        if not one.head.topic and one.text.startswith(("公务用车", "公车")):
            one.head.topic, one.head.count, one.role = "sangong_car", "", "value"
        elif plain(one.text) in words("totals") and not others:
            one.head.topic, one.role = "sangong", "value"
