"""Money of a source in the evaluation of one project that was taken for income: 中央财政补助20.00万元.

A project has no income of its own: what the levels of government gave it is money that came in.
"""

import re
from dataclasses import replace

from jixiao.extraction.bound import World
from jixiao.extraction.list_names import label_of
from jixiao.extraction.sources import is_source, source_item
from jixiao.model.fact import Subject
from jixiao.model.trace import Reason

_INCOME = frozenset({"income_fiscal", "income_superior"})
_LEVEL = re.compile(r"(?:中央|国家|省|自治区|市|州|盟|县|区|旗|镇|乡|上级|本级)[\u4e00-\u9fff]{0,12}")


def settle_no_income(world: World, only: Subject | None) -> None:
    """Give such amounts of the prose to the one project evaluated, `only`, as money received from their source."""
    for number, bound in list(world.bound.items()) if only is not None else ():
        if bound.concept not in _INCOME or world.figures[number].cell is not None or bound.year != world.year:
            continue
        name = label_of(world, number)
        if only is not None and _LEVEL.fullmatch(name) and (is_source(name) or "财政" in name):
            received = replace(
                bound, concept="funds_received", subject=only, item=source_item(name), topic="", phase="received"
            )
            world.put(received, Reason.SOURCE)
