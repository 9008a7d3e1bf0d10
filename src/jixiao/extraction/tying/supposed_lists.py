"""Lists behind an amount or a score that they do not make up, every figure of their sentence being taken for a part.

What a part is called does not matter, nor whether it was understood: 使用68.50元 among parts in 万元. Only a slip of
the hand will tell that the list belongs to what stands before it.
"""

import re

from jixiao.extraction.bound import Tie, World
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Approximation, Dimension

_OPENS = re.compile(r"[^。；;\n]{0,40}(?:其中|包括|分别|具体为|来源|组成|构成|[：:])[^。；;\n]{0,24}")
_OPENS_SCORES = re.compile(r"[^\n\d]{0,30}(?:其中|包括|分别|具体为|[：:])[^。；;\n\d]{0,24}")
_JOINS = re.compile(r"(?:[（(][^（）()]{0,24}[）)])?[、；;，,和及与][^。\n]{2,30}")
_OTHER = re.compile(
    r"比|较|增|减|占|上年|去年|每|人均|执行|完成|合计|共计|总计|到位|追加|结转|结余|剩余|其中|扣|满分|目标|预算"
)
_LEAST, _MOST = 3, 12
_KINDS = (Dimension.MONEY, Dimension.SCORE)


def tie_supposed_lists(world: World) -> None:
    """Tie each amount or score that was understood to the list behind it that does not make it up."""
    tied = {tie.result for tie in world.ties if tie.kind in (LinkKind.LIST_SUM, LinkKind.STATED_LIST)}
    for number in range(len(world.figures)):
        if number in tied or number not in world.bound or not _is_exact(world, number, number):
            continue
        if world.bound[number].concept.startswith("score") and world.bound[number].concept != "score_total":
            continue
        run = _run(world, number)
        if len(run) >= _least(world, number) and sum(map(world.value, run)) != world.value(number):
            world.ties.append(Tie(LinkKind.SUPPOSED_SUM, number, tuple(run)))


def _least(world: World, number: int) -> int:
    return _LEAST - (world.figures[number].quantity.dimension is Dimension.SCORE)


def _is_exact(world: World, number: int, like: int) -> bool:
    quantity = world.figures[number].quantity
    alike = quantity.dimension is world.figures[like].quantity.dimension and quantity.dimension in _KINDS
    exact = quantity.approximation is Approximation.EXACT and quantity.value > 0
    return alike and exact and world.figures[number].cell is None


def _run(world: World, whole: int) -> list[int]:
    """Return the figures behind a whole to the end of their sentence, none where they are no plain list."""
    run: list[int] = []
    last = world.figures[whole]
    for number in range(whole + 1, min(len(world.figures), whole + 2 + _MOST)):
        figure = world.figures[number]
        if figure.block != last.block:
            break
        gap = world.text[last.span.end : figure.span.start]
        if run and any(mark in gap for mark in "。\n"):
            break
        if not run and number == whole + 1 and figure.quantity.dimension is Dimension.COUNT:
            # 项目支出635.35万元，共4个项目，其中……
            continue
        opens = _OPENS_SCORES if figure.quantity.dimension is Dimension.SCORE else _OPENS
        fits = _JOINS.fullmatch(gap) if run else opens.fullmatch(gap)
        if not fits or (run and _OTHER.search(gap)) or not _is_exact(world, number, whole):
            return []
        run.append(number)
        last = figure
    return run if len(run) <= _MOST else []
