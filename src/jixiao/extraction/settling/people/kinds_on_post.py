"""Kinds of people listed behind all on post: 在岗27人，包括事业编制人员5人、聘用护理员16人、炊事员3人、门卫2人.

Who holds a post is counted there, not the posts; trades behind those who are hired are hired as well. People on post
told by where their posts are (国家编制在岗10人，地方编制在岗4人，共14人) are parts of the sum behind them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.post_kinds import CONCEPTS, kind_of_post
from jixiao.extraction.proven import unread_of
from jixiao.model.fact import Item
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Approximation, Dimension
from jixiao.model.trace import Reason

_LEAD = r"[，,（(：:；;]*(?:其中|包括|包含|含|内有|由|为|有|分别(?:是|为))*[：:，,]?"
_FIRST = re.compile(rf"[人名]?{_LEAD}(?P<name>[\u4e00-\u9fff]{{2,14}}?)(?:共|有|为)?")
_NEXT = re.compile(r"[人名]?[，,、；;和及与]+(?P<name>[\u4e00-\u9fff]{2,14}?)(?:共|有|为)?")
_POSTS = re.compile(r"(?P<kind>[\u4e00-\u9fff]{2,8}?)编制?(?:内)?(?:的)?(?:人员|职工|干部|教师|同志)")
_HIRED = re.compile(
    r"(?:编外|外聘|临聘|长期|自行|临时|院内|合同制)?(?:聘用|聘请|雇用|雇请|外聘|临聘|自聘|招聘|聘)的?(?P<trade>[\u4e00-\u9fff]{2,8})"
)
_TRADE = re.compile(r"[\u4e00-\u9fff]{1,6}(?:员|工|师傅|司机|保安|门卫|厨师|阿姨)|司机|保安|保洁|门卫|厨师|厨工")
_OF_POSTS = re.compile(r"编|干部|公务员|教师|医师|民警")
_WHERE = re.compile(
    r"(?:^|[，,；;。：:\n])(?:年末|年底|现|目前)?(?P<name>[\u4e00-\u9fff]{2,8}?)(?:实际)?(?:在岗|在职|在编|实有)(?:人员|职工)?(?:有|共|为)?$"
)
_IN_ALL = re.compile(
    r"[人名]?[，,；;](?:两[类块下者处边]|合计|共计|总计|一共|总共|共|合起来|加起来)+(?:有|是|为)?(?:在岗|在职|在编)?(?:人员|职工)?(?:有|共|为)?"
)
# 包括, not 其中: nobody is left out
_ALL, _END = re.compile(r"[人名]?[，,（(]?(?:包括|包含|由|分别[是为]|[：:])"), re.compile(r"[）)]?(?:[。；;\n]|$)")
_ON_POST, _OUTSIDE, _POST = "staff_on_post", "staff_nonquota", "post"
_LOOSE = frozenset({"staff_quota", "staff_actual_total", "staff_people", _ON_POST})
_MOST, _SEVERAL, _LOOK = 8, 2, 24


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of people in such a list."""

    figure: int
    name: str


def settle_kinds_on_post(world: World) -> None:
    """Bind the kinds of people in such lists, and the parts of such a sum."""
    for number, whole in sorted(world.bound.items()):
        if whole.concept == _ON_POST and whole.item is None and world.figures[number].cell is None:
            kinds = list(_kinds(world, number))
            if len(kinds) >= _SEVERAL:
                _settle_list(world, whole, kinds)
    for number in range(_SEVERAL, len(world.figures)):
        _settle_sum(world, number)


def _kinds(world: World, whole: int) -> Iterator[_Kind]:
    """Yield the numbers of people that follow a whole in its sentence, each with its name."""
    words = _FIRST
    for at in range(whole + 1, min(len(world.figures), whole + 1 + _MOST)):
        match = words.fullmatch(world.between(at - 1, at))
        if match is None or not _is_people(world, at):
            return
        yield _Kind(at, match["name"])
        words = _NEXT


def _is_people(world: World, number: int) -> bool:
    quantity = world.figures[number].quantity
    exact = quantity.approximation is Approximation.EXACT
    return exact and quantity.dimension is Dimension.COUNT and quantity.unit in ("人", "名")


def _settle_list(world: World, whole: Bound, kinds: Sequence[_Kind]) -> None:
    posts = hired = False
    for one in kinds:
        told, named, trade = world.bound.get(one.figure), _POSTS.fullmatch(one.name), _HIRED.fullmatch(one.name)
        if named is not None and (told is None or told.concept.startswith("staff_quota")):
            posts = True
            concept = CONCEPTS[_ON_POST].get(kind_of_post(named["kind"]), "")
            if concept:
                world.put(replace(whole, figure=one.figure, concept=concept), Reason.PART)
            elif told is not None:
                del world.bound[one.figure]
        elif trade is not None and not _OF_POSTS.search(trade["trade"]):
            hired = True
            _put_hired(world, whole, one.figure, trade["trade"])
        elif posts and hired and _TRADE.fullmatch(one.name) and not _OF_POSTS.search(one.name):
            _put_hired(world, whole, one.figure, one.name)
        else:
            return
    end = world.figures[kinds[-1].figure].span.end
    if posts and hired and _ALL.match(world.between(whole.figure, kinds[0].figure)) and _END.match(world.text, end):
        world.ties.append(Tie(LinkKind.LIST_SUM, whole.figure, tuple(one.figure for one in kinds), certain=False))


def _put_hired(world: World, whole: Bound, figure: int, trade: str) -> None:
    told = world.bound.get(figure)
    if told is None or told.concept == _OUTSIDE:
        item = Item(_POST, trade) if _TRADE.fullmatch(trade) else None
        world.put(replace(whole, figure=figure, concept=_OUTSIDE, item=item), Reason.PART)


def _settle_sum(world: World, number: int) -> None:
    """Name the people on post that a sum directly behind them adds up by where their posts are."""
    told = world.bound.get(number)
    free = told.concept in _LOOSE if told is not None else unread_of(world, number, Dimension.COUNT)
    if not free or not _is_people(world, number) or _IN_ALL.fullmatch(world.between(number - 1, number)) is None:
        return
    parts: dict[int, str] = {}
    for at in (number - 2, number - 1):
        one, start = world.bound.get(at), world.figures[at].span.start
        name = _WHERE.search(world.text[max(0, start - _LOOK) : start])
        if one is None or one.concept != _ON_POST or one.subject != world.unit or name is None:
            return
        parts[at] = name["name"]
    if len(set(parts.values())) < _SEVERAL or sum(map(world.value, parts)) != world.value(number):
        return
    for at, where in parts.items():
        world.bound[at] = replace(world.bound[at], item=Item(_POST, where))
    world.put(Bound(number, _ON_POST, world.unit, None, world.year), Reason.TOTAL)
