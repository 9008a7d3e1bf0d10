"""Which parts of a document the rules about words read."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from jixiao.model.document import BlockKind, Document
from jixiao.model.span import Span

_LONGEST_WORD = 12
_STOP = re.compile(r"[。\n]")


def prose(document: Document) -> tuple[Span, ...]:
    """Return the paragraphs, without tables."""
    return tuple(block.span for block in document.blocks if block.kind is BlockKind.PARAGRAPH)


def cells(document: Document) -> tuple[Span, ...]:
    """Return the cells of all tables that hold more than a word or a number."""
    return tuple(cell.span for table in document.tables for cell in table.cells if len(cell.span) > _LONGEST_WORD)


def sentences(document: Document) -> Iterator[Span]:
    """Yield the sentences of the paragraphs, without the full stop behind them."""
    for area in prose(document):
        start = area.start
        for stop in _STOP.finditer(document.text, area.start, area.end):
            yield Span(start, stop.start())
            start = stop.end()
        yield Span(start, area.end)


def lines(text: str) -> Iterator[Span]:
    """Yield the lines of a text without their ends, empty ones too."""
    start = 0
    for line in text.split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def everything(document: Document) -> tuple[Span, ...]:
    """Return the whole text as one range."""
    return (Span(0, len(document.text)),)


class Cover:
    """Ranges of a text, joined: tells in logarithmic time whether one of them meets another range."""

    def __init__(self, spans: Iterable[Span]) -> None:
        joined: list[Span] = []
        for span in sorted(spans):
            if joined and span.start <= joined[-1].end:
                joined[-1] = joined[-1].cover(span)
            else:
                joined.append(span)
        self._joined = joined
        self._ends = [span.end for span in joined]

    def meets(self, span: Span) -> bool:
        """Tell whether `span` shares a character with one of the ranges."""
        at = bisect_left(self._ends, span.start + 1)
        return at < len(self._joined) and self._joined[at].overlaps(span)
