"""Figures of which the report itself says why they are not what the others make: a note below the table, a bracket."""

import re
from collections.abc import Mapping
from decimal import Decimal

from jixiao.checking.printed import NUMBER, value
from jixiao.model.fact import Fact
from jixiao.model.quantity import decimal_text
from jixiao.model.relation import Evaluation
from jixiao.model.span import Span

_AVERAGE = re.compile(r"平均|均值")
# 不含结余分配100.00万元; 结余10.00万元按规定上缴
_LEFT_OUT = re.compile(
    rf"(?:(?:不含|未含|不包括|未包括|扣除|剔除|另有|另含|未列)[^，,。；;\n\d]{{0,16}}(?P<one>{NUMBER})"
    rf"|(?P<other>{NUMBER})[ ]?(?:[亿万]?元)?[^，,。；;\n\d]{{0,8}}(?:上缴|收回|缴回|退回|未列|未计|未含))"
)
# 注：特困项目年末收回10.00万元
_GONE = re.compile(rf"{_LEFT_OUT.pattern}|(?:收回|上缴|缴回|退回|核减)[^，,。；;\n\d]{{0,8}}(?P<gone>{NUMBER})")
_TOTAL = re.compile("合计|总计|小计|共计")
_NOTE = re.compile(r"^[ \t\u3000]*[（(]?(?:备?注|说明)\d?[：:][^\n]*", re.MULTILINE)
# 各行四舍五入，与合计有尾差: no more than that
_ROUNDED = re.compile(r"四舍五入|尾差|尾数|进位")
_LABEL = re.compile(r"[\u4e00-\u9fff]{2,12}")
_LINES, _REACH = 2, 600


def is_explained(text: str, evaluation: Evaluation, facts: Mapping[str, Fact], apart: int) -> bool:
    """Tell a result whose row is an average, is spoken of in a note, or is followed by what it leaves out.

    `apart` is how far it is from what the others make, in the base unit of its quantity.
    """
    result = facts[evaluation.result]
    if result.span is None:
        return False
    begun = text.rfind("\n", 0, result.span.start) + 1
    label = _LABEL.search(text, begun, result.span.start)
    if result.cell is not None and label is not None:
        average = _AVERAGE.search(text, begun, result.span.start) is not None
        lacking = value(decimal_text(apart, result.quantity.scale, result.quantity.decimals))
        return average or _is_noted(text, result.span, label[0], lacking)
    lacking = value(decimal_text(apart, result.quantity.scale, result.quantity.decimals))
    return leaves_out(text, result.span.end, lacking)


def _is_noted(text: str, place: Span, label: str, lacking: Decimal) -> bool:
    """Tell a row that a note names, or a row of totals from which a note says that just so much went."""
    told = (note[0] for note in _NOTE.finditer(text, place.end, min(len(text), place.end + _REACH)))
    notes = [note for note in told if not _ROUNDED.search(note)]
    went = (value(one["one"] or one["other"] or one["gone"]) for note in notes for one in _GONE.finditer(note))
    return any(label in note for note in notes) or (_TOTAL.match(label) is not None and lacking in went)


def leaves_out(text: str, end: int, lacking: Decimal) -> bool:
    """Tell whether the rest of the line, or the next one, says that just so much is left out or went elsewhere."""
    behind = "\n".join(text[end:][:_REACH].split("\n")[:_LINES])
    return any(value(match["one"] or match["other"]) == lacking for match in _LEFT_OUT.finditer(behind))
