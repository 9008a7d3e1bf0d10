"""Amounts that differ from another one of the document in the order of two neighbouring digits alone.

One of them stands in equations that hold, the other one nowhere: then it most likely is that one, typed wrongly.
"""

import re
from collections import defaultdict

from jixiao.extraction.bound import Tie, World
from jixiao.extraction.swapped import swapped
from jixiao.extraction.tying.named_alike import are_named_alike
from jixiao.model.fact import SubjectKind
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Approximation, Dimension

_LEAST_DIGITS, _FEW_DIGITS = 5, 4
_LEAST_NAME, _REACH = 3, 80
_KIND = re.compile(r"(?:项目|专项|工程)$")
_SPENT, _PLANNED = ("expenditure_", "sangong_"), "_budget"
_WHOLES = frozenset({"expenditure_total", "expenditure_basic", "expenditure_personnel", "expenditure_public"})
_EARLIER = re.compile(r"上年|去年|同期|20\d\d年")


def tie_supposed_twins(world: World) -> None:
    """Tie each amount that stands once to those whose digits it swaps, unless something else ties them."""
    places: dict[int, list[int]] = defaultdict(list)
    for number, figure in enumerate(world.figures):
        quantity = figure.quantity
        exact = quantity.dimension is Dimension.MONEY and quantity.approximation is Approximation.EXACT
        if exact and quantity.value > 0 and sum(map(str.isdigit, figure.number.of(world.text))) >= _FEW_DIGITS:
            places[quantity.value].append(number)
    tied = {frozenset((tie.result, *tie.members)) for tie in world.ties}
    for value, numbers in list(places.items()):
        for twin in sorted(swapped(str(value), first=True)):
            others = [] if twin.startswith("0") else places.get(int(twin), [])
            pair = frozenset((numbers[0], *others[:1]))
            alone = len(numbers) == 1 and others and (len(others) > 1 or others[0] < numbers[0])
            if not alone or pair in tied:
                continue
            named = _is_named(world, numbers[0], others[0])
            if named or not _are_told_apart(world, numbers[0], others[0]):
                sure = named or are_named_alike(world, numbers[0], others[0])
                if not sure and len(str(value).strip("0")) < _LEAST_DIGITS:
                    continue
                world.ties.append(Tie(LinkKind.SUPPOSED_EQUAL, numbers[0], (others[0],), certain=sure))


def _is_named(world: World, number: int, other: int) -> bool:
    """Tell whether the line of an amount names what the other one is of, and no year before.

    The line of the unread amount tells what it is of: 2.渠道清淤。全年投入246.60万元; the row of a table does so too.
    """
    bound, start = world.bound.get(other), world.figures[number].span.start
    line = world.text[max(world.text.rfind("\n", 0, start) + 1, start - _REACH) : start]
    if bound is None or _EARLIER.search(line) is not None:
        return False
    own = world.bound.get(number)
    if own is not None and world.figures[other].cell is None and own.concept != bound.concept:
        return False
    item = bound.item.name if bound.item is not None else ""
    name = item or (_KIND.sub("", bound.subject.name) if bound.subject.kind is SubjectKind.PROJECT else "")
    return len(name) >= _LEAST_NAME and name in line


def _are_told_apart(world: World, one: int, other: int) -> bool:
    """Tell two amounts that are read as different things: what was spent is often near what was planned.

    What was spent in a project, or for something, may be told as that of anything else.
    """
    told = [bound.concept for number in (one, other) if (bound := world.bound.get(number)) is not None]
    spent = all(one.startswith(_SPENT) and not one.endswith(_PLANNED) for one in told) and not _WHOLES.issuperset(told)
    return len(set(told)) > 1 and not spent
