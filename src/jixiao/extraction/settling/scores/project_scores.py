"""Scores of projects told side by side, or behind the money of one: “渠道清淤”96.5分，评为优；“泵站维修”86.4分，评为良.

渠道清淤预算50.00万元，支出48.00万元，执行率96.00%，自评95.5分: the score is that of the project.
"""

import re
from dataclasses import replace
from itertools import groupby

from jixiao.extraction.bound import Bound, World
from jixiao.model.fact import Subject, SubjectKind
from jixiao.model.quantity import MICRO, Approximation, Dimension
from jixiao.model.trace import Reason

_EXACT = Approximation.EXACT
_LEAST, _MOST, _SEVERAL = 40 * MICRO, 100 * MICRO, 2
# 共3个，金额90.00万元：渠道清淤支出…: what stands before the colon is told of all
_APART = re.compile(r"[。；;\n]|^[：:]")
_OWN_SCORE = re.compile(
    r"[，,、（(](?:该?项目)?(?:绩效)?(?:自评|评价|考核)?(?:综合)?(?:得分|评分|总分|得|打分)?(?:为|是|[：:])?[ ]?$"
)
_OF_MONEY = frozenset({"expenditure_project", "budget_adjusted", "budget_initial", "execution_rate", "funds_received"})


def settle_project_scores(world: World) -> None:
    """Take parts of a score that are called like projects, two or more in one paragraph, for the scores of these.

    A part with a full mark of its own, or of few points, is an indicator named after the project.
    """
    settle_scores_behind_money(world)
    marked = {one.item for one in world.bound.values() if one.concept == "score_part_full"}
    parts = [one for _, one in sorted(world.bound.items()) if _is_of_project(world, one) and one.item not in marked]
    for _, group in groupby(parts, key=lambda one: world.figures[one.figure].block):
        found = list(group)
        if len({one.item for one in found}) == len(found) >= _SEVERAL:
            for one in found:
                name = one.item.name if one.item is not None else ""
                bound = replace(one, concept="score_total", subject=world.project(name), item=None)
                world.put(bound, Reason.SCORE)


def _is_of_project(world: World, one: Bound) -> bool:
    if one.concept != "score_part" or one.item is None or world.figures[one.figure].cell is not None:
        return False
    return one.item.name in world.projects and _LEAST <= world.value(one.figure) <= _MOST


def settle_scores_behind_money(world: World) -> None:
    """Take the score behind the money of one project, in a clause that tells of no other, for that of the project."""
    for number, figure in enumerate(world.figures):
        told = world.bound.get(number)
        open_score = told is None or (told.concept, told.subject, told.item) == ("score_total", world.unit, None)
        scored = figure.quantity.dimension is Dimension.SCORE and _LEAST <= figure.quantity.value <= _MOST
        if not scored or not open_score or figure.cell is not None or figure.quantity.approximation is not _EXACT:
            continue
        owner = _owner(world, number)
        if owner is not None:
            world.put(Bound(number, "score_total", owner, None, world.year), Reason.SCORE)


def _owner(world: World, number: int) -> Subject | None:
    """Return the project whose money the clause before a score tells, None where it tells of another thing as well."""
    if not _OWN_SCORE.search(world.between(number - 1, number) if number else ""):
        return None
    before: list[int] = []
    while len(before) < number and not _APART.search(world.between(number - len(before) - 1, number - len(before))):
        before.append(number - len(before) - 1)
    told = [one for at in before if (one := world.bound.get(at)) is not None]
    if any(world.figures[at].quantity.dimension is Dimension.SCORE for at in before):
        return None
    owners = {one.subject for one in told}
    money = any(one.concept in _OF_MONEY and one.item is None for one in told)
    owner = owners.pop() if len(owners) == 1 else None
    return owner if money and owner is not None and owner.kind is SubjectKind.PROJECT else None
