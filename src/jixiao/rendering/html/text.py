"""The text of a report as HTML: every figure and every place of a finding is an element of its own."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from jixiao.model.document import Block, BlockKind, Cell, Document, Table
from jixiao.model.fact import Fact
from jixiao.model.finding import Finding, Place, Severity
from jixiao.model.result import Checked
from jixiao.model.span import Span
from jixiao.rendering.values import fact_name, status_text

_MOST_LEVEL = 6
_FIRST_LEVEL = 2


@dataclass(frozen=True, slots=True)
class Names:
    """The ids of one document's elements; only the first document has bare ones (#f12)."""

    prefix: str

    def fact(self, fact: str) -> str:
        """Return the id of a figure."""
        return f"{self.prefix}{fact}"

    def finding(self, number: int) -> str:
        """Return the id of a finding, counted from 1."""
        return f"{self.prefix}n{number}"


@dataclass(frozen=True, slots=True)
class Marked:
    """A document with what stands where: bounds of all elements in order, figures, places of findings."""

    document: Document
    names: Names
    bounds: Sequence[int]
    facts: Sequence[Fact]
    hits: Sequence[tuple[Span, int, Severity]]

    @classmethod
    def of(cls, checked: Checked, names: Names) -> "Marked":
        """Return what a checked document holds."""
        facts = sorted((fact for fact in checked.facts if fact.span is not None), key=_span)
        hits = sorted(
            (place.span, number, finding.severity)
            for number, finding in enumerate(checked.findings, start=1)
            for place in _places(finding)
        )
        spans = (*map(_span, facts), *(span for span, _, _ in hits))
        bounds = sorted({offset for span in spans for offset in (span.start, span.end)})
        return cls(checked.document, names, bounds, facts, hits)


def report(checked: Checked, names: Names) -> Iterator[str]:
    """Yield the blocks of a document: headings, paragraphs and tables as such."""
    marked = Marked.of(checked, names)
    levels = _levels(checked)
    tables = {table.block: table for table in reversed(checked.document.tables)}
    for block in checked.document.blocks:
        if block.kind is BlockKind.TABLE and block.index in tables:
            yield _table(marked, tables[block.index])
        else:
            yield _paragraph(marked, block, levels)


def _levels(checked: Checked) -> dict[int, int]:
    """Return the level of the heading that begins at an offset, from 0, by the text that each stands over."""
    levels: dict[int, int] = {}
    open_ends: list[int] = []
    for title, body in sorted(checked.headings):
        while open_ends and open_ends[-1] <= title.start:
            open_ends.pop()
        levels[title.end] = len(open_ends)
        open_ends.append(body.end)
    return levels


def _paragraph(marked: Marked, block: Block, levels: dict[int, int]) -> str:
    body = "".join(_inline(marked, block.span))
    level = levels.get(block.span.end)
    tag = "p" if level is None else f"h{min(level + _FIRST_LEVEL, _MOST_LEVEL)}"
    return f"<{tag}>{body}</{tag}>"


def _table(marked: Marked, table: Table) -> str:
    """Return a table with every cell in its column: a row of text may leave cells out (总分 | 100 | 98.6)."""
    rows: list[list[str]] = [[] for _ in range(table.rows)]
    filled = {place for cell in table.cells for place in _taken(cell)}
    reached = [0] * table.rows
    for cell in sorted(table.cells, key=lambda one: (one.row, one.column)):
        gap = [at for at in range(reached[cell.row], cell.column) if (cell.row, at) not in filled]
        rows[cell.row].extend("<td></td>" for _ in gap)
        reached[cell.row] = cell.column + cell.column_span
        wide = f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
        high = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
        rows[cell.row].append(f"<td{wide}{high}>{''.join(_inline(marked, cell.span))}</td>")
    body = "".join(f"<tr>{''.join(row)}</tr>" for row in rows)
    return f'<div class="scroll" tabindex="0"><table>{body}</table></div>'


def _taken(cell: Cell) -> Iterator[tuple[int, int]]:
    """Yield each row and column that a cell takes."""
    for row in range(cell.row, cell.row + cell.row_span):
        yield from ((row, column) for column in range(cell.column, cell.column + cell.column_span))


def _inline(marked: Marked, span: Span) -> Iterator[str]:
    """Yield the text of a span, cut at every bound inside it."""
    bounds, text = marked.bounds, marked.document.text
    at = bisect_left(bounds, span.start)
    cuts = [span.start]
    while at < len(bounds) and bounds[at] < span.end:
        if bounds[at] > span.start:
            cuts.append(bounds[at])
        at += 1
    for start, end in zip(cuts, (*cuts[1:], span.end), strict=True):
        words = escape(text[start:end]).replace("\n", "<br>")
        yield _element(marked, Span(start, end), words) if start < end else ""


def _element(marked: Marked, piece: Span, words: str) -> str:
    fact = _fact_at(marked, piece)
    hits = [(number, severity) for span, number, severity in marked.hits if span.contains(piece)]
    if fact is None and not hits:
        return words
    classes, more = [], ""
    if hits:
        classes += ["hit", min((severity for _, severity in hits), key=list(Severity).index).value]
        more += f' data-n="{" ".join(str(number) for number, _ in hits)}"'
    if fact is None:
        return f'<mark class="{" ".join(classes)}"{more}>{words}</mark>'
    classes += ["fig", fact.status.value]
    if fact.span is not None and fact.span.start == piece.start:
        name = escape(f"{fact_name(fact)}：{status_text(fact)}", quote=True)
        more += f' id="{marked.names.fact(fact.id)}" tabindex="0" role="button" title="{name}"'
    return f'<span class="{" ".join(classes)}" data-f="{marked.names.fact(fact.id)}"{more}>{words}</span>'


def _fact_at(marked: Marked, piece: Span) -> Fact | None:
    at = bisect_left(marked.facts, piece.end, key=lambda fact: _span(fact).start) - 1
    fact = marked.facts[at] if at >= 0 else None
    return fact if fact is not None and _span(fact).contains(piece) else None


def _span(fact: Fact) -> Span:
    return fact.span if fact.span is not None else Span(0, 0)


def _places(finding: Finding) -> Iterator[Place]:
    yield finding.primary
    yield from finding.related
