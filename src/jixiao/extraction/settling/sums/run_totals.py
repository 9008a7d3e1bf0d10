"""What the parts told before it in its sentence come to: 东河镇50.00万元、西岭镇40.00万元，合计90.00万元.

Parts of one project, by places, sources or expenses, make the project's own amount; projects make that of all of them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.proven import unread_of
from jixiao.model.fact import SubjectKind
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_SUM = re.compile(
    r"[，,、；;（(。](?:以上|上述)?(?:[两二三四五六七八九十\d]{1,2}(?:[个项笔类]|者|部分)?[\u4e00-\u9fff]{0,4})?"
    r"(?:合计|共计|总计|相加|合起来|加起来|总共|一共|共)(?:支出|支付|投入|使用|安排|到位|资金|金额)?(?:为|是|达)?[ ]?$"
)
_BROKEN = re.compile(r"[。\n]")
_LOOK, _SEVERAL = 24, 2
_OF_PROJECTS = {"expenditure_project": "expenditure_project", "budget_adjusted": "expenditure_project_budget"}
_OF_ITEMS = {
    "expenditure_project": "expenditure_project", "expenditure_item": "expenditure_project",
    "budget_adjusted": "budget_adjusted", "budget_item": "budget_adjusted", "funds_received": "funds_received",
}  # fmt: skip


def settle_run_totals(world: World) -> None:
    """Bind the unread amounts that words call a sum and that the parts right before them make up."""
    for number in range(_SEVERAL, len(world.figures)):
        span = world.figures[number].span
        summed = _SUM.search(world.text, max(0, span.start - _LOOK), span.start) is not None
        if not summed or not unread_of(world, number, Dimension.MONEY):
            continue
        parts = _parts(world, number)
        whole = _whole(world, parts) if parts else None
        if whole is not None:
            world.put(replace(whole, figure=number), Reason.TOTAL)
            world.ties.append(Tie(LinkKind.LIST_SUM, number, tuple(one.figure for one in parts)))


def _parts(world: World, number: int) -> Sequence[Bound]:
    """Return the amounts of one concept before a sum that make it up, none where they do not."""
    parts: list[Bound] = []
    # 。三项合计98.00万元: a stop may stand right before the words of the sum
    end = world.text.rfind("。", world.figures[number - 1].span.end, world.figures[number].span.start)
    end = end if end >= 0 else world.figures[number].span.start
    for at in range(number - 1, -1, -1):
        figure, told = world.figures[at], world.bound.get(at)
        if figure.cell is not None or _BROKEN.search(world.text, figure.span.end, end):
            break
        if figure.quantity.dimension is not Dimension.MONEY:
            continue
        if told is None or (parts and (told.concept, told.year) != (parts[0].concept, parts[0].year)):
            break
        parts.insert(0, told)
        if len(parts) >= _SEVERAL and sum(world.value(one.figure) for one in parts) == world.value(number):
            return parts
    return ()


def _whole(world: World, parts: Sequence[Bound]) -> Bound | None:
    """Return what parts are together, None where that is not known."""
    first, subjects = parts[0], {one.subject for one in parts}
    projects = all(one.kind is SubjectKind.PROJECT for one in subjects)
    if projects and len(subjects) == len(parts) and all(one.item is None for one in parts):
        concept = _OF_PROJECTS.get(first.concept)
        return replace(first, concept=concept, subject=world.unit, topic="project_total") if concept else None
    items = {one.item for one in parts}
    if projects and len(subjects) == 1 and None not in items and len(items) == len(parts):
        concept = _OF_ITEMS.get(first.concept)
        return replace(first, concept=concept, item=None) if concept else None
    return None
