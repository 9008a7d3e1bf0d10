"""Rates of satisfaction: by the answers of their own survey, or by the words of one."""

import itertools
import re

from jixiao.extraction.bound import Bound, Tie
from jixiao.extraction.state import Place, bind
from jixiao.model.fact import Item
from jixiao.model.link import LinkKind
from jixiao.model.quantity import MICRO, Approximation, Dimension
from jixiao.model.trace import Reason
from jixiao.taxonomy.lexicon import Sense

_SATISFIED = re.compile(r"(?:满意|认可|好评|赞成|支持)(?:度|率|比例)(?:达到|达|为|是|：|:|均为)?了?[ ]*$")
# 问卷调查显示家长满意度为96.03%; 受益对象满意度97.65%
_SURVEYED = re.compile(
    r"(?:(?:问卷|调查|测评|访谈|回访)[^。；\d]{0,10}?(?:显示|表明|反映|结果)?[，：:]?|(?=(?:受益|服务|保障|管理)对象))"
    r"(?P<whose>[\u4e00-\u9fff]{2,8}满意[度率])(?:达到|达|为|是|：|:|均为)?了?[ ]*$"
)
# 网上问卷合并统计，满意度96.3%; 入户抽查210户，满意率95.24%
_ASKED_BEFORE = re.compile(
    r"(?:问卷|调查|访谈|回访|抽查|走访|样本|电话访问|第三方电话)[^。；\n]{0,24}[，：:]"
    r"(?P<whose>(?:综合|总体|平均|群众|公众|服务对象)?满意[度率])(?:达到|达|为|是|：|:|均为)?了?[ ]*$"
)
# 满意度：住院患者94.7%，门诊患者90.3%
_LISTED = re.compile(
    r"(?:^|[\n。；])[ \t\u3000]*(?:[（(]?[\d一二三四五六七八九十]{1,2}[）)、.．])?[\u4e00-\u9fff]{0,6}满意[度率]"
    r"(?:情况)?[：:]"
    r"(?:[\u4e00-\u9fff]{2,10}[\d.]+[%％][，、；])*(?P<whose>[\u4e00-\u9fff]{2,10}?)(?:满意[度率])?(?:达到|达|为)?[ ]*$"
)
_AIMED = re.compile(r"目标|不低于|力争|达标|计划|要求|指标")
# 给好评的624份，占96%
_PLEASED = re.compile(r"(?:满意|好评|认可)[^，。；\d]{0,8}[\d,，]+[ ]?[人份户名位家][，,]?占(?:比)?(?:为|达)?$")
_HELD_TO_TARGET = re.compile(r"[ ]?[（(，,](?:目标|指标值|年度指标|计划)")
_SURVEY_REACH = 40
_ASKED = frozenset({"人", "名", "位", "份", "户", "家", "人次", "张", "个"})
_MOST_COUNTS = 5
_SHEETS = "份"
_LOOK = 12


def is_satisfaction(place: Place) -> bool:
    """Tell a percentage behind 满意度, or one that the satisfied of a survey are: 给好评的624份，占96%."""
    start = place.world.figures[place.index].span.start
    told = _SATISFIED.search(place.world.text, max(0, start - _LOOK), start) is not None
    told |= _listed(place.world.text[max(0, start - _SURVEY_REACH) : start]) is not None
    return told or _is_of_the_pleased(place)


def _is_of_the_pleased(place: Place) -> bool:
    start = place.world.figures[place.index].span.start
    return _PLEASED.search(place.world.text, max(0, start - _SURVEY_REACH), start) is not None


def satisfaction(place: Place) -> Bound | None:
    """Read a rate of satisfaction, by its own survey where that gives it, else by its words alone."""
    return _surveyed(place) or (None if _is_of_the_pleased(place) else _told_satisfaction(place))


def _surveyed(place: Place) -> Bound | None:
    """Read a rate of satisfaction that its own survey gives, tied to it: the satisfied among the answers."""
    figures = place.world.figures
    rate = figures[place.index].quantity
    block = figures[place.index].block
    counted = [
        at
        for at in range(max(0, place.index - _MOST_COUNTS), place.index)
        if figures[at].quantity.dimension is Dimension.COUNT
        and figures[at].block == block
        and figures[at].quantity.unit in _ASKED
    ]
    for satisfied, asked in itertools.permutations(reversed(counted), 2):
        top, base = figures[satisfied].quantity.value, figures[asked].quantity.value
        units = {figures[satisfied].quantity.unit, figures[asked].quantity.unit}
        alike = len(units) == 1 or (_SHEETS in units and _is_of_the_pleased(place))
        if alike and top <= base and base and abs(100 * MICRO * top // base - rate.value) * 10**rate.decimals <= MICRO:
            place.world.ties.append(Tie(LinkKind.RATE, place.index, (satisfied, asked)))
            return bind(place, "satisfaction_rate", None, Reason.SURVEY)
    return None


def _listed(before: str) -> re.Match[str] | None:
    """Return whose satisfaction a list gives behind 满意度：; none where the list sets targets."""
    match = _LISTED.search(before)
    return match if match is not None and not _AIMED.search(match.group()) else None


def _told_satisfaction(place: Place) -> Bound | None:
    """Read a rate of satisfaction by words alone, where a survey or those served are spoken of; its item is whose."""
    aimed = place.state.targets or place.state.aimed or place.head.has(Sense.TARGET)
    figure = place.world.figures[place.index]
    before = place.world.text[max(0, figure.span.start - _SURVEY_REACH) : figure.span.start]
    match = _SURVEYED.search(before) or _ASKED_BEFORE.search(before) or _listed(before)
    if aimed or match is None or figure.quantity.approximation is not Approximation.EXACT:
        return None
    if _HELD_TO_TARGET.match(place.world.text, figure.span.end):
        return None
    return bind(place, "satisfaction_rate", Item("survey", match["whose"]), Reason.WORDS)
