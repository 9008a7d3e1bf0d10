"""What was spent of a budget, told behind its halves.

全年预算200.00万元，其中基本支出120.00万元、项目支出80.00万元，全年支出190.00万元.
"""

from jixiao.extraction.sentences.advance import close_list
from jixiao.extraction.state import BUDGETS, Place

_HALVES = frozenset({"basic", "project_total"})
_SPENT = frozenset({"expenditure", "final"})


def end_halves(place: Place, kept: str) -> bool:
    """End the list of a budget's halves at spending that is too much for the last of them; tell whether it ended.

    Such spending, for which the half told last still stands (`kept`), is that of the whole.
    """
    state, world = place.state, place.world
    whole = state.parent is not None and not state.parent.topic and state.parent.phase in BUDGETS
    planned = all(one.phase in BUDGETS for one in state.parts)
    if kept not in _HALVES or place.head.phase not in _SPENT or not whole or not planned:
        return False
    if {one.topic for one in state.parts} != _HALVES:
        return False
    if world.value(place.index) <= world.value(state.parts[-1].figure):
        return False
    close_list(world, state)
    state.parent = None
    return True
