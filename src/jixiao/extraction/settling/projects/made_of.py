"""The money of the projects that make up the one evaluated: a part that is one of them is no expense of it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.proven import unread_of
from jixiao.extraction.sub_projects import counts_told
from jixiao.model.fact import SubjectKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_CONCEPTS = {"budget_item": "budget_adjusted", "expenditure_item": "expenditure_project"}
_KEPT = frozenset({"budget_adjusted", "expenditure_project", "execution_rate", "carryover_closing", "funds_received"})
_ITS_NUMBER = re.compile(r"\d{1,4}[\u4e00-\u9fff]{1,2}$")
_EARLY = re.compile(r"年初|期初|提前")
# 渠道清淤720,000元, 渠道清淤，安排95.00万元: the plan right behind the name
_PLANNED = re.compile(
    r"(?:\d{1,4}[\u4e00-\u9fff]{1,2}|项目)?[，,：:（(]?(?:财政|资金|共|计划|全年|可用)*(?:安排|预算|计划|批复|概算|可用|分配|核定|投入)?(?:资金|投资|数|额)?(?:为)?$"
)
_STOP = re.compile(r"[。；;\n]")
_REACH, _SENTENCE = 24, 200


def settle_made_of(world: World) -> None:
    """Give what was read as an expense called like such a project to it, and the bare plan behind its name."""
    if not world.parts:
        return
    for number, one in sorted(world.bound.items()):
        moved = _moved(world, one)
        if moved is not None:
            world.bound[number] = moved
    _put_counts(world)
    for number, name in _behind_names(world):
        told = world.bound.get(number)
        subject = world.project(name)
        if told is None and unread_of(world, number, Dimension.MONEY):
            world.put(Bound(number, "budget_adjusted", subject, None, world.year, phase="budget"), Reason.PART)
        elif told is not None and told.concept == "budget_initial" and told.subject == subject:
            world.bound[number] = replace(told, concept="budget_adjusted", phase="budget")


def _put_counts(world: World) -> None:
    """Let the number of such projects (分3个子项实施) be that of projects, told of the unit."""
    places = world.by_start()
    for start, count in counts_told(world.text):
        number = places.get(start)
        told = world.bound.get(number) if number is not None else None
        if number is None or count != len(world.parts):
            continue
        if told is None and unread_of(world, number, Dimension.COUNT):
            world.put(Bound(number, "count_projects", world.unit, None, world.year), Reason.WORDS)
        elif told is not None and told.concept == "count_projects":
            world.bound[number] = replace(told, subject=world.unit)


def _moved(world: World, told: Bound) -> Bound | None:
    """Return a meaning with the project for its subject, None where it is of no such project."""
    if told.subject.kind is not SubjectKind.PROJECT or told.item is None or told.subject.name in world.parts:
        return None
    name = world.projects.get(told.item.name) or world.projects.get(_ITS_NUMBER.sub("", told.item.name), "")
    concept = _CONCEPTS.get(told.concept, told.concept)
    if name not in world.parts or concept not in _KEPT:
        return None
    return replace(told, concept=concept, subject=world.project(name), item=None)


def _behind_names(world: World) -> Iterator[tuple[int, str]]:
    """Yield the amounts right behind the name of such a project that words of no other kind part from it."""
    ends = [name for name in world.projects if world.projects[name] in world.parts]
    reach = _REACH + max(map(len, ends), default=0)
    for number, figure in enumerate(world.figures):
        if figure.cell is not None or not world.is_amount(number):
            continue
        start = figure.span.start
        words = world.text[max(0, start - reach) : start]
        line = _STOP.split(words)[-1]
        name = max((one for one in ends if one in line), key=lambda one: (line.rindex(one), len(one)), default="")
        begun = _STOP.split(world.text[max(0, start - _SENTENCE) : start])[-1]
        if name and _EARLY.search(begun) is None and _PLANNED.fullmatch(line[line.rindex(name) + len(name) :]):
            yield number, name
