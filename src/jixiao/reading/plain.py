"""Plain text: lines are paragraphs, lines of a pipe table are a table."""

import re
from itertools import groupby

from jixiao.model.document import Block, BlockKind, Cell, Document, Source, Table
from jixiao.model.span import Anchor, Segment, Span
from jixiao.reading.adjoining import adjoin
from jixiao.reading.block_rows import block_rows
from jixiao.reading.cellwise import Grid, grids
from jixiao.reading.dashed_rows import dashed_rows
from jixiao.reading.indicator_rows import indicator_rows
from jixiao.reading.labelled_rows import Labelled, labelled_rows
from jixiao.reading.leaders import Led, led
from jixiao.reading.lone_rows import lone_rows
from jixiao.reading.narrow import narrow
from jixiao.reading.ordinals import are_fields, without_ordinals
from jixiao.reading.pair_rows import Pairs, paired
from jixiao.reading.parted import Parted, parted
from jixiao.reading.spaced import Spaced, spaced
from jixiao.reading.two_sided import TwoSided, two_sided

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_JUNK = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffe\uffff]")
_LINE = re.compile(r"[^\r\n]+")
_RULER = re.compile(r"\s*\|(?:\s*:?-{2,}:?\s*\|)+\s*")
_LEAST_BARS = 2
_LEAST_BROKEN = 20
_FIGURE_END = re.compile(r"[\d０-９][.．]?$")
_NUMBER_ALONE = re.compile(r"\s*[\d０-９][\d０-９,，.．]*")
_UNIT_FIRST = re.compile(r"(?:[\d０-９]*(?:[.．][\d０-９]+)?)(?:亿元|万元|元|[%％]|个百分点|分(?!之))")
_IN_A_SENTENCE = re.compile(r"[，。；、]")
_SENTENCE_END = re.compile(r"[。！？!?；;：:”」』）)》…]$")
_NEW_PARAGRAPH = re.compile(
    r"[ \t\u3000]*(?:[•·●○■□◆◇▲△※➤*]|——|第[一二三四五六七八九十]+[部章条]|[一二三四五六七八九十]+[、.．是]"
    r"|[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[、.．](?!\d)|附件|[\u4e00-\u9fff\d]{2,8}[：:]|[\u3000]| {2,})"
)


def decode(data: bytes) -> str | None:
    """Return the text of a file, None for binary junk. UTF-16 needs its mark; what is no UTF-8 is tried as GB18030."""
    return decoded(data)[0]


def decoded(data: bytes) -> tuple[str | None, str]:
    """Return the text of a file with the codec it was read with; a mark at the beginning is no part of the text."""
    codec = "utf-16" if data.startswith(_UTF16) else "utf-8-sig"
    for one in dict.fromkeys((codec, "gb18030")):
        try:
            text = data.decode(one)
        except UnicodeDecodeError:
            continue
        return None if _JUNK.search(text) else text, one
    return None, codec


def read_plain(source: Source, text: str) -> Document:
    """Return the document of a decoded text; offsets are characters of it."""
    blocks: list[Block] = []
    tables: list[Table] = []
    lines = [Span(*match.span()) for match in _LINE.finditer(text) if match.group().strip()]
    for in_table, group in groupby(_apart(text, lines), key=lambda one: one[0]):
        spans = [span for _, span in group]
        if in_table < 0:
            _loose(text, spans, blocks, tables)
            continue
        whole = spans[0].cover(spans[-1])
        tables.append(_table(text, spans, len(blocks), whole))
        blocks.append(Block(len(blocks), BlockKind.TABLE, whole))
    segments = (Segment(Span(0, len(text)), Anchor("", 0, 0)),)
    return Document(source, text, tuple(blocks), tuple(tables), segments)


def _loose(text: str, lines: list[Span], blocks: list[Block], tables: list[Table]) -> None:
    """Add lines outside of pipe tables: paragraphs, and tables that hold one cell a line or cells between blanks."""
    at = 0
    bare = without_ordinals(text, lines)
    found: list[Grid | Spaced | Parted | Led | Pairs | Labelled | TwoSided] = [*labelled_rows(text, lines)]
    found += [*paired(text, bare), *two_sided(text, lines)]
    found += [*parted(text, bare), *led(text, lines), *block_rows(text, lines), *lone_rows(text, lines, bare)]
    found += [*dashed_rows(text, lines), *indicator_rows(text, lines), *grids(text, lines)]
    found += [*spaced(text, bare), *narrow(text, bare)]
    for grid in sorted(found, key=lambda one: one.start):
        if grid.start < at or are_fields(text, lines[grid.start : grid.end], bare[grid.start : grid.end]):
            continue
        _add_paragraphs(text, lines[at : grid.start], blocks)
        whole = lines[grid.start].cover(lines[grid.end - 1])
        tables.append(grid.table(text, len(blocks), whole))
        blocks.append(Block(len(blocks), BlockKind.TABLE, whole))
        at = grid.end
    _add_paragraphs(text, lines[at:], blocks)


def _add_paragraphs(text: str, lines: list[Span], blocks: list[Block]) -> None:
    paragraphs = enumerate(_paragraphs(text, lines), len(blocks))
    blocks.extend([Block(at, BlockKind.PARAGRAPH, span) for at, span in paragraphs])


def _paragraphs(text: str, lines: list[Span]) -> list[Span]:
    """Join the lines of a paragraph that was broken at the margin, as text copied out of a page is."""
    joined: list[Span] = []
    for line in lines:
        adjoins = joined and adjoin(text, (joined[-1], line))
        if adjoins and _goes_on(joined[-1].of(text), line.of(text)):
            joined[-1] = joined[-1].cover(line)
        else:
            joined.append(line)
    return joined


def _goes_on(above: str, below: str) -> bool:
    """Tell whether a line breaks off in the middle of a figure or of a sentence."""
    last = above.rsplit("\n", 1)[-1].rstrip()
    if _FIGURE_END.search(last) and _UNIT_FIRST.match(below) and _NUMBER_ALONE.fullmatch(last) is None:
        return True
    broken = (
        len(last) >= _LEAST_BROKEN and _IN_A_SENTENCE.search(last) is not None and _SENTENCE_END.search(last) is None
    )
    return broken and _NEW_PARAGRAPH.match(below) is None


def _apart(text: str, lines: list[Span]) -> list[tuple[int, Span]]:
    """Pair each line with the number of its table, -1 for a paragraph; an empty line between two tables parts them."""
    numbered: list[tuple[int, Span]] = []
    table = -1
    last: Span | None = None
    for line in lines:
        words = line.of(text).strip()
        if words.startswith("|") and words.endswith("|") and words.count("|") >= _LEAST_BARS:
            adjoins = last is not None and text[last.end : line.start] in {"\n", "\r\n", "\r"}
            table += not adjoins
            numbered.append((table, line))
            last = line
        else:
            numbered.append((-1, line))
            last = None
    return numbered


def _table(text: str, lines: list[Span], block: int, whole: Span) -> Table:
    rows = [_cells(text, line) for line in lines if not _RULER.fullmatch(line.of(text))]
    cells = tuple(Cell(row, column, span) for row, spans in enumerate(rows) for column, span in enumerate(spans))
    return Table(block, whole, len(rows), max((len(row) for row in rows), default=0), cells)


def _cells(text: str, line: Span) -> list[Span]:
    first = text.index("|", line.start) + 1
    spans: list[Span] = []
    while first < line.end:
        bar = text.find("|", first, line.end)
        if bar < 0:
            break
        words = text[first:bar]
        start = first + (len(words) - len(words.lstrip()) if words.strip() else min(1, len(words)))
        spans.append(Span(start, start + len(words.strip())))
        first = bar + 1
    return spans
