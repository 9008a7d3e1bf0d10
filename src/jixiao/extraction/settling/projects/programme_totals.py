"""What one programme could spend in all, proven by what it was given.

上年结转34.70万元，加上当年下达103.30万元，总计138.00万元: an unread sum behind two amounts or more of its
sentence, which are money of the programme and make it up exactly, is its budget of the year.
"""

import re

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.proven import unread_of
from jixiao.extraction.settling.projects.spoken_of import clause_before
from jixiao.model.fact import SubjectKind
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_GIVEN = frozenset({"carryover_opening", "budget_initial", "budget_adjustment", "funds_received"})
_SUM = re.compile(r"合计|共计|总计|共|总额|可用|可支配|可使用|全年|总预算|预算数?|达到?|合起来|相加")
_OTHER = re.compile(r"支出|支付|使用了|用去|结余|剩|余|上年|去年|合同|中标|投资")
_APART = re.compile(r"[。\n]")
_SEVERAL, _MOST = 2, 3


def settle_programme_totals(world: World) -> None:
    """Bind such sums."""
    for number in range(_SEVERAL, len(world.figures)):
        if not unread_of(world, number, Dimension.MONEY) or not world.is_amount(number):
            continue
        words = clause_before(world, number)
        if _SUM.search(words) is None or _OTHER.search(words):
            continue
        parts = _parts(world, number)
        if parts:
            first = world.bound[parts[0]]
            put = Bound(number, "budget_adjusted", first.subject, None, world.year, phase="budget")
            world.put(put, Reason.TOTAL)
            world.ties.append(Tie(LinkKind.LIST_SUM, number, parts))


def _parts(world: World, number: int) -> tuple[int, ...]:
    """Return the amounts before a sum that make it up: given to one programme, in its sentence."""
    found: list[int] = []
    for at in range(number - 1, -1, -1):
        if _APART.search(world.between(at, at + 1)) or len(found) == _MOST:
            return ()
        one = world.bound.get(at)
        if world.figures[at].quantity.dimension is not Dimension.MONEY:
            continue
        if one is None or one.concept not in _GIVEN or one.subject.kind is not SubjectKind.PROJECT or one.sign < 0:
            return ()
        if found and one.subject != world.bound[found[0]].subject:
            return ()
        found.insert(0, at)
        if len(found) >= _SEVERAL and sum(map(world.value, found)) == world.value(number):
            return tuple(found)
    return ()
