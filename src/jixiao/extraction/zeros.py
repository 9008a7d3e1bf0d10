"""Bare zeros behind the name of an amount: 因公出国（境）费预算0，决算0; 公务用车购置为0."""

import re
from collections.abc import Sequence
from dataclasses import replace

from jixiao.model.document import BlockKind, Document
from jixiao.model.figure import Figure
from jixiao.model.quantity import FEN_PER_YUAN, YUAN_PER_UNIT, Dimension, Quantity

_OF_MONEY = re.compile(
    r"(?:预算|决算|支出|费|费用|经费|收入|拨款|购置|运行|接待|出国|[（(]境[）)]|结转|结余|补助|追加|调增|调减|采购|合计|预算安排)"
    r"(?:指标|使用|、|数|额|金额)*(?:仍|也|亦|均|都|皆|各)?(?:为|是|：|:|＝|=)?[ ]?$"
)
# numbers of things, marks and indicators that the same words may stand before
_OF_OTHERS = re.compile(r"(?:数量|辆|批次|人次|团组|保有|得分|分值|扣分|完成率|指标值)[^，。；、]{0,6}$")
_ENDS = frozenset(["", *"，,、；;。）)\n \t\u3000"])
_LOOK = 20


def take_zeros(document: Document, figures: list[Figure]) -> None:
    """Give bare zeros in running text the unit of the amounts around them, where the words before them name money."""
    prose = {block.index for block in document.blocks if block.kind is BlockKind.PARAGRAPH}
    for number, figure in enumerate(figures):
        plain = figure.quantity.dimension is Dimension.PLAIN and figure.quantity.value == 0
        if not plain or figure.block not in prose or document.text[figure.span.end : figure.span.end + 1] not in _ENDS:
            continue
        before = document.text[max(0, figure.span.start - _LOOK) : figure.span.start].rpartition("\n")[2]
        unit = _unit_around(figures, number)
        if unit and _OF_MONEY.search(before) and not _OF_OTHERS.search(before):
            scale = FEN_PER_YUAN * YUAN_PER_UNIT[unit]
            zero = Quantity.exact(Dimension.MONEY, 0, unit, scale, figure.quantity.decimals)
            figures[number] = replace(figure, quantity=zero)


def _unit_around(figures: Sequence[Figure], number: int) -> str:
    """Return the unit of the nearest amount before a figure, else of the nearest behind it, empty for none."""
    nearest = (*range(number - 1, -1, -1), *range(number + 1, len(figures)))
    units = (figures[at].quantity.unit for at in nearest if figures[at].quantity.dimension is Dimension.MONEY)
    return next((unit for unit in units if unit in YUAN_PER_UNIT), "")
