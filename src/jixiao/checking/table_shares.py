"""Shares of the rows of a table, told in one sentence behind or before it: 东片占37.42%，西片占32.17%，南片占30.41%."""

import re
from collections.abc import Iterator, Mapping, Sequence

from jixiao.checking.printed import is_mistyped, is_share, percentage, value
from jixiao.checking.rows import Row, amount, grids, words
from jixiao.checking.rule import Ground
from jixiao.checking.told_shares import Misfit
from jixiao.model.span import Span

_ITEM = re.compile(
    r"(?:^|(?<=[，,、；;：:和及]))(?P<name>[\u4e00-\u9fff“”]{2,20}?)(?:支出|经费|资金)?占了?"
    r"(?:比|(?!比)[^\d，,。；;、上去年较]{0,10}?)[为达]?(?P<share>\d{1,2}\.\d{1,2})[ ]?[%％]"
)
_LABEL = re.compile(r"[\u4e00-\u9fff]{2,20}")
_TOTAL = re.compile(r"(?:[合总小共]计|总额|总数)")
_SENTENCE = re.compile(r"[^。；\n]+")
_LEAST = 3


def table_misfits(ground: Ground) -> Iterator[Misfit]:
    """Yield the one share of a sentence that its row does not have of its column, where the others all have theirs."""
    text = ground.extracted.document.text
    told = [
        items
        for sentence in _SENTENCE.finditer(text)
        if len(items := list(_ITEM.finditer(text, sentence.start(), sentence.end()))) >= _LEAST
    ]
    if not told:
        return
    tables = list(grids(ground))
    for items in told:
        found = [misfit for grid in tables for misfit in _in_grid(text, grid, items)]
        if len(found) == 1:
            yield found[0]


def _in_grid(text: str, grid: Sequence[Row], items: Sequence[re.Match[str]]) -> Iterator[Misfit]:
    rows = _rows(text, grid)
    if len({one["name"] for one in items}) != len(items) or not all(one["name"] in rows for one in items):
        return
    totals = [row for row in grid if any(_TOTAL.fullmatch(words(text, cell)) for cell in row)]
    found: list[Misfit] = []
    for column in range(1, len(grid[0])):
        for total in totals[:1]:
            whole = amount(text, total[column])
            parts = [amount(text, rows[one["name"]][column]) for one in items]
            if whole is None or whole <= 0 or any(part is None for part in parts):
                continue
            odd = [
                (one, part)
                for one, part in zip(items, parts, strict=True)
                if part is not None and not is_share(one["share"], part, whole)
            ]
            if not odd:
                return
            one, part = odd[0]
            right = percentage(part, whole, one["share"])
            if len(odd) == 1 and len(items) > len(odd) + 1 and is_mistyped(one["share"], value(right)):
                found.append(Misfit(Span(*one.span("share")), rows[one["name"]][column], total[column], right))
    yield from found


def _rows(text: str, grid: Sequence[Row]) -> Mapping[str, Row]:
    """Map what a row begins with to the row, where no other row begins so."""
    found: dict[str, list[Row]] = {}
    for row in grid:
        label = next((words(text, cell) for cell in row if _LABEL.fullmatch(words(text, cell))), "")
        found.setdefault(label, []).append(row)
    return {name: rows[0] for name, rows in found.items() if name and len(rows) == 1}
