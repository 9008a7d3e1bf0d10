"""Posts and people of the units below, proven by the number that they add up to.

在编在岗396人；分开数，机关112人（公务员104人、工勤8人），公路事务中心203人，港航事务中心81人。
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.whose import OWN, is_organ
from jixiao.model.fact import Subject, SubjectKind
from jixiao.model.quantity import Approximation, Dimension
from jixiao.model.trace import Reason

_WHOLES = ("staff_on_post", "staff_quota", "staff_actual_total")
_PEOPLE = frozenset({"人", "名", "个"})
_NAME = re.compile(
    r"(?:^|[，,、；;：:。（）()\n]|其中|分开数)(?P<name>[\u4e00-\u9fff]{2,16}?)(?:有|共|为|现有|实有|编制|在职|在编)?$"
)
_MOST, _SEVERAL, _LOOK = 10, 2, 24


def settle_people(world: World) -> None:
    """Bind the posts or people of each unit below directly behind those of all, where they add up to them."""
    for whole in [one for one in world.bound.values() if one.concept in _WHOLES and one.item is None]:
        if whole.subject == world.unit and world.figures[whole.figure].cell is None:
            names = _units(world, whole)
            for at, name in names:
                below = replace(whole, figure=at, subject=Subject(SubjectKind.UNIT, name))
                world.put(below, Reason.PART)


def _units(world: World, whole: Bound) -> Sequence[tuple[int, str]]:
    """Return the units whose numbers add up to a whole, none where they do not."""
    total, found = world.value(whole.figure), []
    for at, name in _listed(world, whole):
        if not name:
            break
        found.append((at, name))
        total -= world.value(at)
        if total <= 0:
            break
    return found if total == 0 and len(found) >= _SEVERAL else ()


def _listed(world: World, whole: Bound) -> Iterator[tuple[int, str]]:
    """Yield the numbers behind a whole in its paragraph that stand in no bracket, each with the organ before it."""
    block, opened = world.figures[whole.figure].block, world.figures[whole.figure].span.end
    for at in range(whole.figure + 1, min(len(world.figures), whole.figure + 1 + _MOST)):
        figure = world.figures[at]
        if figure.block != block:
            return
        before = world.text[opened : figure.span.start]
        if before.count("（") + before.count("(") > before.count("）") + before.count(")"):
            continue
        counted = figure.quantity.dimension is Dimension.COUNT and figure.quantity.unit in _PEOPLE
        if not counted or figure.quantity.approximation is not Approximation.EXACT:
            return
        match = _NAME.search(world.text[max(0, figure.span.start - _LOOK) : figure.span.start])
        name = match["name"] if match is not None else ""
        yield at, name if name in OWN or is_organ(name) else ""
