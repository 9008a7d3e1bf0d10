"""A plan or a spending with its rate under a part of a project's name, proven by the other one told elsewhere.

非遗项目全年预算80.00万元，执行率95.00% where 非遗保护传承 has spent 76.00万元: no other project makes that rate.
"""

from collections.abc import Iterator

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.identified import clause_of
from jixiao.extraction.proven import is_fine, is_ratio, unread_of
from jixiao.model.fact import SubjectKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_LEAST, _NEXT = 2, 12
_OF_PROJECT = "项目"
_SPENT = "expenditure_project"
_PLANS = ("budget_adjusted", "budget_initial", "funds_received")


def settle_short_names(world: World) -> None:
    """Bind unread amounts with an unread rate behind that exactly one project of a like name makes."""
    for number in range(len(world.figures) - 1):
        if not _is_open(world, number) or not _has_rate(world, number):
            continue
        found = {bound.subject.name: bound for bound in _fitting(world, number)}
        if len(found) == 1:
            bound = next(iter(found.values()))
            world.put(bound, Reason.TOTAL)
            world.put(Bound(number + 1, "execution_rate", bound.subject, None, world.year), Reason.TOTAL)


def _is_open(world: World, number: int) -> bool:
    """Tell an unread amount, or one of a project without a known name that was taken for the unit's."""
    told = world.bound.get(number)
    if told is None:
        return unread_of(world, number, Dimension.MONEY)
    bare = told.subject == world.unit and told.item is None and world.is_amount(number)
    return bare and told.concept in ("budget_adjusted", "expenditure_total") and _OF_PROJECT in clause_of(world, number)


def _has_rate(world: World, number: int) -> bool:
    told = world.bound.get(number + 1)
    open_rate = told is None and unread_of(world, number + 1, Dimension.RATE)
    taken = told is not None and told.concept == "execution_rate" and told.subject == world.unit
    if not (open_rate or taken) or not is_fine(world, number + 1):
        return False
    between = world.between(number, number + 1)
    return len(between) <= _NEXT and "率" in between and "增" not in between


def _fitting(world: World, number: int) -> Iterator[Bound]:
    """Yield what an amount is of each project of a like name that it makes the rate behind with."""
    words, value = clause_of(world, number), world.value(number)
    for told in list(world.bound.values()):
        of_project = told.subject.kind is SubjectKind.PROJECT and told.item is None and told.year == world.year
        if not of_project or not _shares_name(told.subject.name, words):
            continue
        other = world.value(told.figure)
        if told.concept == _SPENT and is_ratio(world, number + 1, other, value):
            yield Bound(number, "budget_adjusted", told.subject, None, world.year, phase="budget")
        elif told.concept in _PLANS and is_ratio(world, number + 1, value, other):
            yield Bound(number, _SPENT, told.subject, None, world.year, phase="expenditure")


def _shares_name(name: str, words: str) -> bool:
    """Tell whether two characters of a name or more stand in the words before an amount."""
    return any(name[at : at + _LEAST] in words for at in range(len(name) - _LEAST + 1))
