"""Posts and people of the head office, told behind those of all: 全局编制128名，实有112人；局机关编制36名，实有34人."""

import re
from collections.abc import Mapping
from dataclasses import replace

from jixiao.extraction.bound import World
from jixiao.extraction.whose import OWN, is_organ
from jixiao.model.fact import Subject, SubjectKind

_WHOLES = frozenset({"staff_quota", "staff_on_post"})
_CLAUSE = re.compile(
    r"(?:^|[，,；;。：:（(\n]|其中)(?P<name>(?:[局委厅部办]?(?:机关)?本级|[局委厅部办]?机关本部|[局委厅部办]?机关))[^，,；;。\n]{0,10}$"
)
_ORGAN = re.compile(
    r"(?:^|[，,；;。：:（(\n、]|其中|所属|下属)(?P<name>[\u4e00-\u9fff]{3,12}?)(?:核定|现有|共有|年末|实有|有)?(?:事业|行政)?"
    r"(?:编制|在职|在编|在岗|实有)(?:人员|职工|人数|数|名额)?$"
)
_STOP = re.compile(r"[；;。\n]")
_LOOK = 24
# who gave the posts: 编委核定我局编制
_GIVEN = re.compile(r"核定|编[委办]|编制|给")
# 我局, 本中心, 全院, 该校: the unit itself
_ITSELF = frozenset("我本全该各原县市区省州")


def settle_own_people(world: World) -> None:
    """Give the head office what a clause that begins with it tells, where as much or more was told of all.

    So with another organ that is named after the posts of all were told: 编制128名……水政执法大队编制18名.
    """
    own: Subject | None = None
    told: dict[str, int] = {}
    last = 0
    for number in sorted(world.bound):
        bound, span = world.bound[number], world.figures[number].span
        if _STOP.search(world.text, last, span.start):
            own = None
        last = span.end
        if bound.concept not in _WHOLES or bound.subject != world.unit or bound.item is not None:
            continue
        match = _CLAUSE.search(world.text[max(0, span.start - _LOOK) : span.start])
        if match is not None and match["name"] in OWN:
            own = Subject(SubjectKind.UNIT, match["name"])
        if own is not None and _is_less(world, number, told):
            world.bound[number] = replace(bound, subject=own)
        elif own is None and _is_less(world, number, told) and (name := _organ(world, span.start)):
            world.bound[number] = replace(bound, subject=Subject(SubjectKind.UNIT, name))
        elif own is None:
            told.setdefault(bound.concept, world.value(number))


def _is_less(world: World, number: int, told: Mapping[str, int]) -> bool:
    return world.value(number) < told.get(world.bound[number].concept, 0)


def _organ(world: World, start: int) -> str:
    """Return the name of another organ that stands directly before its posts or people: 经办中心编制18名."""
    match = _ORGAN.search(world.text[max(0, start - _LOOK) : start])
    name = match["name"] if match is not None else ""
    other = (
        is_organ(name)
        and _GIVEN.search(name) is None
        and name not in world.unit.name
        and name[0] not in _ITSELF
        and name[-2:] != world.unit.name[-2:]
    )
    return name if other else ""
