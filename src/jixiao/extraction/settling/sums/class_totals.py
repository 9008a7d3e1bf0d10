"""What functional classes listed in one sentence come to: 教育支出60.00万元、住房保障支出40.00万元，以上合计100.00万元.

The classes prove the amount, or the spending of the unit told elsewhere does: then a slip is in one of the classes.
"""

import re
from dataclasses import replace

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.proven import unread_of
from jixiao.model.fact import Item
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_SUMMED = re.compile(
    r"(?:[两二三]种方式|以上|上述|上列|这|前述)?(?:[\d一二两三四五六七八九十]{1,2}|各|几)?[类项款个大]{0,2}(?:功能科目|科目|功能|支出)?"
    r"(?:合计|共计|总计|累计|小计|共|相加|加总|加起来)(?:支出|支付)?(?:为|是|达|得)?$"
)
_ROW = re.compile(r"(?:本年|全年|当年)?(?:支出)?(?:合计|总计|总额)(?:数|金额)?")
_ENDS = re.compile(r"[。\n]")
# one class a line, the last parted from the sum by a line as well: …318.60万元；（换行）以上共计
_LINES = re.compile(r"[；;]\n|\n(?=(?:以上|上述)?(?:合计|共计|总计))")
_ECONOMIC = frozenset({"wages", "goods_services", "household", "capital"})
_LOOK, _LEAST = 16, 2


def settle_class_totals(world: World) -> None:
    """Bind unread amounts behind a list of functional classes, and totals of lists of expenses, as what was spent."""
    spent = {world.value(one.figure) for one in world.bound.values() if _is_spending(world, one)}
    for number, one in list(world.bound.items()):
        if _is_total_row(one) and one.subject == world.unit and world.value(number) in spent:
            world.bound[number] = replace(one, concept="expenditure_total", item=None, phase="expenditure")
    for number in range(_LEAST, len(world.figures)):
        if not unread_of(world, number, Dimension.MONEY) or not _is_summed(world, number):
            continue
        listed = _listed(world, number)
        value = world.value(number)
        if len(listed) >= _LEAST and (sum(map(world.value, listed)) == value or value in spent):
            world.put(
                Bound(number, "expenditure_total", world.unit, None, world.year, phase="expenditure"), Reason.TOTAL
            )
    _settle_partial(world)


def _settle_partial(world: World) -> None:
    """Take the total of classes in a table for theirs alone where all spending, proven by its halves, is more.

    Such a table lists what was spent of one kind of money: 各功能科目的财政性资金支出见下表.
    """
    told = {
        world.value(one.figure) for one in world.bound.values() if _is_spending(world, one) and _in_text(world, one)
    }
    proven = [whole for whole in told if _are_halves(world, whole)]
    if len(proven) != 1:
        return
    for number, one in list(world.bound.items()):
        cell = world.figures[number].cell
        own = one.concept == "expenditure_total" and (one.subject, one.year) == (world.unit, world.year)
        total = one.item is None or one.item.kind == "total"
        if cell is None or not (own and total) or world.value(number) >= proven[0]:
            continue
        above = [
            at
            for at, other in world.bound.items()
            if (place := world.figures[at].cell) is not None
            and (place[0], place[2]) == (cell[0], cell[2])
            and place[1] < cell[1]
            and other.concept == "expenditure_function"
        ]
        if len(above) >= _LEAST and sum(map(world.value, above)) == world.value(number):
            world.bound[number] = replace(one, concept="expenditure_function", item=Item("total", "合计"))


def _in_text(world: World, one: Bound) -> bool:
    return world.figures[one.figure].cell is None


def _are_halves(world: World, whole: int) -> bool:
    """Tell a whole that basic and project spending, told in the text, come to."""
    own = [one for one in world.bound.values() if one.subject == world.unit and one.year == world.year and not one.item]
    basic, project = (
        {world.value(one.figure) for one in own if one.concept == half}
        for half in ("expenditure_basic", "expenditure_project")
    )
    return any(whole - one in project for one in basic)


def _is_total_row(one: Bound) -> bool:
    """Tell the total of a list of expenses taken for one of them: 支出合计｜100.00."""
    return one.concept == "expenditure_item" and one.item is not None and _ROW.fullmatch(one.item.name) is not None


def _is_spending(world: World, one: Bound) -> bool:
    whole = one.concept == "expenditure_total" and one.item is None
    return whole and one.subject == world.unit and one.year == world.year


def _is_summed(world: World, number: int) -> bool:
    end, behind = world.figures[number].span.start, world.figures[number - 1].span.end
    return _SUMMED.search(world.text, max(behind, end - _LOOK), end) is not None


def _listed(world: World, number: int) -> list[int]:
    """Return the classes in a row before an amount, in its sentence."""
    found: list[int] = []
    for at in range(number - 1, -1, -1):
        one = world.bound.get(at)
        if one is None or one.year != world.year or (found and one.concept != world.bound[found[0]].concept):
            break
        if one.concept != "expenditure_function" and not _is_way(one):
            break
        between = world.text[world.figures[at].span.end : world.figures[at + 1].span.start]
        if _ENDS.search(_LINES.sub("", between)):
            break
        found.append(at)
    return found


def _is_way(one: Bound) -> bool:
    """Tell spending by class of the economic classification, or by the way it was paid: 财政授权支付."""
    kinds = one.topic in _ECONOMIC or (one.item is not None and one.item.kind == "way")
    return one.concept == "expenditure_item" and kinds
