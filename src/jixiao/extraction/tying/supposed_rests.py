"""What is left over that fits nothing as printed, tied to the amounts before it: 安排260，增加35，支出288，结余7."""

from collections.abc import Iterator

from jixiao.extraction.around import begin_of
from jixiao.extraction.bound import Tie, World
from jixiao.extraction.proven import is_kept
from jixiao.model.link import LinkKind

_STOPS = "。；;\n"
_BACK, _SEVERAL = 3, 2
Rest = tuple[tuple[int, ...], int]


def tie_supposed_rests(world: World) -> None:
    """Tie each amount that is left over to those told before it in its sentence, unless it is right of any of them."""
    flows = {tie.result for tie in world.ties if tie.kind is LinkKind.FLOW}
    for number in range(len(world.figures)):
        bound = world.bound.get(number)
        told = bound.concept == "carryover_closing" if bound is not None else world.is_amount(number)
        if number in flows or not told or not world.is_amount(number) or not is_kept(world, number):
            continue
        found = list(_rests(world, number))
        if not any(_is_right(world, one, number) for one in found):
            kind = LinkKind.SUPPOSED_SUM
            world.ties += [Tie(kind, number, members, less=less) for members, less in found]


def _rests(world: World, number: int) -> Iterator[Rest]:
    """Yield what may be left: of the first of two or three amounts less the last, the middle one added or taken off."""
    start = begin_of(world.text, world.figures[number].span.start, _STOPS)
    before: list[int] = []
    for at in range(number - 1, -1, -1):
        if world.figures[at].span.start < start or len(before) == _BACK:
            break
        if world.is_amount(at):
            before.insert(0, at)
    if len(before) < _SEVERAL:
        return
    *_, base, spent = before
    yield (base, spent), 1
    if len(before) == _BACK:
        first, middle, last = before
        yield (first, middle, last), 1
        yield (first, middle, last), 2
        yield (first, last), 1
        yield (first, middle), 1


def _is_right(world: World, rest: Rest, number: int) -> bool:
    """Tell an amount that a rest comes to, but for what rounding hides in each figure."""
    figures = (number, *rest[0])
    slack = sum(world.figures[at].quantity.step for at in figures) // 2
    return abs(_value(world, rest) - world.value(number)) <= slack


def _value(world: World, rest: Rest) -> int:
    members, less = rest
    kept = len(members) - less
    return sum(world.value(one) * (1 if at < kept else -1) for at, one in enumerate(members))
