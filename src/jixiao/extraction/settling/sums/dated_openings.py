"""What last year left under its own year, which this year began with: 2022年结转146.32万元 in a report of 2023."""

import re

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.settling.sums.unread import settle_unread
from jixiao.model.trace import Reason

# at the begin of a clause: 消化2022年结转资金 and 截至2022年结转 are something else
_TOLD = re.compile(
    r"(?:^|[\n。；;，,：:、）)▲△◆◇●○■□★☆※➤▶·—-])[ \t\u3000]*(?:加)?(?P<year>20\d\d)年度?(?:财政|预算)?结[转余](?:结余)?"
    r"(?:资金|数|金额)?(?:为|共)?[：:]?[ ]?$"
)
# 年初结转 told besides is the whole of what was left
_LOOK, _CONCEPT = 24, "carryover_opening"


def settle_dated_openings(world: World) -> None:
    """Bind the one amount told so as the opening balance of the unit, where no other one is told."""
    if any(one.concept == _CONCEPT and one.item is None for one in world.bound.values()):
        return
    told = [
        number
        for number in range(len(world.figures))
        if _is_loose(world, number) and world.is_amount(number) and _is_left(world, number)
    ]
    others = {one.subject for number in told for one in _beside(world, number)} - {world.unit}
    if len(told) == 1 and not others:
        world.put(Bound(told[0], _CONCEPT, world.unit, None, world.year, phase="opening"), Reason.WORDS)
        settle_unread(world)


def _is_loose(world: World, number: int) -> bool:
    """Tell an amount unread, or read as what last year ended with."""
    told = world.bound.get(number)
    return told is None or (told.concept == "carryover_closing" and told.item is None and told.year == world.year - 1)


def _is_left(world: World, number: int) -> bool:
    match = _TOLD.search(world.words_before(number, _LOOK))
    return match is not None and int(match["year"]) == world.year - 1


def _beside(world: World, number: int) -> list[Bound]:
    """Return what was read in the paragraph of a figure."""
    block = world.figures[number].block
    return [one for at, one in world.bound.items() if world.figures[at].block == block]
