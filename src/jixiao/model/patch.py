"""Replacements in a text, taken together: the text that comes of them, and where each place went."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jixiao.model.finding import Edit
from jixiao.model.span import Span


@dataclass(frozen=True, slots=True)
class _Piece:
    """A range that is kept, or a text that is put in."""

    kept: Span | None
    put: str = ""

    def __len__(self) -> int:
        return len(self.put) if self.kept is None else len(self.kept)

    def cut(self, at: int) -> "tuple[_Piece, _Piece]":
        if self.kept is None:
            return _Piece(None, self.put[:at]), _Piece(None, self.put[at:])
        middle = self.kept.start + at
        return _Piece(Span(self.kept.start, middle)), _Piece(Span(middle, self.kept.end))


@dataclass(frozen=True, slots=True)
class Patch:
    """Edits of one text of `length` characters, in order and apart; their spans are those of the text before."""

    length: int
    edits: tuple[Edit, ...] = ()

    @classmethod
    def of(cls, length: int, edits: Iterable[Edit]) -> "Patch":
        """Return the patch of some edits. ValueError: two of them overlap, or one reaches beyond the text."""
        ordered = tuple(sorted(edits, key=lambda edit: edit.span))
        ends = [0, *(edit.span.end for edit in ordered)]
        starts = [*(edit.span.start for edit in ordered), length]
        if any(start < end for end, start in zip(ends, starts, strict=True)):
            message = "edits overlap"
            raise ValueError(message)
        return cls(length, ordered)

    def apply(self, text: str) -> str:
        """Return the text after the edits."""
        return "".join(piece.put if piece.kept is None else piece.kept.of(text) for piece in self._pieces())

    def forward(self, span: Span) -> Span:
        """Return where a range went. What was put in at its very ends is not part of it.

        An end inside of what was replaced goes to that end of what stands in its place.
        """
        start = end = 0
        for edit in self.edits:
            shift = len(edit.text) - len(edit.span)
            if edit.span.end <= span.start:
                start += shift
            elif edit.span.start < span.start:
                start += edit.span.start - span.start
            if edit.span.start < span.end:
                end += shift + max(edit.span.end - span.end, 0)
        return Span(span.start + start, max(span.start + start, span.end + end))

    def backward(self, span: Span) -> Span:
        """Return where a range of the text after came from."""
        old = (Edit(new, " " * len(edit.span)) for new, edit in zip(self.ranges(), self.edits, strict=True))
        shift = sum(len(edit.text) - len(edit.span) for edit in self.edits)
        return Patch(self.length + shift, tuple(old)).forward(span)

    def ranges(self) -> tuple[Span, ...]:
        """Return where the text of each edit stands afterwards."""
        shift, found = 0, []
        for edit in self.edits:
            start = edit.span.start + shift
            found.append(Span(start, start + len(edit.text)))
            shift += len(edit.text) - len(edit.span)
        return tuple(found)

    def then(self, later: "Patch") -> "Patch":
        """Return the one patch that does what this and then `later`, a patch of the text after, do."""
        rest = list(self._pieces())
        done: list[_Piece] = []
        at = 0
        for edit in later.edits:
            done += _take(rest, edit.span.start - at)
            _take(rest, len(edit.span))
            done.append(_Piece(None, edit.text))
            at = edit.span.end
        return Patch(self.length, tuple(_edits((*done, *rest), self.length)))

    def _pieces(self) -> Iterator[_Piece]:
        last = 0
        for edit in self.edits:
            yield _Piece(Span(last, edit.span.start))
            yield _Piece(None, edit.text)
            last = edit.span.end
        yield _Piece(Span(last, self.length))


def _take(pieces: list[_Piece], size: int) -> list[_Piece]:
    """Take `size` characters from the front of the pieces."""
    taken: list[_Piece] = []
    while size:
        first = pieces.pop(0)
        if len(first) > size:
            first, rest = first.cut(size)
            pieces.insert(0, rest)
        taken.append(first)
        size -= len(first)
    return taken


def _edits(pieces: Iterable[_Piece], length: int) -> Iterator[Edit]:
    """Yield the edits between the ranges that are kept."""
    last, put = 0, ""
    for piece in (*pieces, _Piece(Span(length, length))):
        if piece.kept is None:
            put += piece.put
        elif len(piece) or piece.kept.start == length:
            if piece.kept.start > last or put:
                yield Edit(Span(last, piece.kept.start), put)
            last, put = piece.kept.end, ""
