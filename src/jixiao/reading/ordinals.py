"""Running numbers of the lines of a form, which are no cells of it: 2－1　财政拨款　268.00, 登记16　名称　136.00.

A form numbers its lines by section and line, or by a word and a number; at least three lines of one style are numbered.
"""

import re
from collections import Counter
from collections.abc import Sequence

from jixiao.model.span import Span
from jixiao.reading.total_rows import VALUE

_ORDINAL = re.compile(
    r"[ \t\u3000]*(?:(?P<section>\d{1,2})[-－—–]\d{1,2}|(?P<word>[\u4e00-\u9fff]{1,3})\d{1,3})"
    r"(?:[\t\u3000]+| {2,})(?=[“（\u4e00-\u9fff])"
)
_PARTS = re.compile(r"[\t\u3000]+| {2,}")
_LEAST, _PAIR = 3, 2


def without_ordinals(text: str, lines: Sequence[Span]) -> list[Span]:
    """Return the lines, those of a numbered form without their numbers."""
    found = [_ORDINAL.match(text, line.start, line.end) for line in lines]
    styles = Counter(_style(match) for match in found if match is not None)
    return [
        Span(match.end(), line.end) if match is not None and styles[_style(match)] >= _LEAST else line
        for match, line in zip(found, lines, strict=True)
    ]


def _style(match: re.Match[str]) -> str:
    return match["word"] or "-"


def are_fields(text: str, lines: Sequence[Span], bare: Sequence[Span]) -> bool:
    """Tell lines of a numbered form one of which has labels and their values in turn, or a label and words.

    Such lines are read as sentences: 2－1　财政拨款　268.00　占本年收入　79.25%.
    """
    numbered = all(one.start < other.start for one, other in zip(lines, bare, strict=True))
    rows = [_PARTS.split(line.of(text)) for line in bare]
    return numbered and any(_is_of_pairs(row) or not any(map(VALUE.fullmatch, row)) for row in rows)


def _is_of_pairs(cells: Sequence[str]) -> bool:
    labels = not any(VALUE.fullmatch(cell) for cell in cells[::_PAIR])
    return labels and len(cells) % _PAIR == 0 and any(VALUE.fullmatch(cell) for cell in cells[1::_PAIR])
