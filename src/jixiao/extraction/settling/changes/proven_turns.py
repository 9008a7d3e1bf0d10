"""Amounts in turn for a list told before: 甲60万元、乙63万元…。两项年初安排的分别是50万元和40万元."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.numerals import chinese_integer
from jixiao.extraction.proven import unread_of
from jixiao.model.fact import SubjectKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_PHASES = (
    ("budget_adjustment", "adjustment", re.compile(r"追加|调[增整]")),
    ("budget_initial", "initial", re.compile(r"年初|期初")),
    ("carryover_closing", "closing", re.compile(r"结转|结余|剩余|未用")),
    ("budget_adjusted", "budget", re.compile(r"全年预算|调整后|预算")),
    ("expenditure_project", "expenditure", re.compile(r"支出|支付|执行|使用|花|决算")),
)
_TURN = re.compile(
    r"(?:^|[，；。\n])(?:[以上前]?[上述面]?(?:这|以上)?(?P<count>[两二三四五六七八九十]|\d{1,2})(?:[项笔块类]|个项目)|各(?:项目|项)|它们|其)"
    r"(?:资金|项目|专项|任务)?的?(?P<what>[^，。；\d]{2,14}?)的?(?:分别|依次|各)(?:是|为)?[ ]?$"
)
_OTHER = re.compile(r"上年|去年|同期|增|减|率|占|比")
_BETWEEN = re.compile(r"(?:[、，,和及与]|以及)\s?")
_SEVERAL, _MOST, _REACH = 2, 12, 30


def settle_turns(world: World) -> None:
    """Bind amounts in a row that words give, in turn, to the projects of the last list of as many."""
    number = 0
    while number < len(world.figures):
        run = _run(world, number)
        turn = _turn(world, number) if len(run) >= _SEVERAL else None
        if turn is not None:
            concept, phase, count = turn
            listed = _listed(world, number, len(run)) if count in (0, len(run)) else []
            for at, one in zip(run, listed, strict=False):
                world.put(replace(one, figure=at, concept=concept, item=None, topic="", phase=phase), Reason.TURN)
        number += max(1, len(run))


def _run(world: World, first: int) -> list[int]:
    """Return the unread amounts that stand in a row from one on."""
    run: list[int] = []
    for at in range(first, min(len(world.figures), first + _MOST)):
        between = world.between(at - 1, at) if run else "、"
        if not unread_of(world, at, Dimension.MONEY) or not _BETWEEN.fullmatch(between):
            break
        run.append(at)
    return run


def _turn(world: World, first: int) -> tuple[str, str, int] | None:
    """Return concept and phase that the words before a row give its amounts, and how many they count (0: none)."""
    start = world.figures[first].span.start
    match = _TURN.search(world.text, max(0, start - _REACH), start)
    if match is None or _OTHER.search(match["what"]):
        return None
    found = next(((concept, phase) for concept, phase, pattern in _PHASES if pattern.search(match["what"])), None)
    count = match["count"] or ""
    number = int(count) if count.isdecimal() else chinese_integer(count) if count else 0
    return (*found, number) if found is not None else None


def _listed(world: World, before: int, count: int) -> Sequence[Bound]:
    """Return the last amounts of so many projects in a row, one of each."""
    for run in _lists(world, before):
        if len(run) == count:
            return run
    return ()


def _lists(world: World, before: int) -> Iterator[list[Bound]]:
    """Yield the rows of amounts of different projects before a figure, the last first."""
    run: list[Bound] = []
    for at in range(before - 1, -1, -1):
        one = world.bound.get(at)
        if world.figures[at].quantity.dimension is not Dimension.MONEY:
            continue
        project = one is not None and one.subject.kind is SubjectKind.PROJECT and one.item is None
        alike = project and (not run or (one is not None and one.concept == run[0].concept))
        if not alike or one is None or one.subject in {other.subject for other in run}:
            if run:
                yield run
            run = []
        if project and one is not None:
            run = [one, *run]
    yield run
