"""People on the posts of an institution, told beside those outside: 事业编制146名，在编教职工139人，外聘教师21人.

The posts may be told in all, and their kind behind them: 编制152名，全部为事业编制. Where all posts are of
one kind, who is 在编 sits on them; who is at work (在岗, 在职) need not.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from jixiao.extraction.bound import Bound, World

_IN_QUOTA = re.compile(
    r"(?<![非不])(?<!在职)在编(?!在[岗职册])(?:教职工|教师|教职员工|职工|人员|干部职工|人数|员工|工作人员)?"
    r"(?:共计?|合计|为|有|共有)?[ ]?$"
)
_OTHER_POSTS = frozenset({"staff_quota", "staff_quota_admin", "staff_quota_ref", "staff_quota_worker", "staff_inst"})
_OUTSIDE = frozenset({"staff_nonquota", "staff_dispatch"})
_ALL_OF_KIND = re.compile(
    r"[，,、（(]?(?:全部|全都|均|都|皆|全|一律)(?:为|是|属于?|系)[^，,。；;、\n\d]{0,6}?事业编(?:制|内)?(?=[，,。；;）)\n])"
)
# 三类人员一共412人: with those outside
_OF_ALL_KINDS = re.compile(
    r"(?:以上|上述|这)?[两二三四五](?:类|种|部分|项)(?:人员|用工|职工|人)?"
    r"(?:一共|共计|合计|总共|总计|加起来|相加|共|合起来)+(?:为|有|是)?[ ]?$"
)
_LOOK = 14


def settle_in_quota(world: World) -> None:
    """Give the only number of people on post, called 在编, to the posts of the institution."""
    _leave_sums(world)
    told = [one for one in world.bound.values() if one.subject == world.unit and one.item is None]
    concepts = {one.concept for one in told}
    posts = "staff_quota_inst" in concepts and not concepts & _OTHER_POSTS
    if not (posts or _are_all_of_kind(world, told)):
        return
    people = [one for one in told if one.concept == "staff_on_post"]
    values = {world.value(one.figure) for one in people}
    if len(values) == 1 and all(_IN_QUOTA.search(world.words_before(one.figure, _LOOK)) for one in people):
        for one in people:
            world.bound[one.figure] = replace(one, concept="staff_inst")
            world.certain.add(one.figure)


def _leave_sums(world: World) -> None:
    """Leave what people of several kinds come to, some of them on no post, no people on post."""
    if not any(one.concept in _OUTSIDE for one in world.bound.values()):
        return
    posted = [number for number, one in world.bound.items() if one.concept == "staff_on_post"]
    least = min(map(world.value, posted), default=0)
    for number in posted:
        if world.value(number) > least and _OF_ALL_KINDS.search(world.words_before(number, _LOOK)):
            del world.bound[number]
            world.certain.add(number)


def _are_all_of_kind(world: World, told: Sequence[Bound]) -> bool:
    """Tell the only posts of the unit, all of which are said to be of the institution."""
    posts = [one for one in told if one.concept in _OTHER_POSTS | {"staff_quota_inst"}]
    alone = {one.concept for one in posts} == {"staff_quota"} and len({world.value(one.figure) for one in posts}) == 1
    return alone and any(_ALL_OF_KIND.match(world.text, world.figures[one.figure].span.end) for one in posts)
