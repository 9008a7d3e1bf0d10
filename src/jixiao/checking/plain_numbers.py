"""Chapters numbered by bare digits (3 评价分析), decimals (5.2 变更手续) or words (第五栏) of which one is left out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jixiao.checking.areas import prose
from jixiao.checking.numbering import chinese, count_of
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

_CHAPTER = re.compile(
    r"(?P<number>\d{1,2})[ \u3000]+(?!项(?!目)|[个家名处人次万座所辆件条户亩公])"
    r"(?=[\u4e00-\u9fff“][^\d。；，,;|｜\t]{1,24}$)"
)
_DECIMAL = re.compile(
    r"(?P<chapter>\d{1,2})[.．](?P<number>\d{1,2})[ \u3000]*(?=[\u4e00-\u9fff“])(?![元万亿人名个分倍亩年月日])"
)
# 第五栏　目标与完成, a line of its own
_NAMED = re.compile(
    r"第(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})(?P<kind>[栏张篇编节章块单讲辑表页题问号]|部分|单元|版块)"
    r"(?:[ \t\u3000：:、]+|$)(?=[^\n。；]{0,40}$)"
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
    known = {heading.marker.start for heading in ground.extracted.headings}
    for area in prose(ground.extracted.document):
        match = _CHAPTER.match(text, area.start, area.end)
        if match is not None:
            chapters.append(Span(*match.span("number")))
        match = _DECIMAL.match(text, area.start, area.end)
        if match is not None:
            decimals.setdefault(match["chapter"], []).append(Span(match.start(), match.end("number")))
        match = _NAMED.match(text, area.start, area.end)
        if match is not None and area.start not in known:
            decimals.setdefault(f"第{match['kind']}", []).append(Span(*match.span("number")))
    for row in (chapters, *decimals.values()):
        yield from _jump(text, row)


def _jump(text: str, row: Sequence[Span]) -> Iterator[Left]:
    numbers = [count_of(re.split("[.．]", one.of(text))[-1]) for one in row]
    steps = [after - before for before, after in pairwise(numbers)]
    if len(row) < _LEAST or numbers[0] != 1 or sorted(steps) != [1] * (len(steps) - 1) + [2]:
        return
    at = steps.index(2)
    late = row[at + 1].of(text)
    spelled = not late[-1].isdigit()
    following = chinese(numbers[at] + 1) if spelled else str(numbers[at] + 1)
    missing = following if spelled else late[: len(late) - len(str(numbers[at + 1]))] + following
    between = text[row[at].end : row[at + 1].start]
    if not re.search(
        rf"(?m)^[ \t\u3000]*第?{re.escape(missing)}[ \u3000.．、栏张篇编节章块单讲辑表页题问号部版]", between
    ):
        yield Left(row[at + 1], missing, row[at])
