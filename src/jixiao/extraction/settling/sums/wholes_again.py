"""Amounts of one project that a table, or another sentence, tells: 两级合计100.00万元 where 100.00万元 came in.

The amount has to be the same to the last digit, and a word of its clause to name the same step of the money.
"""

import re

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.identified import clause_of
from jixiao.extraction.proven import unread_of
from jixiao.model.fact import Subject
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_WORDS = {
    "funds_received": re.compile(
        r"(?:到[位账]|下达|拨[付入来给]|收到|[各两三四]级(?:资金)?(?:合计|共计?|总计|加起来|合起来|相加))[^，。；\d]{0,6}$"
    ),
    "expenditure_project": re.compile(
        r"(?:支[付出]|付[出款]|使用|花[了费去掉]|发放|兑[付现]|列支|开支)(?:资金|金额|总额|合计|共计?|总计|数|额|了|为|是)*$"
    ),
}
# 其中省级支出95.00万元: a part that happens to be as much
_PART = re.compile(r"其中|上年|去年|同期|每|人均|户均|合同|中标|审定")
_DIGITS = 4


def settle_wholes_again(world: World, whole: Subject) -> None:
    """Bind unread amounts that are what the project received, or what it spent, as told elsewhere."""
    for number in range(len(world.figures)):
        value = world.value(number)
        if not unread_of(world, number, Dimension.MONEY) or len(str(value).rstrip("0")) < _least(world, number):
            continue
        told = {
            one.concept
            for one in world.bound.values()
            if _is_whole(one, whole, world.year) and world.value(one.figure) == value
        }
        words = clause_of(world, number)
        found = [concept for concept in told if concept in _WORDS and _WORDS[concept].search(words)]
        if len(found) == 1 and not _PART.search(words):
            phase = "received" if found[0] == "funds_received" else "expenditure"
            world.put(Bound(number, found[0], whole, None, world.year, phase=phase), Reason.TOTAL)


def _least(world: World, number: int) -> int:
    """Return how many digits an amount has to have: any number where its words say that it came in."""
    return 1 if _WORDS["funds_received"].search(clause_of(world, number)) else _DIGITS


def _is_whole(one: Bound, whole: Subject, year: int) -> bool:
    return one.subject == whole and one.year == year and (one.item is None or one.item.kind == "total")
