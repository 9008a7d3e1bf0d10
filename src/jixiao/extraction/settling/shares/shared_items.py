"""Items of one project proven by what stands beside them: their share of what it spent, or the list that they make up.

小学餐费286.20万元，占71.21% where the project spent 401.90万元; marked lines with an amount each, ①东站20.00万元；
②西站30.00万元；, which come to what it spent.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.entries import MARK
from jixiao.extraction.list_names import label_of
from jixiao.extraction.naming import is_name
from jixiao.extraction.proven import is_fine, is_ratio, unread_of
from jixiao.extraction.sources import is_source
from jixiao.model.fact import Item, SubjectKind
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_SHARE = re.compile(r"[，,（(]?(?:占比?|约占|比重)(?:[^，。；：\d]{0,8}的)?(?:为|是|达)?")
_LINE = re.compile(rf"\s*{MARK}[ \t\u3000]*(?P<name>[\u4e00-\u9fffA-Za-z“”（）()、—\-]{{2,24}}?)(?=[，,：:\d\s])")
# what is said of money that went to other items: 抽查金额, 受益企业获得, 合同, 年内
_NO_ITEM = re.compile(
    r"抽查|核查|抽样|抽取|检查|审[计核减]|覆盖|涉及|受益|合同|上年|去年|同期|(?:金额|资金|总额|数额|款项|投入)$"
)
_SEVERAL = 2


def settle_shared_items(world: World) -> None:
    """Bind unread amounts that a share behind them, or the sum of their list, proves to be items of a project."""
    for whole in [one for one in world.bound.values() if _is_spending(one)]:
        for number in range(len(world.figures) - 1):
            if unread_of(world, number, Dimension.MONEY) and _is_share(world, number, whole.figure):
                _put(world, whole, number, label_of(world, number))
        for lines in _lists(world):
            if sum(world.value(at) for at, _ in lines) == world.value(whole.figure):
                for at, name in lines:
                    _put(world, whole, at, name)
                members = tuple(at for at, _ in lines)
                world.ties.append(Tie(LinkKind.LIST_SUM, whole.figure, members))


def _is_spending(one: Bound) -> bool:
    return one.concept == "expenditure_project" and one.item is None and one.subject.kind is SubjectKind.PROJECT


def _is_share(world: World, number: int, whole: int) -> bool:
    """Tell an amount directly before its share of a larger whole, of so many digits that it is no chance."""
    rate = number + 1
    between = world.between(number, rate)
    open_rate = unread_of(world, rate, Dimension.RATE) and is_fine(world, rate)
    value, total = world.value(number), world.value(whole)
    return open_rate and value < total and _SHARE.fullmatch(between) is not None and is_ratio(world, rate, value, total)


def _put(world: World, whole: Bound, number: int, name: str) -> None:
    if is_name(name, called=True) and not is_source(name) and _NO_ITEM.search(name) is None:
        item = Item("expense", name)
        bound = Bound(number, "expenditure_item", whole.subject, item, whole.year, phase="expenditure")
        world.put(bound, Reason.TOTAL)


def _lists(world: World) -> Iterator[Sequence[tuple[int, str]]]:
    """Yield the lists of marked lines, one below the other, that hold one unread amount each, with what begins them."""
    run: list[tuple[int, str]] = []
    last = -1
    for block, group in groupby(range(len(world.figures)), key=lambda at: world.figures[at].block):
        money = [at for at in group if world.figures[at].quantity.dimension is Dimension.MONEY]
        name = _name(world, money[0]) if len(money) == 1 and unread_of(world, money[0], Dimension.MONEY) else ""
        if not name or block != last + 1:
            if len(run) >= _SEVERAL:
                yield run
            run = []
        if name:
            run.append((money[0], name))
        last = block
    if len(run) >= _SEVERAL:
        yield run


def _name(world: World, number: int) -> str:
    """Return the words behind the mark of the line of an amount."""
    start = world.figures[number].span.start
    match = _LINE.match(world.text, world.text.rfind("\n", 0, start) + 1, start)
    return match["name"] if match is not None else ""
