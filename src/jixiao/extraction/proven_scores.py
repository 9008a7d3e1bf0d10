"""Parts of a score that no known word names, proven by the total that they add up to."""

import re
from collections.abc import Iterator, Sequence

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.scorewords import ends
from jixiao.model.fact import Item
from jixiao.model.link import LinkKind
from jixiao.model.quantity import MICRO, Approximation, Dimension
from jixiao.model.trace import Reason

_FULL = 100 * MICRO
_MOST, _SEVERAL, _LOOK = 40, 2, 60
_OPENS = re.compile(r"[。；;\n]")
_LEAD = re.compile(
    r"^(?:[\s\u3000、，,：:（(“]|其中|包括|[一二三四五六七八九]是|[（(]?\d{1,2}[）)、.．]|[①-⑳]|[●◆▲■□—]|和|及|与|占|为)+"
)
_NAME = re.compile(
    r"[\u4e00-\u9fffA-Za-z、]{2,20}?(?=得|自评|满分|权重|分值|一项|指标|部分|方面|为|是|[（(”：:，,\s\u3000]|$)"
)
_CONCEPTS = {"got": "score_part", "full": "score_part_full"}


def settle_scores(world: World) -> None:
    """Bind unread points of a list that make up the total score told before or behind them.

    Points in pairs are full mark and score (产出50分得46.5分) where the former make up 100 and the latter the total.
    """
    for number, total in sorted(world.bound.items()):
        if total.concept != "score_total" or world.figures[number].cell is not None:
            continue
        for step in (1, -1):
            run = list(_run(world, number, step))
            kinds = _kinds(world, run, world.figures[number].quantity.value)
            if kinds and any(at not in world.bound for at in run[: len(kinds)]):
                _put(world, total, sorted(run[: len(kinds)]), kinds if step > 0 else kinds[::-1])
                break


def _run(world: World, number: int, step: int) -> Iterator[int]:
    """Yield the points in a row beside a total that may be its parts."""
    for at in range(number + step, number + step * _MOST, step):
        if not 0 <= at < len(world.figures) or world.figures[at].cell is not None:
            return
        quantity, told = world.figures[at].quantity, world.bound.get(at)
        if quantity.dimension is not Dimension.SCORE or (told and told.concept == "score_full"):
            continue
        start = world.figures[at].span.start
        if told and told.concept not in _CONCEPTS.values():
            return
        if quantity.approximation is Approximation.EXACT and not ends("none").search(world.text[start - 6 : start]):
            yield at


def _kinds(world: World, run: Sequence[int], total: int) -> list[str]:
    """Return what each figure of the run's head is, got or full, empty where nothing is proven."""
    values = [world.figures[at].quantity.value for at in run]
    for count in range(_SEVERAL, len(run) + 1):
        if sum(values[:count]) == total:
            kinds = ["got"] * count
        elif count % 2 == 0 and {sum(values[:count:2]), sum(values[1:count:2])} == {total, _FULL} and count > _SEVERAL:
            first = sum(values[:count:2]) == total
            kinds = ["got" if (at % 2 == 0) is first else "full" for at in range(count)]
        else:
            continue
        told = [world.bound.get(at) for at in run[:count]]
        if all(one is None or one.concept == _CONCEPTS[kind] for one, kind in zip(told, kinds, strict=True)):
            return kinds
    return []


def _put(world: World, total: Bound, run: Sequence[int], kinds: Sequence[str]) -> None:
    names = _names(world, run, paired="full" in kinds)
    if names is None:
        return
    for at, kind, name in zip(run, kinds, names, strict=True):
        if at not in world.bound:
            item = Item("score_part", name)
            world.put(Bound(at, _CONCEPTS[kind], total.subject, item, total.year), Reason.SCORE)
    parts = tuple(at for at, kind in zip(run, kinds, strict=True) if kind == "got")
    if not any(tie.result == total.figure and tie.kind is LinkKind.LIST_SUM for tie in world.ties):
        world.ties.append(Tie(LinkKind.LIST_SUM, total.figure, parts, certain=True))


def _names(world: World, run: Sequence[int], *, paired: bool) -> list[str] | None:
    """Return the name of each part, the second of a pair under the name of the first; None where one has none."""
    names: list[str] = []
    for order, at in enumerate(run):
        told = world.bound.get(at)
        if paired and order % 2:
            names.append(names[-1])
        elif told is not None and told.item is not None:
            names.append(told.item.name)
        else:
            names.append(_name(world, at))
    return names if all(names) and len(set(names)) == len(run) // (2 if paired else 1) else None


def _name(world: World, at: int) -> str:
    """Return the words that begin what stands between the figure before and this one."""
    start = world.figures[at].span.start
    behind = next(
        (
            world.figures[left].span.end
            for left in range(at - 1, -1, -1)
            if world.figures[left].quantity.dimension is Dimension.SCORE
        ),
        0,
    )
    words = world.text[max(behind, start - _LOOK) : start]
    marks = [match.end() for match in _OPENS.finditer(words)]
    match = _NAME.match(_LEAD.sub("", words[marks[-1] if marks else 0 :]))
    return match.group() if match else ""
