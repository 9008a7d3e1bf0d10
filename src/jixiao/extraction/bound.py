"""What reading prose and tables yields: figures with their meaning, and the relations that the document states."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from jixiao.extraction.elsewhere import ALLOWED, Elsewhere
from jixiao.extraction.item_tails import without_tail
from jixiao.model.fact import SELECTION, Item, Subject, SubjectKind
from jixiao.model.figure import Figure
from jixiao.model.link import LinkKind
from jixiao.model.quantity import MICRO, Approximation, Dimension, Quantity
from jixiao.model.trace import Clue, Reason
from jixiao.taxonomy.lexicon import Lexicon, Phase, Topic

# what stands before the last of several years in one number: 20212022
_RANGE = 10_000


@dataclass(frozen=True, slots=True)
class Bound:
    """A figure (by its index) with its meaning. `topic` and `phase` are ids of the lexicon.

    `months` is the last month that the figure speaks of, 0 for the whole year.
    """

    figure: int
    concept: str
    subject: Subject
    item: Item | None
    year: int
    scope: str | None = None
    sign: int = 1
    topic: str = ""
    phase: str = ""
    months: int = 0

    @property
    def period(self) -> str:
        """The year, its months up to one (2023-01/2023-07), several years (2021/2022); empty where not known."""
        if self.year > _RANGE:
            return f"{self.year // _RANGE}/{self.year % _RANGE}"
        months = f"-01/{self.year}-{self.months:02}" if self.months and self.year else ""
        return f"{self.year}{months}" if self.year else ""


def years_together(first: int, last: int) -> int:
    """Return one number for a range of years: 20212022 for 2021 and 2022."""
    return first * _RANGE + last if first < last else last


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation between figures (by index) that the document states; see model.link."""

    kind: LinkKind
    result: int
    members: tuple[int, ...]
    sign: int = 1
    certain: bool = False
    less: int = 0


@dataclass(slots=True)
class World:
    """What is known of a document while its figures are read: `bound` and `ties` grow, `clues` where it is `traced`.

    `parts` are the projects that make up the one evaluated, `main` where a report tells of such ones.
    `certain` figures have labels of their own in a list that leaves nothing to weigh. Those `elsewhere` are none of the
    unit's books by their own words; those `apart` are told of one of several units.
    """

    lexicon: Lexicon
    text: str
    figures: list[Figure]
    year: int
    unit: Subject
    projects: Mapping[str, str]
    parts: frozenset[str] = frozenset()
    main: Subject | None = None
    elsewhere: Elsewhere = field(default_factory=Elsewhere)
    apart: Mapping[int, Subject] = field(default_factory=dict)
    certain: set[int] = field(default_factory=set)
    bound: dict[int, Bound] = field(default_factory=dict)
    ties: list[Tie] = field(default_factory=list)
    why: dict[int, tuple[Reason, tuple[str, ...]]] = field(default_factory=dict)
    clues: dict[int, tuple[Clue, ...]] = field(default_factory=dict)
    traced: bool = False

    def owner(self, subjects: Iterable[Subject]) -> Subject:
        """Return whose all of these projects are: the unit's, or the one's that they make up."""
        parts = all(one.name in self.parts for one in subjects if one.kind is SubjectKind.PROJECT)
        return self.main if self.main is not None and parts else self.unit

    def value(self, number: int) -> int:
        """Return the value of a figure, in the base of its dimension."""
        return self.figures[number].quantity.value

    def is_amount(self, number: int) -> bool:
        """Tell an amount of the prose, above nothing and printed exactly."""
        quantity = self.figures[number].quantity
        exact = quantity.approximation is Approximation.EXACT and quantity.value > 0
        return self.figures[number].cell is None and exact and quantity.dimension is Dimension.MONEY

    def is_rate(self, number: int) -> bool:
        """Tell a rate of the prose that is printed exactly, neither nothing nor all."""
        quantity = self.figures[number].quantity
        exact = quantity.approximation is Approximation.EXACT and quantity.value not in (0, 100 * MICRO)
        return self.figures[number].cell is None and exact and quantity.dimension is Dimension.RATE

    def is_of_earlier_year(self, number: int) -> bool:
        """Tell a figure that was read as one of a year before the report's."""
        told = self.bound.get(number)
        return told is not None and (told.concept == "prior_year_amount" or 0 < told.year < self.year)

    def money(self) -> frozenset[int]:
        """Return the values of all amounts that are not nothing."""
        quantities = (figure.quantity for figure in self.figures)
        return frozenset(one.value for one in quantities if one.dimension is Dimension.MONEY and one.value)

    def between(self, one: int, other: int) -> str:
        """Return the text from the end of one figure to the begin of another one."""
        return self.text[self.figures[one].span.end : self.figures[other].span.start]

    def words_before(self, number: int, most: int) -> str:
        """Return up to so many characters before a figure, none of the figure before it."""
        start = self.figures[number].span.start
        behind = self.figures[number - 1].span.end if number else 0
        return self.text[max(behind, start - most) : start]

    def by_start(self) -> dict[int, int]:
        """Return the number of each figure by the place in the text where it starts."""
        return {figure.span.start: number for number, figure in enumerate(self.figures)}

    def put(self, bound: Bound, why: Reason, detail: tuple[str, ...] = ()) -> Bound:
        """Keep the meaning of a figure and the reason."""
        item = without_tail(bound.item)
        bound = self.owned(bound if item is bound.item else replace(bound, item=item))
        self.bound[bound.figure] = bound
        self.why[bound.figure] = (why, detail)
        return bound

    def admits(self, bound: Bound) -> bool:
        """Tell whether a figure may have this meaning: none of the books where it is told of something else."""
        if bound.figure in self.elsewhere.closed:
            return bound.concept.startswith(ALLOWED)
        return bound.figure not in self.elsewhere.partly or bound.subject != self.unit

    def owned(self, bound: Bound) -> Bound:
        """Give what is told of one of several units to that one."""
        other = self.apart.get(bound.figure)
        return bound if other is None or bound.subject == other else replace(bound, subject=other)

    def leave_elsewhere(self) -> None:
        """Take away what has come to figures told of something else, give those told of one unit to it."""
        for number in (*self.elsewhere.closed, *self.elsewhere.partly):
            if number in self.bound and not self.admits(self.bound[number]):
                del self.bound[number]
        for number in self.apart:
            if number in self.bound:
                self.bound[number] = self.owned(self.bound[number])

    def set_ratio(self, index: int) -> None:
        """Read a bare number as a ratio, in percent: 0.9581 is 95.81 %."""
        figure = self.figures[index]
        value, decimals = 100 * figure.quantity.value, figure.quantity.decimals - 2
        ratio = Quantity.exact(Dimension.RATE, value, "%", MICRO, decimals)
        self.figures[index] = replace(figure, quantity=ratio)

    def project(self, name: str) -> Subject:
        """Return the project of this name, by the name that the document gave it first."""
        bare = name[1:-1] if name[:1] + name[-1:] == "“”" else name
        return Subject(SubjectKind.PROJECT, self.projects.get(name, self.projects.get(bare, name)))


def phase_above(world: World, number: int) -> str:
    """Return the phase of a cell below amounts of one column that were all spent, or all came in, this year or last."""
    place = world.figures[number].cell
    beside = [(one.concept, world.figures[at].cell) for at, one in world.bound.items() if at < number]
    table = [concept for concept, cell in beside if place and cell and cell[0] == place[0] and cell[1] < place[1]]
    column = [concept for concept, cell in beside if place and cell and (cell[0], cell[2]) == (place[0], place[2])]
    for phase in ("expenditure", "income"):
        told = sum(concept.startswith(f"{phase}_") for concept in table)
        alone = all(concept.startswith(f"{phase}_") or concept == "prior_year_amount" for concept in column)
        if told > 1 and len(column) > 1 and alone:
            return phase
    return ""


_STATED = frozenset({"initial", "adjusted", "budget", "expenditure", "final"})
_PLANNED, _ALL_INCOME = frozenset({"initial", "adjusted", "budget"}), frozenset({"income_year", "income_sum"})
_OF_ITEMS = {
    ("expenditure_total", "function_class"): "expenditure_function",
    ("expenditure_total", "expense"): "expenditure_item",
    ("expenditure_total", SELECTION): "expenditure_project",
    ("budget_item", SELECTION): "budget_adjusted",
    ("budget_item", "function_class"): "budget_initial",
}
# what is planned for the running of a unit is a part of its budget, not an item of a project's
_RUNNING = frozenset({"personnel", "public"})
_PROCUREMENT = frozenset({"procurement", "procurement_budget"})
_PROJECT_PHASES = {"expenditure_total": "expenditure_project"}


_OF_PLACES = {"expenditure_project": "expenditure_item", "budget_adjusted": "budget_item"}


def concept_there(concept: str, item: Item | None) -> str:
    """Return the concept of a project's amount at one place: what was spent, or planned, there is an item of it."""
    there = item is not None and item.kind == "place"
    return _OF_PLACES.get(concept, concept) if there else concept


def money_concept(topic: Topic | None, phase: Phase, subject: Subject, item: Item | None) -> tuple[str, Item | None]:
    """Return the concept of an amount and the item that it then needs.

    A topic names its own concept for a phase where it has one; else the amount is the general one of the phase, for
    the topic as item. A project's or a class's own spending has its own concept.
    """
    if topic is not None and topic.id in _ALL_INCOME and (phase.id in _PLANNED or phase.id == "closing"):
        # what was to come in is the budget; what is left in the end is left of all
        topic, item = None, None
    if topic is not None:
        own = topic.concepts.get(phase.id) or topic.concepts.get("expenditure" if phase.id == "final" else "")
        if topic.phase == "income" and phase.id in _STATED:
            own = topic.concepts.get("income")
        kind = Item(topic.kind, topic.name)
        if own:
            # the budget of a kind of purchases keeps that kind
            part = topic.part or (own == "procurement_budget" and topic.id not in _PROCUREMENT)
            return own, kind if part or own.endswith(("_function", "_item")) else item
        running = topic.id in _RUNNING and subject.kind is SubjectKind.UNIT and phase.concept == "budget_item"
        return "budget_adjusted" if running else phase.concept, kind
    if item is not None and (phase.concept, item.kind) in _OF_ITEMS:
        return _OF_ITEMS[(phase.concept, item.kind)], item
    if subject.kind is SubjectKind.PROJECT:
        concept = concept_there(_PROJECT_PHASES.get(phase.concept, phase.concept), item)
        whole = item is None or item.kind in ("fund_source", "total")
        return ("budget_adjusted" if concept == "budget_item" and whole else concept), item
    if phase.concept == "budget_item" and item is None:
        return "budget_adjusted", item
    return phase.concept, item
