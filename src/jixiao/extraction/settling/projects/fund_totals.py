"""All the money of one project by the word of its form: 年度资金总额 | 100.00 beside what was spent of it.

The sources behind it that make it up are those of the budget: 其中：财政拨款 | 90.00, 其他资金 | 10.00.
"""

import re

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.given import as_money
from jixiao.extraction.sources import is_source, is_source_of_plan, source_item
from jixiao.model.fact import Subject
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_TOTAL = re.compile(
    r"(?:^|[\s｜|，,；;])(?:项目)?(?:年度|全年|本年)?(?:财政|预算|项目)?(?:资金总额|总资金|资金规模|总投入|资金总量)"
    r"(?:[（(](?P<unit>万元|元|亿元)[）)])?(?:为|[：:]|[\s｜|]+)?[ ]*$"
)
_SOURCE = re.compile(r"(?:^|[\s｜|，,；;])(?:其中[：:]?)?(?P<name>[\u4e00-\u9fff]{2,10})(?:[：:]|[\s｜|]+)?[ ]*$")
_SPENT = "expenditure_project"
# 总资金500.00万元（2022至2025年）
_OF_YEARS = re.compile(r"[（(][^（）()]*20\d\d年?[至到—-]")
_LOOK, _BESIDE, _MOST = 24, 6, 4


def settle_fund_totals(world: World, only: Subject | None) -> None:
    """Bind the unread total of the money of the one project where what was spent of it follows."""
    if only is None:
        return
    for number, figure in enumerate(world.figures):
        start = figure.span.start
        match = _TOTAL.search(world.text, max(0, start - _LOOK), start)
        several = _OF_YEARS.match(world.text, figure.span.end)
        if match is None or several or number in world.bound or not _is_spent(world, number, only):
            continue
        if as_money(world.figures, number, match["unit"] or "万元"):
            bound = Bound(number, "budget_adjusted", only, None, world.year, phase="adjusted")
            world.put(bound, Reason.PAIR)
            _sources(world, bound)


def _is_spent(world: World, number: int, only: Subject) -> bool:
    """Tell whether one of the next figures is what the project spent."""
    near = (world.bound.get(at) for at in range(number + 1, number + 1 + _BESIDE))
    return any(one is not None and (one.concept, one.subject, one.item) == (_SPENT, only, None) for one in near)


def _sources(world: World, whole: Bound) -> None:
    """Bind the sources right behind the total that come to it."""
    found: list[tuple[int, str]] = []
    left = world.value(whole.figure)
    for at in range(whole.figure + 1, min(len(world.figures), whole.figure + 1 + _MOST)):
        start = world.figures[at].span.start
        match = _SOURCE.search(world.text, max(0, start - _LOOK), start)
        named = match is not None and (is_source(match["name"]) or is_source_of_plan(match["name"]))
        if match is None or not named or world.figures[at].quantity.dimension is not Dimension.MONEY:
            break
        found.append((at, match["name"]))
        left -= world.value(at)
    for at, name in found if not left else ():
        item = source_item(name)
        world.put(Bound(at, "budget_adjusted", whole.subject, item, whole.year, phase="adjusted"), Reason.SOURCE)
