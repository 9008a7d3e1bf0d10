"""People and posts of an office that is pointed back at: 工程由县水务局组织实施，该局核定编制64名.

They are not those of the unit that reports, unless it is the office meant.
"""

import re
from dataclasses import replace

from jixiao.extraction.bound import World
from jixiao.extraction.offices import with_place
from jixiao.model.fact import Subject, SubjectKind

_CONCEPTS = ("staff_", "org_units", "vehicles", "beds")
_KINDS = "局委办厅站所院校队处馆会段社"
_POINTS = re.compile(
    rf"(?:^|(?<=[，,。；;：:（(\n\s]))(?:该|这个?)(?P<kind>中心|[{_KINDS}])(?![\u4e00-\u9fff]{{0,1}}(?:长|员))"
)
_ITSELF = re.compile(r"[我本](?:局|委|办|厅|站|所|院|校|队|处|馆|会|中心|单位|部门)")
# what stands before the name: 由县水利局…, 县水利局下属的灌溉站
_BEFORE_NAME = re.compile(
    r"^.*(?:局|厅|委员会)(?=[\u4e00-\u9fff]{3})|^.*?(?:委托|会同|由|向|对(?![外口])|[和与及同](?=[省市县区旗州盟镇乡]))(?=[\u4e00-\u9fff]{3})"
)
_LONGEST, _REACH = 24, 160


def settle_pointed_offices(world: World) -> None:
    """Give such people, posts and vehicles the office that stands before 该局."""
    for number in sorted(world.bound):
        bound = world.bound[number]
        if bound.concept.startswith(_CONCEPTS) and bound.subject == world.unit:
            name = _pointed_at(world, world.figures[number].span.start)
            if name and name not in world.unit.name and world.unit.name not in name:
                world.bound[number] = replace(bound, subject=Subject(SubjectKind.UNIT, name))


def _pointed_at(world: World, start: int) -> str:
    """Return the office that the words of a paragraph before a place point back at, empty where they point at none."""
    begun = max(world.text.rfind("\n", 0, start) + 1, start - _REACH)
    points = list(_POINTS.finditer(world.text, begun, start))
    if not points or _ITSELF.search(world.text, points[-1].end(), start):
        return ""
    kind = points[-1]["kind"]
    named = re.compile(rf"[\u4e00-\u9fff]{{2,{_LONGEST}}}?{kind}")
    found = [one.group() for one in named.finditer(world.text, begun, points[-1].start())]
    if not found:
        return ""
    return with_place(_BEFORE_NAME.sub("", found[-1]), world.text)
