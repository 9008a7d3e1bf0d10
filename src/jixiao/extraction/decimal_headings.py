"""Headings numbered through their chapters: 3 项目绩效, 3.1 渠道清淤, 3．1．2　资金.

Such a number begins a heading where its list counts on from one, in at least two steps; a number alone where one of
its own list follows below.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jixiao.model.document import Block, BlockKind, Document
from jixiao.model.outline import Heading
from jixiao.model.span import Span

_D = "[0-9０-９]"
_DECIMAL = re.compile(
    rf"[ \t\u3000]*(?P<marker>(?P<over>{_D}{{1,2}}(?:[.．]{_D}{{1,2}}){{0,2}})[.．](?P<number>{_D}{{1,2}}))[.．、]?"
    r"(?:[ \t\u3000]+|(?=[\u4e00-\u9fff“]))(?=[\u4e00-\u9fff“（(])"
    # 1.1 公里步道, but 1.2　人员, 1.4　年度目标, 3.1　人工增雨
    r"(?!(?:亿|万|百|千)?(?:[元亩吨倍]|人(?:[次均份天日]|[，。；、的，]|$)|户(?:[均次]|[，。；、]|$)|个(?!人|性|体|案)"
    r"|公(?:里|斤|顷|分|升|亩|克)|平(?:方|米)|米(?!粮|业|线)|年(?!度|初|末|中|终|报|内|鉴|轻|金)|月(?!度|报|嫂))|分[，。；])"
)
_ALONE = re.compile(
    rf"[ \t\u3000]*(?P<marker>(?P<number>{_D}{{1,2}}))[ \t\u3000]+"
    # 2 收支情况（单位：万元，另注明的除外）
    r"(?P<title>[\u4e00-\u9fff“”、（）()]{2,24}(?:[（(][^（）()\n\d]{2,30}[）)])?)[ \t\u3000]*"
)
_TITLE_END = re.compile(r"[。；;！\n]")
_LONGEST_TITLE, _SEVERAL = 40, 2


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A block that begins with such a number."""

    block: Block
    marker: Span
    title: int
    over: tuple[int, ...]
    number: int


def decimal_headings(document: Document, headings: Sequence[Heading]) -> tuple[Heading, ...]:
    """Return these headings, without their bodies."""
    taken = {heading.block for heading in headings}
    found = [one for one in _numbered(document) if one.block.index not in taken]
    kept = [one for one in found if one.over and _counts_on(one, found)]
    if not kept:
        return ()
    chapters = _chapters([one for one in found if not one.over], kept)
    least = 1 if chapters else _below(kept[0], headings)
    levels = {one.block.index: min(len(one.over) + least, 4) for one in (*kept, *chapters)}
    return tuple(_heading(document.text, one, levels[one.block.index]) for one in (*chapters, *kept))


def _below(first: _Numbered, headings: Sequence[Heading]) -> int:
    """Return the level of a chapter that the first of such numbers stands under: 2、 over 2.1."""
    over = [one for one in headings if one.marker.start < first.marker.start and one.ordinal == first.over[0]]
    return max(over[-1].level, 1) if over else 1


def _numbered(document: Document) -> Iterator[_Numbered]:
    text = document.text
    for block in document.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        match = _DECIMAL.match(text, block.span.start, block.span.end)
        over: tuple[int, ...] = ()
        if match is not None:
            over = tuple(int(one) for one in re.split("[.．]", match["over"]))
        else:
            match = _ALONE.fullmatch(text, block.span.start, block.span.end)
        if match is not None:
            title = match.end() if over else match.start("title")
            yield _Numbered(block, Span(match.start("marker"), match.end("marker")), title, over, int(match["number"]))


def _counts_on(one: _Numbered, found: Sequence[_Numbered]) -> bool:
    """Tell a number of a list that begins with one and has a second, each behind the last."""
    numbers = [other.number for other in found if other.over == one.over]
    return len(numbers) >= _SEVERAL and numbers[0] == 1 and numbers == sorted(numbers)


def _chapters(alone: Sequence[_Numbered], kept: Sequence[_Numbered]) -> list[_Numbered]:
    """Return the numbers alone that hold lists, and those that count on between and behind them."""
    chapters: list[_Numbered] = []
    for one in alone:
        due = one.number == (chapters[-1].number + 1 if chapters else 1)
        if _holds(one, kept) or (due and any(_holds(other, kept) for other in alone)):
            chapters.append(one)
    return chapters


def _holds(one: _Numbered, kept: Sequence[_Numbered]) -> bool:
    """Tell a number alone whose own list follows next."""
    below = next((other for other in kept if other.marker.start > one.marker.start), None)
    return below is not None and below.over[0] == one.number


def _heading(text: str, one: _Numbered, level: int) -> Heading:
    span = one.block.span
    end = _TITLE_END.search(text, one.title, span.end)
    title = Span(one.title, end.start() if end else span.end)
    prefix = ".".join(map(str, one.over))
    style = f"{prefix}.#" if prefix else "#"
    runs_on = end is not None or len(title) > _LONGEST_TITLE
    return Heading(one.block.index, level, one.number, style, one.marker, title, span, runs_on)
