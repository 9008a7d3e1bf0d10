"""Percentage points in running text: how far an execution rate has moved."""

import re

from jixiao.extraction.bound import Bound, Tie
from jixiao.extraction.state import Place, bind
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_YEARS_COMPARED = 2
# a norm in the clause of points
_NORM = re.compile(r"(?:目标|平均|指标值|考核值)[^，。；;\n]{0,10}$")
_NORM_REACH = 24


def read_points(place: Place) -> Bound | None:
    """Return the meaning of percentage points: the change of the execution rate named before, else None."""
    state = place.state
    rates = [
        one for one in place.world.bound.values() if one.concept == "execution_rate" and one.subject == state.subject
    ]
    if not rates or state.last is None or state.last.concept != "execution_rate" or _is_of_norm(place):
        return None
    # 护理型床位占比57.49%，比上年提高3个百分点: of the rate between, which was not understood
    before = place.world.figures[place.index - 1].quantity.dimension if place.index else None
    if before is Dimension.RATE and place.index - 1 not in place.world.bound:
        return None
    bound = bind(place, "rate_change_points", None, Reason.POINTS)
    pair = rates[-_YEARS_COMPARED:]
    if len(pair) == _YEARS_COMPARED and pair[0].year != pair[1].year:
        older, newer = sorted(pair, key=lambda one: one.year)
        place.world.ties.append(Tie(LinkKind.POINTS, place.index, (newer.figure, older.figure)))
    return bound


def _is_of_norm(place: Place) -> bool:
    """Tell points against a target or what others reached, not last year: 较90%的目标低2.0个百分点."""
    start = place.world.figures[place.index].span.start
    return _NORM.search(place.world.text, max(0, start - _NORM_REACH), start) is not None
