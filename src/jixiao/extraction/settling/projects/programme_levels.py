"""What several levels gave for a programme, told in their turn.

中央、省、市三级财政下达渠道清淤资金分别为60万元、30万元和5万元: as many amounts as levels.
"""

import re
from collections.abc import Sequence

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.settling.projects.spoken_of import programme_of, sentence_of, without_names
from jixiao.extraction.sources import source_item
from jixiao.model.fact import Item, Subject
from jixiao.model.trace import Reason

_LEVEL = r"(?:中央|自治区|[省市州盟县区旗镇乡])(?:本?级)?(?:财政)?(?:补助|配套|专项)?(?:资金)?"
_LEVELS = re.compile(
    rf"(?P<levels>{_LEVEL}(?:[、和与及]{_LEVEL})+)(?:[两三四]级)?(?:财政)?(?:部门)?(?P<words>[^，。；;\d]{{0,24}}?)"
    r"(?:分别|依次|各)(?:为|是|到位|下达|安排|投入|补助|拨付|配套)*[ ]?$"
)
_JOINTS = re.compile(r"[、和与及]")
_BETWEEN = frozenset({"、", "，", ",", "和", "及", "与"})
_PLANNED = re.compile(r"预算|计划|应|批复")


def settle_programme_levels(world: World, only: Subject | None) -> None:
    """Bind as many amounts in a row as there are levels; `only` is the one project that a report evaluates."""
    for number in range(len(world.figures)):
        match = _LEVELS.search(without_names(world, sentence_of(world, number))) if world.is_amount(number) else None
        subject = (only or programme_of(world, number)) if match is not None else None
        if match is None or subject is None or _PLANNED.search(sentence_of(world, number)):
            continue
        levels = _JOINTS.split(match["levels"])
        run = _run(world, number)
        if len(run) == len(levels):
            for at, item in zip(run, map(_source, levels), strict=True):
                world.put(Bound(at, "funds_received", subject, item, world.year, phase="received"), Reason.TURN)


def _source(level: str) -> Item:
    return source_item(level.removesuffix("财政"))


def _run(world: World, first: int) -> Sequence[int]:
    """Return the amounts that stand in a row from one on."""
    run = [first]
    for at in range(first + 1, len(world.figures)):
        joined = world.between(at - 1, at).strip()
        if joined not in _BETWEEN or not world.is_amount(at):
            break
        run.append(at)
    return run
