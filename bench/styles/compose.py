"""Walk a template and write the pieces of a document."""

import re
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cache
from hashlib import sha256
from random import Random

from bench.styles.figures import FEN, chinese
from bench.styles.library import Style, phrases
from bench.styles.names import person
from bench.styles.printing import Habits, show
from bench.styles.template import Choice, Nodes, parse
from bench.styles.truth import Cell, Figure, Piece
from bench.styles.world import World

LOOPS = {
    "units": "u",
    "projects": "p",
    "planned": "p",
    "late": "p",
    "economic": "e",
    "classes": "c",
    "groups": "g",
    "scores": "s",
    "indicators": "k",
    "p.items": "t",
    "duty": "d",
    "work": "w",
    "problem": "b",
    "measure": "m",
}
YEARS = {"Y": 0, "Y-1": -1, "Y-2": -2, "Y+1": 1}
AMOUNT = re.compile(r"[\d.,]+")
cached_parse = cache(parse)


class SlotError(LookupError):
    """A slot names nothing that this world has."""


@dataclass
class Composer:
    """Writes one document of one style from one world."""

    world: World
    style: Style
    habits: Habits
    rng: Random
    pieces: list[Piece] = field(default_factory=list)
    scope: dict[str, str] = field(default_factory=lambda: {"p": "p0"})
    order: int = 1
    narrated: int = 0
    taste: str = ""
    line: str = ""

    def write(self, text: str) -> None:
        """Write a template."""
        self._nodes(cached_parse(text))

    def _nodes(self, nodes: Nodes) -> None:
        for node in nodes:
            if isinstance(node, str):
                self._put(node)
            elif isinstance(node, Choice):
                self._nodes(node.options[self._choose(node)])
            else:
                self._slot(node.text)

    def _put(self, text: str, figure: Figure | None = None) -> None:
        self.line = (self.line + text).rpartition("\n")[2]
        if figure is None and self.pieces and self.pieces[-1].figure is None:
            self.pieces[-1] = Piece(self.pieces[-1].text + text)
        else:
            self.pieces.append(Piece(text, figure))

    def _choose(self, choice: Choice) -> int:
        if choice.by == "<":
            return self.rng.randrange(len(choice.options))
        if choice.by == "[":
            mark = sha256(f"{self.style.name}{self.taste}\n{choice.source}".encode()).digest()
            return int.from_bytes(mark[:4]) % len(choice.options)
        cell = self.world.cells.get(self._key(choice.by))
        return 0 if cell and cell.value else min(1, len(choice.options) - 1)

    def _key(self, key: str) -> str:
        first, dot, rest = key.partition(".")
        return self.scope.get(first, first) + dot + rest

    def _slot(self, text: str) -> None:
        head, rest = text[:1], text[1:]
        if head == "@":
            self.write(phrases()[rest].text)
        elif head == "*":
            self._loop(*rest.split(":"))
        elif head == "~":
            self._narrate(*rest.split())
        elif head == "=":
            self._literal(*rest.split(":", 1))
        elif text.startswith("dir "):
            self._direction(*text.split()[1:])
        elif text in YEARS:
            self._put(str(self.world.year + YEARS[text]))
        elif text in {"i", "I", "①"}:
            self._put({"i": str(self.order), "I": chinese(self.order), "①": chr(0x245F + self.order)}[text])
        elif text in {"docno", "phone", "person", "code"}:
            self._put(self._paper(text))
        else:
            self._figure_or_text(text)

    def _loop(self, name: str, separator: str, phrase: str) -> None:
        outer, saved = self.order, dict(self.scope)
        items = self.world.lists.get(self._key(name) if "." in name else name, ())
        for number, prefix in enumerate(items, start=1):
            if number > 1:
                self._put(separator.replace("\\n", "\n"))
            self.scope[LOOPS[name]] = prefix
            self.order = number
            self.write(phrases()[phrase].text)
        self.order, self.scope = outer, saved

    def _figure_or_text(self, text: str) -> None:
        name, _, words = text.partition(":")
        key, mods = self._key(name), frozenset(words.split(",")) - {""}
        if key in self.world.cells and "text" not in mods:
            mods |= {"row"} if self.line.startswith("|") else set()
            if "t" in mods and self._blank(self.world.cells[key]):
                self._put("-")
                return
            figure = show(self._cell(key, mods), mods, self.habits, self.rng)
            self._put(figure.text, figure)
        elif key.endswith(".text"):
            self.write(self.world.texts[key])
        elif key in self.world.texts:
            self._put(self.world.texts[key])
        else:
            raise SlotError(self.style.name, text)

    def _cell(self, key: str, mods: frozenset[str]) -> Cell:
        """Take a cell as of this year, `last`: as counted at the end of last year, `was`: last year's own figure.

        With `then` last year's figure stands under an explicit year; a count keeps its concept there.
        """
        cell = self.world.cells[key]
        if "last" in mods:
            return replace(cell, key=f"{key}.last", year=cell.year - 1)
        if mods & {"was", "then"}:
            prior = self.world.cells[f"{key}.prior"]
            concept = cell.concept if "then" in mods and cell.kind != "money" else prior.concept
            return replace(cell, key=prior.key, concept=concept, value=prior.value, year=cell.year - 1)
        return cell

    def _blank(self, cell: Cell) -> bool:
        return "dash" in self.habits.prints and cell.kind == "money" and not cell.value

    def _direction(self, key: str, up: str, down: str, level: str = "") -> None:
        sign = self.world.signs[self._key(key)]
        self._put(up if sign > 0 else down if sign < 0 else level or down)

    def _paper(self, what: str) -> str:
        number = self.rng.randrange
        return {
            "docno": f"{self.world.texts['short']}财绩〔{self.world.year + number(2)}〕{number(3, 60)}号",
            "phone": f"0{number(710, 799)}-{number(2_000_000, 8_999_999)}",
            "person": person(self.rng),
            "code": str(number(101_001, 899_999)),
        }[what]

    def _narrate(self, kind: str, low: str = "0", high: str = "0", mod: str = "") -> None:
        """Write a random figure of the narrative; money, rates and points are remembered, plain counts are not."""
        draw = Fraction(self.rng.randrange(int(low) * 100, int(high) * 100 + 1), 100)
        if kind == "n":
            self._put(str(int(draw)))
        elif kind in {"w", "d"}:
            self._put(f"{int(draw)}.{self.rng.randrange(1, 10)}")
        else:
            self._narrated(kind, draw, frozenset(mod.split(",")) - {""})

    def _narrated(self, kind: str, draw: Fraction, mods: frozenset[str]) -> None:
        unit = {"amount": "万元", "yuan": "元", "yi": "亿元", "points": "个百分点", "score": "分"}.get(kind, "%")
        places = {
            "amount": self.rng.choice((0, 0, 1, 2)),
            "yi": 2,
            "rate": self.rng.choice((0, 1, 2)),
            "points": self.rng.choice((1, 2)),
        }
        shown = Fraction(round(draw * 10 ** places.get(kind, 0)), 10 ** places.get(kind, 0))
        concept = {
            "rate": "narrative_rate",
            "target": "target_rate",
            "points": "narrative_points",
            "score": "narrative_score",
        }
        digits = chinese(int(shown)) if "cn" in mods else format_decimal(shown)
        self._remember(concept.get(kind, "narrative_amount"), digits + unit, shown, unit)

    def _literal(self, concept: str, text: str) -> None:
        found = AMOUNT.search(text)
        if found is None:
            raise SlotError(text)
        self._remember(concept, text, Fraction(found.group().replace(",", "")), text[found.end() :].strip())

    def _remember(self, concept: str, text: str, value: Fraction, unit: str) -> None:
        self.narrated += 1
        factor = FEN[unit] // 100 if unit in FEN else 1
        kind = "money" if unit in FEN else "rate"
        cell = Cell(
            f"~{self.narrated}",
            concept,
            self.world.unit,
            self.world.year,
            value * factor * 100 if kind == "money" else value,
            kind,
            auto=True,
        )
        self._put(text, Figure(cell, text, format_decimal(value), unit, value * factor, Fraction(0)))


def format_decimal(value: Fraction) -> str:
    """Print a decimal fraction in full, without needless zeros."""
    whole, rest = divmod(value, 1)
    digits = ""
    while rest:
        rest *= 10
        digits += str(int(rest))
        rest -= int(rest)
    return f"{int(whole)}.{digits}" if digits else str(int(whole))
