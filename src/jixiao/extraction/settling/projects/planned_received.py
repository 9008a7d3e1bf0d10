"""What was planned for the one programme, told directly before what came in of it: 全年计划500.00万元；到位500.00万元.

计划 alone may be what anything aims at; money that arrives of it makes it the budget.
"""

import re

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.proven import unread_of
from jixiao.model.fact import Subject
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_PLANNED = re.compile(
    r"(?:^|[。；;，,：:\n）)])(?:项目|专项)?(?:全年|年度|本年度?|当年|20\d\d年)?(?:资金|投资|总)?计划"
    r"(?:总?(?:资金|投资|投入|筹资|筹集|安排|额|数))?(?:为|共)?[：:]?$"
)
_ARRIVED = re.compile(r"[，,；;。]\s*(?:实际|全部|当年|全年|年内|已|资金)*到[位账](?:资金)?(?:为|共)?[：:]?")
_LOOK = 16


def settle_planned_received(world: World, only: Subject | None) -> None:
    """Bind such plans; `only` is the one project evaluated."""
    for number, arrived in [*world.bound.items()] if only is not None else ():
        before = number - 1
        whole = arrived.concept == "funds_received" and arrived.item is None and arrived.subject == only
        if not whole or before < 0 or not unread_of(world, before, Dimension.MONEY):
            continue
        start = world.figures[before].span.start
        planned = _PLANNED.search(world.text[max(0, start - _LOOK) : start])
        if planned is not None and _ARRIVED.fullmatch(world.between(before, number)):
            world.put(Bound(before, "budget_adjusted", arrived.subject, None, world.year, phase="budget"), Reason.TOTAL)
