"""Print one cell as this office prints it, and remember what was printed."""

from dataclasses import dataclass
from fractions import Fraction
from random import Random

from bench.styles.figures import FEN, FULL_WIDTH, chinese, grouped, plain, stripped
from bench.styles.truth import Cell, Figure

UNITS = {"wan": "万元", "yuan": "元", "yi": "亿元", "qian": "千元"}


@dataclass(frozen=True)
class Habits:
    """The words of `print:` and `traps:` of a style."""

    prints: frozenset[str]
    traps: frozenset[str]

    @property
    def unit(self) -> str:
        """The money unit of the prose."""
        return next((UNITS[word] for word in ("yuan", "qian") if word in self.prints), "万元")

    @property
    def table_unit(self) -> str:
        """The money unit of the tables."""
        return "元" if "tables-yuan" in self.prints else self.unit

    @property
    def rate_places(self) -> int:
        """Decimals of a rate."""
        return next((places for places in (0, 1) if f"rate{places}" in self.prints), 2)


def show(cell: Cell, mods: frozenset[str], habits: Habits, rng: Random) -> Figure:
    """Print a cell; the modifiers come from the slot."""
    if "ratio" in mods:
        return _ratio(cell)
    table = "t" in mods or "row" in mods
    unit, places = _unit_and_places(cell, mods, habits)
    value = cell.value / FEN[unit] if cell.kind == "money" else cell.value
    number = plain(value, places)
    exact = Fraction(number)
    if cell.kind == "score" or (cell.kind == "money" and "strip" in habits.prints):
        number = stripped(number)
    factor = FEN[unit] // 100 if cell.kind == "money" else 1
    written = _written(number, cell, mods, habits, rng)
    bare = "-" in mods or ("t" in mods and cell.kind != "rate") or ("t" in mods and "bare-rates" in habits.prints)
    text = written if bare else written + unit if table else _joined(written, unit, habits, rng)
    step = Fraction(0) if exact == value else Fraction(1, 2 * 10**places) * factor
    return Figure(cell, text, stripped(number), unit, exact * factor, step, unit_from=bare, table=table)


def _ratio(cell: Cell) -> Figure:
    """Print 98.16% as 0.9816, as some offices do."""
    places = plain(cell.value / 100, 4)
    percent = Fraction(places) * 100
    return Figure(
        cell, places, stripped(plain(percent, 2)), "%", percent, abs(percent - cell.value) and Fraction(1, 200)
    )


def _unit_and_places(cell: Cell, mods: frozenset[str], habits: Habits) -> tuple[str, int]:
    if cell.kind == "money" and cell.measure:
        return cell.measure, 0
    if cell.kind == "money":
        unit = next((UNITS[mod] for mod in mods if mod in UNITS), habits.table_unit if "t" in mods else habits.unit)
        return unit, 2
    if cell.kind == "rate":
        return ("个百分点" if cell.concept in {"rate_change_points", "narrative_points"} else "%"), _rate_places(
            cell, habits
        )
    if cell.kind == "score":
        return "分", 2
    return next((mod for mod in mods if mod >= "一"), cell.measure), 0


def _rate_places(cell: Cell, habits: Habits) -> int:
    return 0 if cell.concept.startswith(("narrative", "target")) and cell.value.denominator == 1 else habits.rate_places


def _written(number: str, cell: Cell, mods: frozenset[str], habits: Habits, rng: Random) -> str:
    if "cn" in mods:
        return chinese(int(number))
    if cell.kind == "money" and ("comma" in habits.prints or ("mixed-comma" in habits.prints and rng.random() < 0.5)):
        number = grouped(number, "，" if "T2" in habits.traps and rng.random() < 0.05 else ",")
    return number


def _joined(number: str, unit: str, habits: Habits, rng: Random) -> str:
    text = number + unit
    if "T1" in habits.traps and rng.random() < 0.1:
        text = text.translate(FULL_WIDTH)
    elif "T4" in habits.traps and rng.random() < 0.12:
        text = f"{number} {unit}"
    elif "T5" in habits.traps and rng.random() < 0.06:
        cut = rng.choice((len(number), max(1, len(number) - 1)))
        text = text[:cut] + "\n" + text[cut:]
    return text
