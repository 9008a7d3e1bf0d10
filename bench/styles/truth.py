"""The truth of one document, in the form of the truth files beside it."""

from dataclasses import dataclass, field
from fractions import Fraction

Json = dict[str, object]


@dataclass(frozen=True)
class Cell:
    """One value of the little world; money in 分, rates in percent."""

    key: str
    concept: str
    name: str
    year: int
    value: Fraction
    kind: str
    measure: str = ""
    auto: bool = False

    @property
    def context(self) -> str:
        """The unit, project or item with its year."""
        return f"{self.name}/{self.year}"


@dataclass(frozen=True)
class Figure:
    """One cell as printed; `step` is the value of half a unit in the last place, in 元 or percent."""

    cell: Cell
    text: str
    value: str
    unit: str
    base: Fraction
    step: Fraction
    unit_from: bool = False
    approx: bool = False
    table: bool = False
    correct: str | None = None


@dataclass(frozen=True)
class Piece:
    """A stretch of text; with `figure` it is a printed figure."""

    text: str
    figure: Figure | None = None


@dataclass(frozen=True)
class Identity:
    """A relation between cells of the world, by their keys; a zero that is not printed may be left out."""

    op: str
    terms: tuple[str, ...]
    result: str
    extra: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True)
class Relation:
    """An identity between figures of the document, by their numbers."""

    op: str
    terms: tuple[int, ...]
    result: int | None
    tolerance: Fraction
    holds: bool
    extra: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True)
class Fault:
    """A planted error: spans as (piece, start, end), the wrong one first where one is known."""

    kind: str
    explanation: str
    spans: tuple[tuple[int, int, int], ...]
    wrong: bool = True
    correct: str | None = None
    ambiguous: bool = False


@dataclass
class Page:
    """The growing document: pieces in order."""

    pieces: list[Piece] = field(default_factory=list)

    def figures(self) -> list[Figure]:
        """Return the printed figures in reading order."""
        return [piece.figure for piece in self.pieces if piece.figure]
