"""People told with those on the quota and those outside it, or by kind: two parts that leave nobody out."""

import re
from itertools import pairwise

from jixiao.extraction.bound import Tie, World
from jixiao.model.link import LinkKind

_PARTED = re.compile(r"(?:[，,]?(?:其中|包括|含|分为|由)[：:，,]?|[（(：:])[^。；;\d]{0,10}")
# 在编26人，公务员12人，事业人员14人: no word says that these are all
_LISTED = re.compile(r"[，,、](?!另|还|其[他它])[^。；;\d]{0,10}")
_JOINED = re.compile(r"[、，,和及]?[^。；;\d]{0,10}")
_CLOSED = re.compile(r"[）)]?(?:组成|构成)?(?:[。；;\n]|$)")
_PAIRS = (
    (frozenset({"staff_inst", "staff_civil", "staff_civil_ref"}), frozenset({"staff_nonquota"})),
    (frozenset({"staff_civil", "staff_civil_ref"}), frozenset({"staff_inst"})),
)
_BY_POST = _PAIRS[1:]


def tie_supposed_people(world: World) -> None:
    """Tie the people on post to the two parts directly behind them that end the sentence."""
    tied = {tie.result for tie in world.ties if tie.kind is LinkKind.LIST_SUM}
    for number, bound in list(world.bound.items()):
        if bound.concept == "staff_on_post" and number not in tied and _are_parts(world, number):
            world.ties.append(Tie(LinkKind.LIST_SUM, number, (number + 1, number + 2)))


def _are_parts(world: World, number: int) -> bool:
    one, other = world.bound.get(number + 1), world.bound.get(number + 2)
    if one is None or other is None:
        return False
    ends = [world.figures[at].span for at in range(number, number + 3)]
    opened, joined = (world.text[left.end : right.start] for left, right in pairwise(ends))
    parted = _PARTED.fullmatch(opened) is not None
    listed = _LISTED.fullmatch(opened) is not None and _LISTED.fullmatch(joined) is not None
    pairs = _PAIRS if parted else _BY_POST if listed else ()
    kinds = any(one.concept in first and other.concept in second for first, second in pairs)
    return kinds and _JOINED.fullmatch(joined) is not None and _CLOSED.match(world.text, ends[-1].end) is not None
