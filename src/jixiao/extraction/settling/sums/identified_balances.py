"""What a balance is made of, told behind it: 结转下年16.75万元，由公用经费2.25万元和项目资金14.50万元组成.

The amounts directly behind a closing balance that add up to it, between words that speak of parts or at once and to so
many digits that it is no chance, are balances of what they name, not spending.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.identified import is_exact_amount
from jixiao.extraction.list_names import label_of
from jixiao.model.fact import Item
from jixiao.model.trace import Reason

_LEAST, _MOST, _BEHIND = 2, 4, 6
_OPENED = re.compile(r"由|其中|包括|包含|含|分别[是为]|构成[是为]|分[属布别为]|归属?|来自|里头|里面|：")
_MADE = re.compile(r"(?:两|三|四|几)?(?:部分|项|块)?(?:组成|构成|合成)")
# 结转16.75万元，公用经费2.25万元、项目资金14.50万元: a sum of so many digits needs no word of parts
_AT_ONCE = re.compile(r"[，,（(]?[^，,。；;：:、（）()\d]{2,12}")
_DIGITS = 4
_STOP = re.compile(r"[。\n]")


def settle_balances(world: World) -> None:
    """Bind the parts of each closing balance of the unit that are told directly behind it."""
    for number, whole in sorted(world.bound.items()):
        if whole.concept == "carryover_closing" and whole.item is None and whole.subject == world.unit:
            for at in _parts(world, number):
                world.put(replace(whole, figure=at, item=Item("topic", _name(world, at))), Reason.TOTAL)


def _parts(world: World, number: int) -> Sequence[int]:
    """Return the amounts of the sentence behind a balance that make it up, none where words or sum do not say so."""
    if not is_exact_amount(world, number):
        return ()
    value = world.value(number)
    for count in range(_LEAST, _MOST + 1):
        parts = range(number + 1, number + 1 + count)
        if parts[-1] >= len(world.figures) or not all(_may_be_part(world, at) for at in parts):
            return ()
        total = sum(world.value(at) for at in parts)
        if total == value and _are_told(world, number, parts):
            return parts
    return ()


def _may_be_part(world: World, number: int) -> bool:
    """Tell an amount that is unread, or taken for spending of the unit: a balance of a project stays its own."""
    told = world.bound.get(number)
    free = told is None or (told.subject == world.unit and told.concept.startswith("expenditure"))
    return free and is_exact_amount(world, number) and _name(world, number) not in world.projects


def _are_told(world: World, number: int, parts: Sequence[int]) -> bool:
    """Tell parts between words of composition in one sentence, each of which a name stands before."""
    start, end = world.figures[number].span.end, world.figures[parts[-1]].span.end
    if _STOP.search(world.text[start:end]) or not all(_name(world, at) for at in parts):
        return False
    between = world.text[start : world.figures[parts[0]].span.start]
    told = _OPENED.search(between) or _MADE.match(world.text, end, end + _BEHIND)
    fine = len(str(world.value(number)).rstrip("0")) >= _DIGITS
    return told is not None or (fine and _AT_ONCE.fullmatch(between) is not None)


def _name(world: World, number: int) -> str:
    """Return what a part is called: by the topic that it was read as, else by the words before it."""
    told: Bound | None = world.bound.get(number)
    topic = world.lexicon.topics.get(told.topic) if told is not None else None
    return topic.name if topic is not None else label_of(world, number)
