"""All vehicles in the last row of a table of their kinds: 机要通信用车　1, 应急保障用车　2, 合计　3."""

import re

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.given import give
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_TOTAL = re.compile(r"(?:合[ \t\u3000]*计|总[ \t\u3000]*计|小计|共计)[：:|｜\s]*$")
_COUNTED = frozenset({Dimension.COUNT, Dimension.PLAIN})
_LOOK, _LEAST = 12, 2


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
