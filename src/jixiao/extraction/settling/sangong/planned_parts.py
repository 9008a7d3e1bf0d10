"""Budgets of the three public expenses told one by one behind that of all, and what was spent, in the same order.

“三公”经费预算94.60万元，因公出国28.00万元、车辆运行57.10万元、接待9.50万元；实际支出48.62万元，对应为0元、42.18万元、6.44万元.
The parts are planned where they come to the budget before them, or where as many amounts in turn are behind what was
spent: one of them may be mistyped.
"""

import re
from collections.abc import Sequence

from jixiao.extraction.bound import Bound, World
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_SEVERAL, _MOST = 2, 5
_NAMES = (
    ("sangong_abroad", re.compile(r"出国|出境")),
    ("sangong_car_purchase", re.compile(r"购置(?!和|及|与|运)|购车")),
    ("sangong_car", re.compile(r"购置[及和与]?(?:费及)?运行")),
    ("sangong_car_run", re.compile(r"运行|维护|运维|燃油|用车")),
    ("sangong_reception", re.compile(r"接待|招待")),
)
_PART = re.compile(
    r"[，,、：:（(]?(?:其中[：:，,]?)?(?:和|及)?(?P<name>[\u4e00-\u9fff]{2,9}(?:[（(]境[）)])?[\u4e00-\u9fff]{0,6})"
)
_OTHERS = re.compile(r"[较比]|增|减|支出(?!$)|实际|决算|上年|使用|花|用去|结余|控制")
_SPENT = re.compile(
    r"[）)]?[；;，,。]?(?:全年|当年|年内|年度|本年)?(?:实际|决算|执行|共|累计)*(?:支出|开支|发生|使用|列支|花费|决算数?|执行数?|支付|用去)(?:数|额)?(?:共|合计|为|了|是)*"
)
_IN_TURN = re.compile(
    r"[，,（(：:]?(?:对应|依次|分别|相应|各项?|按序|顺次|同序)+(?:地)?(?:为|是|支出|列支|花费|实支|开支|发生)+(?:了)?"
)
_OPENED = re.compile(r"[，,]?(?:[（(：:]|其中)")
_JOINT = re.compile(r"[、，,]|和|及|与")
_LOOSE = frozenset({"sangong_total", "sangong_budget"})


def settle_planned_parts(world: World) -> None:
    """Bind such parts, and what was spent on each."""
    for number, whole in tuple(world.bound.items()):
        if whole.concept == "sangong_budget" and whole.year == world.year and world.figures[number].cell is None:
            kinds = _parts(world, number)
            total = number + len(kinds) + 1
            in_turn = _in_turn(world, total, len(kinds)) if len(kinds) >= _SEVERAL else False
            if len(kinds) >= _SEVERAL and (in_turn or _come_to(world, number, len(kinds))):
                _put(world, range(number + 1, total), [f"{kind}_budget" for kind in kinds])
            if in_turn:
                _put(world, range(total, total + 1 + len(kinds)), ["sangong_total", *kinds])


def _parts(world: World, number: int) -> Sequence[str]:
    """Return the expenses that the amounts right behind a budget are told of, each once."""
    kinds: list[str] = []
    for at in range(number + 1, min(len(world.figures), number + 1 + _MOST)):
        match = _PART.fullmatch(world.between(at - 1, at)) if _is_open(world, at) else None
        if match is None or _OTHERS.search(match["name"]):
            break
        kind = next((kind for kind, name in _NAMES if name.search(match["name"])), "")
        if not kind or kind in kinds:
            break
        kinds.append(kind)
    return kinds


def _is_open(world: World, number: int) -> bool:
    """Tell an amount of the prose that is unread, or of one of these expenses."""
    told, figure = world.bound.get(number), world.figures[number]
    of_them = told is None or (told.concept.startswith("sangong_") and told.year == world.year)
    return figure.cell is None and figure.quantity.dimension is Dimension.MONEY and of_them


def _in_turn(world: World, total: int, count: int) -> bool:
    """Tell what was spent behind the parts, and as many amounts in turn behind it."""
    last = total + count
    if last >= len(world.figures) or not all(_is_open(world, at) for at in range(total, last + 1)):
        return False
    led = _SPENT.fullmatch(world.between(total - 1, total)) and _IN_TURN.fullmatch(world.between(total, total + 1))
    joints = (world.between(at - 1, at) for at in range(total + 2, last + 1))
    return led is not None and all(_JOINT.fullmatch(one) for one in joints)


def _come_to(world: World, number: int, count: int) -> bool:
    """Tell parts that come to their budget, behind words that open them or before what was spent."""
    total = number + count + 1
    opened = _OPENED.match(world.between(number, number + 1)) is not None
    spent = total < len(world.figures) and _SPENT.fullmatch(world.between(total - 1, total)) is not None
    return (opened or spent) and sum(map(world.value, range(number + 1, total))) == world.value(number)


def _put(world: World, numbers: range, concepts: Sequence[str]) -> None:
    for number, concept in zip(numbers, concepts, strict=True):
        topic = "sangong" if concept in _LOOSE else concept.removesuffix("_budget")
        world.put(Bound(number, concept, world.unit, None, world.year, topic=topic), Reason.TOTAL)
