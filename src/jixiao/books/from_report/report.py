"""What a report tells, as the books take it in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from jixiao.model.book import Value
from jixiao.model.fact import Fact
from jixiao.model.indicator import Indicator


@dataclass(frozen=True, slots=True)
class Quote:
    """Where a figure stands: its place and sentence in one line, what its clause says before it, the title above."""

    source: str
    before: str
    title: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What a check of the report says of figures in it."""

    name: str
    printed: str
    told: str
    source: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report of one unit and year (empty where it names none).

    `quotes` are by the ids of the facts. `project` is whose indicators they are, empty for the unit as a whole;
    `of_projects` tells a report on projects, not on the unit.
    """

    unit: str
    year: str
    facts: tuple[Fact, ...]
    quotes: Mapping[str, Quote]
    indicators: tuple[Indicator, ...] = ()
    project: str = ""
    duties: str = ""
    problems: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    remarks: tuple[Remark, ...] = ()
    of_projects: bool = False


@dataclass(slots=True)
class Doubts:
    """Collects what the clerk has to settle, as rows of the sheet 待核实."""

    rows: list[Mapping[str, Value]] = field(default_factory=list)

    def add(self, kind: str, told: str, *, name: str = "", printed: str = "", source: str = "") -> None:
        """Add a row; `kind` and `told` are ready words."""
        row = {"kind": kind, "name": name, "printed": printed, "told": told, "source": source}
        self.rows.append({key: text or None for key, text in row.items()})
