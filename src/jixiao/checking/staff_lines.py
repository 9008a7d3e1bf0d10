"""People or posts on indented lines below their total: 在职合计 196人, below it 公务员 95人, 事业人员 101人."""

import re
from collections.abc import Iterator, Sequence

from jixiao.checking.areas import lines
from jixiao.checking.rule import Ground
from jixiao.checking.staff_kinds import Kinds
from jixiao.model.span import Span

_LINE = re.compile(
    r"(?P<indent>[ \t\u3000]*(?:其中[：:])?)(?P<name>[\u4e00-\u9fff、]{2,14}?)(?P<note>[（(][^（）()\n]{1,20}[）)])?"
    r"[ \t\u3000：:]*(?P<number>\d{1,5})[ ]?(?P<unit>[人名])[ \t\u3000]*"
)
_TOTAL, _OUTSIDE = (
    re.compile(r"总数|[合总小]计|共计|实有人(?:数|员)|现有人(?:数|员)"),
    re.compile(r"不计|不占|不含|未计|另"),
)
_EVERYBODY = (re.compile(r"在[职岗编]"), re.compile(r"离?退休"))
_SOME = re.compile(r"其中|主要")
_LEAST = 2


def uneven_lines(ground: Ground) -> Iterator[Kinds]:
    """Yield the totals that the lines below them, all deeper by one step, do not make."""
    text = ground.extracted.document.text
    total: re.Match[str] | None = None
    below: list[re.Match[str]] = []
    for match in (*_lines(text), None):
        inner = match is not None and total is not None and len(match["indent"]) > len(total["indent"])
        if inner and match is not None:
            below.append(match)
            continue
        if total is not None:
            yield from _judged(total, below)
        total, below = (match if match is not None and _TOTAL.search(match["name"]) else None), []


def _lines(text: str) -> Iterator[re.Match[str] | None]:
    for line in lines(text):
        if line.of(text).strip():
            yield _LINE.fullmatch(text, line.start, line.end)


def _judged(total: re.Match[str], below: Sequence[re.Match[str]]) -> Iterator[Kinds]:
    parts = [one for one in below if not _OUTSIDE.search(one["note"] or "")]
    one_step = len({len(one["indent"]) for one in parts}) == 1 and {one["unit"] for one in parts} == {total["unit"]}
    listed, told = sum(int(one["number"]) for one in parts), int(total["number"])
    some = any(_SOME.search(one["name"]) or _TOTAL.search(one["name"]) for one in parts)
    # 其中：在职…: those who work and those who have retired are everybody
    led = any("其中" in one["indent"] for one in parts)
    some = some or (led and not all(any(kind.match(one["name"]) for one in parts) for kind in _EVERYBODY))
    if len(parts) >= _LEAST and one_step and not some and listed != told:
        formula = "+".join(one["number"] for one in parts)
        items = Span(parts[0].start("name"), parts[-1].end("unit"))
        yield Kinds(Span(total.start("number"), total.end("unit")), items, formula, listed)
