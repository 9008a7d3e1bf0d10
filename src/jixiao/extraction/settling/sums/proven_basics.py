"""The two parts of basic expenditure, proven by their sum: 用于教职工的人员经费…，用于教学办公的公用经费…."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.proven import unread_of
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_LOOK, _BEHIND, _BLOCKS, _PAIR, _NAME = 40, 8, 4, 2, 30
_PEOPLE = re.compile(r"人员|工资|教职工|干警|薪|人头|对个人")
_RUNNING = re.compile(r"公用|运转|商品和?服务|办公|日常|机构")
_BASIC = re.compile(r"基本(?:支出|经费|类支出|开支)[^，。；\d]{0,6}$")
# wages with pensions, which the goods and services behind them are the other half of
_WAGES = re.compile(r"工资福利[^，。；\d]{0,6}个人[^，。；\d]{0,14}$")
_GOODS = re.compile(r"^[，、；和与及,]*商品和?服务(?:支出|类支出|类)?(?:为|是)?$")
_LOOSE = frozenset({"expenditure_item", "expenditure_total", "expenditure_public", "expenditure_personnel"})


def settle_basics(world: World) -> None:
    """Bind pay and running costs that make up basic expenditure, and basic expenditure that they make up.

    Goods and services told at once behind wages and pensions are running costs, whatever they come to.
    """
    for number in range(len(world.figures)):
        if _is_basic(world, number):
            for personnel, public in _pairs(world, number):
                _put(world, number, personnel, public)
                break
        told = world.bound.get(number)
        beside = world.bound.get(number - 1)
        if told is not None and told.topic == "goods_services" and beside is not None and _is_half(world, number):
            world.put(replace(told, concept="expenditure_public", item=None, topic="public"), Reason.PART)


def _is_half(world: World, number: int) -> bool:
    """Tell goods and services directly behind what was paid to people, told as one: 工资福利和对个人家庭的补助."""
    before, own = world.bound[number - 1], world.bound[number]
    wages = before.concept == "expenditure_personnel" and _WAGES.search(_words(world, number - 1)) is not None
    alike = (before.subject, before.year) == (own.subject, own.year) and own.concept == "expenditure_item"
    return wages and alike and _GOODS.match(_words(world, number).strip()) is not None


def _words(world: World, number: int) -> str:
    """Return the words between the figure before and this one."""
    return world.words_before(number, _LOOK)


def _is_basic(world: World, number: int) -> bool:
    told = world.bound.get(number)
    if told is not None:
        whole = told.concept == "expenditure_basic" and told.subject == world.unit and told.year == world.year
        return whole and told.item is None and world.value(number) > 0
    return unread_of(world, number, Dimension.MONEY) and _BASIC.search(_words(world, number)) is not None


def _pairs(world: World, number: int) -> Iterator[tuple[int, int]]:
    """Yield pay and running costs near behind basic expenditure that come to it."""
    behind = [at for at in _amounts(world, number) if _is_loose(world, at)]
    for first, second in itertools.pairwise(behind):
        sums = world.value(first) + world.value(second)
        if sums != world.value(number):
            continue
        if _is_told_beside(world, second):
            continue
        for personnel, public in ((first, second), (second, first)):
            named = _PEOPLE.search(_words(world, personnel)) and _RUNNING.search(_words(world, public))
            if named:
                yield personnel, public


def _is_told_beside(world: World, number: int) -> bool:
    """Tell goods and services whose running costs are told behind them: 商品和服务支出9.00万元，即公用经费9.00万元."""
    told, own = world.bound.get(number + 1), world.bound.get(number)
    item = own is not None and own.concept == "expenditure_item"
    same = told is not None and told.concept == "expenditure_public" and world.value(number + 1) == world.value(number)
    return item and same


def _amounts(world: World, number: int) -> Iterator[int]:
    figures = world.figures
    count = 0
    for at in range(number + 1, len(figures)):
        if figures[at].block - figures[number].block > _BLOCKS or count > _BEHIND:
            return
        if figures[at].cell is None and figures[at].quantity.dimension is Dimension.MONEY:
            count += 1
            yield at


def _is_loose(world: World, number: int) -> bool:
    told = world.bound.get(number)
    return told is None or (told.concept in _LOOSE and told.subject == world.unit and told.year == world.year)


def _put(world: World, basic: int, personnel: int, public: int) -> None:
    whole = Bound(basic, "expenditure_basic", world.unit, None, world.year, topic="basic", phase="expenditure")
    whole = world.bound.get(basic) or world.put(whole, Reason.TOTAL)
    for at, concept, topic in (
        (personnel, "expenditure_personnel", "personnel"),
        (public, "expenditure_public", "public"),
    ):
        world.put(replace(whole, figure=at, concept=concept, item=None, topic=topic), Reason.PART)
    told = (sorted(tie.members) for tie in world.ties if tie.result == basic and tie.kind is LinkKind.LIST_SUM)
    if sorted((personnel, public)) not in told:
        world.ties.append(Tie(LinkKind.LIST_SUM, basic, (personnel, public)))
