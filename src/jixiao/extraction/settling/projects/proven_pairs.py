"""A plan and what was spent of it, both unread, in what is told of one project: the rate behind both proves them.

凑成100.00万元的预算；付工程款95.00万元，进度95.00%: a word makes the first the plan, the rate the second its spending.
"""

import re
from collections.abc import Iterator

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.proven import is_fine, is_kept, is_ratio, unread_of
from jixiao.model.fact import Subject, SubjectKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_PLANNED = re.compile(r"(?:预算|指标|额度|计划|核定|批复|概算|安排)[^，。；\d]{0,6}$")
_PLANNED_BEHIND = re.compile(r"的?[^，。；\d]{0,4}(?:预算|指标|额度|概算|盘子)")
_RATE = re.compile(r"(?:执行|支付|支出|使用|完成|用款|付款|进度|率)[^，。；\d]{0,8}$")
_OTHER = re.compile(r"上年|去年|同比|[增下]降|减少|增长|占|到位|到账|结[余转]率|其中|合同|中标|收入")
_LOOK, _REACH = 14, 3


def settle_project_pairs(world: World, only: Subject | None) -> None:
    """Bind the plan and spending of a project before a rate of execution that the second makes of the first."""
    for rate in range(2, len(world.figures)):
        told = world.bound.get(rate)
        subject = only if told is None else told.subject
        fits = unread_of(world, rate, Dimension.RATE) if told is None else told.concept == "execution_rate"
        if subject is None or subject.kind is not SubjectKind.PROJECT or not fits or not _is_execution(world, rate):
            continue
        pair = next(_pairs(world, rate), None)
        if pair is not None and (told is None or told.item is None):
            _put(world, pair, rate, subject)


def _is_execution(world: World, rate: int) -> bool:
    start = world.figures[rate].span.start
    return is_fine(world, rate) and _RATE.search(world.text[max(0, start - _LOOK) : start]) is not None


def _pairs(world: World, rate: int) -> Iterator[tuple[int, int]]:
    """Yield plan and spending directly before a rate, in its sentence, of which no words say anything else."""
    spent = rate - 1
    for plan in range(spent - 1, max(-1, spent - 1 - _REACH), -1):
        begun, end = world.figures[plan].span, world.figures[rate].span.start
        one_block = world.figures[plan].block == world.figures[rate].block
        between = world.text[begun.end : end]
        if not one_block or "。" in between or "\n" in between or _OTHER.search(between):
            return
        open_ones = unread_of(world, plan, Dimension.MONEY) and unread_of(world, spent, Dimension.MONEY)
        if open_ones and _is_planned(world, plan) and not _is_planned(world, spent) and not is_kept(world, spent):
            value, whole = world.value(spent), world.value(plan)
            if value < whole and is_ratio(world, rate, value, whole):
                yield plan, spent


def _is_planned(world: World, number: int) -> bool:
    span = world.figures[number].span
    before = world.text[max(0, span.start - _LOOK) : span.start]
    return _PLANNED.search(before) is not None or _PLANNED_BEHIND.match(world.text, span.end) is not None


def _put(world: World, pair: tuple[int, int], rate: int, subject: Subject) -> None:
    plan, spent = pair
    for number, concept, phase in ((plan, "budget_adjusted", "budget"), (spent, "expenditure_project", "expenditure")):
        world.put(Bound(number, concept, subject, None, world.year, phase=phase), Reason.TOTAL)
    if rate not in world.bound:
        world.put(Bound(rate, "execution_rate", subject, None, world.year), Reason.TOTAL)
