"""A total score that nothing ties, and the parts whose full marks make up 100: 决策15分得13.5分，过程…… of 86.5分."""

import re
from collections.abc import Iterator, Mapping

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.model.fact import Subject
from jixiao.model.link import LinkKind
from jixiao.model.quantity import MICRO, Approximation

_FULL = 100 * MICRO
_LEAST = 3
# points beside the parts: 加分项, 倒扣2分
_BESIDE = re.compile(
    r"加分|减分|附加|倒扣|奖励分|鼓励分|[另再]奖|加权|折算[^。；\n]{0,12}分|[\d得总]分[^。；\n]{0,12}折算|按[^。；\n]{0,8}[%％][^。；\n]{0,4}折算"
    r"|扣减[^，。；]{0,6}\d[\d.]*分后"
)


def tie_whole_scores(world: World) -> None:
    """Tie each total score to the parts of its subject, where they are all told with their marks and give no total."""
    if _BESIDE.search(world.text):
        return
    tied = {tie.result for tie in world.ties if tie.kind is LinkKind.LIST_SUM and not _are_marks(world, tie)}
    for subject, totals in _totals(world).items():
        parts = _parts(world, subject)
        if not parts or tied & set(totals):
            continue
        summed = sum(world.value(at) for at in parts)
        if not any(_is_rounded(world, total, summed) for total in totals):
            world.ties += [Tie(LinkKind.LIST_SUM, total, parts, certain=True) for total in totals]


def _are_marks(world: World, tie: Tie) -> bool:
    """Tell a list that took the full marks for what was got: 决策15分，评13.5分，过程25分，评21分."""
    return all(at in world.bound and world.bound[at].concept == "score_part_full" for at in tie.members)


def _totals(world: World) -> Mapping[Subject, list[int]]:
    found: dict[Subject, list[int]] = {}
    for number, bound in sorted(world.bound.items()):
        if bound.concept == "score_total" and bound.item is None and (bound.year, bound.scope) == (world.year, None):
            found.setdefault(bound.subject, []).append(number)
    return {subject: numbers for subject, numbers in found.items() if len({world.value(at) for at in numbers}) == 1}


def _parts(world: World, subject: Subject) -> tuple[int, ...]:
    """Return the score of each part of a subject, none unless each is told once, with full marks that make up 100."""
    scores, marks = (list(_of(world, subject, concept)) for concept in ("score_part", "score_part_full"))
    names, marked = [one.item for one in scores], [one.item for one in marks]
    once = len(set(names)) == len(names) >= _LEAST and len(set(marked)) == len(marked) and set(names) == set(marked)
    full = {one.item: world.value(one.figure) for one in marks}
    if not once or sum(full.values()) != _FULL:
        return ()
    within = all(world.value(one.figure) <= full[one.item] for one in scores)
    return tuple(one.figure for one in scores) if within else ()


def _of(world: World, subject: Subject, concept: str) -> Iterator[Bound]:
    for number, bound in sorted(world.bound.items()):
        exact = world.figures[number].quantity.approximation is Approximation.EXACT
        if bound.concept == concept and bound.subject == subject and bound.item is not None and exact:
            yield bound


def _is_rounded(world: World, total: int, summed: int) -> bool:
    """Tell a total that is the sum, at the decimals it is printed with."""
    quantity = world.figures[total].quantity
    places: int = 10**quantity.decimals
    return 2 * abs(quantity.value - summed) * places <= MICRO
