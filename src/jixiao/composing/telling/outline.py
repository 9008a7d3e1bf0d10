"""The shipped outlines as Word files: the template that a bureau takes, changes and uses."""

from collections.abc import Iterator, Sequence
from functools import cache

from jixiao.composing.telling.file import Template, read_template
from jixiao.composing.word.figures import Figures
from jixiao.composing.word.package import word_file
from jixiao.model.page import Look, PageCell, Row
from jixiao.model.writing import Block, Grid, Made, Manner, Paper, Paragraph, Piece, Role
from jixiao.ooxml.package import Defect
from jixiao.taxonomy.outlines import Extra, TableOutline, outline

_ROLES = {
    "=0": Role.TITLE, "=1": Role.HEADING_1, "=2": Role.HEADING_2, "=3": Role.HEADING_3, "=>": Role.SIGNATURE,
    "=+": Role.GAP,
    "=附": Role.ATTACHMENT, "=列": Role.ATTACHMENT_MORE, "=封": Role.COVER_TITLE, "=面": Role.COVER,
    "=图": Role.CHART, "=题": Role.CHART_TITLE, "=注": Role.TABLE_NOTE,
}  # fmt: skip
_COVER_ENDS = "=//"
_Lines = Sequence[str | TableOutline]


def template_file(name: str, extras: frozenset[Extra] = frozenset()) -> bytes:
    """Return a shipped outline as docx with its tags. FileNotFoundError where there is none of this id."""
    own = outline(name, extras)
    return word_file(own.name, tuple(_papers(own.lines)), Made("", "", ""), Figures())


@cache
def shipped_template(name: str, extras: frozenset[Extra] = frozenset()) -> Template:
    """Return a shipped outline ready to fill in. ValueError where its tags are wrong: a defect."""
    template = read_template(template_file(name, extras))
    if isinstance(template, Defect) or template.flaws:
        message = f"{name}: {template if isinstance(template, Defect) else template.flaws}"
        raise ValueError(message)
    return template


def _papers(lines: _Lines) -> Iterator[Paper]:
    """Yield the cover, where there is one, and the report."""
    if _COVER_ENDS in lines:
        end = lines.index(_COVER_ENDS)
        yield Paper(tuple(_blocks(lines[:end])), manner=Manner.COVER)
        lines = lines[end + 1 :]
    yield Paper(tuple(_blocks(lines)))


def _blocks(lines: _Lines) -> Iterator[Block]:
    for line in lines:
        if isinstance(line, TableOutline):
            yield from _table(line)
        else:
            mark, _, text = line.partition(" ")
            role = _ROLES.get(mark)
            yield _paragraph(role, text) if role else _paragraph(Role.BODY if line else Role.PLAIN, line)


def _paragraph(role: Role, text: str) -> Paragraph:
    return Paragraph(role, (Piece(text),))


def _table(own: TableOutline) -> Iterator[Block]:
    yield _paragraph(Role.BODY, f"{{{{如果 {own.only}}}}}")
    yield _paragraph(Role.TABLE_TITLE, own.title)
    if own.unit:
        yield _paragraph(Role.TABLE_UNIT, own.unit)
    first, *others = own.row
    row = (f"{{{{逐个 {own.each}}}}}{first}", *others[:-1], f"{others[-1]}{{{{完}}}}")
    head: Row = tuple(PageCell(one, Look.LABEL) for one in own.heads)
    last = (_row(one, Look.LABEL) for one in own.last)
    yield Grid(own.widths, (head, _row(row, Look.TEXT), *last), head=1)
    yield _paragraph(Role.BODY, "{{完}}")


def _row(texts: tuple[str, ...], first: Look) -> Row:
    return tuple(PageCell(one, _look(one) if at else first) for at, one in enumerate(texts))


def _look(text: str) -> Look:
    return Look.FIGURE if " 数}}" in text or "率}}" in text or "分}}" in text or "分值}}" in text else Look.TEXT
