"""Parts by source or by place that a project's money is split into, proven by the whole told right before them.

批复投资300.00万元，按出资人拆分：——省级补助资金200.00万元；——居民出资100.00万元; 安排300.00万元，分到两个乡镇：东坪镇
180.00万元，西岭镇120.00万元: the names are all of one kind, the amounts come to the whole to the fen.
"""

import re
from collections.abc import Iterator, Sequence

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.portions import portion_of
from jixiao.extraction.proven import unread_of
from jixiao.extraction.sources import source_item
from jixiao.model.fact import Item, Subject, SubjectKind
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Approximation, Dimension
from jixiao.model.trace import Reason

_PLANS = frozenset({"budget_initial", "budget_adjusted"})
_WHOLES = _PLANS | {"funds_received"}
_OPENS = re.compile(r"(?P<words>[^。\n\d]{0,24})[：:]")
# words between the whole and its parts that speak of something else
_OTHER = re.compile(r"支出|使用|用于|用途|支付|上年|去年|增加|减少|追加|结转|结余|执行")
_SOURCE = re.compile(
    r"(?:中央|[省市州县区旗乡镇]级?|自治区|上级|本级|地方)(?:本级)?(?:财政)?(?:专项|补助|配套|奖补|拨款|承担|负担)*(?:资金|经费)?"
    r"|[\u4e00-\u9fff]{2,8}(?:出资|筹资|自筹|捐资|捐赠|投劳|债券|贷款|公益金|基金)(?:资金|款)?"
)
# 东坪镇6200亩180.00万元: how much of the work stands between the place and its money
_NAME = re.compile(
    r"(?:^|[，,：:；;、。\n—－\-●•（(①-⑳]|其中)[ \t\u3000]*(?P<name>[\u4e00-\u9fff]{2,14}?)"
    r"(?:\d[\d,.]*[\u4e00-\u9fff]{1,3})?(?:为|计|共|[：:])?[ ]?$"
)
# 批复总投资300.00万元, 应筹资300.00万元: the plan of the one project evaluated
_PLANNED = re.compile(
    r"(?:(?:批复|核定|批准|核准|概算|计划)的?(?:项目)?(?:总?投资|概算)|应筹(?:集|措)?(?:资金?|经费)?)"
    r"(?:总额)?(?:共计?|为|是)?[ ]?$"
)
_LOOK, _LEAST, _MOST, _GAP = 36, 2, 12, 60


def settle_split_wholes(world: World, only: Subject | None) -> None:
    """Bind the unread parts of such a split with the meaning of the whole, each with its source or place.

    A plan of the one project evaluated that no other words tell is proven by its split too; `only` is this project.
    """
    told = list(world.bound.values())
    found = told if only is None else [*told, *_plans(world, only)]
    for whole in [one for one in found if _is_whole(world, one)]:
        parts = _parts(world, whole.figure)
        items = _items([name for _, name in parts])
        if items:
            world.bound.setdefault(whole.figure, whole)
            _put(world, whole, [number for number, _ in parts], items)


def _plans(world: World, only: Subject) -> Iterator[Bound]:
    """Yield the unread amounts that words tell to be what the project was planned to cost."""
    for number, figure in enumerate(world.figures):
        before = world.text[max(0, figure.span.start - _LOOK) : figure.span.start]
        if unread_of(world, number, Dimension.MONEY) and _PLANNED.search(before):
            yield Bound(number, "budget_adjusted", only, None, world.year, phase="adjusted")


def _put(world: World, whole: Bound, numbers: Sequence[int], items: Sequence[Item]) -> None:
    end = world.figures[whole.figure].span.end
    opens = _OPENS.match(world.text, end)
    words = opens["words"] if opens is not None else ""
    for number, item in zip(numbers, items, strict=True):
        told = world.bound.get(number)
        # the words that lead to the list are the name of none of its parts
        misnamed = told is not None and told.item is not None and told.item.name in words
        # and a source spends nothing
        misnamed |= told is not None and item.kind == "fund_source" and told.concept.startswith("expenditure_")
        if misnamed or unread_of(world, number, Dimension.MONEY):
            there = item.kind == "place" and whole.concept in _PLANS
            concept = "budget_item" if there else whole.concept
            bound = Bound(number, concept, whole.subject, item, whole.year, phase=whole.phase)
            world.bound.pop(number, None)
            world.put(bound, Reason.PART)
    world.ties.append(Tie(LinkKind.STATED_LIST, whole.figure, tuple(numbers), certain=True))


def _is_whole(world: World, one: Bound) -> bool:
    """Tell money of a project without an item, behind which words and a colon lead on."""
    figure = world.figures[one.figure]
    if one.concept not in _WHOLES or one.item is not None or one.subject.kind is not SubjectKind.PROJECT:
        return False
    exact = figure.quantity.approximation is Approximation.EXACT and figure.cell is None
    opens = _OPENS.match(world.text, figure.span.end)
    return exact and opens is not None and _OTHER.search(opens["words"]) is None


def _parts(world: World, whole: int) -> Sequence[tuple[int, str]]:
    """Return the amounts behind the whole that come to it, each with its name; none where they do not."""
    left, end = world.value(whole), world.figures[whole].span.end
    parts: list[tuple[int, str]] = []
    for number in range(whole + 1, len(world.figures)):
        figure = world.figures[number]
        if figure.cell is not None or figure.span.start - end > _GAP or len(parts) > _MOST:
            break
        if figure.quantity.dimension is Dimension.RATE or "。" in world.text[end : figure.span.start]:
            break
        if figure.quantity.dimension is not Dimension.MONEY:
            continue
        match = _NAME.search(world.text[max(end, figure.span.start - _LOOK) : figure.span.start])
        left, end = left - world.value(number), figure.span.end
        if match is None or left < 0:
            break
        parts.append((number, match["name"]))
        if not left:
            return parts if len(parts) >= _LEAST else ()
    return ()


def _items(names: Sequence[str]) -> Sequence[Item]:
    """Return the sources that all names are, or the places; nothing where they are of several kinds."""
    if len(set(names)) < _LEAST or len(set(names)) != len(names):
        return ()
    if all(_SOURCE.fullmatch(name) for name in names):
        return [source_item(name) for name in names]
    places = [item for item in map(portion_of, names) if item is not None and item.kind == "place"]
    return places if len(places) == len(names) else ()
