"""Projects that a table names without calling its column so: the line or the heading over it speaks of projects."""

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.extraction.grid import GridCell, grid_rows, plain, read_label, words
from jixiao.extraction.lying import lies, turned
from jixiao.extraction.naming import economic_items, is_name
from jixiao.model.document import Document, Table
from jixiao.model.outline import Heading
from jixiao.taxonomy.lexicon import lexicon

_REACH, _FEW = 160, 2
_OF_PROJECTS = re.compile(
    r"(?<![本该此])(?:项目|专项)(?:资金|经费|业务经费|业务费|支出)*[^。；\n]{0,16}?(?:下表|如下|见表|附表|[一两二三四五六七八九十\d][个项]|表[\d一二三四五六七八九十])"
    r"|(?<![本该此])(?:项目|专项)(?:资金|经费|业务经费|业务费|支出)*(?:实施|执行|使用|安排|预算|收支|完成|绩效|对照|对比|分项)*(?:情况)?(?:明细|一览|汇总|统计)?表"
    # 项目（名称、预算、支出、执行率）: the columns of what stands below it
    r"|(?<![本该此])(?:项目|专项)(?:资金|经费|支出)?[（(][^（）()。\n]*(?:预算|安排)[^（）()。\n]*(?:支出|执行)[^（）()。\n]*[）)]\s*$"
)
_HEADED = re.compile(
    r"(?:项目|专项)(?:资金|经费|业务经费|业务费|支出)?(?:实施|执行|使用|安排|预算|完成)*(?:情况)?(?:明细|一览|汇总)?$"
)
_OTHER_NAMES = ("unit_names", "class_names", "expense_names")
_HALF = re.compile(r"(?:[一二三四]、|[（(][一二三四][）)]|其中[：:])?项目(?:支出|经费)")
_BELOW = re.compile(r"(?:\d{1,2}[.、．](?!\d)|[（(]\d{1,2}[）)]|[①-⑳])")
# 上级专项资金 beside named projects is all that came from above for them
_FUND = re.compile(r"[\u4e00-\u9fff]{2,8}专项(?:资金|经费)?")
_NUMBER = re.compile(r"[\d,，]+(?:[.．]\d+)?")
_AMOUNT = re.compile(rf"(?:{_NUMBER.pattern})(?:万元|元)?")


def names_in_tables(document: Document, headings: Sequence[Heading]) -> Iterator[str]:
    """Yield the names of projects in tables whose title or section tells that the rows are projects."""
    for table in document.tables:
        rows = grid_rows(document, table)
        rows = turned(rows) if lies(rows, lexicon()) else rows
        if len(rows) > _FEW:
            found = _below_title(document, headings, table, rows) or _below_half(rows)
            yield from found if len(found) >= _FEW else ()


def funds_of_projects(document: Document) -> Iterator[str]:
    """Yield the funds named like a source that stand as projects among those numbered below 项目支出."""
    for table in document.tables:
        yield from (name for name in _below_half(grid_rows(document, table)) if not _may_be_project(name))


def _below_title(
    document: Document, headings: Sequence[Heading], table: Table, rows: Sequence[Sequence[GridCell]]
) -> list[str]:
    """Return the labels of a table of names, plans and spending below words that speak of projects."""
    column = _name_column(rows[0], rows[1])
    if column is None or not _is_of_projects(document, headings, table):
        return []
    labels = [(cell, row) for row in rows[1:] for cell in row if cell.cell.column == column and cell.text]
    labels = [(cell, row) for cell, row in labels if plain(cell.text) not in words("totals")]
    numbered = all(any(_AMOUNT.fullmatch(one.text) for one in row if one is not cell) for cell, row in labels)
    names = [plain(cell.text) for cell, _ in labels]
    return names if numbered and all(map(_may_be_project, names)) else []


def _below_half(rows: Sequence[Sequence[GridCell]]) -> list[str]:
    """Return the labels numbered below the row 项目支出 that come to it in a column: 二、项目支出 over 1.渠道清淤."""
    at = next((at for at, row in enumerate(rows) if row and _HALF.fullmatch(row[0].text)), len(rows))
    below = list(itertools.takewhile(lambda row: bool(row) and _BELOW.match(row[0].text), rows[at + 1 :]))
    names = [plain(row[0].text) for row in below]
    columns = [cell.cell.column for cell in rows[at][1:]] if below else []
    summed = any(_comes_to(below, rows[at], column) for column in columns)
    named = [_may_be_project(name) for name in names]
    fits = all(may or _FUND.fullmatch(name) for may, name in zip(named, names, strict=True))
    return names if summed and any(named) and fits else []


def _comes_to(rows: Sequence[Sequence[GridCell]], whole: Sequence[GridCell], column: int) -> bool:
    values = [next((cell.text for cell in row if cell.cell.column == column), "") for row in (*rows, whole)]
    if not all(_NUMBER.fullmatch(value) for value in values):
        return False
    *parts, total = (Decimal(value.replace(",", "").replace("，", "").replace("．", ".")) for value in values)
    return sum(parts) == total and total > 0


def _name_column(header: Sequence[GridCell], below: Sequence[GridCell]) -> int | None:
    """Return the column of names of a table that also gives a plan or what was spent.

    Where each cell of a row has its own label, nothing stands over the names.
    """
    texts = [plain(cell.text) for cell in header]
    if any(text in words(kind) for text in texts for kind in _OTHER_NAMES if text not in ("内容", "明细")):
        return None
    named = [cell.cell.column for cell in header if plain(cell.text) in words("names")]
    named = named or [cell.cell.column for cell in header[:1] if not cell.text]
    named = named or [cell.cell.column for cell in below[:1] if header and cell.cell.column < header[0].cell.column]
    phases = [read_label(text, lexicon()).phase for text in texts]
    return named[0] if len(named) == 1 and any(phases) else None


def _is_of_projects(document: Document, headings: Sequence[Heading], table: Table) -> bool:
    before = document.text[max(0, table.span.start - _REACH) : table.span.start]
    lines = [line for line in before.split("\n") if line.strip()][-_FEW:]
    if any(_OF_PROJECTS.search(line.rpartition("。")[2] or line) for line in lines):
        return True
    over = [one for one in headings if one.body.contains(table.span) and not one.runs_on]
    return bool(over) and _HEADED.search(over[-1].title.of(document.text).strip()) is not None


def _may_be_project(label: str) -> bool:
    known = label in lexicon().senses or label in economic_items() or label in words("totals") | words("sources")
    return bool(label) and not known and not read_label(label, lexicon()).topic and is_name(label, called=True)
