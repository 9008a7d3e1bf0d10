"""All vehicles in the last row of a table of their kinds: 机要通信用车　1, 应急保障用车　2, 合计　3.

And those in brackets behind what was paid for them: 购置费36.80万元（2辆）；运行维护费32.15万元（11辆）.
"""

import re

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.given import give
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_TOTAL = re.compile(r"(?:合[ \t\u3000]*计|总[ \t\u3000]*计|小计|共计)[：:|｜\s]*$")
_COUNTED = frozenset({Dimension.COUNT, Dimension.PLAIN})
_LOOK, _LEAST = 12, 2
_PAID_FOR = {"sangong_car_purchase": "vehicles_bought", "sangong_car_run": "vehicles"}
_OPENED, _CLOSED, _VEHICLES = frozenset("（("), frozenset("）)"), frozenset({"辆", "台"})


def settle_vehicle_totals(world: World) -> None:
    """Bind the unread number of a row of totals that the kinds of vehicles right above it make up."""
    for number, figure in enumerate(world.figures):
        free = number not in world.bound and figure.quantity.dimension in _COUNTED
        if not free or _TOTAL.search(world.words_before(number, _LOOK)) is None:
            continue
        kinds = _kinds_above(world, number)
        if len(kinds) >= _LEAST and sum(map(world.value, kinds)) == world.value(number):
            give(world.figures, number, Dimension.COUNT, "")
            world.put(Bound(number, "vehicles", world.unit, None, world.year), Reason.TOTAL)


def settle_bracket_vehicles(world: World) -> None:
    """Bind the unread vehicles that stand alone in brackets behind what their purchase, or their running, cost."""
    for number, figure in enumerate(world.figures[1:], 1):
        paid = world.bound.get(number - 1)
        behind = world.text[figure.span.end : figure.span.end + 1]
        alone = world.between(number - 1, number) in _OPENED and behind in _CLOSED
        free = number not in world.bound and figure.quantity.unit in _VEHICLES
        concept = _PAID_FOR.get(paid.concept) if paid is not None and paid.year == world.year else None
        if free and alone and concept is not None and paid is not None:
            world.put(Bound(number, concept, paid.subject, None, world.year), Reason.BRACKETS)


def _kinds_above(world: World, number: int) -> list[int]:
    """Return the numbers right above, in the same table, that are vehicles of one kind each."""
    found: list[int] = []
    for at in range(number - 1, -1, -1):
        told, cell, own = world.bound.get(at), world.figures[at].cell, world.figures[number].cell
        beside = cell is own is None or (cell is not None and own is not None and cell[0] == own[0])
        if told is None or not beside or told.concept != "vehicles" or told.item is None:
            break
        found.append(at)
    return found
