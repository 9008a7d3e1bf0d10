"""What the projects cost that only a word for the rest names, proven by the others: 零星维修等项目开销5.00万元.

With what was read of each project it makes up, to the last digit, the project expenditure of the unit.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.identified import clause_of
from jixiao.extraction.proven import unread_of
from jixiao.model.fact import Subject, SubjectKind
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_LEAST = 2
_NAMED = re.compile(
    r"(?:除此之外|此外|另外|另有|其余|余下|剩下|还有|以及|加上|和|及|，)*"
    r"(?P<name>[\u4e00-\u9fff、“”]{2,20}?(?:等|类)?(?:零星|小型|其他|其它|其余|日常|一般性?|零散)?(?:项目|工程|专项|任务))"
    r"(?:[上方面的一总共合计全年实际累计仅只才]*)(?:支出|开销|开支|花费|花销|用款|列支|支付|使用|安排|投入|用|花|支|付)?[了去掉为是]*$"
)


def settle_rest(world: World) -> None:
    """Bind unread amounts that the projects read leave of the project expenditure."""
    spent = dict(_spent(world))
    for whole in _wholes(world) if len(spent) >= _LEAST else ():
        rest = world.value(whole.figure) - sum(world.value(at) for at in spent.values())
        for number in range(len(world.figures)) if rest > 0 else ():
            name = _name(world, number) if world.value(number) == rest else ""
            if name:
                _put(world, whole, number, name, spent)
                return


def _spent(world: World) -> Iterator[tuple[Subject, int]]:
    """Yield each project of this year with the first amount that was spent on it."""
    for number, one in sorted(world.bound.items(), reverse=True):
        project = one.subject.kind is SubjectKind.PROJECT and one.item is None
        if project and one.concept == "expenditure_project" and one.year == world.year:
            yield one.subject, number


def _wholes(world: World) -> Iterator[Bound]:
    for one in list(world.bound.values()):
        own = one.subject == world.unit and one.item is None and one.year == world.year
        if own and one.concept == "expenditure_project":
            yield one


def _name(world: World, number: int) -> str:
    """Return what an unread amount of the prose is called, empty for other figures."""
    told = world.bound.get(number)
    loose = told is not None and told.concept == "expenditure_total" and told.item is None and not told.topic
    if not loose and not unread_of(world, number, Dimension.MONEY):
        return ""
    match = _NAMED.search(clause_of(world, number))
    return match["name"] if match is not None else ""


def _put(world: World, whole: Bound, number: int, name: str, spent: Mapping[Subject, int]) -> None:
    rest = Bound(number, "expenditure_project", world.project(name), None, whole.year, phase="expenditure")
    world.put(rest, Reason.TOTAL)
    members: Sequence[int] = (*sorted(spent.values()), number)
    world.ties.append(Tie(LinkKind.LIST_SUM, whole.figure, tuple(members)))
