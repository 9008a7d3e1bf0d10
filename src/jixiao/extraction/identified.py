"""Figures identified by the sums of the books: one that is read tells, by arithmetic, what those around it are.

年初批复186.42万元；6月因疫情增拨12.57万元，增拨后总盘子198.99万元: the last is what the first two come to, so they
are budget, addition and adjusted budget, with whatever verbs. See `taxonomy.identities`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from jixiao.extraction.bound import Bound, World
from jixiao.model.quantity import Approximation, Dimension
from jixiao.model.trace import Reason
from jixiao.taxonomy.identities import Identity, Role, identities

_AROUND, _BLOCKS, _LOOK = 16, 3, 28
# sums of fewer digits may come out by chance
_DIGITS, _SHORT = 4, 3
_CLAUSE = re.compile(r"[。；;\n]")
_BEHIND = 9
# 2.基本支出。计1279.19万元: a title that runs on names what a bare verb leaves open
_TITLE = re.compile(r"[\u4e00-\u9fff]{2,10}$")
_VERB = re.compile(r"[全当本]?年?[合共总]?[计为有是]?")


def settle_identities(world: World) -> None:
    """Bind the unread members of each sum that holds and of which at least one member is read."""
    clauses = {
        number: clause_of(world, number) for number in range(len(world.figures)) if is_exact_amount(world, number)
    }
    seen = _Seen(clauses, frozenset(_firm(world, _Seen(clauses))))
    for identity in identities():
        for number in clauses:
            members = next(_members(world, seen, identity, number), None)
            if members is not None:
                _put(world, members)


@dataclass(frozen=True, slots=True)
class _Seen:
    """The amounts with the words of their clauses; `firm` are those that are parts of a sum as they are read."""

    clauses: Mapping[int, str]
    firm: frozenset[int] = frozenset()


def _firm(world: World, seen: _Seen) -> Iterator[int]:
    """Yield the parts of sums that hold, but for rounding, as they are read: what they are read as is no mistake.

    A total is none of them: what could be spent is both what came in and what was spent and left.
    """
    for identity in identities():
        for number in seen.clauses:
            for members in _sums(world, seen, identity, number, rounded=True):
                if all(_fit(world, seen, role, at) for role, at in members):
                    yield from (at for _, at in members[1:])


def is_exact_amount(world: World, number: int) -> bool:
    """Tell an amount of the prose that is printed exactly."""
    figure = world.figures[number]
    exact = figure.quantity.approximation is Approximation.EXACT and figure.quantity.value >= 0
    return figure.cell is None and exact and figure.quantity.dimension is Dimension.MONEY


def clause_of(world: World, number: int) -> str:
    """Return the words between the figure before, or the begin of the sentence, and a figure."""
    parts = _CLAUSE.split(world.words_before(number, _LOOK))
    title = _TITLE.search(parts[-2]) if len(parts) > 1 and _VERB.fullmatch(parts[-1]) else None
    return title.group() + parts[-1] if title else parts[-1]


def _members(world: World, seen: _Seen, identity: Identity, number: int) -> Iterator[tuple[tuple[Role, int], ...]]:
    """Yield the roles with their figures of a sum that makes this amount, where they tell something new."""
    return (one for one in _sums(world, seen, identity, number) if _tells(world, seen, identity, one))


def _sums(
    world: World, seen: _Seen, identity: Identity, number: int, *, rounded: bool = False
) -> Iterator[tuple[tuple[Role, int], ...]]:
    """Yield the roles with the figures that may have them, in sums that make this amount, `rounded` ones too."""
    value = world.value(number)
    if _fit(world, seen, identity.total, number) is None or _digits(value) < _SHORT:
        return
    roles = (*identity.parts, *identity.less)
    slack = len(roles) * world.figures[number].quantity.step // 2 if rounded else 0
    near = [at for at in seen.clauses if at != number and _is_near(world, at, number)]
    candidates = [[at for at in near if _fit(world, seen, role, at) is not None] for role in roles]
    for chosen in product(*candidates):
        amounts = [world.value(at) for at in chosen]
        added, taken = sum(amounts[: len(identity.parts)]), sum(amounts[len(identity.parts) :])
        if abs(added - taken - value) <= slack and all(amounts) and len(set(chosen)) == len(chosen):
            yield ((identity.total, number), *zip(roles, chosen, strict=True))


def _is_near(world: World, one: int, other: int) -> bool:
    apart = abs(world.figures[one].block - world.figures[other].block)
    return abs(one - other) <= _AROUND and apart <= _BLOCKS


def _digits(value: int) -> int:
    return len(str(value).rstrip("0"))


def _fit(world: World, seen: _Seen, role: Role, number: int) -> bool | None:
    """Return whether a figure is read as what a role says (True), may be it (False), or is something else (None)."""
    told = world.bound.get(number)
    if told is not None and told.concept == role.concept and told.item is None and told.sign == role.sign:
        return True if told.year == world.year else None
    if told is not None and (told.concept not in role.loose or told.subject != world.unit or number in seen.firm):
        return None
    end = world.figures[number].span.end
    words = seen.clauses[number]
    hinted = role.hint.search(words) or role.behind.match(world.text, end, end + _BEHIND)
    return False if hinted and not role.never.search(words) else None


def _tells(world: World, seen: _Seen, identity: Identity, members: Sequence[tuple[Role, int]]) -> bool:
    """Tell a sum with a member that is read, another that is not, all of one subject, and too fine to be chance."""
    fits = [_fit(world, seen, role, number) for role, number in members]
    subjects = {world.bound[number].subject for (_, number), fit in zip(members, fits, strict=True) if fit}
    new = fits.count(False)
    total = world.value(members[0][1])
    sure = _digits(total) >= _DIGITS or new == 1
    return (
        bool(subjects)
        and subjects == {world.unit}
        and 0 < new < len(members)
        and sure
        and _is_apart(world, identity, total)
    )


def _is_apart(world: World, identity: Identity, total: int) -> bool:
    """Tell a total that is none of the amounts of the concept that must be told apart from it."""
    told = [one for one in world.bound.values() if one.concept == identity.apart]
    amounts = {world.value(one.figure) for one in told}
    return not identity.apart or (bool(amounts) and total not in amounts)


def _put(world: World, members: Sequence[tuple[Role, int]]) -> None:
    for role, number in members:
        told = world.bound.get(number)
        if told is None or told.concept != role.concept:
            bound = Bound(
                number, role.concept, world.unit, None, world.year, sign=role.sign, topic=role.topic, phase=role.phase
            )
            world.put(bound, Reason.TOTAL)
