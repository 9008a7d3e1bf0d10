"""What was spent and left of each source in a sentence that parts spending so.

按来源分：中央财政资金支出61.20万元，结转3.10万元；地方财政资金支出27.40万元，结转3.50万元: the amounts are of those
sources, and none of them is what the unit spent in all.
"""

import re

from jixiao.extraction.bound import Bound, World
from jixiao.model.fact import Item
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_SENTENCE = re.compile(r"按(?:资金|经费)?(?:的)?来源(?:渠道)?(?:划分|区分|分|看|来看|统计)?[：:，,]")
_SPENT = re.compile(
    r"(?:^|[：:；;，,。])(?:其中[，：:]?)?(?P<name>[\u4e00-\u9fff]{2,12}?(?:资金|拨款|收入|基金|补助|预算))"
    r"(?:安排)?的?(?:实际|累计)?(?:支出|开支|列支|支付)(?:为)?[ ]?$"
)
_LEFT = re.compile(r"^[，,、](?:年末)?(?:结转|结余|结转结余|剩余)(?:为)?[ ]?$")
_SEVERAL, _LOOK = 2, 40


def settle_spent_by_source(world: World) -> None:
    """Bind what was spent of at least two sources of such a sentence, and what was left of each."""
    for sentence in _SENTENCE.finditer(world.text):
        end = min((at for at in (world.text.find(sign, sentence.end()) for sign in "。\n") if at >= 0), default=-1)
        inside = [
            number
            for number, figure in enumerate(world.figures)
            if sentence.end() <= figure.span.start < end and figure.quantity.dimension is Dimension.MONEY
        ]
        names = {at: match["name"] for at in inside if (match := _SPENT.search(world.words_before(at, _LOOK)))}
        if len(names) >= _SEVERAL and not any(_is_of_others(world, at) for at in names):
            _put(world, names)


def _is_of_others(world: World, number: int) -> bool:
    """Tell an amount that the text gave to a project already."""
    told = world.bound.get(number)
    return told is not None and told.subject != world.unit


def _put(world: World, names: dict[int, str]) -> None:
    for number, name in names.items():
        item = Item("fund_source", name)
        spent = Bound(number, "expenditure_item", world.unit, item, world.year, phase="expenditure")
        world.put(spent, Reason.PART)
        behind = number + 1
        amount = behind < len(world.figures) and world.figures[behind].quantity.dimension is Dimension.MONEY
        if amount and _LEFT.fullmatch(world.between(number, behind)):
            left = Bound(behind, "carryover_closing", world.unit, item, world.year, phase="closing")
            world.put(left, Reason.PART)
