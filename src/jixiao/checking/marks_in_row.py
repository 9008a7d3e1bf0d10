"""Marks told in a row, then what they come to: 选址18.5分、采购22分、使用27.5分，总得分68分."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.checking.areas import prose
from jixiao.checking.deductions import Marks
from jixiao.checking.printed import is_mistyped
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

_NUMBER = r"\d{1,3}(?:\.\d{1,2})?"
_NAME = r"(?:(?![扣加减折满另]|上年|去年|本年|权重|分值|平均|每|各|最[高低])[\u4e00-\u9fff]){2,10}?得?"
_ROW = re.compile(
    rf"(?:^|(?<=[。；;：:，,\n]))(?P<parts>{_NAME}{_NUMBER}分(?:[、，,；;和及]{_NAME}{_NUMBER}分){{2,9}})"
    r"[，,；;](?:以上|上述|[三四五六七八九]项|该项目|本项目|项目|自评|综合|评价|最终)*"
    r"(?:总得分|总分|总评分|得分合计|合计得分|合计得|共计得|共得|总计得|综合得分|得分共计|合计|共计|总计|加总)(?:为|是)?"
    rf"(?P<total>{_NUMBER})分"
)
_PART = re.compile(rf"(?<![\d.])(?P<number>{_NUMBER})分")
# what is weighed, taken off or given besides, and marks of another year or of others
_OTHER = re.compile(r"满分|权重|分值|折算|加权|平均|扣|加分|奖励|上年|去年|其中|复核|占|%|％")
_OPENS = ("：", ":")
_WHOLE, _ROUND = Decimal(100), Decimal(5)


def wrong_rows_of_marks(ground: Ground) -> Iterator[Marks]:
    """Yield the sum behind a row of marks that they do not come to; `sure` where they make more, by one digit."""
    text = ground.extracted.document.text
    for area in prose(ground.extracted.document):
        for match in _ROW.finditer(text, area.start, area.end):
            told = list(_PART.finditer(text, *match.span("parts")))
            begun = max(area.start, *(text.rfind(mark, area.start, match.start()) + 1 for mark in "。\n"))
            stop = re.compile(r"[。\n]|$").search(text, match.end(), area.end)
            other = _OTHER.search(text, begun, stop.start() if stop else match.end()) is not None
            if not other and _may_be_all([Decimal(one["number"]) for one in told], Decimal(match["total"])):
                marks = _marks(text, match, told)
                # what makes less may lack an indicator, unless a colon opens the row
                if marks.right > Decimal(match["total"]) or text[match.start() - 1 : match.start()] in _OPENS:
                    yield marks


def _may_be_all(parts: Sequence[Decimal], total: Decimal) -> bool:
    """Tell marks that can be all there are of another sum: no full marks, and none as small as what lacks."""
    listed = sum(parts, Decimal(0))
    full = listed == _WHOLE or all(part % _ROUND == 0 for part in parts)
    return listed != total and listed <= _WHOLE and total <= _WHOLE and not full and abs(listed - total) < min(parts)


def _marks(text: str, match: re.Match[str], told: Sequence[re.Match[str]]) -> Marks:
    listed = sum((Decimal(one["number"]) for one in told), Decimal(0))
    right = listed.to_integral_value() if listed == listed.to_integral_value() else listed
    total = Span(match.start("total"), text.index("分", match.end("total")) + 1)
    parts = tuple(Span(*one.span("number")) for one in told)
    formula = "＋".join(one["number"] for one in told)
    over = right > Decimal(match["total"])
    return Marks(total, parts, formula, right, sure=over and is_mistyped(match["total"], right))
