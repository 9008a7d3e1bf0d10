"""Compare two versions of a document."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from operator import eq

from jixiao.model.comparison import Comparison, FigureChange, TextChange
from jixiao.model.document import BlockKind, Document
from jixiao.model.fact import Coordinates, Fact
from jixiao.model.result import Checked, Unread
from jixiao.model.span import Span
from jixiao.services.checking import EVERYTHING
from jixiao.services.files import check_path
from jixiao.services.policy import Policy

_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]?")
_SPACE = re.compile(r"\s+")
_NUMBER = re.compile(r"[\d０-９][\d０-９,，.．]*")
_BARE = re.compile(r"[-－]?[\d０-９,，.．]+[%％]?|[-—－/]+")
_LIKE = 0.5
_LONGEST_BLOCK = 80
_Value = tuple[str, int]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence or the text of a cell, without blanks."""

    span: Span
    text: str


def compare_paths(old: str, new: str, policy: Policy = EVERYTHING) -> Comparison | Unread:
    """Return what changed from one file to another; the file that cannot be read where one cannot."""
    read = [check_path(one, policy) for one in (old, new)]
    before, after = read
    if isinstance(before, Unread):
        return before
    return after if isinstance(after, Unread) else compare(before, after)


def compare(old: Checked, new: Checked) -> Comparison:
    """Return what changed between two documents that were read."""
    return Comparison(old, new, tuple(_figures(old, new)), tuple(_texts(old, new)))


def _figures(old: Checked, new: Checked) -> Iterator[FigureChange]:
    """Yield the figures whose values differ, those that are gone at the end. A figure said twice counts once."""
    before, after = _by_place(old), _by_place(new)
    for where, facts in after.items():
        earlier = before.get(where, ())
        if {*map(_value, earlier)} != {*map(_value, facts)}:
            yield from (FigureChange(where, *pair) for pair in _pairs(earlier, facts))
    for where, facts in before.items():
        if where not in after:
            yield FigureChange(where, tuple(facts), ())


def _by_place(checked: Checked) -> Mapping[Coordinates, Sequence[Fact]]:
    found: dict[Coordinates, list[Fact]] = {}
    for fact in checked.facts:
        if fact.coordinates is not None and fact.span is not None:
            found.setdefault(fact.coordinates, []).append(fact)
    return found


def _value(fact: Fact) -> _Value:
    return fact.quantity.dimension, fact.quantity.value * fact.sign


def _pairs(old: Sequence[Fact], new: Sequence[Fact]) -> Iterator[tuple[tuple[Fact, ...], tuple[Fact, ...]]]:
    """Yield what became of figures of one meaning, paired in the order of their places; equal changes are one.

    A place more or less where a value is said that the other version, or another change, says too is no change.
    """
    changed: dict[tuple[_Value | None, _Value | None], tuple[list[Fact], list[Fact]]] = {}
    left: list[tuple[Fact | None, Fact | None]] = []
    known = {*map(_value, old)} & {*map(_value, new)}
    for before, after in _aligned(old, new):
        if before is None or after is None:
            left.append((before, after))
            continue
        put = changed.setdefault((_value(before), _value(after)), ([], []))
        put[0].append(before)
        put[1].append(after)
    told = known | {one for pair in changed for one in pair if one is not None}
    for before, after in left:
        values = tuple(None if one is None else _value(one) for one in (before, after))
        if told.isdisjoint(values):
            put = changed.setdefault((values[0], values[1]), ([], []))
            put[0].extend([before] if before else [])
            put[1].extend([after] if after else [])
    yield from ((tuple(before), tuple(after)) for before, after in changed.values())


def _aligned(old: Sequence[Fact], new: Sequence[Fact]) -> Iterator[tuple[Fact | None, Fact | None]]:
    """Yield the figures that differ, place by place; where places were moved, those of a stretch that was replaced."""
    before, after = [*map(_value, old)], [*map(_value, new)]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    if len(old) == len(new) and sum(map(eq, before, after)) >= same:
        yield from ((one, other) for one, other in zip(old, new, strict=True) if _value(one) != _value(other))
        return
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag != "equal":
            yield from zip_longest(old[start:end], new[first:last])


def _texts(old: Checked, new: Checked) -> Iterator[TextChange]:
    """Yield the sentences that differ. Cells that hold nothing but a figure that was read are told as figures."""
    before, after = _pieces(old), _pieces(new)
    matcher = SequenceMatcher(None, [one.text for one in before], [one.text for one in after], autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag != "equal":
            yield from _paired(before[start:end], after[first:last])


def _paired(old: Sequence[_Piece], new: Sequence[_Piece]) -> Iterator[TextChange]:
    """Pair each sentence with the first one left that is like it, in order."""
    at = 0
    for piece in new:
        found = _like(piece, old[at : at + _LONGEST_BLOCK])
        if found is None:
            yield TextChange(None, piece.span)
            continue
        yield from (TextChange(one.span, None) for one in old[at : at + found])
        twin = old[at + found]
        yield TextChange(twin.span, piece.span, _masked(twin.text) == _masked(piece.text))
        at += found + 1
    yield from (TextChange(one.span, None) for one in old[at:])


def _like(piece: _Piece, others: Sequence[_Piece]) -> int | None:
    matcher = SequenceMatcher(None, "", piece.text, autojunk=False)
    best, place = _LIKE, None
    for at, other in enumerate(others):
        matcher.set_seq1(other.text)
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best:
            best, place = matcher.ratio(), at
    return place


def _masked(text: str) -> str:
    return _NUMBER.sub("0", text)


def _pieces(checked: Checked) -> list[_Piece]:
    read = {fact.span for fact in checked.facts if fact.coordinates is not None and fact.span is not None}
    found = []
    for span in _spans(checked.document):
        text = _SPACE.sub("", span.of(checked.document.text))
        figure = _BARE.fullmatch(text) and (not _NUMBER.search(text) or any(span.contains(one) for one in read))
        if text and not figure:
            found.append(_Piece(span, text))
    return found


def _spans(document: Document) -> Iterator[Span]:
    cells: dict[int, list[Span]] = {}
    for table in document.tables:
        cells.setdefault(table.block, []).extend(cell.span for cell in table.cells)
    for block in document.blocks:
        if block.kind is BlockKind.TABLE:
            yield from cells.get(block.index, ())
            continue
        for match in _SENTENCE.finditer(document.text, block.span.start, block.span.end):
            yield Span(match.start(), match.end())
