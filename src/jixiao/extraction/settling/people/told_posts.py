"""Numbers of posts that their words call the sum of the posts beside them, whether they are that or not.

行政编制13名，事业编制47名，合计60名; 编制总量为58名，由41名行政编制、15名事业编制和2名工勤编制组成. What only
arithmetic proves, a mistyped digit leaves unread.
"""

import re
from collections.abc import Sequence

from jixiao.extraction.bound import Bound, World
from jixiao.model.quantity import Approximation, Dimension
from jixiao.model.trace import Reason

_POSTS = frozenset({"staff_quota_admin", "staff_quota_inst", "staff_quota_ref", "staff_quota_worker"})
_PEOPLE = frozenset({"人", "名"})
_SUM = re.compile(
    r"[，,、；;]?[ ]?(?:[两二三四](?:项|者|类)|(?:行政|政法|事业|工勤|参公|编制|[、和与及])+)?(?:编制)?"
    r"(?:合计|共计|总计|总共|一共|加起来|合|共|计)(?:核定)?(?:编制)?(?:人?数|总数)?(?:为|是|有)?[ ]?"
)
_COUNTED = re.compile(r"[两二三四](?:项|者|类)")
_FROM, _MADE = re.compile(r"[，,]?(?:分别)?由[^，,。；;\d]{0,6}"), re.compile(r"[^，,。；;\d（(]{0,10}(?:组成|构成)")
_WHOLE = re.compile(r"编制(?:的)?(?:总量|总数|总额|数)?(?:为|是|共|合计|[：:])*[ ]?$")
# parts of a part, and posts of others, stand beside these
_OPEN = re.compile(r"其中|含|包括|另|不占|[（(。\n；;]")
_STOP = re.compile(r"[。\n；;：:]")
_SEVERAL, _MOST, _LOOK = 2, 4, 16


def settle_told_posts(world: World) -> None:
    """Bind the unread sum of the kinds of posts told directly before it, or directly behind."""
    for number in range(len(world.figures)):
        if number in world.bound or not _is_number(world, number):
            continue
        if _ends_run(world, number) or _is_made_of(world, number):
            world.put(Bound(number, "staff_quota", world.unit, None, world.year), Reason.TOTAL)


def _is_number(world: World, number: int) -> bool:
    figure = world.figures[number]
    quantity = figure.quantity
    counted = quantity.dimension is Dimension.COUNT and quantity.unit in _PEOPLE and figure.cell is None
    return counted and quantity.approximation is Approximation.EXACT and quantity.value > 0


def _ends_run(world: World, number: int) -> bool:
    """Tell a number that words call the sum of all posts before it in its sentence."""
    run: list[int] = []
    # 两项共84名: that there are two is a number too
    behind = number - 1 if number and _COUNTED.fullmatch(world.figures[number - 1].span.of(world.text)) else number
    while len(run) < _MOST and _is_post(world, behind - 1 - len(run)):
        first = behind - 1 - len(run)
        if run and _OPEN.search(world.between(first, first + 1)):
            break
        run.append(first)
    if not _are_kinds(world, run) or not _SUM.fullmatch(world.between(run[0], number)):
        return False
    before = run[-1] - 1
    # what stands before them in their sentence may be a part as well
    alone = before < 0 or not _is_number(world, before) or _STOP.search(world.between(before, run[-1])) is not None
    return alone and not _OPEN.search(world.words_before(run[-1], _LOOK).rsplit("。", 1)[-1].rsplit("\n", 1)[-1])


def _is_made_of(world: World, number: int) -> bool:
    """Tell a number of posts said to be made of all the kinds behind it."""
    run: list[int] = []
    while len(run) < _MOST and _is_post(world, number + 1 + len(run)):
        last = number + 1 + len(run)
        if run and _OPEN.search(world.between(last - 1, last)):
            break
        run.append(last)
    if not _are_kinds(world, run) or not _WHOLE.search(world.words_before(number, _LOOK)):
        return False
    made = _MADE.match(world.text, world.figures[run[-1]].span.end)
    return made is not None and _FROM.fullmatch(world.between(number, number + 1)) is not None


def _is_post(world: World, number: int) -> bool:
    told = world.bound.get(number)
    own = told is not None and told.concept in _POSTS and told.subject == world.unit and told.item is None
    return own and _is_number(world, number)


def _are_kinds(world: World, run: Sequence[int]) -> bool:
    """Tell several posts, each of another kind."""
    return len(run) >= _SEVERAL and len({world.bound[number].concept for number in run}) == len(run)
