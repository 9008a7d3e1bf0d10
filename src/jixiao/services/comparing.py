"""Compare two versions of a document."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

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
        if _values(earlier) != _values(facts):
            yield FigureChange(where, tuple(earlier), tuple(facts))
    for where, facts in before.items():
        if where not in after:
            yield FigureChange(where, tuple(facts), ())


def _by_place(checked: Checked) -> Mapping[Coordinates, Sequence[Fact]]:
    found: dict[Coordinates, list[Fact]] = {}
    for fact in checked.facts:
        if fact.coordinates is not None and fact.span is not None:
            found.setdefault(fact.coordinates, []).append(fact)
    return found


def _values(facts: Sequence[Fact]) -> set[tuple[str, int]]:
    return {(fact.quantity.dimension, fact.quantity.value * fact.sign) for fact in facts}


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
