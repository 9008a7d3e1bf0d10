"""Totals of a table: which figures of a column a total adds up, and whose total it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.heads import Head
from jixiao.model.fact import Item, Subject, SubjectKind
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension

_ADDED = frozenset({Dimension.MONEY, Dimension.SCORE, Dimension.COUNT})
_PROJECTS = "project_total"


@dataclass(slots=True)
class Row:
    """What the labels of a row say."""

    labels: list[str]
    label: str = ""
    plain: str = ""
    head: Head = field(default_factory=Head)
    total: bool = False
    part: bool = False
    source: bool = False
    year: int = 0


@dataclass(slots=True)
class Totals:
    """The figures of the columns since the last header. `roles` tell the columns of full marks and scores."""

    world: World
    subject: Subject
    total: dict[int, int] = field(default_factory=dict)
    parts: dict[int, list[int]] = field(default_factory=dict)
    roles: dict[int, str] = field(default_factory=dict)
    row: list[int] = field(default_factory=list)
    owners: set[SubjectKind] = field(default_factory=set)
    total_first: bool = False

    def add(self, at: int, bound: Bound, label: Row, role: str) -> None:
        """Take the figure of column `at` as a total or as a part of one."""
        self.roles[at] = role
        if label.total:
            self.row.append(bound.figure)
        else:
            self.owners.add(bound.subject.kind)
        if self.world.figures[bound.figure].quantity.dimension not in _ADDED:
            return
        if label.total:
            if at not in self.total:
                self.total[at] = bound.figure
                self.total_first = not self.parts.get(at)
            return
        if label.part and not self.total_first and not label.source:
            return
        if at in self.total and not self.total_first:
            return
        self.parts.setdefault(at, []).append(bound.figure)

    def close(self, kept: Mapping[tuple[Subject, str], list[int]]) -> None:
        """Tie the totals to their parts.

        `kept`: the execution score of the money block above is a part of the total score.
        """
        for at, total in self.total.items():
            parts = [*kept.get((self.subject, self.roles.get(at, "")), ()), *self.parts.get(at, [])]
            if len(parts) > 1:
                self.world.ties.append(Tie(LinkKind.TABLE_TOTAL, total, tuple(parts), certain=True))
        if self.owners == {SubjectKind.PROJECT} and self.subject.kind is SubjectKind.UNIT:
            for figure in self.row:
                self.world.put(self._of_projects(self.world.bound[figure]), "total of the projects")

    def _of_projects(self, bound: Bound) -> Bound:
        """Give the total of a table of projects to all projects together, not to the unit."""
        topic = self.world.lexicon.topics[_PROJECTS]
        if bound.concept in ("expenditure_total", "expenditure_project"):
            return replace(bound, concept="expenditure_project", item=None, topic=_PROJECTS)
        return replace(bound, item=Item(topic.kind, topic.name), topic=_PROJECTS)
