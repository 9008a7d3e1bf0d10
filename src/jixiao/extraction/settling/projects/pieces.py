"""Pieces of the one project that a report evaluates, read at first as projects of their own."""

import re
from dataclasses import replace

from jixiao.extraction.bound import Bound, World
from jixiao.model.fact import Item, Subject, SubjectKind

_EXPENSE = re.compile(r"(?:费|购置|购买|维修|维护|印刷|耗材|材料|检测|监理|补助|租赁|培训|劳务|咨询|差旅|会议)$")
# what is called a project beside the one evaluated is another one
_CALLED = re.compile(r"(?:项目|专项(?:资金|经费)?)$")
_OTHERS = re.compile(
    r"[ \t\u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]+)?[ ]*(?:其[他它余]|另外)"
    r"(?:[\d两二三四五六七八九十]{1,2}个)?"
    r"(?:重点|专项|自评|单位)?(?:项目|专项)(?:支出|资金|情况|绩效|概况|执行|自评){0,3}[。：:\n]"
)
_SHORT = 24
_OF_EXPENSE = {
    "budget_initial": "budget_item",
    "budget_adjusted": "budget_item",
    "expenditure_project": "expenditure_item",
    "expenditure_total": "expenditure_item",
}


def settle_pieces(world: World, whole: Subject) -> None:
    """Take what is named like an expense (设备购置, 委托业务费) for a part of the one project, not for another one.

    So are pieces that one paragraph alone names side by side: 渠道清淤预算95.00万元，泵站维修预算40.00万元.
    """
    others = [one for one in world.bound.values() if _is_of_another(world, one, whole)]
    blocks: dict[str, set[int]] = {}
    for one in others:
        blocks.setdefault(one.subject.name, set()).add(world.figures[one.figure].block)
    for bound in others:
        name, block = bound.subject.name, world.figures[bound.figure].block
        beside = sum(told == {block} for told in blocks.values()) > 1 and blocks[name] == {block}
        if _is_below_others(world, bound):
            continue
        if _EXPENSE.search(name) or (beside and not _CALLED.search(name) and _is_named_here(world, bound)):
            item = Item("expense", name)
            concept = _OF_EXPENSE.get(bound.concept, bound.concept)
            world.bound[bound.figure] = replace(bound, concept=concept, subject=whole, item=item)


def _is_of_another(world: World, bound: Bound, whole: Subject) -> bool:
    named = bound.subject.kind is SubjectKind.PROJECT and bound.subject != whole and bound.item is None
    return named and world.figures[bound.figure].cell is None


def _is_below_others(world: World, bound: Bound) -> bool:
    """Tell a figure in a paragraph, or below a line, that says it is of the other projects: 三、其他项目。……."""
    start = world.figures[bound.figure].span.start
    begun = world.text.rfind("\n", 0, start) + 1
    above = world.text.rfind("\n", 0, max(0, begun - 1)) + 1
    return any(_OTHERS.match(world.text, at, at + _SHORT) is not None for at in (begun, above))


def _is_named_here(world: World, bound: Bound) -> bool:
    """Tell a name that stands in the line of its figure, and in no other one."""
    span, text = world.figures[bound.figure].span, world.text
    own = text[text.rfind("\n", 0, span.start) + 1 :].partition("\n")[0]
    name = bound.subject.name
    return name in own and sum(name in line for line in text.split("\n")) == 1
