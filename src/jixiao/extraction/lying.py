"""Tables that lie on their side: what is named stands in the first row, what is told of it in the first column.

（空） | 渠道清淤 | 泵站维修, below them 全年预算 | 95 | 60 and 执行数 | 88 | 57: turned, it is a table like the others.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from jixiao.extraction.grid import GridCell, column, plain, read_label, words, year_of
from jixiao.extraction.sources import is_source
from jixiao.taxonomy.lexicon import Lexicon

_LEAST = 3
_PLANS = frozenset({"initial", "adjusted", "budget", "allotted", "received"})
_SPENT = frozenset({"expenditure", "final", "paid"})

# how a source is called beside others: 省级抢救补助, 县级安排, 上年结转
_MONEY = re.compile(
    r"[\u4e00-\u9fff]{2,10}(?:补助|补贴|资金|预算|安排|自筹|公益金|结转|结余|拨款|配套|专项|投入|投资|债券|贷款|收入|捐赠|捐款|奖补|经费|基金)"
)

_Rows = Sequence[Sequence[GridCell]]


def lies(rows: _Rows, lexicon: Lexicon) -> bool:
    """Tell a table whose rows are plan, spending and rate, and whose columns are named by nothing that means so."""
    return _is_full(rows) and _are_measures(rows, lexicon) and _are_names(rows[0], lexicon)


def sources_across(rows: _Rows, lexicon: Lexicon) -> frozenset[str]:
    """Return the sources that the columns of a lying table are named by, one of which at least is a known one.

    Where all are known by themselves the table is read as it stands.
    """
    if not _is_full(rows) or not _are_measures(rows, lexicon):
        return frozenset()
    texts = [plain(cell.text) for cell in rows[0][1:]]
    names = [text for text in texts if text not in words("totals")]
    known = [name in words("sources") or is_source(name) for name in names]
    told = all(one or _MONEY.fullmatch(name) for one, name in zip(known, names, strict=True))
    read = all(name in words("sources") for name in names)
    apart = len(set(texts)) == len(texts) and len(names) < len(texts)
    return frozenset(names) if told and any(known) and apart and not read else frozenset()


def _is_full(rows: _Rows) -> bool:
    """Tell a table of numbers below its first row and behind its first column."""
    if len(rows) < _LEAST or len(rows[0]) < _LEAST or any(len(row) != len(rows[0]) for row in rows):
        return False
    return all(cell.numeric or cell.blank for row in rows[1:] for cell in row[1:])


def turned(rows: _Rows) -> list[list[GridCell]]:
    """Return the columns of a table as its rows; each cell takes the place that it then has."""
    return [
        [replace(cell, cell=replace(cell.cell, row=at, column=row)) for row, cell in enumerate(line)]
        for at, line in enumerate(zip(*rows, strict=True))
    ]


def _are_measures(rows: _Rows, lexicon: Lexicon) -> bool:
    """Tell rows of plan and spending, with nothing but rates and balances beside them."""
    heads = [column(row[0].text, lexicon) for row in rows[1:]]
    told = all(one.role == "value" and (one.phase or one.head.rate) and not one.head.topic for one in heads)
    phases = {one.phase for one in heads}
    return told and bool(phases & _PLANS) and bool(phases & _SPENT)


def _are_names(row: Sequence[GridCell], lexicon: Lexicon) -> bool:
    texts = [plain(cell.text) for cell in row[1:]]
    names = [text for text in texts if text not in words("totals")]
    heads = [read_label(text, lexicon) for text in names]
    plainly = all(not (one.phase or one.rate) for one in heads)
    others = sum(not one.topic and (not one.count or bool(one.residue)) for one in heads)
    years = any(map(year_of, names))
    return all(texts) and not years and plainly and others * 2 > len(names) and len(set(texts)) == len(texts)
