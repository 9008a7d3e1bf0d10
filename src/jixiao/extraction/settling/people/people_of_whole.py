"""People on post by the kind of their posts, and posts by the kind of people, proven by the whole before them.

在职28人，按身份为公务员17人、事业编制人员11人: the second counts people, for 28 people are what both come to.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from jixiao.extraction.bound import Bound, World
from jixiao.model.quantity import Approximation, Dimension

_AT_WORK = {
    "staff_quota_admin": "staff_civil", "staff_quota_ref": "staff_civil_ref", "staff_quota_inst": "staff_inst",
}  # fmt: skip
_POSTS = {"staff_civil": "staff_quota_admin", "staff_civil_ref": "staff_quota_ref", "staff_inst": "staff_quota_inst"}
_KINDS: Mapping[str, Mapping[str, str]] = {"staff_on_post": _AT_WORK, "staff_quota": _POSTS}
# 编制30名，实有公务员18人; 在职28人，核定行政编制17人: what follows is of the other kind
_OTHER = {
    "staff_quota": re.compile(r"实有|在[职岗编]|现有|年[末底]|实际"),
    "staff_on_post": re.compile(r"核[定准给]|批[复准]|编委|编办|定编|编制[数总]|编制[，：:]"),
}
_WORKERS = "staff_quota_worker"
_MOST, _SEVERAL = 4, 2
_STOP = re.compile(r"[。；;\n]")


def settle_people_of_whole(world: World) -> None:
    """Read the kinds listed directly behind all people on post, or all posts, as what they are parts of."""
    for number, whole in sorted(world.bound.items()):
        kinds = _KINDS.get(whole.concept)
        if kinds is None or whole.item is not None or world.figures[number].cell is not None:
            continue
        for at in _parts(world, whole):
            told = world.bound[at]
            if whole.concept == "staff_on_post" and told.concept == _WORKERS:
                # workers among the people have no concept of their own
                del world.bound[at]
            elif told.concept in kinds:
                world.bound[at] = replace(told, concept=kinds[told.concept])


def _parts(world: World, whole: Bound) -> Sequence[int]:
    """Return the kinds of posts or people in one sentence behind a whole that add up to it, none where they do not.

    One of them has to be told as a part of such a whole already: 在职40人，其中行政编制22人、事业编制18人 stay posts.
    """
    left, found = world.value(whole.figure), list[int]()
    for at in range(whole.figure + 1, min(len(world.figures), whole.figure + 1 + _MOST)):
        between = world.between(at - 1, at)
        if not _is_kind(world, whole, at) or _STOP.search(between) or _OTHER[whole.concept].search(between):
            break
        found.append(at)
        left -= world.value(at)
        if left <= 0:
            break
    fitting = frozenset(_KINDS[whole.concept].values())
    told = any(world.bound[at].concept in fitting for at in found)
    return found if left == 0 and told and len(found) >= _SEVERAL else ()


def _is_kind(world: World, whole: Bound, number: int) -> bool:
    told, quantity = world.bound.get(number), world.figures[number].quantity
    exact = quantity.approximation is Approximation.EXACT and quantity.dimension is Dimension.COUNT
    kind = told is not None and told.concept in {*_AT_WORK, *_POSTS, _WORKERS} and told.subject == whole.subject
    return exact and kind
