"""Numbers of people and posts that no known word names, proven by the parts beside them that they add up to.

编制总量为58名，由41名行政编制、15名事业编制和2名工勤编制组成; 在职55人、退休29人，账面供养人员84人.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.identified import clause_of
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Approximation, Dimension
from jixiao.model.trace import Reason

_PEOPLE = frozenset({"人", "名", "个"})
_MOST, _SEVERAL = 6, 2
_POSTS = frozenset({"staff_quota_admin", "staff_quota_inst", "staff_quota_ref", "staff_quota_worker"})
_AT_WORK = frozenset({"staff_civil", "staff_civil_ref", "staff_inst"})
_RETIRED = frozenset({"staff_retired", "staff_leave_retired"})
_OUTSIDE = frozenset({"staff_nonquota", "staff_dispatch"})
_OF_POSTS = re.compile(r"编制|编数|[两三四](?:项|者|类)|合|总|共|并|加")
_OF_PEOPLE = re.compile(
    r"人员|干[警部]|民警|教师|法官|同志|人手|队员|警力|官兵|在[编岗册职]|编制上|职工|教职工|供养|[两三四](?:项|者|类)|合|总|共|并|加"
)
_LISTS = re.compile(r"[，,（(]?(?:[：:]|其中|包括|分别为)[^。；\n]{0,3}在编")
_ORGANS = re.compile(r"(?:下属|所属|直属|事业)?(?:单位|中心|机构|站|所|院|队)的")
_STOP = re.compile(r"[。\n]")


def settle_summed_people(world: World) -> None:
    """Bind the unread sum of the posts or people told directly before it, or directly behind."""
    for number, figure in enumerate(world.figures):
        if number in world.bound or not _is_number(world, number) or figure.cell is not None:
            continue
        concept = next((one for run in _runs(world, number) if (one := _sum(world, number, run))), "")
        if concept:
            world.put(Bound(number, concept, world.unit, None, world.year), Reason.TOTAL)


def settle_people_of_institutions(world: World) -> None:
    """Take people of institutions, beside civil servants, for what they are where both make all on post.

    机关公务员12人，下属事业单位在编职工30人，在职人员合计42人.
    """
    for number, bound in list(world.bound.items()):
        before, behind = world.bound.get(number - 1), world.bound.get(number + 1)
        if before is None or behind is None or _is_parted(world, number - 1, number + 1):
            continue
        told = bound.concept == behind.concept == "staff_on_post" and before.concept == "staff_civil"
        if told and world.value(number - 1) + world.value(number) == world.value(number + 1):
            world.put(replace(bound, concept="staff_inst"), Reason.PART)


def settle_listed_people(world: World) -> None:
    """Take people in their posts beside people from outside, both behind all people, for a part of these.

    在岗职工共120人：在编人员80人，编外合同制人员30人，劳务派遣10人.
    """
    for number, bound in list(world.bound.items()):
        whole, behind = world.bound.get(number - 1), world.bound.get(number + 1)
        if bound.concept != "staff_on_post" or whole is None or behind is None or behind.concept not in _OUTSIDE:
            continue
        between = world.between(number - 1, number)
        listed = whole.concept == "staff_on_post" and whole.item is None and _LISTS.match(between) is not None
        if listed and world.value(number) < world.value(number - 1):
            world.bound[number] = replace(bound, concept="staff_inst")
            _tie_listed(world, number)


def _tie_listed(world: World, first: int) -> None:
    """Hold all people against the list behind their colon where it names nobody else."""
    whole, text = first - 1, world.text
    last = first
    while (told := world.bound.get(last + 1)) is not None and told.concept in _OUTSIDE:
        last += 1
    colon = world.between(whole, first).startswith(("：", ":"))
    end = world.figures[last].span.end
    if colon and text[end : end + 1] in ("", "。", "；", ";", "\n"):
        world.ties.append(Tie(LinkKind.LIST_SUM, whole, tuple(range(first, last + 1)), certain=True))


def _is_number(world: World, number: int) -> bool:
    quantity = world.figures[number].quantity
    exact = quantity.approximation is Approximation.EXACT and quantity.value > 0
    return exact and quantity.dimension is Dimension.COUNT and quantity.unit in _PEOPLE


def _runs(world: World, number: int) -> Iterator[Sequence[int]]:
    """Yield the read numbers in one row beside a figure that make it up, those before and those behind."""
    for step in (-1, 1):
        left, run = world.value(number), list[int]()
        for at in range(number + step, number + step * (_MOST + 1), step):
            if _is_of_organs(world, at):
                continue
            if not _is_part(world, at) or _is_parted(world, number, at):
                break
            run.append(at)
            left -= world.value(at)
            if left <= 0:
                break
        if left == 0 and len(run) >= _SEVERAL:
            yield run


def _is_of_organs(world: World, number: int) -> bool:
    """Tell a number that says whose posts follow: 所属两个中心的事业编制29名."""
    if number in world.bound or not 0 <= number < len(world.figures):
        return False
    return _ORGANS.match(world.text, world.figures[number].span.end) is not None


def _is_part(world: World, number: int) -> bool:
    told = world.bound.get(number)
    return told is not None and told.subject == world.unit and told.item is None and _is_number(world, number)


def _is_parted(world: World, one: int, other: int) -> bool:
    first, last = sorted((one, other))
    return _STOP.search(world.text, world.figures[first].span.end, world.figures[last].span.start) is not None


def _sum(world: World, number: int, run: Sequence[int]) -> str:
    """Return what a number is whose parts are these, empty where its clause names no people or posts."""
    parts, words = {world.bound[at].concept for at in run}, clause_of(world, number)
    if len(parts) < _SEVERAL:
        return ""
    if parts <= _POSTS:
        return "staff_quota" if _OF_POSTS.search(words) else ""
    if _OF_PEOPLE.search(words) is None:
        return ""
    if parts <= _AT_WORK:
        return "staff_on_post"
    whole = "staff_on_post" in parts and parts <= {"staff_on_post"} | _RETIRED | _OUTSIDE
    return "staff_actual_total" if whole and parts & _RETIRED else ""
