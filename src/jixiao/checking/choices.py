"""Which word of 增加（减少） the figures beside it ask for."""

import re

from jixiao.model.span import Span

_UP, _DOWN = "增加", "减少"
_CHOICE = re.compile(r"[（(]?(?:增加|增长|上升|增)[（(／/、或]*(?:减少|下降|降低|减)[）)]?")
_AMOUNT = r"(?P<{0}>[\d,]+(?:\.\d+)?)[ ]?(?P<{0}_unit>亿元|万元|元)"
_BEHIND = re.compile(
    r"[ ]?[\d,.]+[ ]?(?:亿元|万元|元)[，,、；;]?(?:同比|较上年|比上年)?"
    r"(?:(?P<up>增长|上升|提高|上涨|增幅)|(?P<down>下降|降低|减少|降幅)|增减率为(?P<sign>[-－−]?)\d)"
)
_BESIDE = re.compile(
    _AMOUNT.format("now")
    + r"[，,][^。；;\d]{0,8}(?:(?:19|20)\d\d年度?)?[^。；;\d]{0,6}"
    + _AMOUNT.format("then")
    + r"[，,]?(?:本年)?$"
)
_CHANGE = re.compile(r"[ ]?" + _AMOUNT.format("by"))
_REACH = 60


def chosen(text: str, span: Span) -> str | None:
    """Return 增加 or 减少 where the words behind, or both amounts before, say which; None where they do not."""
    if _CHOICE.fullmatch(span.of(text)) is None:
        return None
    behind = _BEHIND.match(text, span.end)
    if behind is not None:
        return _DOWN if behind["down"] or behind["sign"] else _UP
    change = _CHANGE.match(text, span.end)
    beside = _BESIDE.search(text, max(0, span.start - _REACH), span.start)
    if change is None or beside is None or len({beside["now_unit"], beside["then_unit"], change["by_unit"]}) > 1:
        return None
    now, then, by = (_hundredths(match) for match in (beside["now"], beside["then"], change["by"]))
    return {now - then: _UP, then - now: _DOWN}.get(by) if now != then else None


def _hundredths(digits: str) -> int:
    whole, _, part = digits.replace(",", "").partition(".")
    return int(whole) * 100 + int((part + "00")[:2])
