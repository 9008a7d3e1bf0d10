"""Marks and scores side by side behind a name: 职责履行35分……33.5分, 过程25分/22分, 效益30分：28分."""

import re
from collections.abc import Iterator, Sequence

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.model.fact import Item
from jixiao.model.link import LinkKind
from jixiao.model.quantity import MICRO, Approximation, Dimension
from jixiao.model.trace import Reason

_FULL = 100 * MICRO
_LEAST_TOTAL = 40 * MICRO
_SEVERAL, _LOOK = 2, 16
# what leads from the mark of a part to what was got of it
_LEADER = re.compile(r"[ ]?(?:…+|\.{3,}|·{3,}|-{2,}|—+|～|~|[：:/／→]|[ \t\u3000]+)[ ]?(?:实得|自评|得)?")
_NAME = re.compile(
    r"(?:^|[\n。；;，,、：:])[ \t\u3000]*(?:[（(]?[\d一二三四五六七八九十]{1,2}[）)、.．])?[ ]?"
    r"(?P<name>[\u4e00-\u9fff]{2,12}?)(?:指标|部分|方面)?(?:满分|分值|权重)?(?:为|[：:（(]|[ \t\u3000])?$"
)
_TOTAL = re.compile(r"(?:得|得分|合计|总分|总计|共计)(?:为|是|[：:])?[ ]?$")


def settle_marked(world: World) -> None:
    """Bind pairs of mark and score whose marks make up 100, and the total behind them."""
    marks = [at for at, one in enumerate(world.figures) if _is_mark(world, at) and one.cell is None]
    for run in _runs(world, marks):
        _put(world, run)


def _is_mark(world: World, at: int) -> bool:
    quantity = world.figures[at].quantity
    return quantity.dimension is Dimension.SCORE and quantity.approximation is Approximation.EXACT


def _runs(world: World, marks: Sequence[int]) -> Iterator[list[int]]:
    """Yield the marks, each with its score right behind it, of one list that makes up 100."""
    run: list[int] = []
    for at in marks:
        if run and at <= run[-1] + 1:
            continue
        if not _is_pair(world, at) or (run and at != run[-1] + 2):
            run = []
        if _is_pair(world, at):
            run.append(at)
        if len(run) >= _SEVERAL and sum(world.value(one) for one in run) == _FULL:
            yield run
            run = []


def _is_pair(world: World, at: int) -> bool:
    if at + 1 >= len(world.figures) or not _is_mark(world, at + 1) or not _name(world, at):
        return False
    full, got = world.figures[at], world.figures[at + 1]
    leads = _LEADER.fullmatch(world.text, full.span.end, got.span.start) is not None
    return leads and got.quantity.value <= full.quantity.value


def _name(world: World, at: int) -> str:
    start = world.figures[at].span.start
    match = _NAME.search(world.text[max(0, start - _LOOK) : start])
    return match["name"] if match else ""


def _put(world: World, run: Sequence[int]) -> None:
    names = [_name(world, at) for at in run]
    if len(set(names)) < len(names):
        return
    known = [world.bound[at] for at in (*run, *(at + 1 for at in run)) if at in world.bound]
    subject = known[0].subject if known else world.unit
    for at, name in zip(run, names, strict=True):
        item = Item("score_part", name)
        world.put(Bound(at, "score_part_full", subject, item, world.year), Reason.SCORE)
        world.put(Bound(at + 1, "score_part", subject, item, world.year), Reason.SCORE)
    before, behind = run[0] - 1, run[-1] + 2
    headed = before >= 0 and before not in world.bound and _is_mark(world, before)
    if headed and world.value(before) == _FULL:
        world.put(Bound(before, "score_full", subject, None, world.year), Reason.SCORE)
    if behind < len(world.figures) and _is_total(world, behind):
        world.put(Bound(behind, "score_total", subject, None, world.year), Reason.SCORE)
        world.ties[:] = [one for one in world.ties if one.result != behind]
        world.ties.append(Tie(LinkKind.LIST_SUM, behind, tuple(at + 1 for at in run), certain=True))


def _is_total(world: World, at: int) -> bool:
    """Tell a score behind the list that its words call the sum."""
    told, start = world.bound.get(at), world.figures[at].span.start
    if told is not None and told.concept == "score_total":
        return True
    named = _TOTAL.search(world.text, max(0, start - _LOOK), start) is not None
    free = told is None and world.value(at) >= _LEAST_TOTAL
    return free and _is_mark(world, at) and named
