"""The line of a finding, cut around the words meant, with marks underneath."""

from collections.abc import Sequence
from dataclasses import dataclass

from jixiao.model.span import Span
from jixiao.rendering.cells import visible, width
from jixiao.rendering.lines import Lines

_CUT = "…"
_NUMBER = frozenset("0123456789.,，０１２３４５６７８９．%％")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line as shown and the marks below it (`^` the place itself, `-` what stands in relation to it)."""

    line: int
    text: str
    marks: str


def excerpt(lines: Lines, primary: Span, related: Sequence[Span], room: int) -> Excerpt:
    """Return the line of `primary` in at most `room` cells; a number is never cut in two."""
    around = lines.around(primary.start)
    meant = Span(primary.start, min(max(primary.end, primary.start), around.end))
    window = _window(lines.text, around, meant, room)
    head = "" if window.start == around.start else _CUT
    tail = "" if window.end == around.end else _CUT
    text = head + visible(window.of(lines.text)) + tail
    marked = [(span, "-") for span in related if around.contains(span)] + [(meant, "^")]
    marks = [" "] * (width(text) + 1)
    for span, sign in marked:
        start, end = max(span.start, window.start), min(span.end, window.end)
        if start > end or (start == end and sign == "-"):
            continue
        left = len(head) + width(visible(lines.text[window.start : start]))
        cells = max(width(visible(lines.text[start:end])), 1)
        marks[left : left + cells] = [sign] * cells
    return Excerpt(lines.position(primary.start).line, text, "".join(marks).rstrip())


def _window(text: str, line: Span, meant: Span, room: int) -> Span:
    """Return as much of a line around the words meant as fits, the context on both sides alike."""
    if width(visible(line.of(text))) <= room:
        return line
    left_over = max(room - 2 * len(_CUT) - width(visible(meant.of(text))), 0)
    end = _forward(text, meant.end, line.end, left_over // 2)
    spare = left_over - width(visible(text[meant.end : end]))
    start = _backward(text, meant.start, line.start, spare)
    spare = left_over - width(visible(text[start : meant.start]))
    end = _forward(text, meant.end, line.end, spare)
    if not left_over:
        end = _forward(text, meant.start, meant.end, room - 2 * len(_CUT))
    return _whole_numbers(text, Span(start, end), line, meant)


def _forward(text: str, start: int, limit: int, room: int) -> int:
    taken = 0
    while start < limit and (taken := taken + width(visible(text[start]))) <= room:
        start += 1
    return start


def _backward(text: str, end: int, limit: int, room: int) -> int:
    taken = 0
    while end > limit and (taken := taken + width(visible(text[end - 1]))) <= room:
        end -= 1
    return end


def _whole_numbers(text: str, window: Span, line: Span, meant: Span) -> Span:
    start, end = window.start, window.end
    while line.start < start < meant.start and text[start] in _NUMBER and text[start - 1] in _NUMBER:
        start += 1
    while meant.end < end < line.end and text[end] in _NUMBER and text[end - 1] in _NUMBER:
        end -= 1
    return Span(start, end)
