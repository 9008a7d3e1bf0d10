"""The file of a template: which of its parts have tags, and the file that comes of filling them in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from jixiao.composing.telling.fill import Filling
from jixiao.composing.telling.nodes import Flaw, Mention, Node
from jixiao.composing.telling.paragraphs import Names
from jixiao.composing.telling.paths import PROJECT_NAME, PROJECTS
from jixiao.composing.telling.template import Parser
from jixiao.composing.telling.values import Scope
from jixiao.composing.word.charts import last_chart, with_charts
from jixiao.composing.word.figures import Figures, facts_part
from jixiao.composing.word.package import RELATIONS, TYPES, part, with_facts, zipped
from jixiao.model.material import Material
from jixiao.model.writing import Made
from jixiao.ooxml.live import NAMESPACE
from jixiao.ooxml.package import DOCUMENT, Defect, open_package, parse_part, part_bytes
from jixiao.ooxml.walk import W
from jixiao.taxonomy.fields import hint

_FRAME = re.compile(r"word/(?:header|footer)\d*\.xml")
_MARKUP = re.compile(rb"<[^>]*>")
_FACTS = re.compile(r"customXml/item\d+\.xml")
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class Tree:
    """A part of a template: what opens and closes it, and its content."""

    opening: str
    nodes: tuple[Node, ...]
    closing: str


@dataclass(frozen=True, slots=True)
class Template:
    """A template that was read: its other parts as they are, its parts with tags as trees, what is wrong in it.

    `facts` is the part that told the figures of the report it was made from, empty where there is none. `mentions` are
    the projects that it names, without those of which it asks whether there are such.
    """

    parts: Mapping[str, bytes]
    trees: Mapping[str, Tree]
    facts: str
    flaws: tuple[Flaw, ...]
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A report as docx, and what it asks the clerk to add."""

    data: bytes
    requests: tuple[str, ...]


def read_template(data: bytes) -> Template | Defect:
    """Return the template in a Word file; its flaws say where it cannot be filled in."""
    package = open_package(data)
    if isinstance(package, Defect):
        return package
    trees: dict[str, Tree] = {}
    flaws: list[Flaw] = []
    mentions: list[Mention] = []
    asked: set[str] = set()
    for name in sorted(package.names):
        if name != DOCUMENT and not (_FRAME.fullmatch(name) and _may_have_tags(part_bytes(package, name))):
            continue
        root = parse_part(package, name)
        if isinstance(root, Defect):
            return root
        trees[name], read = _tree(root, can_draw=name == DOCUMENT)
        flaws += read.flaws
        mentions += read.mentions
        asked |= read.asked
    with ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name not in trees}
    facts = next((name for name, content in parts.items() if NAMESPACE.encode() in content and _FACTS.match(name)), "")
    held = tuple(one for one in mentions if one.project not in asked)
    return Template(parts, trees, facts, tuple(flaws), held)


def missing_projects(template: Template, material: Material) -> tuple[Flaw, ...]:
    """Return what is wrong where a template names projects that the book does not have."""
    known = {one.texts.get(PROJECT_NAME, "") for one in material.top.lists.get(PROJECTS, ())}
    return tuple(
        replace(one.flaw, hint=hint(one.project, known)) for one in template.mentions if one.project not in known
    )


def _may_have_tags(part: bytes) -> bool:
    """Tell whether the text of a part holds the beginning of a tag; Word may set its two braces apart."""
    text = _MARKUP.sub(b"", part)
    return any(one.encode() in text for one in ("{{", "｛｛"))


def _tree(root: etree._Element, *, can_draw: bool) -> tuple[Tree, Parser]:
    body = root.find(W + "body")
    holder = root if body is None else body
    names = Names({prefix: uri for prefix, uri in root.nsmap.items() if prefix is not None})
    parser = Parser(names, can_draw)
    nodes = parser.body(holder)
    for child in list(holder):
        holder.remove(child)
    holder.text = None
    shell = etree.tostring(root, encoding="unicode")
    empty = "<w:body/>" if body is not None else ""
    opening, found, closing = shell.partition(empty) if empty else _opened(shell)
    inside = ("<w:body>", "</w:body>") if found == empty and empty else ("", "")
    return Tree(f"{_DECLARATION}{opening}{inside[0]}", nodes, f"{inside[1]}{closing}"), parser


def _opened(shell: str) -> tuple[str, str, str]:
    """Return the tags of an empty root apart."""
    head = shell.removesuffix("/>")
    name = re.match(r"<([\w:]+)", shell)
    return f"{head}>", "", f"</{name[1] if name else ''}>"


def tell(template: Template, material: Material, made: Made, figures: Figures) -> Told:
    """Return the report that a template makes of a book. The template must have no flaws."""
    held = last_chart(template.parts)
    filling = Filling(figures, held=held)
    scope = Scope(material.top, material.places, {})
    parts = {RELATIONS: part("no_rels.xml").encode(), **template.parts}
    for name in sorted(template.trees, key=lambda one: one != DOCUMENT):
        tree = template.trees[name]
        out = [tree.opening]
        filling.fill(tree.nodes, scope, out)
        text = "".join([*out, tree.closing])
        parts[name] = text.encode()
    parts = with_charts(parts, filling.charts, held)
    texts = {name: parts[name].decode() for name in (TYPES, RELATIONS)}
    told = facts_part(figures, made)
    texts = {**texts, template.facts: told} if template.facts else with_facts(texts, told, parts)
    ordered = {name: parts[name] for name in template.parts} | parts
    return Told(zipped(ordered | {name: text.encode() for name, text in texts.items()}), tuple(filling.requests))
