"""A Word file with tags as a tree that can be filled in any number of times."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from jixiao.composing.telling.nodes import Branch, Choice, Element, Flaw, Loop, Markup, Mention, Node, Part, Words
from jixiao.composing.telling.paragraphs import Item, Names, give_room, items_of, text_of
from jixiao.composing.telling.paths import opened
from jixiao.composing.telling.tags import BadTag, Draw, Each, End, If, Steer, Tag, Under
from jixiao.composing.telling.vocabulary import projects_asked, projects_in, unknown_names
from jixiao.composing.word.markup import run
from jixiao.ooxml.walk import TBL, TC, TR, P, W

_EMPTY = "<w:p/>"
_HALF_TAG = re.compile(r"\{\{|｛｛|\}\}|｝｝")
_LONGEST_TEXT = 60


@dataclass(slots=True)
class Parser:
    """Reads one part of a template; what is wrong in it is collected, with the paragraph it stands in."""

    names: Names
    can_draw: bool = True
    flaws: list[Flaw] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    _count: int = 0
    _text: str = ""

    def body(self, parent: etree._Element) -> tuple[Node, ...]:
        """Return the content of a body, header or cell."""
        nodes, rest = self._tree(self._stream(parent))
        if rest is not None:
            self._flaw("完" if isinstance(rest, End) else "否则", "alone")
        return nodes

    def _stream(self, parent: etree._Element) -> Iterator[Node | Steer]:
        """Yield blocks in order; a paragraph that holds nothing but steering tags is these tags."""
        for child in parent:
            if child.tag == P:
                yield from self._paragraph(child)
            elif child.tag == TBL:
                yield self._table(child)
            elif child.tag in (W + "sdt", W + "sdtContent"):
                yield from self._stream(child)
            elif isinstance(child.tag, str) and child.tag != W + "sdtPr":
                yield Markup(self.names.markup(child))

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Node | Steer]:
        self._count += 1
        self._text = text_of(paragraph)
        items = self._items(paragraph)
        if all(isinstance(one, Markup) for one in items):
            yield Markup(self.names.markup(paragraph), self._text)
            return
        steering = [one for one in items if isinstance(one, Steer)]
        bare = not any(isinstance(one, Markup) and one.text.strip() for one in items)
        if bare and len(steering) == len([one for one in items if not isinstance(one, Markup)]):
            yield from steering
            return
        yield self._element(paragraph, items)

    def _items(self, paragraph: etree._Element) -> list[Item]:
        found: list[Item] = []
        for one in items_of(paragraph, self.names):
            if isinstance(one, BadTag):
                self._flaw(one.written, one.message)
                continue
            if not isinstance(one, Markup):
                self._names(one.tag if isinstance(one, Words) else one)
            found.append(one)
        return found

    def _names(self, tag: Tag) -> None:
        """Tell names that no book knows, and keep the projects that a tag names: only a book has them or not."""
        for name, near in unknown_names(tag):
            self._flaw(name, "unknown", near)
        if isinstance(tag, Draw) and not self.can_draw:
            self._flaw(f"图 {opened(tag.path)}", "draw_here")
        self.asked.update(projects_asked(tag))
        for project, path in projects_in(tag):
            self.mentions.append(Mention(project, self._at(path, "project")))

    def _element(self, paragraph: etree._Element, items: Sequence[Item], *, cell: bool = False) -> Element:
        if any(isinstance(one, Words) and isinstance(one.tag, Draw) for one in items):
            give_room(paragraph)
        properties = paragraph.find(W + "pPr")
        opening = "<w:p>" if properties is None else f"<w:p>{self.names.markup(properties)}"
        nodes, rest = self._tree(iter(items))
        if rest is not None:
            self._flaw("完" if isinstance(rest, End) else "否则", "alone")
        keeps = properties is not None and properties.find(W + "sectPr") is not None
        return Element(opening, nodes, "</w:p>", fleeting=not keeps and not cell)

    def _tree(self, stream: Iterator[Node | Steer]) -> tuple[tuple[Node, ...], If | End | None]:
        """Return the nodes up to the tag that ends them, and that tag; None at the end of the stream."""
        nodes: list[Node] = []
        for one in stream:
            if isinstance(one, If) and not one.again:
                nodes.append(self._choice(one, stream))
            elif isinstance(one, Each):
                nodes.append(
                    Loop(
                        one.path,
                        Markup(run(one.between), one.between),
                        self._inside(f"逐个 {opened(one.path)}", stream),
                    )
                )
            elif isinstance(one, Under):
                nodes.append(Part(one.path, self._inside(f"按 {opened(one.path)}", stream)))
            elif isinstance(one, If | End):
                return tuple(nodes), one
            else:
                nodes.append(one)
        return tuple(nodes), None

    def _inside(self, what: str, stream: Iterator[Node | Steer]) -> tuple[Node, ...]:
        place = (self._count, self._text)
        nodes, rest = self._tree(stream)
        self._closed(rest, what, place)
        return nodes

    def _choice(self, first: If, stream: Iterator[Node | Steer]) -> Choice:
        place = (self._count, self._text)
        branches: list[Branch] = []
        now: If = first
        while True:
            inner, rest = self._tree(stream)
            branches.append(Branch(now.condition, inner))
            if not isinstance(rest, If):
                self._closed(rest, "如果", place)
                return Choice(tuple(branches))
            now = rest

    def _closed(self, rest: If | End | None, what: str, place: tuple[int, str]) -> None:
        """Tell a tag without its end at the paragraph where it stands."""
        if not isinstance(rest, End):
            number, text = place
            self.flaws.append(Flaw(number, text.strip()[:_LONGEST_TEXT], what, "open"))

    def _table(self, table: etree._Element) -> Node:
        if not _HALF_TAG.search("".join(map(str, table.itertext()))):
            self._count += sum(1 for _ in table.iter(P))
            return Markup(self.names.markup(table), "\t")
        head = "".join(self.names.markup(one) for one in table if one.tag in (W + "tblPr", W + "tblGrid"))
        rows = tuple(self._row(row) for row in table.iterchildren(TR))
        return Element(f"<w:tbl>{head}", rows, "</w:tbl>", fleeting=True)

    def _row(self, row: etree._Element) -> Node:
        """Return a row; a loop or choice that opens in its first cell and ends in its last is around the row."""
        cells = list(row.iterchildren(TC))
        streams = [[(one, self._counted(one)) for one in cell.iterchildren(P)] for cell in cells]
        around = self._around([items for cell in streams for _, items in cell])
        made = tuple(self._cell(cell, own) for cell, own in zip(cells, streams, strict=True))
        head = "".join(self.names.markup(one) for one in row if one.tag in (W + "trPr", W + "tblPrEx"))
        element = Element(f"<w:tr>{head}", made, "</w:tr>")
        if isinstance(around, Each):
            return Loop(around.path, Markup(""), (element,))
        return element if around is None else Choice((Branch(around.condition, (element,)),))

    def _counted(self, paragraph: etree._Element) -> list[Item]:
        self._count += 1
        self._text = text_of(paragraph)
        return self._items(paragraph)

    def _around(self, paragraphs: Sequence[list[Item]]) -> If | Each | None:
        """Take the tags that stand around a row out of its paragraphs."""
        told = [items for items in paragraphs if items]
        if not told or not isinstance(told[0][0], If | Each) or not isinstance(told[-1][-1], End):
            return None
        first = told[0][0]
        if _balanced(told[0]) and len(told) > 1:
            return None
        del told[0][0]
        del told[-1][-1]
        return first

    def _cell(self, cell: etree._Element, own: Sequence[tuple[etree._Element, list[Item]]]) -> Element:
        head = "".join(self.names.markup(one) for one in cell if one.tag == W + "tcPr")
        nodes = tuple(self._element(paragraph, items, cell=True) for paragraph, items in own)
        return Element(f"<w:tc>{head}", nodes, "</w:tc>", least=_EMPTY)

    def _flaw(self, tag: str, message: str, near: str = "") -> None:
        self.flaws.append(self._at(tag, message, near))

    def _at(self, tag: str, message: str, near: str = "") -> Flaw:
        return Flaw(self._count, self._text.strip()[:_LONGEST_TEXT], tag, message, near)


def _balanced(items: Sequence[Item]) -> bool:
    open_ones = 0
    for one in items:
        if isinstance(one, Each | Under) or (isinstance(one, If) and not one.again):
            open_ones += 1
        elif isinstance(one, End):
            open_ones -= 1
    return open_ones == 0
