"""The halves of what was left, told behind it: 上年结转209.83万元，其中项目结转195.55万元、基本支出结转14.28万元.

年末结转225.53万元，分布在基本支出108.05万元、项目支出117.48万元: the words tell them whatever they come to.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.state import topic_item
from jixiao.model.trace import Reason

_BALANCES = frozenset({"carryover_opening", "carryover_closing"})
_OPEN = frozenset({*_BALANCES, "expenditure_basic", "expenditure_project", "expenditure_item"})
_HALF = (
    r"(?P<half>基本|项目)(?:支出|经费|资金)?(?:结转和结余|结转结余|结转|结余|结存|余额|部分|方面|上|里|资金)*"
    r"(?:有|为|占|是|计|共|留|剩)?[ ]?"
)
_FIRST = re.compile(
    rf"(?:[，,；;（(：:]|——)?(?:其中|内含|里面|包括|包含|含|分布在|分布于|分别在|分别是|分别为|分属|即|由|来自|集中在)(?:[：:，,])?(?:有|是|为)?{_HALF}"
)
_NEXT = re.compile(rf"[、，,；;和及与]{_HALF}")
_TOPICS = {"基本": "basic", "项目": "project_total"}


def settle_halves_of_balances(world: World) -> None:
    """Give the amounts directly behind what was left the half that words call them."""
    for number, whole in tuple(world.bound.items()):
        if whole.concept in _BALANCES and (whole.subject, whole.item) == (world.unit, None):
            for at, half in _halves(world, number):
                topic = world.lexicon.topics[_TOPICS[half]]
                item = topic_item(topic, whole.concept)
                world.put(replace(whole, figure=at, item=item, topic=topic.id), Reason.PART)
                world.certain.add(at)


def _halves(world: World, number: int) -> Iterator[tuple[int, str]]:
    """Yield the amounts that words call halves of the one before them."""
    seen: set[str] = set()
    for at, pattern in ((number + 1, _FIRST), (number + 2, _NEXT)):
        if at >= len(world.figures) or world.figures[at].cell is not None or not world.is_amount(at):
            return
        match = pattern.fullmatch(world.between(at - 1, at))
        if match is None or match["half"] in seen or not _is_open(world.bound.get(at)):
            return
        seen.add(match["half"])
        yield at, match["half"]


def _is_open(told: Bound | None) -> bool:
    return told is None or told.concept in _OPEN
