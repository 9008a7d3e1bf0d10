"""One account of work in the cells of two rows: 栽植柳苗3万株护岸 for banks and for pumps."""

import re
from collections.abc import Iterator, Sequence

from jixiao.checking.rule import Ground
from jixiao.model.document import Cell, Table
from jixiao.model.span import Span

# how much was done of something: a rule of scoring, a rate or an amount of money may stand in many rows
_WORK = re.compile(r"\d[\d.,]*[ ]?(?:余|多)?(?:万|亿)?(?![\d.,万亿元%％分年月日])[\u4e00-\u9fff]")
_NO_WORK = re.compile(r"扣|得[满\d]|分值|标准|每[低少超高]|以上|不[低少高超]|按(?!摩)|依据|根据|《|比例|同上|详见")
_HAN = re.compile(r"[\u4e00-\u9fff]")
# 合格率98.5%，不合格产品已下架销毁: what came of it, and what was done
_RATE, _CLAUSE = re.compile(r"\d[ ]?[%％]"), re.compile("[，；,;]")
# 举办两个班次，结业后推荐就业，半年内回访一次: several things done, told without digits
_SEVERAL = re.compile(r"[，；,;。](?=[^，；,;。])")
_USUAL = re.compile(
    r"手续|程序|审批|审核|验收|台账|公示|集中支付|专款专用|制度|目标|偏差|措施|无[^，]{0,6}$|正常|及时|已完成|指标"
)
_LEAST, _LONG, _ACCOUNT = 7, 16, 28
_TWICE = 2


def copied_cells(ground: Ground) -> Iterator[tuple[Span, Span]]:
    """Yield the second of two cells of a column with the same account of work, and the first, where no third has it."""
    text = ground.extracted.document.text
    for table in ground.extracted.document.tables:
        names = {cell.row: cell.span.of(text).strip() for cell in table.cells if cell.column == 0}
        for cells in _alike(text, table):
            first, again, *more = cells
            named = {names.get(cell.row, "") for cell in (first, again)}
            if not more and len(named) == _TWICE and "" not in named:
                yield again.span, first.span


def _alike(text: str, table: Table) -> Iterator[Sequence[Cell]]:
    """Yield the cells behind the first column that tell the same work, two or more."""
    alike: dict[tuple[int, str], list[Cell]] = {}
    for cell in table.cells:
        words = "".join(cell.span.of(text).split())
        letters = len(_HAN.findall(words))
        rated = letters >= _LONG and bool(_RATE.search(words) and _CLAUSE.search(words))
        several = letters >= _ACCOUNT and len(_SEVERAL.findall(words)) >= _TWICE and not _USUAL.search(words)
        told = bool(_WORK.search(words)) or rated or several
        if cell.column and letters >= _LEAST and told and not _NO_WORK.search(words):
            alike.setdefault((cell.column, words), []).append(cell)
    yield from (cells for cells in alike.values() if len(cells) >= _TWICE)
