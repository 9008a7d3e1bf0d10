"""Parts of a score that no known word names, proven by the total that they add up to."""

from collections.abc import Iterator, Sequence

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.scorewords import ends
from jixiao.extraction.settling.scores.score_names import names_of
from jixiao.model.fact import Item, Subject
from jixiao.model.link import LinkKind
from jixiao.model.quantity import MICRO, Approximation, Dimension
from jixiao.model.trace import Reason

_FULL = 100 * MICRO
_LEAST_TOTAL = 40 * MICRO
_MOST, _SEVERAL, _THREE = 40, 2, 3
_CONCEPTS = {"got": "score_part", "full": "score_part_full"}


def settle_scores(world: World, whole: Subject) -> None:
    """Bind unread points of a list that make up the total score told before or behind them.

    Points in pairs are full mark and score (产出50分得46.5分) where the former make up 100 and the latter the total. A
    number that such a list makes up is the total of `whole` even where no word says so. Pairs that make up the mark
    and the score of one part are the parts of that.
    """
    for number, total in sorted(world.bound.items()):
        if total.concept == "score_total" and world.figures[number].cell is None:
            _settle_total(world, total)
    for number in range(len(world.figures)):
        if number not in world.bound and _may_be_total(world, number):
            total = Bound(number, "score_total", whole, None, world.year)
            if _settle_total(world, total, least=_THREE):
                world.put(total, Reason.SCORE)
    _settle_inner(world)


def _may_be_total(world: World, number: int) -> bool:
    quantity = world.figures[number].quantity
    told = any(one.concept == "score_total" and world.figures[at].block == world.figures[number].block
               for at, one in world.bound.items())  # fmt: skip
    scored = quantity.dimension is Dimension.SCORE and world.figures[number].cell is None
    return scored and _LEAST_TOTAL <= quantity.value <= _FULL and not told


def _settle_total(world: World, total: Bound, least: int = 1) -> bool:
    """Bind the list beside a total that makes it up; tell whether there is one."""
    for step in (1, -1):
        run = list(_run(world, total.figure, step))
        kinds = _kinds(world, run, world.value(total.figure))
        if len(kinds) > least and (least > 1 or any(at not in world.bound for at in run[: len(kinds)])):
            return _put(world, total, sorted(run[: len(kinds)]), kinds if step > 0 else kinds[::-1])
    return False


def _run(world: World, number: int, step: int) -> Iterator[int]:
    """Yield the points in a row beside a total that may be its parts."""
    for at in range(number + step, number + step * _MOST, step):
        if not 0 <= at < len(world.figures) or world.figures[at].cell is not None:
            return
        told = world.bound.get(at)
        if world.figures[at].quantity.dimension is not Dimension.SCORE or (told and told.concept == "score_full"):
            continue
        if told and told.concept not in _CONCEPTS.values():
            return
        if _is_mark(world, at):
            yield at


def _is_mark(world: World, at: int) -> bool:
    """Tell points that are given, not taken off: 得9分, not 扣1分."""
    start = world.figures[at].span.start
    exact = world.figures[at].quantity.approximation is Approximation.EXACT
    return exact and not ends("none").search(world.text[max(0, start - 6) : start])


def _kinds(world: World, run: Sequence[int], total: int) -> list[str]:
    """Return what each figure of the run's head is, got or full, empty where nothing is proven."""
    values = [world.value(at) for at in run]
    for count in range(_SEVERAL, len(run) + 1):
        if sum(values[:count]) == total:
            marked = len(values) >= 2 * count and sum(values[count : 2 * count]) == _FULL
            kinds = ["got"] * count + ["full"] * (count if marked else 0)
        elif count % 2 == 0 and {sum(values[:count:2]), sum(values[1:count:2])} == {total, _FULL} and count > _SEVERAL:
            first = sum(values[:count:2]) == total
            kinds = ["got" if (at % 2 == 0) is first else "full" for at in range(count)]
        else:
            continue
        if _agree(world, run[: len(kinds)], kinds):
            return kinds
    return []


def _agree(world: World, run: Sequence[int], kinds: Sequence[str]) -> bool:
    """Tell whether what is known of the figures is what the proof makes of them.

    Three full marks and more that make up 100 beside scores that make up the total outweigh how each was read.
    """
    if kinds.count("full") == kinds.count("got") >= _THREE:
        return True
    told = [world.bound.get(at) for at in run]
    return all(one is None or one.concept == _CONCEPTS[kind] for one, kind in zip(told, kinds, strict=True))


def _put(world: World, total: Bound, run: Sequence[int], kinds: Sequence[str]) -> bool:
    names = names_of(world, run, paired=("full" in kinds[::2]) is not ("full" in kinds[1::2]))
    if names is None:
        return False
    _bind(world, total, run, kinds, names)
    parts = tuple(at for at, kind in zip(run, kinds, strict=True) if kind == "got")
    # a list of fewer parts was read before
    world.ties[:] = [one for one in world.ties if one.kind is not LinkKind.LIST_SUM or one.result != total.figure]
    world.ties.append(Tie(LinkKind.LIST_SUM, total.figure, parts, certain=True))
    return True


def _bind(world: World, total: Bound, run: Sequence[int], kinds: Sequence[str], names: Sequence[str]) -> None:
    for at, kind, name in zip(run, kinds, names, strict=True):
        told = world.bound.get(at)
        if told is None or told.concept != _CONCEPTS[kind]:
            item = Item("score_part", name)
            world.put(Bound(at, _CONCEPTS[kind], total.subject, item, total.year), Reason.SCORE)


def _settle_inner(world: World) -> None:
    """Bind pairs of full mark and score that make up those of one part: 过程24分得17.55分，其中到位率5分得4.44分…."""
    marks = [at for at, one in enumerate(world.figures) if one.quantity.dimension is Dimension.SCORE]
    marks = [at for at in marks if world.figures[at].cell is None and _is_mark(world, at)]
    for full, got in _pairs(world):
        for start in range(len(marks)):
            window = _window(world, marks[start : start + _MOST], full, got)
            kinds = ["full", "got"] * (len(window) // 2)
            unread = any(at not in world.bound for at in window)
            names = names_of(world, window, paired=True) if unread and _agree(world, window, kinds) else None
            if names is not None:
                _bind(world, got, window, kinds, names)


def _pairs(world: World) -> Iterator[tuple[Bound, Bound]]:
    """Yield the full mark and the score of each part that is known."""
    fulls = {(one.subject, one.item): one for one in world.bound.values() if one.concept == "score_part_full"}
    for one in list(world.bound.values()):
        if one.concept == "score_part" and (one.subject, one.item) in fulls:
            yield fulls[(one.subject, one.item)], one


def _window(world: World, run: Sequence[int], full: Bound, got: Bound) -> Sequence[int]:
    """Return the pairs at the head of a run that add up to the mark and the score of a part."""
    wanted = (world.value(full.figure), world.value(got.figure))
    top = below = 0
    for count in range(0, len(run) - 1, 2):
        top, below = top + world.value(run[count]), below + world.value(run[count + 1])
        if top > wanted[0] or full.figure in run[: count + 2] or world.value(run[count]) < world.value(run[count + 1]):
            return ()
        if (top, below) == wanted and count >= _SEVERAL:
            return run[: count + 2]
    return ()
