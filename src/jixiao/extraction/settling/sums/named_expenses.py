"""Expenses of the economic classification told by themselves: 印刷费支出5.00万元; 印刷费预算6.00万元，支出5.00万元.

Only where the clause says nothing else but the name and what was done with the money, and its sentence is about the
unit and the year: findings, contracts, standards and parts of a year tell such amounts as well.
"""

import re
from functools import cache

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.naming import economic_items
from jixiao.model.fact import Item, Subject, SubjectKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_OPENER = r"(?:(?:20\d\d年度?|本年度?|当年|全年|年内|报告期内|我[局校院镇站所中心]*|本单位|本部门|单位|全[局校院镇])*)"
_SPENT = r"(?:实际|全年|共|总|累计)*(?:支出|开支|列支|决算支出|决算)(?:数|额|金额)?(?:为|是|共|共计|合计|达|：|:)?[ ]?"
_PLANNED = r"(?:年初|全年)?预算(?:数|安排|额)?(?:为|是|共|：|:)?[ ]?"
# 办公费预算20.00万元，实际支出17.60万元: of the same, where nothing but a comma parts the two
_THEN = re.compile(rf"[，,]{_SPENT}")
_BEFORE = frozenset("。；;，,、：:\n）)")
# of others, of other times, of one of many, or not what was spent
_OTHER = re.compile(
    r"上年|去年|上一年|以前年度|局机关|二级单位|发现|违规|违反|超范围|超标准|挪用|抽查|审计|凭证|下属|所属|代管|合同|约定|尚未|未支付|标准|每[人月年次户]|季度|上半年|\d月|月份|拟|来年|下一?年|计划|其他单位"
)
# 印刷费支出4.06万元，比上年的5.06万元减少1.00万元
_COMPARED = re.compile(r"[，,（(](?:[较比与同](?:上年|去年|上一年|20\d\d年)|同比)[^，。；;\n]{0,40}")
_YEAR = re.compile(r"20\d\d(?=年)")
_LONGEST = 40


def settle_named_expenses(world: World, only: Subject | None) -> None:
    """Bind such amounts: planned ones as `budget_item`, the others as `expenditure_item`."""
    subject = only or world.unit
    for number in range(len(world.figures)):
        if not _is_open(world, number):
            continue
        told = _named(world, number)
        if told is None:
            continue
        name, planned = told
        _bind(world, number, subject, name, "budget_item" if planned else "expenditure_item")
        behind = number + 1
        if planned and behind < len(world.figures) and _is_open(world, behind) and _follows(world, behind):
            _bind(world, behind, subject, name, "expenditure_item")


def _is_open(world: World, number: int) -> bool:
    """Tell an amount of the prose without a meaning, or with that of a project called like the expense."""
    figure, bound = world.figures[number], world.bound.get(number)
    if figure.cell is not None or figure.quantity.dimension is not Dimension.MONEY:
        return False
    return bound is None or (bound.subject.kind is SubjectKind.PROJECT and _is_expense(bound.subject.name))


def _is_expense(name: str) -> bool:
    return re.sub(rf"^{_OPENER}", "", name) in economic_items()


def _named(world: World, number: int) -> tuple[str, bool] | None:
    """Return the expense that the words before a figure name, and whether they tell its budget."""
    text, at = world.text, world.figures[number].span.start
    begin = max(text.rfind("\n", 0, at), text.rfind("。", 0, at)) + 1
    end = min(found for found in (text.find("\n", at), text.find("。", at), len(text)) if found >= 0)
    told = _COMPARED.sub("", text[begin:end])
    if _OTHER.search(told) or set(_YEAR.findall(told)) - {str(world.year)}:
        return None
    start = max(begin, at - _LONGEST)
    match = _expression().search(text, start, at)
    if match is None or (match.start() > start and text[match.start() - 1] not in _BEFORE):
        return None
    return match["name"], match["planned"] is not None


@cache
def _expression() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, economic_items()), key=len, reverse=True))
    return re.compile(rf"{_OPENER}(?P<name>{names})(?:{_SPENT}|(?P<planned>{_PLANNED}))$")


def _follows(world: World, number: int) -> bool:
    between = world.between(number - 1, number)
    return _THEN.fullmatch(between) is not None


def _bind(world: World, number: int, subject: Subject, name: str, concept: str) -> None:
    world.put(Bound(number, concept, subject, Item("economic_class", name), world.year), Reason.WORDS)
