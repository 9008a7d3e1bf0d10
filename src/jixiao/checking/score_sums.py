"""What a row of marks proves: a score over its full mark, full marks or scores that do not come to the total told.

Where each part has its full mark and these make up the whole, all parts are told, and so they are where the scores make
up the total. Marks alone prove what is more than the total; what is less only where the words say that these are all.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from jixiao.checking.printed import is_mistyped, is_typed, places, printed_as
from jixiao.checking.rule import Ground
from jixiao.checking.score_frames import Frame, Part, frames_of
from jixiao.checking.score_points import Point, Told
from jixiao.checking.score_tables import table_frames
from jixiao.model.quantity import MICRO, Dimension
from jixiao.model.span import Span

_WHOLE, _ROUND = Decimal(100), Decimal(5)
_OF_EXECUTION = (Decimal(10), Decimal(20))
_LEAST, _NEAR, _AROUND = 3, 150, 60
# points given or weighed besides
_OTHER = re.compile(
    r"加分|附加|奖励|奖\d|[另再]加|(?<![相累叠])加[ ]?\d|"
    r"加权|折合|换算(?!成?得分率)|折算(?!后?(?:可|应|实)?得(?!分))|百分制折|平均|"
    r"调[减增]|核[减增]|抵扣|倒扣|扣减|上年|去年"
)
# 镇里的考核是108.6分（含加分项），不参与这里的计算: a sentence about something else
_UNRELATED = re.compile(r"[^。\n]*(?:不参与|不计入|无关|不作比较|不纳入)[^。\n]*")
_BESIDE = re.compile(r"加分|附加分|奖励\d|[另再][加奖]|折算(?:后|为)|扣减")
# frameworks whose first and last parts stand there name all of theirs
_BEGINS = re.compile(r"投入|决策|立项|目标|编制|管理效|履职效能|执行|资金|预算")
_DONE = re.compile(r"产出|履职|职责|完成|建设|任务|业务|质量|实施|过程|管理")
_ENDS = re.compile(r"效益|效果|成效|效应|满意|可持续|绩效|社会")


class Kind(StrEnum):
    """What is wrong with a row of marks."""

    OVER = "over"
    SUM = "sum"
    FULL = "full"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Fault:
    """A number of points that the others of its row disprove, with what it is held against and what belongs there."""

    kind: Kind
    point: Point
    against: tuple[Span, ...]
    formula: str
    right: Decimal | None
    name: str = ""


def faults_of(ground: Ground) -> Iterator[Fault]:
    """Yield what the rows of marks of a document prove."""
    document = ground.extracted.document
    for frame in frames_of(document):
        total = frame.total or _total_near(ground, frame)
        if not _is_otherwise(document.text, frame, total):
            # the total behind may be that of others; a score over its full mark is one whosever it is
            yield from _marked_alone(frame) if frame.odd else _faults(frame, total)
    yield from table_faults(ground)


def table_faults(ground: Ground) -> Iterator[Fault]:
    """Yield what the columns of marks of the tables prove."""
    text = ground.extracted.document.text
    for frame in table_frames(ground):
        if not _BESIDE.search(text, frame.span.start, frame.span.end + _AROUND):
            near = frame.total or _total_near(ground, frame)
            yield from _faults(frame, near, near or _total_near(ground, frame, len(text)))


def _is_otherwise(text: str, frame: Frame, total: Point | None) -> bool:
    """Tell words of points given, weighed or taken besides, in the lines of a row and its total or right behind."""
    start, end = frame.span.start, frame.span.end
    if total is not None and abs(total.span.start - start) < _NEAR:
        start, end = min(start, total.span.start), max(end, total.span.end)
    begun = max(text.rfind(mark, 0, start) for mark in "。；\n")
    # what says that it sums up is no mean
    stop = re.compile(r"[。\n]|$" if frame.closed else r"\n|$").search(text, end)
    closed = stop.start() if stop else end
    own = _UNRELATED.sub("", text[begun + 1 : closed])
    behind = _UNRELATED.sub("", text[closed : closed + 2 * _NEAR])[:_AROUND]
    return bool(_OTHER.search(own) or _BESIDE.search(behind))


def _marked_alone(frame: Frame) -> Iterator[Fault]:
    """Yield the one score of a row that is over its full mark."""
    over = [part for part in frame.parts if part.full is not None and part.got.value > part.full.value]
    if frame.marked and len(over) == 1 and len(frame.parts) >= _LEAST and over[0].full is not None:
        yield _over(over[0], over[0].full, frame.parts, None)


def _faults(frame: Frame, total: Point | None, any_total: Point | None = None) -> Iterator[Fault]:
    """Yield what a row proves. A total told far off confirms the scores that make it up, but disproves none."""
    parts = frame.parts
    if frame.marked:
        yield from _marked(frame, total, total or any_total)
    elif total is not None and all(part.full is None for part in parts) and len(parts) >= _LEAST:
        yield from _alone(frame, total)


def _marked(frame: Frame, total: Point | None, any_total: Point | None) -> Iterator[Fault]:
    parts = frame.parts
    fulls, scores = _fulls(parts), [part.got.value for part in parts]
    whole = frame.whole.value if frame.whole is not None else _WHOLE
    over = [part for part in parts if part.full is not None and part.got.value > part.full.value]
    # 产出50分，自评得分95分: the last may be the total
    last = total is None and len(parts) > 1 and _may_be_total(parts)
    if len(parts) == 1 or last:
        yield from (_over(one, one.full, parts, None) for one in over if one.full is not None and not last)
        return
    confirmed = any_total is not None and sum(scores) == any_total.value
    if (confirmed or max(fulls) >= _WHOLE) and sum(fulls) != whole:
        yield from _of_fulls(frame, whole)
    elif len(over) == 1 and over[0].full is not None:
        yield _over(over[0], over[0].full, parts, total if sum(fulls) == whole else None)
    elif not over and total is not None and sum(fulls) == whole and sum(scores) != total.value:
        yield from _of_scores(parts, total, whole)


def _may_be_total(parts: Sequence[Part]) -> bool:
    """Tell a last score that may be what all parts have together, its own up to its full mark."""
    last, rest = parts[-1], sum((part.got.value for part in parts[:-1]), Decimal(0))
    most = last.full.value if last.full is not None else _WHOLE
    return rest <= last.got.value <= rest + most


def _over(part: Part, full: Point, parts: Sequence[Part], total: Point | None) -> Fault:
    """Return a score over its full mark, with the score that the total leaves for it where that fits."""
    right = None
    if total is not None:
        rest = total.value - sum(one.got.value for one in parts if one is not part)
        right = rest if 0 <= rest <= full.value else None
    return Fault(Kind.OVER, part.got, (full.span,), full.number, right, part.name)


def _of_fulls(frame: Frame, whole: Decimal) -> Iterator[Fault]:
    """Yield the full mark that one slip keeps from making up the whole with the others, or the whole itself."""
    parts, fulls = frame.parts, _fulls(frame.parts)
    formula = "＋".join(part.full.number for part in parts if part.full is not None)
    if len(parts) < _LEAST and frame.whole is None and max(fulls) <= _WHOLE:
        return
    right = sum(fulls, Decimal(0))
    # the total of a part (产出指标合计55) may be as wrong as any of its marks
    of_part = whole != _WHOLE and frame.whole is not None and is_typed(frame.whole.number, right)
    odd = any(_suspicion(part) == 0 for part in parts)
    if frame.whole is not None and (right == _WHOLE != whole or (of_part and not odd)):
        spans = tuple(part.full.span for part in parts if part.full is not None)
        yield Fault(Kind.WHOLE, frame.whole, spans, formula, right)
        return
    told = frame.whole is not None or frame.of_hundred
    for part in sorted(parts, key=_suspicion):
        if part.full is None:
            continue
        meant = whole - right + part.full.value
        slip = meant >= part.got.value and is_typed(part.full.number, meant)
        below = part.full.value < part.got.value
        # the marks of the execution may stand in another table
        outside = whole - right in _OF_EXECUTION and not below
        sure = told or part.full.value >= _WHOLE or below or _is_doubled(part.full.number, meant)
        if slip and not outside and sure:
            spans = tuple(one.full.span for one in parts if one.full is not None and one is not part)
            yield Fault(Kind.FULL, part.full, spans, formula, meant, part.name)
            return


def _is_doubled(number: str, meant: Decimal) -> bool:
    """Tell a number with one digit typed twice: 44 for 4."""
    right = printed_as(meant)
    return any(right[: at + 1] + right[at:] == number for at in range(len(right)))


def _suspicion(part: Part) -> int:
    """Put a full mark below its score, or as large as that of all, before the others."""
    full = part.full.value if part.full is not None else _WHOLE
    return 0 if full < part.got.value or full >= _WHOLE else 1 if full % _ROUND else 2


def _of_scores(parts: Sequence[Part], total: Point, whole: Decimal) -> Iterator[Fault]:
    """Yield the total that all parts, none above its full mark, do not make up."""
    scores = [part.got.value for part in parts]
    right = sum(scores, Decimal(0))
    slip = is_typed(total.number, right) or any(
        part.full is not None
        and 0 <= (meant := part.got.value + total.value - right) <= part.full.value
        and is_typed(part.got.number, meant)
        for part in parts
    )
    if not _is_rounded(total, right) and total.value != whole and (slip or total.value > whole):
        yield _sum(parts, total, right)


def _alone(frame: Frame, total: Point) -> Iterator[Fault]:
    """Yield the total that marks without full marks do not make up, where they prove it."""
    parts, scores = frame.parts, [part.got.value for part in frame.parts]
    right = sum(scores, Decimal(0))
    listed = right == _WHOLE or all(score % _ROUND == 0 for score in scores)
    if right == total.value or listed or total.value == _WHOLE:
        return
    slips = [(total.number, right)] if right <= _WHOLE else []
    slips += [(part.got.number, part.got.value + total.value - right) for part in parts]
    typed = [(number, meant) for number, meant in slips if meant >= 0 and is_typed(number, meant)]
    # a part left out of an open list looks like a changed digit
    telling = any(not is_mistyped(number, meant) or _is_swapped(number, meant) for number, meant in typed)
    proven = right > total.value or frame.closed or total.value > _WHOLE or (telling and _are_all(parts))
    if typed and proven and not _is_rounded(total, right):
        yield _sum(parts, total, right)


def _is_swapped(number: str, meant: Decimal) -> bool:
    return sorted(number) == sorted(f"{meant:.{places(number)}f}")


def _is_rounded(total: Point, right: Decimal) -> bool:
    """Tell a total that is what its parts make up, at fewer places."""
    return abs(right - total.value) < Decimal(1).scaleb(-places(total.number))


def _are_all(parts: Sequence[Part]) -> bool:
    """Tell parts that name a framework from its first to its last."""
    names = [part.name for part in parts]
    begun, ended = _BEGINS.search(names[0]) is not None, _ENDS.search(names[-1]) is not None
    done = any(_DONE.search(name) for name in names[1:-1])
    # the form of execution, output and benefit ends with satisfaction
    form = "执行" in names[0] and not any("满意" in name for name in names)
    return begun and ended and done and not form


def _sum(parts: Sequence[Part], total: Point, right: Decimal) -> Fault:
    """Return the total as wrong, or the one score that a slip explains where none explains the total."""
    slipped = [
        (part, meant)
        for part in parts
        if 0 <= (meant := part.got.value + total.value - right) <= (part.full.value if part.full else _WHOLE)
        and is_typed(part.got.number, meant)
    ]
    if len(slipped) == 1 and (right > _WHOLE or not is_typed(total.number, right)):
        part, meant = slipped[0]
        others = [one.got for one in parts if one is not part]
        formula = "－".join((total.number, *(one.number for one in others)))
        return Fault(Kind.SUM, part.got, (total.span, *(one.span for one in others)), formula, meant, part.name)
    formula = "＋".join(part.got.number for part in parts)
    return Fault(Kind.SUM, total, tuple(part.got.span for part in parts), formula, right)


def _fulls(parts: Sequence[Part]) -> list[Decimal]:
    return [part.full.value for part in parts if part.full is not None]


def _total_near(ground: Ground, frame: Frame, most: int = _NEAR) -> Point | None:
    """Return the total score read nearest to a row, where all near it have one value."""
    found: list[Point] = []
    for fact in ground.extracted.facts:
        where, span = fact.coordinates, fact.span
        if where is None or span is None or where.concept != "score_total" or where.item is not None:
            continue
        apart = max(frame.span.start - span.end, span.start - frame.span.end)
        if 0 <= apart <= most and fact.quantity.dimension is Dimension.SCORE:
            number = f"{Decimal(fact.quantity.value) / MICRO:f}"
            found.append(Point(Told.TOTAL, "", number, span, ""))
    return found[0] if found and len({one.value for one in found}) == 1 else None
