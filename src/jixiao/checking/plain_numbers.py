"""Chapters numbered by bare digits (3 评价分析) or by decimals (5.2 变更手续), of which one number is left out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jixiao.checking.areas import prose
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

_CHAPTER = re.compile(
    r"(?P<number>\d{1,2})[ \u3000]+(?!项(?!目)|[个家名处人次万座所辆件条户亩公])"
    r"(?=[\u4e00-\u9fff“][^\d。；，,;|｜\t]{1,24}$)"
)
_DECIMAL = re.compile(
    r"(?P<chapter>\d{1,2})[.．](?P<number>\d{1,2})[ \u3000]*(?=[\u4e00-\u9fff“])(?![元万亿人名个分倍亩年月日])"
)
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Left:
    """A number that comes too early, what should stand in its place, and the number before it."""

    number: Span
    right: str
    previous: Span


def left_out(ground: Ground) -> Iterator[Left]:
    """Yield the one number of a row of lines behind which all go on one ahead."""
    text = ground.extracted.document.text
    chapters: list[Span] = []
    decimals: dict[str, list[Span]] = {}
    for area in prose(ground.extracted.document):
        match = _CHAPTER.match(text, area.start, area.end)
        if match is not None:
            chapters.append(Span(*match.span("number")))
        match = _DECIMAL.match(text, area.start, area.end)
        if match is not None:
            decimals.setdefault(match["chapter"], []).append(Span(match.start(), match.end("number")))
    for row in (chapters, *decimals.values()):
        yield from _jump(text, row)


def _jump(text: str, row: Sequence[Span]) -> Iterator[Left]:
    numbers = [int(re.split("[.．]", one.of(text))[-1]) for one in row]
    steps = [after - before for before, after in pairwise(numbers)]
    if len(row) < _LEAST or numbers[0] != 1 or sorted(steps) != [1] * (len(steps) - 1) + [2]:
        return
    at = steps.index(2)
    late = row[at + 1].of(text)
    missing = late[: len(late) - len(str(numbers[at + 1]))] + str(numbers[at] + 1)
    between = text[row[at].end : row[at + 1].start]
    if not re.search(rf"(?m)^[ \t\u3000]*{re.escape(missing)}[ \u3000.．、]", between):
        yield Left(row[at + 1], missing, row[at])
