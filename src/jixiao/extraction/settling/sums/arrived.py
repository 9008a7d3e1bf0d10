"""Sources of a budget that the words behind them say to have come in: 省级60万元、县级40万元，均已足额到位."""

import re
from collections.abc import Iterator
from dataclasses import replace

from jixiao.extraction.bound import Bound, World
from jixiao.model.fact import SubjectKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_ARRIVED = re.compile(
    r"[，,]?(?:以上|上述)?(?:各项|各级|两项|三项)?(?:资金)?(?:均|都|皆|全部|全数)?(?:已经|已)?"
    r"(?:全部|全额|足额|如数|按时|及时|按期|按计划|一次性)*到(?:位|账)(?!率)"
)
_BROKEN = re.compile(r"[。；;\n]")
_PLANS = frozenset({"budget_adjusted", "budget_initial"})
_SEVERAL = 2


def settle_arrived(world: World) -> None:
    """Take the sources of a project's budget for money that came in where their sentence goes on to say so."""
    for run in _runs(world):
        if len(run) >= _SEVERAL and _ARRIVED.match(world.text, world.figures[run[-1].figure].span.end):
            for one in run:
                world.put(replace(one, concept="funds_received", phase="received"), Reason.PART)


def _runs(world: World) -> Iterator[list[Bound]]:
    """Yield the sources that follow each other in one sentence."""
    run: list[Bound] = []
    for number, figure in enumerate(world.figures):
        if figure.quantity.dimension is not Dimension.MONEY:
            continue
        told = world.bound.get(number)
        source = told is not None and told.item is not None and told.item.kind == "fund_source"
        fits = told is not None and source and told.concept in _PLANS and told.subject.kind is SubjectKind.PROJECT
        last = world.figures[run[-1].figure].span.end if run else 0
        if run and (not fits or _BROKEN.search(world.text, last, figure.span.start)):
            yield run
            run = []
        if told is not None and fits and figure.cell is None:
            run.append(told)
    yield run
