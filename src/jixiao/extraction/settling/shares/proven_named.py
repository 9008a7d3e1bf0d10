"""Shares of what a name in the sentence was given or spent, proven by its amount and a whole told elsewhere.

分县区看，东门街道资金最多，占全市到位资金的30.00% behind a table with 东门街道 300.00 and 全市 1,000.00.
"""

import re
from collections.abc import Iterator

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.proven import is_fine, is_ratio, unread_of
from jixiao.extraction.settling.sums.proven_unit import words_of
from jixiao.model.fact import Item, SubjectKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_SHARED = re.compile(r"占(?!地|用)[^，。；\d]{0,20}$|(?:占比|比重|份额)[^，。；\d]{0,6}$")
# …比重最大，为45.00%；其次是泵站维修，为25.00%: what follows a share of the same list
_FOLLOWS = re.compile(
    r"(?:其次|再次|最[大小多少高低]|居?第?[二三四五六次末][位]?|也占?|又占?)[^。；\d]{0,24}[为是达占]$|[^，。；\d]{2,20}[为是达]$"
)
# 服务类占采购支出的20.00%, “三公”支出与整体支出之比为7.50%: what is a share stands before the word
_PART = re.compile(
    r"(?:^|[，。；：\n]|其中|而)(?P<name>[\u4e00-\u9fff“”]{2,12}?)(?:约|共|合计)?(?:占|与(?=[^，。；\d]{2,12}之比))[^，。；\d]{0,20}$"
)
_LEAST, _SUFFIX, _LABEL, _FAR = 2, 3, 14, 40
# what a part may be a share of, beside the whole of its own concept
_WHOLES = {
    "expenditure_project": ("expenditure_project", "expenditure_total"),
    "expenditure_item": ("expenditure_item", "expenditure_project", "expenditure_public", "expenditure_total"),
    "budget_item": ("budget_item", "budget_adjusted", "budget_initial"),
}


def settle_named_shares(world: World) -> None:
    """Bind unread rates behind 占 that exactly one named amount and a whole of its kind make."""
    for number in range(len(world.figures)):
        if not unread_of(world, number, Dimension.RATE) or not is_fine(world, number):
            continue
        before, own = words_of(world, number)
        shared = _SHARED.search(own) or _follows(world, number, before)
        names = {name for name in _names(world, number, before) if name} if shared else set()
        names = names or _called(world, number)
        if len(names) == 1:
            item = Item("share", names.pop())
            world.put(Bound(number, "share", world.unit, item, world.year), Reason.SHARE)


def _names(world: World, number: int, before: str) -> Iterator[str]:
    """Yield the names in the words before a rate whose amount makes it with a whole."""
    for part in list(world.bound.values()):
        name = _name(world, part)
        if (
            len(name) < _LEAST
            or not _is_said(name, before)
            or world.figures[part.figure].quantity.dimension is not Dimension.MONEY
        ):
            continue
        value = world.value(part.figure)
        if any(is_ratio(world, number, value, world.value(whole.figure)) for whole in _wholes(world, part)):
            yield name


def _follows(world: World, number: int, before: str) -> bool:
    """Tell a rate behind a share of the same paragraph, in the words that go on with such a list."""
    told = world.bound.get(number - 1)
    same = number > 0 and world.figures[number - 1].block == world.figures[number].block
    return same and told is not None and told.concept == "share" and _FOLLOWS.search(before) is not None


def _is_said(name: str, words: str) -> bool:
    """Tell a name in words, or the end of a long one: 挡土墙 for 东干渠段挡土墙."""
    return name in words or any(name[at:] in words for at in range(1, len(name) - _SUFFIX + 1))


def _called(world: World, number: int) -> set[str]:
    """Return what the words before 占, or before 与 … 之比, call an amount that alone makes the rate with a whole."""
    start = world.figures[number].span.start
    match = _PART.search(world.text[max(0, start - _FAR) : start])
    if match is None:
        return set()
    called = match["name"].replace("“", "").replace("”", "")
    name = called.removesuffix("支出")
    made = {
        part.figure
        for part in list(world.bound.values())
        if part.year == world.year and name in _label(world, part.figure) and _is_part(world, number, part)
    }
    return {called} if len({world.value(figure) for figure in made}) == 1 else set()


def _label(world: World, number: int) -> str:
    """Return the words directly before an amount, without quotes."""
    start = world.figures[number].span.start
    return re.split(r"[，。；：\n\d]", world.text[max(0, start - _LABEL) : start])[-1].replace("“", "").replace("”", "")


def _is_part(world: World, number: int, part: Bound) -> bool:
    """Tell an amount that makes the rate with the whole of its kind, or with all that was spent."""
    if world.figures[part.figure].quantity.dimension is not Dimension.MONEY:
        return False
    kinds = (part.concept.split("_")[0], "expenditure")
    value = world.value(part.figure)
    wholes = (one for one in list(world.bound.values()) if one.item is None and one.year == world.year)
    alike = (one for one in wholes if one.concept.split("_")[0] in kinds and one.concept.endswith("_total"))
    return any(
        0 < value < world.value(one.figure) and is_ratio(world, number, value, world.value(one.figure)) for one in alike
    )


def _name(world: World, part: Bound) -> str:
    """Return the name of an amount of the year: its item's, or its project's where it is all of that."""
    if part.year != world.year:
        return ""
    if part.item is not None:
        return part.item.name if part.item.kind not in ("total", "topic") else ""
    return part.subject.name if part.subject.kind is SubjectKind.PROJECT else ""


def _wholes(world: World, part: Bound) -> Iterator[Bound]:
    concepts = _WHOLES.get(part.concept, (part.concept,))
    for whole in list(world.bound.values()):
        plain = whole.item is None or whole.item.kind in ("total", "topic")
        larger = world.value(whole.figure) > world.value(part.figure)
        apart = whole.subject != part.subject or part.item is not None
        if whole.concept in concepts and plain and apart and larger and whole.year == world.year:
            yield whole
