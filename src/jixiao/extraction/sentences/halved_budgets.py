"""What was spent of a budget, told behind its halves.

全年预算200.00万元，其中基本支出120.00万元、项目支出80.00万元，全年支出190.00万元.
"""

import re

from jixiao.extraction.sentences.advance import close_list
from jixiao.extraction.state import BUDGETS, Place, State

_HALVES = frozenset({"basic", "project_total"})
_SANGONG = "sangong"
# the spending is split up in turn: 决算18.00万元，其中
_LISTED = re.compile(r"[，,（(](?:其中|包括)")
_SPENT = frozenset({"expenditure", "final"})


def end_halves(place: Place, kept: str) -> bool:
    """End the list of a budget's parts at spending that is too much for the last of them; tell whether it ended.

    Such spending, for which the part told last still stands (`kept`), is that of the whole.
    """
    state, world = place.state, place.world
    planned = state.parent is not None and state.parent.phase in BUDGETS
    parts = planned and len(state.parts) > 1 and all(one.phase in BUDGETS for one in state.parts)
    if not parts or place.head.phase not in _SPENT or state.parts[-1].topic != kept or not _is_of_whole(state):
        return False
    too_much = world.value(place.index) > world.value(state.parts[-1].figure)
    if not too_much and _LISTED.match(world.text, world.figures[place.index].span.end) is None:
        return False
    close_list(world, state)
    state.parent = None
    return True


def _is_of_whole(state: State) -> bool:
    """Tell the halves of all that is to be spent, or parts of the “三公” expenses under their budget."""
    whole = state.parent.topic if state.parent is not None else ""
    if not whole:
        return {one.topic for one in state.parts} == _HALVES
    return whole == _SANGONG and all(one.topic.startswith(_SANGONG) for one in state.parts)
