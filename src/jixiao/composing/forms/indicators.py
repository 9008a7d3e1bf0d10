"""The block of indicators that the self-evaluation forms share."""

from collections.abc import Sequence
from itertools import groupby

from jixiao.composing.forms.cells import label, points, wanted, words
from jixiao.model.form import IndicatorLine, Marks
from jixiao.model.page import Look, PageCell, Row
from jixiao.model.score import points_text

_HEADS = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")
_NOTHING = "无"


def indicator_rows(marks: Marks, score_name: str = "得分") -> tuple[Row, ...]:
    """Return header and rows of nine columns, the first one the name of the block, and the row of the totals."""
    heads = tuple(label(score_name if name == "得分" else name) for name in _HEADS)
    lines = list(_lines(marks.lines)) or [(wanted("绩效指标", len(_HEADS)),)]
    block = label("绩效指标", rows=len(lines) + 1)
    return (block, *heads), *lines, _total(marks)


def _total(marks: Marks) -> Row:
    return (
        label("总分", 6),
        points(marks.total_weight, "总分值"),
        points(marks.total, "总得分"),
        PageCell(""),
    )


def _lines(lines: Sequence[IndicatorLine]) -> list[Row]:
    rows: list[Row] = []
    for _, first in groupby(lines, key=lambda one: one.level1):
        group = list(first)
        seconds = [list(some) for _, some in groupby(group, key=lambda one: one.level2)]
        for at, some in enumerate(seconds):
            for place, line in enumerate(some):
                upper: Row = (label(line.level1, rows=len(group)),) if at == place == 0 else ()
                below: Row = (label(line.level2 or line.level1, rows=len(some)),) if place == 0 else ()
                rows.append((*upper, *below, *_line(line)))
    return rows


def _line(line: IndicatorLine) -> Row:
    return (
        PageCell(line.level3),
        words(line.target, "年度指标值"),
        words(line.actual, "实际完成值"),
        points(line.weight, "分值"),
        points(line.score, _wish(line)),
        words(line.reason, "偏差原因") if line.due or line.reason else PageCell(_NOTHING, Look.TEXT),
    )


def _wish(line: IndicatorLine) -> str:
    """Return what is asked for where a score is not known, with the points that the clause leaves to choose from."""
    return "得分" if line.room is None else f"得分（{points_text(line.room[0])}～{points_text(line.room[1])}）"
