"""Rows of a name and an amount that the line above calls: 支出去向（功能科目，万元）, 公用经费明细, 各项目支出."""

import re

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.heads import Head
from jixiao.extraction.naming import economic_items, is_name, names_class
from jixiao.model.fact import Item
from jixiao.taxonomy.lexicon import Lexicon, Sense

_CLASSES = re.compile(r"科目|功能分类")
_EXPENSES = re.compile(r"公用|经济分类|费用|开支|明细")
_PROJECTS = re.compile(r"(?:项目|专项)(?:资金|经费|业务费)?(?:支出|使用|用款|开支|去向|明细)")
_ENDS = ("费", "补贴", "工资", "津贴")
# 表4　政府采购（单位：万元）, 【栏目8：“三公”经费】
_AROUND = re.compile(
    r"^[【\[]?(?:附?表|栏目|栏)?[ ]?[\d一二三四五六七八九十]{0,2}(?:[-－—]\d{1,2})?[：:、.．\s\u3000]*"
    r"|[（(][^（）()]*[）)]|(?:支出|执行|决算|收支)?(?:情况|明细)?(?:统计|汇总)?表?[】\]]?[：:]?$"
)
_SAME = {"final": "expenditure", "budget": "adjusted", "adjusted": "budget", "initial": "budget"}
_KEPT = ("sangong", "procurement")
_PLANS = re.compile(r"预算|计划|安排|收入|来源")


def topic_of_caption(caption: str, lexicon: Lexicon) -> str:
    """Return the 三公 expenses, or the purchases, where the line above a table names them and nothing else."""
    words = _AROUND.sub("", caption.strip())
    senses = lexicon.senses.get(words, ()) if words else ()
    return next((key for sense, key in senses if sense is Sense.TOPIC and key in _KEPT), "")


def of_caption(world: World, number: int, head: Head, topic: str) -> Bound | None:
    """Return what a bare 预算数, 决算数 below the name of such expenses says: their budget, and what was spent."""
    known = world.lexicon.topics.get(topic)
    bare = not (head.topic or head.near or head.residue or head.rate)
    if known is None or not head.phase or not bare:
        return None
    concept = known.concepts.get(head.phase) or known.concepts.get(_SAME.get(head.phase, ""))
    return Bound(number, concept, world.unit, None, world.year, topic=topic, phase=head.phase) if concept else None


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
