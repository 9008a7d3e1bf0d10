"""How many groups and guests a reception expense was for, told beside it in plain words: 招待费…，来了14批203人次.

The number of groups stands in the sentence of the expense, that of the guests directly behind it.
"""

import re

from jixiao.extraction.bound import Bound, World
from jixiao.model.fact import SubjectKind
from jixiao.model.quantity import Approximation
from jixiao.model.trace import Reason

_GROUPS, _GUESTS = ("批", "批次"), ("人", "人次")
_BESIDE = re.compile(r"[、，,和及共计合]{0,3}(?:来宾|来人|客人|来客)?")
_OTHER = re.compile(r"上年|去年|同期|比|较|[增减][加少]|学生|游客|病人|患者|货|计划|目标|不超过|上批|首批|第")
# somebody came, or was received
_VISIT = re.compile(r"接待|招待|来[人宾了访客院校局]|到访|考察|督导|检查组|客人")
_STOP = re.compile(r"[。\n]")
_LOOK = 16
_CONCEPT = "sangong_reception"
_LOOSE = ("narrative_", "reception_")
_FAR = 4


def settle_guests(world: World) -> None:
    """Bind such numbers beside each reception expense of the unit's year."""
    own = [
        one
        for one in world.bound.values()
        if one.concept == _CONCEPT and one.subject == world.unit and one.year == world.year and one.item is None
    ]
    for one in own:
        near = range(max(0, one.figure - _FAR), min(len(world.figures), one.figure + _FAR + 1))
        groups = [at for at in near if world.figures[at].quantity.unit in _GROUPS and _is_beside(world, one, at)]
        if len(groups) == 1 and _is_free(world, groups[0]):
            _put(world, groups[0], "reception_batches")
            guests = groups[0] + 1
            told = guests < len(world.figures) and world.figures[guests].quantity.unit in _GUESTS
            if told and _is_free(world, guests) and _BESIDE.fullmatch(world.between(groups[0], guests)):
                _put(world, guests, "reception_persons")


def _is_beside(world: World, expense: Bound, number: int) -> bool:
    """Tell a number in the sentence of an expense, with nothing of other times or groups between them."""
    first, last = sorted((expense.figure, number))
    between = world.between(first, last)
    before = re.split(r"[，。；\n]", world.words_before(number, _LOOK))[-1]
    return _STOP.search(between) is None and _OTHER.search(between) is None and _VISIT.search(before) is not None


def _is_free(world: World, number: int) -> bool:
    figure, told = world.figures[number], world.bound.get(number)
    plain = figure.cell is None and figure.quantity.approximation is Approximation.EXACT
    elsewhere = told is not None and (told.subject.kind is SubjectKind.PROJECT or told.concept.startswith("narrative_"))
    return plain and (told is None or (elsewhere and told.concept.startswith(_LOOSE)))


def _put(world: World, number: int, concept: str) -> None:
    world.put(Bound(number, concept, world.unit, None, world.year, topic=_CONCEPT), Reason.WORDS)
