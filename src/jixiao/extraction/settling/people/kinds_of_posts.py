"""Kinds of posts or of people told by their short names behind all of them: 编制77名，构成是参公41名、事业36名."""

import re
from collections.abc import Sequence

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.post_kinds import CONCEPTS, kind_of_post
from jixiao.model.quantity import Approximation
from jixiao.model.trace import Reason

_LEAD = re.compile(
    r"^[人名个位编制，,、：:（(；;\s]*(?:其中|构成(?:是|为)|组成(?:是|为)|按[\u4e00-\u9fff]{2,6}分|分别(?:是|为)|包括|包含|含|由|为|有|[和与及])*[：:，,]?"
)
_STOP = re.compile(r"[。\n]")
_UNITS = ("人", "名", "个", "")
_MOST, _SEVERAL = 4, 2


def settle_kinds_of_posts(world: World) -> None:
    """Bind the unread numbers directly behind such a whole that short names of two kinds or more call its parts."""
    for number, whole in sorted(world.bound.items()):
        concepts = CONCEPTS.get(whole.concept)
        if concepts is None or whole.item is not None or world.figures[number].cell is not None:
            continue
        kinds = _kinds(world, number)
        # people on posts of workers have no concept of their own
        parts = [(at, concepts[kind]) for at, kind in kinds if kind in concepts]
        if len(kinds) >= _SEVERAL and sum(world.value(at) for at, _ in kinds) <= world.value(number):
            for at, concept in parts:
                if at not in world.bound:
                    world.put(Bound(at, concept, whole.subject, None, whole.year), Reason.PART)


def _kinds(world: World, whole: int) -> Sequence[tuple[int, str]]:
    """Return the numbers that follow a whole in its sentence, each with the kind that stands right before it."""
    found: list[tuple[int, str]] = []
    for at in range(whole + 1, min(len(world.figures), whole + 1 + _MOST)):
        figure = world.figures[at]
        between = world.text[world.figures[at - 1].span.end : figure.span.start]
        exact = figure.quantity.approximation is Approximation.EXACT and figure.quantity.unit in _UNITS
        kind = kind_of_post(_LEAD.sub("", between)) if exact and not _STOP.search(between) else ""
        if not kind or kind in {one for _, one in found}:
            break
        found.append((at, kind))
    return found
