"""Figures of the text that name the row and the column of a cell near by: 西城维修费36.80万元."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.checking.printed import NUMBER, is_mistyped, value
from jixiao.checking.rows import Row, amount, digits, grids, words
from jixiao.checking.rule import Ground
from jixiao.checking.table_beside import Unlike
from jixiao.model.span import Span

_UNIT = re.compile(r"[（(](?P<unit>亿元|万元|元|人|名|户|亩|盏|个|处|座|辆)[）)]$")
_APART = re.compile(r"上年|去年|以前|目标|计划|预算|追加|调整|其中|增|减|比|较|约|近|20\d\d年")
# 三季度雨水多，油料费仅7.26万元: the row is told in the clause, the column right before the figure
_PREDICATE = r"(?:支出|开支|费用|经费)?(?:[仅只也就均又已为是达至有共]|下?降[到至]|升[到至]|[用花]去|花了|合计)*[ ]*"
_OVER = re.compile(
    r"(?:单位[：:]|以|[为（(])(?P<unit>亿元|万元|元)(?:为单位|计)?|[（(][^（）()\n]*?(?P<told>万元|元)[）)]"
)
_CLAUSE = re.compile(r"[。；;\n]")
_SHORTEST, _FAR, _BACK, _MOST = 2, 400, 10, 200


def named_misfits(ground: Ground) -> Iterator[Unlike]:
    """Yield the figures behind a table, named by row and column, that a slip of the hand keeps from being its cell."""
    text = ground.extracted.document.text
    for grid in grids(ground):
        end = grid[-1][-1].end
        behind = Span(end, min(len(text), end + _FAR))
        if len(grid) * len(grid[0]) <= _MOST:
            for row in grid[1:]:
                yield from _of_row(text, grid[0], row, behind)
            yield from _of_clauses(text, grid, behind)


def _of_row(text: str, head: Row, row: Row, behind: Span) -> Iterator[Unlike]:
    name = words(text, row[0])
    for column, cell in zip(head[1:], row[1:], strict=True):
        told, unit = amount(text, cell), _UNIT.search(words(text, column))
        title = _UNIT.sub("", words(text, column))
        if told is None or unit is None or min(len(name), len(title)) < _SHORTEST:
            continue
        named = re.compile(
            rf"(?<![\u4e00-\u9fff]){re.escape(name)}的?{re.escape(title)}(?:支出)?"
            rf"[为是达]?[ ]*(?P<number>{NUMBER})[ ]*{unit['unit']}"
        )
        for match in named.finditer(text, behind.start, behind.end):
            before = text[max(behind.start, match.start() - _BACK) : match.start()]
            if _is_slip(match["number"], told) and not _APART.search(before):
                yield Unlike(Span(match.start("number"), match.end()), cell, name + title, turned=False)


def _is_slip(number: str, told: Decimal | None) -> bool:
    return told is not None and value(number) != told and is_mistyped(number, told)


def _of_clauses(text: str, grid: Sequence[Row], behind: Span) -> Iterator[Unlike]:
    """Yield the one figure with the digits of its cell in another order, where all others of the text are theirs."""
    begun = grid[0][0].start
    above = text[text.rfind("\n", 0, max(0, begun - 1)) + 1 : begun]
    caption = _OVER.search(above)
    names = {name: row for row in grid[1:] if len(name := words(text, row[0])) >= _SHORTEST}
    found: list[tuple[re.Match[str], Span, str]] = []
    for column, head in enumerate(grid[0]):
        told, title = _UNIT.search(words(text, head)), _UNIT.sub("", words(text, head))
        unit = told["unit"] if told else (caption["unit"] or caption["told"]) if caption else ""
        if not column or not unit or len(title) < _SHORTEST:
            continue
        for match in re.finditer(rf"{re.escape(title)}{_PREDICATE}(?P<number>{NUMBER})[ ]*{unit}", behind.of(text)):
            begun = max((one.end() for one in _CLAUSE.finditer(behind.of(text), 0, match.start())), default=0)
            before = behind.of(text)[begun : match.start()]
            rows = [name for name in names if re.search(rf"(?<![\u4e00-\u9fff]){re.escape(name)}", before)]
            if len(rows) == 1 and not _APART.search(before) and amount(text, names[rows[0]][column]) is not None:
                found.append((match, names[rows[0]][column], rows[0] + title))
    odd = [one for one in found if value(one[0]["number"]) != amount(text, one[1])]
    if len(odd) == 1 and len(found) >= _SHORTEST:
        match, cell, name = odd[0]
        if sorted(match["number"]) == sorted(digits(text, cell)) or _is_slip(match["number"], amount(text, cell)):
            start = behind.start + match.start("number")
            yield Unlike(Span(start, behind.start + match.end()), cell, name, turned=False)
