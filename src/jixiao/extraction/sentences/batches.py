"""Funds of a project that came in batches: 第一批提前下达1680万元，第二批745万元，共计2425万元."""

import re

from jixiao.extraction.around import begin_of
from jixiao.extraction.bound import Bound
from jixiao.extraction.state import Place, bind
from jixiao.model.fact import Item, SubjectKind
from jixiao.model.trace import Reason

_BATCH = re.compile(
    r"(?P<name>第[一二三四五六七八九\d]批次?)(?:专项|补助|项目|转移支付)?(?:资金|指标)?"
    r"(?:已|已经|提前)?(?:下达|拨付|到位|拨入|拨款)?(?:资金|指标)?(?:为|是|：|:)?$"
)
# 第一批支付: money paid in batches did not come in
_GIVEN = re.compile(r"下达|拨付|到位|拨入|安排")
_REACH = 24


def is_batch(place: Place) -> bool:
    """Tell the amount of one batch of a project's funds, where the sentence speaks of what was given."""
    text, start = place.world.text, place.world.figures[place.index].span.start
    if (
        place.state.subject.kind is not SubjectKind.PROJECT
        or _BATCH.search(text, max(0, start - _REACH), start) is None
    ):
        return False
    begun = begin_of(text, start)
    return _GIVEN.search(text, begun, start) is not None


def batch(place: Place) -> Bound:
    """Read a batch, an item of the funds; what it is counted with comes behind: 共计2425万元."""
    text, start = place.world.text, place.world.figures[place.index].span.start
    match = _BATCH.search(text, max(0, start - _REACH), start)
    name = match["name"] if match is not None else ""
    bound = bind(place, "funds_received", Item("fund_source", name), Reason.SOURCE, phase="received")
    place.state.given = True
    place.state.said.append(bound)
    return bound
