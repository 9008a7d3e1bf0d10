"""Rows of a name and an amount that the line above calls: 支出去向（功能科目，万元）, 公用经费明细, 各项目支出."""

import re

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.naming import economic_items, is_name, names_class
from jixiao.model.fact import Item

_CLASSES = re.compile(r"科目|功能分类")
_EXPENSES = re.compile(r"公用|经济分类|费用|开支|明细")
_PROJECTS = re.compile(r"(?:项目|专项)(?:资金|经费|业务费)?(?:支出|使用|用款|开支|去向|明细)")
_ENDS = ("费", "补贴", "工资", "津贴")
_PLANS = re.compile(r"预算|计划|安排|收入|来源")


def paired_by_caption(world: World, number: int, name: str, caption: str) -> Bound | None:
    """Return what an amount beside a name was spent on, by the line above the table; None where it does not tell."""
    if _PLANS.search(caption):
        return None
    if _CLASSES.search(caption) and names_class(name):
        return Bound(number, "expenditure_function", world.unit, Item("function_class", name), world.year)
    if _PROJECTS.search(caption) and is_name(name, called=True):
        return Bound(number, "expenditure_project", world.project(name), None, world.year, phase="expenditure")
    if _EXPENSES.search(caption) and (name in economic_items() or name.endswith(_ENDS)):
        return Bound(number, "expenditure_item", world.unit, Item("expense", name), world.year, phase="expenditure")
    return None
