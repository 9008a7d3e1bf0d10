"""Marks of several parts told one after another with the total that they make up, whatever the words between them.

投入15分得14分，过程25分得23分，产出30分得28分，效果30分得27分，合计92分: each with its full mark. Or marks alone,
behind a total or before one: 自评得分92分，其中投入14分，过程23分，产出28分.
Or in turn: 权重分别为20分、30分、50分，得分依次为18分、27分、46分.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from jixiao.checking.score_points import Point, Told, points_of
from jixiao.model.document import Document
from jixiao.model.span import Span

_WHOLE, _LEAST_TOTAL = Decimal(100), Decimal(40)
_MOST_GAP, _MOST_REASON, _NEAR, _LEAST = 14, 48, 60, 3
_HUNDRED = re.compile(r"百分制|(?:满分|总分值?)(?:为|是|：)?[ ]?100[ ]?分")
_IN_TURN_FULL = re.compile(r"(?:满分|权重|分值|标准分)[^。\d]{0,8}$")
_IN_TURN_GOT = re.compile(r"(?:得分?|评分|评定分|自评分?)(?:分别|依次)?(?:为|是)?[：:]?[ ]?$")
_BOXED = re.compile(r"[（(](?:满分)?$")
_BRACKET = re.compile(r"^[（(][^（）()]*[）)]")
_COUNT = re.compile(r"([三四五六七八])(?:个)?(?:方面|维度|部分|项|类|大?块|板块)")
_COUNTS = {word: number for number, word in enumerate("三四五六七八", 3)}
_CLAUSES = re.compile(r"[）)，,、。；;：:\s\u3000（(]+")
_LINKS = re.compile(
    r"(?:据此|因此|综上|以上|满分|各项相加|[三四五六七八][个]?[项块部方][分面]?(?:相加)?|[本我全][局院校镇馆园县]|\d{1,2}[.．]?)"
)
# what others gave, and others' points
_OTHERS = re.compile(r"复核|核定|审定|抽查|认定|财政局|评价组|第三方|专家|较|比|目标|去年|上年")
_STOPS = re.compile(r"上年|去年|上一年|其中|每|平均|复核|核定")


@dataclass(frozen=True, slots=True)
class Part:
    """A part with what was got of it and, where told, what could be got."""

    name: str
    got: Point
    full: Point | None


@dataclass(frozen=True, slots=True)
class Frame:
    """Parts told in a row, their total and its full mark where told; `closed`: the words say these are all.

    `odd`: the total may be another one.
    """

    parts: Sequence[Part]
    total: Point | None
    whole: Point | None
    of_hundred: bool
    closed: bool
    odd: bool
    span: Span

    @property
    def marked(self) -> bool:
        """Tell whether each part has its full mark."""
        return all(part.full is not None for part in self.parts)


def frames_of(document: Document) -> Iterator[Frame]:
    """Yield the frames of a document outside of its tables."""
    text = document.text
    start = 0
    for table in sorted((one.span for one in document.tables), key=lambda span: span.start):
        yield from _frames(text, points_of(text, start, max(start, table.start)))
        start = max(start, table.end)
    yield from _frames(text, points_of(text, start, len(text)))


def _frames(text: str, points: Sequence[Point]) -> Iterator[Frame]:
    at = 0
    marks: Sequence[Point] = ()
    while at < len(points):
        parts, behind = _marked(points, at)
        if len(parts) < _LEAST - 1:
            single = parts if _in_bracket(text, parts) else []
            parts, behind = _in_turn(points, at)
            parts, behind = (parts, behind) if len(parts) >= _LEAST - 1 else _alone(points, at)
            parts, behind = (parts, behind) if len(parts) >= _LEAST - 1 or not single else (single, at + 2)
        if len(parts) >= _LEAST - 1 or (parts and parts[0].full is not None and len(parts) == 1):
            frame = _frame(text, points, at, behind, _with_marks(parts, marks))
            yield frame
            # 决策20分、管理25分……加总为100分。实际得分依次是…
            whole = frame.total is not None and frame.total.value == _WHOLE and not frame.marked
            marks = tuple(part.got for part in parts) if whole else ()
            at = behind
        else:
            at += 1


def _with_marks(parts: Sequence[Part], marks: Sequence[Point]) -> Sequence[Part]:
    """Return nameless parts with the full marks of the row before them."""
    nameless = len(marks) == len(parts) and not any(part.name or part.full for part in parts)
    return [replace(part, full=full) for part, full in zip(parts, marks, strict=True)] if nameless else parts


def _in_bracket(text: str, parts: Sequence[Part]) -> bool:
    """Tell one part whose two numbers stand in a bracket: 履职效能（满分50分，自评47.5分）."""
    if len(parts) != 1 or parts[0].full is None:
        return False
    full, got = parts[0].full, parts[0].got
    return _BOXED.search(full.gap) is not None and text[got.span.end : got.span.end + 1] in ("）", ")")


def _marked(points: Sequence[Point], at: int) -> tuple[list[Part], int]:
    """Return the parts with full marks that begin at a point, and the place behind them."""
    parts: list[Part] = []
    while at + 1 < len(points) and (not parts or _is_next(points[at].gap, _MOST_REASON)):
        one, two = points[at], points[at + 1]
        if one.told in (Told.NAMED_FULL, Told.NAMED) and two.told is Told.GOT:
            parts.append(Part(one.name, two, one))
        elif one.told in (Told.NAMED, Told.NAMED_FULL) and two.told is Told.FULL:
            parts.append(Part(one.name, one, two))
        else:
            break
        at += 2
    return parts, at


def _alone(points: Sequence[Point], at: int) -> tuple[list[Part], int]:
    """Return the parts told with marks alone that begin at a point, and the place behind them."""
    parts: list[Part] = []
    while at < len(points) and points[at].told is Told.NAMED and (not parts or _is_next(points[at].gap, _MOST_GAP)):
        if at + 1 < len(points) and points[at + 1].told in (Told.GOT, Told.FULL):
            return [], at
        parts.append(Part(points[at].name, points[at], None))
        at += 1
    fulls, end = _row(points, at)
    if len(fulls) == len(parts) > 1 and _IN_TURN_FULL.search(fulls[0].gap):
        return [replace(part, full=full) for part, full in zip(parts, fulls, strict=True)], end
    return parts, at


def _in_turn(points: Sequence[Point], at: int) -> tuple[list[Part], int]:
    """Return the parts whose marks are told in turn, behind their full marks in turn or named before them."""
    row, behind = _row(points, at)
    got, end = _row(points, behind)
    if len(row) == len(got) > 1:
        names = [(one.name, two.name) for one, two in zip(got, row, strict=True)]
        again = all(one and two.endswith(one) for one, two in names)
        turn = len(row) >= _LEAST and _IN_TURN_GOT.search(got[0].gap) is not None and got[0].told is not Told.NAMED
        if again or (turn and (row[0].name or _IN_TURN_FULL.search(row[0].gap))):
            return [Part(full.name, one, full) for one, full in zip(got, row, strict=True)], end
    if len(row) < _LEAST:
        return [], at
    if _IN_TURN_GOT.search(row[0].gap) and not _IN_TURN_FULL.search(row[0].gap) and not row[0].name:
        return [Part("", one, None) for one in row], behind
    return [], at


def _row(points: Sequence[Point], at: int) -> tuple[list[Point], int]:
    """Return points that nothing but commas joins, or that are all named; and the place behind them."""
    row = list(points[at : at + 1])
    at += 1
    if row and row[0].told in (Told.NAMED_FULL, Told.NAMED):
        while at < len(points) and _is_named(points[at]) and not points[at].gap.startswith("。"):
            row.append(points[at])
            at += 1
        if len(row) > 1:
            return row, at
    while at < len(points) and points[at].told is Told.JOINED:
        row.append(points[at])
        at += 1
    return row, at


def _is_named(point: Point) -> bool:
    return point.told in (Told.NAMED_FULL, Told.NAMED) and _is_next(point.gap, _MOST_GAP)


def _is_next(gap: str, most: int) -> bool:
    return len(gap) <= most and not _STOPS.search(gap)


def _frame(text: str, points: Sequence[Point], at: int, behind: int, parts: Sequence[Part]) -> Frame:
    first, last = points[at].span.start, points[behind - 1].span.end
    total = next((one for one in points[behind : behind + 2] if one.told is not Told.WHOLE_FULL), None)
    near_by = total is not None and _is_total(total)
    odd = near_by and total is not None and not _is_own(total, len(parts))
    total = total if near_by else _total_before(text, points, at)
    summed = near_by and total is not None and total.summed
    wholes = [
        one for one in (*points[max(0, at - 3) : at], *points[behind : behind + 2]) if one.told is Told.WHOLE_FULL
    ]
    near = [one for one in wholes if first - _NEAR * 2 < one.span.start < last + _NEAR]
    before = text[max(0, first - _NEAR * 3) : first]
    count = _COUNT.search(points[at].gap) or _COUNT.search(text, last, last + 8)
    counted = count is not None and _COUNTS[count[1]] == len(parts)
    hundred = (
        _HUNDRED.search(before) is not None or _HUNDRED.search(text, last, min(len(text), last + _NEAR)) is not None
    )
    return Frame(parts, total, near[0] if near else None, hundred, summed or counted, odd, Span(first, last))


def _is_total(point: Point) -> bool:
    return point.told is Told.TOTAL and len(point.gap) <= _MOST_REASON and "\n\n" not in point.gap


def _is_own(total: Point, many: int) -> bool:
    """Tell a total behind a row that just its parts make up: not what others gave, or what more parts have."""
    clauses = [one for one in _CLAUSES.split(_BRACKET.sub("", total.gap)) if one]
    count = _COUNT.search(total.gap)
    alone = all(_LINKS.fullmatch(one) or number == len(clauses) - 1 for number, one in enumerate(clauses))
    return alone and not _OTHERS.search(total.gap) and (count is None or _COUNTS[count[1]] == many)


def _total_before(text: str, points: Sequence[Point], at: int) -> Point | None:
    """Return the total that the row is said of: the one before it in its sentence, or in the line above."""
    for one in reversed(points[max(0, at - 2) : at]):
        if one.told is Told.WHOLE_FULL or (one.told is Told.TOTAL and one.value == _WHOLE):
            continue
        between = text[one.span.end : points[at].span.start]
        # 过程指标得分24分，其中…: the total of a part
        whole = one.told is Told.TOTAL and (not one.name or one.value >= _LEAST_TOTAL)
        near = whole and len(between) <= _NEAR and "\n\n" not in between
        return one if near else None
    return None
