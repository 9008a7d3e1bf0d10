"""What all projects told before have together: 五个项目合起来，执行率93.91%; 四项合计，项目预算397.40万元.

Only where as many projects were told as the words count: four parts of one project are no four projects. A rate of
all behind the number of projects needs none of them before it: 安排项目5个，总体执行率95.87%.
"""

import re

from jixiao.extraction.around import SENTENCE, begin_of
from jixiao.extraction.numerals import counted
from jixiao.extraction.state import BUDGETS, SPENDING, Place
from jixiao.model.fact import SubjectKind
from jixiao.model.quantity import Dimension
from jixiao.taxonomy.lexicon import Sense

_TOGETHER = re.compile(
    r"(?:^|[，,；;])[ \u3000]*(?:以上|上述|前述|这|全部|全年)?"
    r"(?P<count>[两二三四五六七八九十]|\d{1,2})(?:个|项)(?:项目|专项|工程|任务)?"
    r"(?:资金|经费|支出)?(?:合起来|加起来|合在一起|合计|共计|总计|总共|一共|相加|汇总|总起来|合并)(?:来看|来算|看|算|计算)?"
    r"[，,]?[^，,。；;\d]{0,10}$"
)
# 以上各项目预算合计3200000.00元
_ABOVE = re.compile(
    r"(?:^|[，,；;：: \u3000])(?:以上|上述|前述)(?:各|所有|全部)?个?(?:项目|专项)(?:资金|经费)?(?:[^。；;]{0,40}[，,])?"
    r"(?:全年|年初|实际)?(?:预算|支出|执行|安排|批复|使用)?(?:数|资金)?(?:合起来|加起来|合在一起|合计|共计|总计|总共|一共)[^，,。；;\d]{0,10}$"
)
_NUMBER = r"(?:[两二三四五六七八九十]|\d{1,2})[个项]"
_AHEAD = re.compile(
    rf"(?:(?:项目|专项)(?:共|共计)?{_NUMBER}|{_NUMBER}(?:重点|财政|专项|预算)?(?:项目|专项))[，,]"
    r"(?:(?!其中)[^。；;]{0,40}[，,])?(?:总体|合计|总的?|整体|综合)(?:预算)?(?:执行|使用|支出|支付)(?:率|进度)(?:为|是)?$"
)
_OWN = ("budget_", "expenditure_project", "funds_received", "execution_rate")
_PROJECTS, _SET_ASIDE, _COUNTERS = "project_total", ("安排", "下达"), frozenset("个项类")
_STATED = SPENDING | BUDGETS | {"received"}


def take_all_projects(place: Place) -> None:
    """Let such a figure be of all projects, and those behind it in its sentence."""
    state, world, head = place.state, place.world, place.head
    if _is_of_some(place):
        head.topic = ""
    if head.name or head.count or head.topic not in ("", _PROJECTS):
        return
    money = world.figures[place.index].quantity.dimension is Dimension.MONEY
    if (money and not (head.labelled and head.phase in _STATED)) or not _are_together(place):
        return
    subjects = [one for one in (state.subject, state.home) if one is not None]
    state.subject, state.item = world.owner(subjects), None
    if state.subject.kind is SubjectKind.UNIT:
        head.topic = state.topic = _PROJECTS
        state.chain.add(_PROJECTS)


def _is_of_some(place: Place) -> bool:
    """Tell 文化类四个项目共安排12.40万元: the budget of so many projects, not of all."""
    labels = (one for one in place.head.labels if one.of(Sense.TOPIC) == _PROJECTS)
    label = next((one for one in labels if one.text.startswith("项目") and one.text.endswith(_SET_ASIDE)), None)
    return label is not None and place.world.text[label.start - 1 : label.start] in _COUNTERS


def _are_together(place: Place) -> bool:
    """Tell words before a figure that put together as many projects as have been told."""
    world, start = place.world, place.world.figures[place.index].span.start
    words = world.text[begin_of(world.text, start, SENTENCE) : start]
    found = _TOGETHER.search(words)
    above = found is None and _ABOVE.search(words) is not None
    if found is None and not above:
        return _AHEAD.search(words) is not None
    told = {
        one.subject
        for one in world.bound.values()
        if one.subject.kind is SubjectKind.PROJECT and one.item is None and one.concept.startswith(_OWN)
    }
    many = len(told - {world.main})
    return many > 1 if found is None else many == counted(found["count"])
