"""What a project spent most on, called so before its amount: 花费最多的是仪器购置，212.48万元.

It is an item of the project, not all that the project spent.
"""

import re
from dataclasses import replace

from jixiao.extraction.bound import Bound, World
from jixiao.model.fact import Item, SubjectKind
from jixiao.model.trace import Reason

_LARGEST = re.compile(
    r"(?:花费|花钱|开支|支出|用款|用钱|金额|数额|占比|投入|比重|其中)?最(?:多|大|高)的(?:一项|一笔|一块|部分|开支|支出)?(?:是|为|当属|要数)"
    r"(?P<name>[\u4e00-\u9fff、（）]{2,14}?)[，,：:]?(?:共计?|计|达到?|为|有|花了|用了|支出|合计|约)?[ ]?$"
)
_AGAIN = re.compile(r"[（(，,](?:即|合|折合|约合)?")
_LOOSE = frozenset({"expenditure_project", "expenditure_item"})
_TIME = re.compile(r"(?:季度|月份?|半年|年)$")
_LOOK = 32


def settle_largest_items(world: World) -> None:
    """Give such an amount, and the same one said again behind it, the item that is named."""
    for number, told in tuple(world.bound.items()):
        if not _is_loose(told) or world.figures[number].cell is not None or not world.is_amount(number):
            continue
        match = _LARGEST.search(world.words_before(number, _LOOK))
        if match is None or match["name"] in told.subject.name:
            continue
        # 支付最多的是第三季度 tells when
        time = _TIME.search(match["name"]) is not None
        concept, kind = (told.concept, "time") if time else ("expenditure_item", "expense")
        item = replace(told, concept=concept, item=Item(kind, match["name"]), topic="")
        world.put(item, Reason.PART)
        again = world.bound.get(number + 1)
        if again is not None and _is_loose(again) and _AGAIN.fullmatch(world.between(number, number + 1)):
            world.put(replace(item, figure=number + 1), Reason.BRACKETS)


def _is_loose(told: Bound) -> bool:
    return told.subject.kind is SubjectKind.PROJECT and told.concept in _LOOSE and told.item is None
