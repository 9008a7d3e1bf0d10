"""Funds of a project that came in batches: 第一批提前下达1680万元，第二批745万元，共计2425万元.

Where a sentence says that they came in several turns, the turns may be called by their number or time: 分两次拨付，
第一次60万元，第二次40万元; 分春、秋两季下达，春季50万元，秋季50万元.
"""

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
_TURN = re.compile(
    r"(?:[，,：:；;、。]|其中[：:]?|即)(?P<name>第[一二三四五六\d][次笔期]|第?[一二三四]季度?|[上下]半年|[春夏秋冬]季(?:学期)?|\d{1,2}月份?)"
    r"(?:已|已经)?(?P<verb>下达|拨付|到位|拨入|到账)?(?:资金|指标)?(?:为|是|：|:)?$"
)
_COUNT = r"(?:[两二三四五六]|\d)(?:次|批次?|期|个?季度?|笔)"
_IN_TURNS = re.compile(
    rf"分[^，,。；;\d]{{0,8}}?{_COUNT}[^，,。；;\d]{{0,6}}?(?P<verb>下达|拨付|到位|拨入|到账)(?!给|[到至](?!位|账))"
    rf"|(?P<given>下达|拨付|到位|拨入)(?:资金|指标|计划|专项)*(?:共|分)?{_COUNT}(?=[，,：:；;])"
)
_ORDINAL = re.compile(r"第[一二三四五六\d][次笔期]")
# 第一批支付: money paid in batches did not come in
_GIVEN = re.compile(r"下达|拨付|到位|拨入|安排")
_REACH = 24


def is_batch(place: Place) -> bool:
    """Tell the amount of one batch of a project's funds, where the sentence speaks of what was given."""
    text, start = place.world.text, place.world.figures[place.index].span.start
    if place.state.subject.kind is not SubjectKind.PROJECT:
        return False
    if _BATCH.search(text, max(0, start - _REACH), start) is None:
        return bool(_turn(text, start))
    return _GIVEN.search(text, begin_of(text, start), start) is not None


def _turn(text: str, start: int) -> str:
    """Return what a turn of the funds is called before its amount, empty where there is none."""
    match = _TURN.search(text, max(0, start - _REACH), start)
    told = _IN_TURNS.search(text, begin_of(text, start), start) if match is not None else None
    if match is None or told is None:
        return ""
    verb = match["verb"] or told["verb"] or told["given"]
    return f"{match['name']}{verb}" if _ORDINAL.fullmatch(match["name"]) else match["name"]


def batch(place: Place) -> Bound:
    """Read a batch, an item of the funds; what it is counted with comes behind: 共计2425万元."""
    text, start = place.world.text, place.world.figures[place.index].span.start
    match = _BATCH.search(text, max(0, start - _REACH), start)
    name = match["name"] if match is not None else _turn(text, start)
    bound = bind(place, "funds_received", Item("fund_source", name), Reason.SOURCE, phase="received")
    place.state.given = True
    place.state.said.append(bound)
    return bound
