"""Figures of an earlier year beside which the same are told for the report's own: they are there to compare."""

import re

from jixiao.checking.printed import NUMBER, value
from jixiao.model.span import Span

_TOLD = re.compile(rf"[，,]?(?P<what>[\u4e00-\u9fff“”]{{2,14}}?)(?:为|是|达|共|得)*[ ]?(?P<number>{NUMBER})")


def goes_on_with_own(text: str, sentence: Span, year: str) -> bool:
    """Tell whether the next sentence or line gives another number of the same for this year.

    2022年度支出1000.00万元，…。本年度支出1100.00万元: the first is no slip for this year.
    """
    first = _TOLD.match(text, sentence.start, sentence.end)
    if first is None:
        return False
    own = re.compile(
        rf"[。；;\s]*(?:本年度?|今年|当年|(?:本|今)?年末|{year}年(?:度|末|底)?)(?:年?末)?{_TOLD.pattern}"
    ).match(text, sentence.end)
    return own is not None and own["what"] == first["what"] and value(own["number"]) != value(first["number"])
