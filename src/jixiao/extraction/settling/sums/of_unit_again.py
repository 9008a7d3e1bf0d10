"""Amounts of the unit that were taken for a project's because the words before them named one.

年初预算218.00万元，年中追加渠道清淤资金22.00万元，调整后240.00万元: what makes up a sum of the books with amounts
of the unit is the unit's. What only units have (基本支出; 财政拨款收入 in a later sentence than the name) is theirs.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from jixiao.extraction.around import SENTENCE, begin_of
from jixiao.extraction.bound import Bound, World
from jixiao.extraction.identified import is_exact_amount
from jixiao.model.fact import SubjectKind
from jixiao.model.trace import Reason
from jixiao.taxonomy.identities import Identity, identities

_BASIC, _INCOME = "expenditure_basic", "income_"
_DIGITS = 4


def settle_of_unit_again(world: World) -> None:
    """Give such amounts back to the unit."""
    for told in tuple(world.bound.values()):
        if _is_of_project(told) and _is_only_of_units(world, told):
            world.put(replace(told, subject=world.unit), Reason.TOTAL)
    for identity in identities():
        for members in tuple(_sums(world, identity)):
            for number in members:
                world.put(replace(world.bound[number], subject=world.unit), Reason.TOTAL)


def _is_of_project(told: Bound) -> bool:
    return told.subject.kind is SubjectKind.PROJECT and told.item is None


def _is_only_of_units(world: World, told: Bound) -> bool:
    """Tell basic spending, and income in another sentence than the one of its paragraph that names the project."""
    figure = world.figures[told.figure]
    if told.concept.startswith(_BASIC):
        return True
    if not told.concept.startswith(_INCOME) or figure.cell is not None:
        return False
    sentence = begin_of(world.text, figure.span.start, SENTENCE)
    paragraph = world.text.rfind("\n", 0, figure.span.start) + 1
    called = [name for name, project in world.projects.items() if project == told.subject.name]
    before, here = world.text[paragraph:sentence], world.text[sentence : figure.span.start]
    named = any(before.find(name) > _DIGITS for name in called)
    return named and not any(name in here for name in called) and "项目" not in here


def _sums(world: World, identity: Identity) -> Iterator[tuple[int, ...]]:
    """Yield the amounts of one project that hold a sum of the books with amounts of the unit in their paragraph."""
    blocks: dict[int, list[Bound]] = {}
    for number, told in world.bound.items():
        if told.year == world.year and told.item is None and is_exact_amount(world, number):
            blocks.setdefault(world.figures[number].block, []).append(told)
    for told_here in blocks.values():
        if any(map(_is_of_project, told_here)):
            yield from _sums_of(world, identity, told_here)


def _sums_of(world: World, identity: Identity, told_here: list[Bound]) -> Iterator[tuple[int, ...]]:
    roles = (identity.total, *identity.parts, *identity.less)
    found = [[one for one in told_here if (one.concept, one.sign) == (role.concept, role.sign)] for role in roles]
    for chosen in product(*found):
        total, *amounts = (world.value(one.figure) for one in chosen)
        parts = len(identity.parts)
        whole = sum(amounts[:parts]) - sum(amounts[parts:])
        projects = [one for one in chosen if one.subject.kind is SubjectKind.PROJECT]
        of_both = 0 < len(projects) < len(chosen) and len({one.subject for one in projects}) == 1
        unit = all(one.subject == world.unit for one in chosen if one not in projects)
        if of_both and unit and total == whole and all(amounts) and len(str(total).rstrip("0")) >= _DIGITS:
            yield tuple(one.figure for one in projects)
