"""Notes into a Word file: comments anchored at their words, edits as tracked changes, all else untouched."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count

from lxml import etree

from jixiao.composing.changes import Marks, insert_before, replace_runs
from jixiao.composing.comments import add_comment, mark_range, new_part, numbers_in
from jixiao.composing.footnotes import reference_run
from jixiao.composing.note import Note
from jixiao.composing.parts import (
    CONTENT_TYPES,
    RELATIONS,
    comments_target,
    declare_comments,
    relate_comments,
    rewritten,
)
from jixiao.composing.places import Slice, is_in_box, nodes_of, paragraph_of, run_in_body, slices
from jixiao.composing.runs import Cut, cut
from jixiao.model.document import Document
from jixiao.model.finding import Edit
from jixiao.ooxml.package import DOCUMENT, Defect, Package, open_package, parse_part
from jixiao.ooxml.walk import W

_NEW_COMMENTS = "word/comments.xml"


@dataclass(frozen=True, slots=True)
class _Placed:
    """A note with the slices of its range, and those of each edit; `run` is where a note on a footnote stands."""

    note: Note
    slices: tuple[Slice, ...]
    edits: tuple[tuple[Edit, tuple[Slice, ...]], ...] = ()
    run: etree._Element | None = None

    @property
    def text(self) -> str:
        """Return what the comment says, which depends on whether its edits could be written."""
        made = len(self.edits) == len(self.note.edits)
        return self.note.text if made or not self.note.unmade else self.note.unmade


def annotate(data: bytes, document: Document, notes: Sequence[Note], date: datetime) -> bytes | Defect:
    """Return the file `data` with the notes written in; `document` is what reading made of the same bytes.

    Comments and changes carry the author “jixiao” and the date given (UTC). Of edits that overlap the first is made;
    an edit that crosses from one paragraph to another, or stands in a text box or footnote, stays a comment. A comment
    on a text box or footnote stands at its anchor in the body. Parts other than the body, the comments, their
    relationship and content type keep their bytes.
    """
    package = open_package(data)
    if isinstance(package, Defect):
        return package
    roots = _roots(package)
    if isinstance(roots, Defect):
        return roots
    body = roots[DOCUMENT].find(f"{W}body")
    if body is None:
        return Defect.DAMAGED
    nodes = nodes_of(body)
    placed = [*_placed(document, notes, nodes), *_referred(package, body, document, notes)]
    stamp = date.strftime("%Y-%m-%dT%H:%M:%SZ")
    cuts = cut(nodes, [one for note in placed for one in (*note.slices, *_all(note))])
    marked = [(note, [note.run] if note.run is not None else _runs(cuts, note)) for note in placed]
    marks = Marks(stamp, count(_first_free(roots[DOCUMENT])))
    for note in placed:
        for edit, places in note.edits:
            _change(edit, places, cuts, marks)
    name = _write_comments(roots, marked, stamp)
    changed = {key: roots[key] for key in (DOCUMENT, RELATIONS, CONTENT_TYPES, name)}
    return rewritten(data, changed)


def _roots(package: Package) -> dict[str, etree._Element] | Defect:
    """Return the parts that may change."""
    found: dict[str, etree._Element] = {}
    for name in (DOCUMENT, RELATIONS, CONTENT_TYPES):
        root = parse_part(package, name)
        if isinstance(root, Defect):
            return root
        found[name] = root
    comments = comments_target(found[RELATIONS])
    if comments is not None and comments in package.names:
        root = parse_part(package, comments)
        if isinstance(root, Defect):
            return root
        found[comments] = root
    return found


def _placed(document: Document, notes: Sequence[Note], nodes: Mapping[int, etree._Element]) -> list[_Placed]:
    taken: list[Edit] = []
    placed: list[_Placed] = []
    for note in notes:
        where = tuple(one for one in slices(document, note.span) if one.node in nodes)
        if not where:
            continue
        edits: list[tuple[Edit, tuple[Slice, ...]]] = []
        for edit in note.edits:
            places = tuple(one for one in slices(document, edit.span) if one.node in nodes)
            if places and _in_one_paragraph(places, nodes) and not any(_clash(edit, other) for other in taken):
                taken.append(edit)
                edits.append((edit, places))
        placed.append(_Placed(note, where, tuple(edits)))
    return placed


def _referred(package: Package, body: etree._Element, document: Document, notes: Sequence[Note]) -> list[_Placed]:
    """Return the notes on footnotes and endnotes, each with the run of its reference."""
    found = ((note, reference_run(package, body, document, note.span)) for note in notes)
    return [_Placed(note, (), run=run) for note, run in found if run is not None]


def _runs(cuts: Cut, placed: _Placed) -> list[etree._Element]:
    """Return the runs that a comment stands at, each once."""
    return list(dict.fromkeys(run_in_body(run) for run in cuts.runs(placed.slices)))


def _clash(edit: Edit, other: Edit) -> bool:
    return edit.span.overlaps(other.span) or edit.span.start == other.span.start


def _in_one_paragraph(places: Sequence[Slice], nodes: Mapping[int, etree._Element]) -> bool:
    first = paragraph_of(nodes[places[0].node])
    if is_in_box(nodes[places[0].node]):
        return False
    return all(paragraph_of(nodes[one.node]) is first for one in places)


def _all(placed: _Placed) -> list[Slice]:
    return [one for _, places in placed.edits for one in places]


def _change(edit: Edit, places: Sequence[Slice], cuts: Cut, marks: Marks) -> None:
    if len(edit.span):
        runs = cuts.runs(places)
        if runs:
            replace_runs(runs, edit.text, marks)
        return
    run = cuts.run_at(places[0].node, places[0].start)
    if run is not None and edit.text:
        insert_before(run, edit.text, marks)


def _first_free(root: etree._Element) -> int:
    """Return a number above every id of the body: changes, bookmarks and comments share the attribute."""
    numbers = (element.get(W + "id", "") for element in root.iter() if isinstance(element.tag, str))
    return max((int(number) for number in numbers if number.isdecimal()), default=0) + 1


def _write_comments(
    roots: dict[str, etree._Element], marked: Sequence[tuple[_Placed, list[etree._Element]]], stamp: str
) -> str:
    """Write the comments and the marks of their ranges; return the name of their part."""
    name = comments_target(roots[RELATIONS])
    if name is None or name not in roots:
        fresh = name is None
        name = name or _NEW_COMMENTS
        roots[name] = new_part()
        if fresh:
            relate_comments(roots[RELATIONS], name)
        declare_comments(roots[CONTENT_TYPES], name)
    first = max(numbers_in(roots[name]), default=-1) + 1
    for number, (placed, runs) in enumerate(marked, first):
        if runs:
            add_comment(roots[name], number, placed.text, stamp)
            mark_range(runs[0], runs[-1], number)
    return name
