"""The little world behind one document: every figure, exact, and the relations between them."""

from dataclasses import dataclass, field
from fractions import Fraction
from random import Random

from bench.styles.figures import FEN
from bench.styles.truth import Cell, Identity

WAN = 1_000_000


@dataclass
class World:
    """Cells by key, texts by key, lists of item prefixes, and the identities that hold."""

    rng: Random
    unit: str
    year: int
    grain: int
    low: bool = False
    plan: bool = False
    pure: bool = False
    cells: dict[str, Cell] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    identities: list[Identity] = field(default_factory=list)
    signs: dict[str, int] = field(default_factory=dict)

    def money(self, key: str, concept: str, value: int, name: str = "", year: int = 0) -> int:
        """Add an amount in 分 and return it."""
        self._add(Cell(key, concept, name or self.unit, year or self.year, Fraction(value), "money"))
        return value

    def cost(self, key: str, concept: str, value: int, unit: str) -> None:
        """Add an amount that is always printed in its own unit."""
        self._add(Cell(key, concept, self.unit, self.year, Fraction(value * FEN[unit]), "money", unit))

    def count(self, key: str, concept: str, value: int, measure: str, name: str = "") -> int:
        """Add a count with its measure word and return it."""
        self._add(Cell(key, concept, name or self.unit, self.year, Fraction(value), "count", measure))
        return value

    def rate(self, key: str, concept: str, of: tuple[str, str], name: str = "", year: int = 0) -> None:
        """Add the rate of two cells, in percent; nothing where the base is zero."""
        part, whole = (self.cells[each].value for each in of)
        if whole:
            self._add(Cell(key, concept, name or self.unit, year or self.year, part * 100 / whole, "rate", "%"))
            self.identities.append(Identity("ratio_pct", of, key))

    def free_rate(self, key: str, concept: str, value: Fraction, name: str = "", year: int = 0) -> None:
        """Add a rate that follows from nothing."""
        self._add(Cell(key, concept, name or self.unit, year or self.year, value, "rate", "%"))

    def score(self, key: str, concept: str, value: Fraction, name: str = "") -> None:
        """Add a score."""
        self._add(Cell(key, concept, name or self.unit, self.year, value, "score", "分"))

    def text(self, key: str, value: str) -> None:
        """Add a text."""
        self.texts[key] = value

    def sum(self, result: str, *terms: str) -> None:
        """Say that the terms add up to the result."""
        self.identities.append(Identity("sum", terms, result))

    def diff(self, result: str, *terms: str) -> None:
        """Say that the first term less the others is the result."""
        self.identities.append(Identity("diff", terms, result))

    def balance(self, result: str, *terms: str) -> None:
        """Say that the first two terms less the rest are the result."""
        self.identities.append(Identity("balance", terms, result))

    def equal(self, one: str, other: str) -> None:
        """Say that two cells are the same figure under two names."""
        self.identities.append(Identity("equal", (one,), other))

    def value(self, key: str) -> int:
        """Return a whole value (money in 分, or a count)."""
        return int(self.cells[key].value)

    def amount(self, low: int, high: int) -> int:
        """Draw an amount between two numbers of 万元, in 分, on the grain of this world."""
        return self.rng.randrange(low * WAN, high * WAN + 1) // self.grain * self.grain

    def part(self, whole: int, low: int, high: int) -> int:
        """Draw a part of a whole between two percentages, on the grain."""
        return whole * self.rng.randrange(low * 100, high * 100 + 1) // 10_000 // self.grain * self.grain

    def split(self, whole: int, count: int) -> list[int]:
        """Split a whole into uneven parts, all above zero, on the grain."""
        weights = [self.rng.randrange(20, 100) for _ in range(count)]
        parts = [whole * weight // sum(weights) // self.grain * self.grain for weight in weights[1:]]
        return [whole - sum(parts), *parts]

    def trend(self, key: str, name: str, prior: int | None = None) -> None:
        """Give a money cell its figure of last year (drawn where not given), the change and the rate of change."""
        cell = self.cells[key]
        now = int(cell.value)
        before = self._before(now) if prior is None else prior
        change = now - before
        self.signs[key] = (change > 0) - (change < 0)
        for ending, concept, about, value in (
            ("prior", "prior_year_amount", cell.name, before),
            ("yoy", "yoy_amount", name, abs(change)),
        ):
            self._add(Cell(f"{key}.{ending}", concept, about, self.year, Fraction(value), cell.kind, cell.measure))
        self.diff(f"{key}.yoy", *((key, f"{key}.prior") if change >= 0 else (f"{key}.prior", key)))
        if before:
            rate = Fraction(abs(change) * 100, before)
            self._add(Cell(f"{key}.yoyr", "yoy_rate", name, self.year, rate, "rate", "%"))
            up = (("up", change >= 0),)
            self.identities.append(Identity("yoy_from_change", (key, f"{key}.yoy"), f"{key}.yoyr", up))
            self.identities.append(Identity("ratio_pct", (f"{key}.yoy", f"{key}.prior"), f"{key}.yoyr"))

    def _before(self, now: int) -> int:
        percent = self.rng.choice([n for n in range(-180, 250) if abs(n) > 3])
        return now - now * percent // 1000 // self.grain * self.grain

    def _add(self, cell: Cell) -> None:
        self.cells[cell.key] = cell
