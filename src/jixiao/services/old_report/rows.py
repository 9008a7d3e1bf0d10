"""A table with a row for each project becomes one row that repeats, where all its rows say the same of each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from jixiao.composing.telling.paths import PROJECT_NAME, PROJECTS, can_name, path_of_project
from jixiao.model.document import Cell, Document, Table
from jixiao.model.fact import Coordinates, Fact, Status, Subject
from jixiao.model.material import Entry
from jixiao.model.retelling import Put
from jixiao.model.span import Span
from jixiao.services.old_report.names import Meaning, Named, meaning
from jixiao.services.old_report.tags import tagged, usual_places
from jixiao.services.old_report.tellable import tellable

_LEAST = 2
_NOTHING = frozenset(("", "—", "－", "-", "/", "——"))


@dataclass(frozen=True, slots=True)
class Project:
    """A project of the book by its name, the scope of its figures, what a row that repeats can tell of it."""

    name: str
    scope: str | None
    names: Mapping[Meaning, Named]

    @property
    def paths(self) -> frozenset[str]:
        """Return the names that the book knows for it."""
        return frozenset(one.path for one in self.names.values())

    def path_like(self, where: Coordinates) -> str:
        """Return the name of a figure that says of this project what the given one says of another."""
        named = self.names.get(meaning(replace(where, subject=Subject(where.subject.kind, self.name))))
        return "" if named is None else named.path


@dataclass(frozen=True, slots=True)
class Repeated:
    """The one row that stands for all: its puts, a range in each row that goes, the range of all these rows."""

    puts: tuple[Put, ...]
    gone: tuple[Span, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class _Said:
    """What a cell says as a template: the text with tags, the name of its figure."""

    text: str
    path: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of projects by the name that a template has for it: of all funds, or of some."""

    path: str
    projects: tuple[Project, ...]


def projects_of(top: Entry, scope: str | None = None) -> tuple[Project, ...]:
    """Return the projects of a book in their order; for the funds of a `scope` those that have some."""
    every = (Project(one.texts[PROJECT_NAME], scope, dict(_named(one, scope))) for one in top.lists.get(PROJECTS, ()))
    return tuple(one for one in every if one.names or scope is None)


def _named(entry: Entry, scope: str | None) -> Iterator[tuple[Meaning, Named]]:
    for name, one in entry.figures.items():
        path, where = f"{PROJECTS}.{name}", one.fact.coordinates
        if where is not None and path in tellable():
            yield meaning(replace(where, scope=scope)), Named(path, one.fact.quantity)


def single_names(listed: Listed) -> Mapping[Meaning, Named]:
    """Return the names by which a template tells the figures of one project wherever it stands."""
    prefix = listed.path.removesuffix(PROJECTS)
    return {
        means: Named(f"{prefix}{path_of_project(one.name)}{named.path.removeprefix(PROJECTS)}", named.quantity)
        for one in listed.projects
        if can_name(one.name)
        for means, named in one.names.items()
    }


def repeated(document: Document, facts: Sequence[Fact], lists: Iterable[Listed]) -> Iterator[Repeated]:
    """Yield the tables whose rows are the projects of a list, all of them, in the same order."""
    figures: dict[tuple[int, int, int], list[Fact]] = {}
    for one in facts:
        if one.cell is not None and one.span is not None:
            figures.setdefault(one.cell, []).append(one)
    reading = _Reading(document, figures, usual_places(facts))
    known = [one for one in lists if len(one.projects) >= _LEAST]
    for at, table in enumerate(document.tables):
        found = (reading.row(at, _project_rows(document, table, one.projects), one) for one in known)
        yield from islice((one for one in found if one is not None), 1)


def _project_rows(document: Document, table: Table, projects: Sequence[Project]) -> list[list[Cell]]:
    """Return the rows that name the projects one after the other; none where cells are merged or rows are missing."""
    names = [one.name for one in projects]
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    texts = {row: {_text(document, cell) for cell in cells} for row, cells in rows.items()}
    first = next((row for row in sorted(rows) if names[0] in texts[row]), None)
    if first is None or any(names[at] not in texts.get(first + at, ()) for at in range(len(names))):
        return []
    found = [sorted(rows[first + at], key=lambda one: one.column) for at in range(len(names))]
    flat = all(cell.row_span == cell.column_span == 1 for row in found for cell in row)
    return found if flat and len({len(row) for row in found}) == 1 else []


def _text(document: Document, cell: Cell) -> str:
    return cell.span.of(document.text).strip()


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads rows of projects: the figures by cell, with how many places the report prints."""

    document: Document
    figures: Mapping[tuple[int, int, int], Sequence[Fact]]
    places: dict[str, int]

    def row(self, table: int, rows: Sequence[Sequence[Cell]], listed: Listed) -> Repeated | None:
        """Return the row that stands for all, None where there are no rows or a column is not certain."""
        said: list[tuple[Cell, str]] = []
        if not rows or not self._are_of(table, rows, listed.projects[0].scope):
            return None
        for cells in zip(*rows, strict=True):
            text = self._column(table, cells, listed.projects)
            if text is None:
                return None
            if text:
                said.append((cells[0], text))
        inside = [text for _, text in said]
        inside[0], inside[-1] = f"{{{{逐个 {listed.path}}}}}{inside[0]}", f"{inside[-1]}{{{{完}}}}"
        puts = tuple(Put(self._bare(cell), text) for (cell, _), text in zip(said, inside, strict=True))
        gone = tuple(next(self._bare(cell) for cell in row if _text(self.document, cell)) for row in rows[1:])
        return Repeated(puts, gone, rows[0][0].span.cover(rows[-1][-1].span))

    def _are_of(self, table: int, rows: Sequence[Sequence[Cell]], scope: str | None) -> bool:
        """Tell whether the figures of rows are all of one scope."""
        every = (one for row in rows for cell in row for one in self.figures.get((table, cell.row, cell.column), ()))
        return {one.coordinates.scope for one in every if one.coordinates is not None} <= {scope}

    def _column(self, table: int, cells: Sequence[Cell], projects: Sequence[Project]) -> str | None:
        """Return what a column says of every project."""
        texts = [_text(self.document, cell) for cell in cells]
        if texts == [one.name for one in projects]:
            return f"{{{{{PROJECTS}.{PROJECT_NAME}}}}}"
        if texts == [str(at + 1) for at in range(len(texts))]:
            return "{{序号}}"
        held = [self._said(table, cell, one, projects) for cell, one in zip(cells, projects, strict=True)]
        told = {one for one in held if one is not None}
        if not told:
            bare = not any((table, cell.row, cell.column) in self.figures for cell in cells)
            return texts[0] if bare and len(set(texts)) == 1 else None
        blank = {text for text, one in zip(texts, held, strict=True) if one is None}
        return _joined(told, blank, [one for one, own in zip(projects, held, strict=True) if own is None])

    def _said(self, table: int, cell: Cell, project: Project, every: Sequence[Project]) -> _Said | None:
        """Return what a cell says where its one figure is of the project of its row, and a book tells such figures."""
        own = self.figures.get((table, cell.row, cell.column), ())
        fact = own[0] if len(own) == 1 else None
        where = fact.coordinates if fact is not None else None
        if fact is None or where is None or where.subject.name != project.name or fact.status is Status.CONFLICTING:
            return None
        path = next((path for one in every if (path := one.path_like(where))), "")
        found = tagged(fact, Named(path, fact.quantity), self.document.text, self.places) if path else None
        if found is None:
            return None
        bare, text = self._bare(cell), self.document.text
        around = text[bare.start : found.span.start], text[found.span.end : bare.end]
        return _Said(f"{around[0]}{found.text}{around[1]}", path)

    def _bare(self, cell: Cell) -> Span:
        """Return the range of the text of a cell without the blanks around it."""
        text = cell.span.of(self.document.text)
        start = cell.span.start + len(text) - len(text.lstrip())
        return Span(start, start + len(text.strip()))


def _joined(told: set[_Said], blank: set[str], without: Sequence[Project]) -> str | None:
    """Return the one text of a column; a sign for nothing where the book does not know the figure either."""
    if len(told) != 1 or len(blank) > 1 or not blank <= _NOTHING:
        return None
    one = next(iter(told))
    if not blank:
        return one.text
    if any(one.path in project.paths for project in without):
        return None
    return f"{{{{如果 缺 {one.path}}}}}{next(iter(blank))}{{{{否则}}}}{one.text}{{{{完}}}}"
