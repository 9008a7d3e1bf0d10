"""What was spent and left of each source in a sentence that tells it of several.

按来源分：中央财政资金支出61.20万元，结转3.10万元；地方财政资金支出27.40万元，结转3.50万元: the amounts are of those
sources, and none of them is what the unit spent in all. Without 按来源分 each of the sources has to tell what is left.
"""

import re
from collections import defaultdict
from collections.abc import Mapping

from jixiao.extraction.around import SENTENCE, begin_of
from jixiao.extraction.bound import Bound, World
from jixiao.extraction.settling.sums.kept_by import LEFT, is_source_of_money
from jixiao.model.fact import Item
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_HEADED = re.compile(r"按(?:资金|经费)?(?:的)?来源(?:渠道)?(?:划分|区分|分|看|来看|统计)?[：:，,]")
_SPENT = re.compile(
    r"(?:^|[：:；;，,。\n])(?:其中[，：:]?)?(?P<name>[\u4e00-\u9fff（）]{2,14}?)"
    r"(?:安排)?的?(?:实际|累计|全年|共)*(?:支出|开支|列支|支付)(?:了|为)?[ ]?$"
)
_KIND = re.compile(r"(?:资金|拨款|收入|基金|补助|预算)$")
_KEPT = re.compile(rf"[，,、](?:年末|年底)?{LEFT}(?:下年|为)?[ ]?")
_SEVERAL, _LOOK = 2, 40


def settle_spent_by_source(world: World) -> None:
    """Bind what was spent of at least two sources of such a sentence, and what was left of each."""
    sentences: dict[int, dict[int, str]] = defaultdict(dict)
    for number, figure in enumerate(world.figures):
        match = _SPENT.search(world.words_before(number, _LOOK)) if _is_money(world, number) else None
        if match is not None:
            sentences[begin_of(world.text, figure.span.start, SENTENCE)][number] = match["name"]
    for begin, names in sentences.items():
        first = world.figures[min(names)].span.start
        headed = _HEADED.search(world.text, begin, first) is not None
        if (
            len(names) >= _SEVERAL
            and len(set(names.values())) == len(names)
            and _are_sources(world, names, headed=headed)
        ):
            _put(world, names)


def _is_money(world: World, number: int) -> bool:
    return 0 <= number < len(world.figures) and world.figures[number].quantity.dimension is Dimension.MONEY


def _are_sources(world: World, names: Mapping[int, str], *, headed: bool) -> bool:
    """Tell sources of the unit's money, by what the sentence says that it parts, or by name with what each has left."""
    told = [world.bound.get(number) for number in names]
    if any(one is not None and one.subject != world.unit for one in told):
        return False
    if headed:
        return all(_KIND.search(name) for name in names.values())
    return all(is_source_of_money(name) and _left(world, number) for number, name in names.items())


def _left(world: World, number: int) -> bool:
    return _is_money(world, number + 1) and _KEPT.fullmatch(world.between(number, number + 1)) is not None


def _put(world: World, names: Mapping[int, str]) -> None:
    for number, name in names.items():
        item = Item("fund_source", name)
        spent = Bound(number, "expenditure_item", world.unit, item, world.year, phase="expenditure")
        world.put(spent, Reason.PART)
        if _left(world, number):
            left = Bound(number + 1, "carryover_closing", world.unit, item, world.year, phase="closing")
            world.put(left, Reason.PART)
