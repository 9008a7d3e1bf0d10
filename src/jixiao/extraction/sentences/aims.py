"""Percentages that are not one's own: the target of an indicator, what a rule asks for, what others reach."""

import re

_AIM = (
    "(?:目标|指标值|计划值|预期|标准值|考核值|控制值|应当?(?!到位|配套|到资金|筹|承担)|应达|要求|须|力争|确保|争取|设定|规定|不低于|不少于|不高于|不超过"
    "|控制在|保持在|以内)"
)
# the words of the clause before the figure: 预算执行率目标值为100%, 年初设定的预算执行率98%
_BEFORE = re.compile(rf"{_AIM}[^，。；、（）()\d]{{0,14}}$|[（(]{_AIM}[^，。；（）()\d]{{0,6}}$")
# a limit that it stays behind: 执行率低于98%
_LIMIT = re.compile(r"(?:低于|高于|未达到?|未到|不到|不足)[ ]?$")
# what others reach: 全县平均执行率93%, 同类单位执行率95%
_OTHERS = re.compile(
    r"(?:全[县市区省州国旗]|同类|同级|同行业|行业|周边|兄弟|各部门|各单位|其他部门|其他单位|先进单位)"
    r"[^，。；、（）()\d]{0,14}率(?:为|是|达|达到)?[ ]?$"
)
# not where the aim has been reached already: 达到目标要求，执行率98%; 完成目标任务98%
_REACHED = re.compile(r"(?:实际|完成|达到|实现|已)[^，。；、（）()\d]{0,10}(?:率|为|达|达到|是)[ ]?$")
# 100%的目标, 98%以上的要求, 100% / 98.53% of a row of an indicator
_BEHIND = re.compile(
    r"[ ]?(?:及?以上|以内|以下)?的?(?:年度|年初|预期|预定|既定|绩效|考核|设定|规定|计划|省定|市定|上级|序时){0,2}"
    r"(?:目标|要求|标准|指标值|红线|底线|任务目标|水平目标)"
    r"|[ ]?[/／|｜][ ]?[≥≤＝=]?[ ]?[\d０-９][\d０-９.．]*[ ]?[%％]?[ ]?[/／|｜]"
)
_REACH = 22


def is_aim(text: str, start: int, end: int) -> bool:
    """Tell a percentage at a place of a text that is a target, or that of others, by the words around it."""
    before = text[max(0, start - _REACH) : start]
    aimed = _BEFORE.search(before) is not None and _REACHED.search(before) is None
    aimed |= _LIMIT.search(before) is not None or _OTHERS.search(before) is not None
    return aimed or _BEHIND.match(text, end) is not None
