"""A table of a TOML file, read key by key. What is wrong is collected with its line, never raised."""

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import takewhile
from typing import Any

from jixiao.model.policy import Flaw
from jixiao.taxonomy.toml_lines import Path, line_of

_AT = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_DECIMAL = re.compile(r"\d{1,12}(?:\.\d{1,6})?")
_NEAR = 6
_KINDS = {str: "text", int: "number", list: "list", dict: "table"}


@dataclass(slots=True)
class Source:
    """A file of settings: its name as shown, its text, and what was found wrong in it."""

    path: str
    text: str
    flaws: list[Flaw] = field(default_factory=list)

    def tell(self, at: Path, message: str, /, **args: object) -> None:
        """Note something wrong at a key."""
        told = tuple((name, str(value)) for name, value in args.items())
        self.flaws.append(Flaw(message, told, self.path, line_of(self.text, at)))


def parse(source: Source) -> "Fields":
    """Return the top table of a file; one that is not TOML is told and read as empty. Fractions stay text."""
    try:
        table = tomllib.loads(source.text, parse_float=str)
    except tomllib.TOMLDecodeError as error:
        said = _AT.search(str(error))
        line = int(said[1]) if said and said[1] else source.text.count("\n") + 1
        source.flaws.append(Flaw("settings.syntax", (), source.path, line))
        table = {}
    return Fields(source, table)


def hint(word: str, known: Iterable[str]) -> str:
    """Return the known word most like a wrong one, of several the one that begins like it; empty where none is."""
    by_case = {one.casefold(): one for one in known}
    wrong = word.casefold()
    near = get_close_matches(wrong, by_case, n=_NEAR, cutoff=0.5)
    return by_case[max(near, key=lambda one: _common(one, wrong))] if near else ""


def _common(one: str, other: str) -> int:
    """Count the characters with which two words begin alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


class Fields:
    """One table. Each method reads a key once; `finish` tells the keys that nobody asked for."""

    def __init__(self, source: Source, table: dict[str, Any], path: Path = ()) -> None:
        self.source = source
        self.path = path
        self._table = table
        self._known: list[str] = []

    def __contains__(self, name: str) -> bool:
        return name in self._table

    def tell(self, name: str, message: str, /, **args: object) -> None:
        """Note something wrong at a key of this table."""
        self.source.tell((*self.path, name), message, **args)

    def line(self, name: str = "") -> int:
        """Return the line of the table, or of a key of it."""
        return line_of(self.source.text, (*self.path, name) if name else self.path)

    def text(self, name: str, *, needed: bool = False) -> str:
        """Return a text, empty where it is missing; one that is needed and missing or blank is told."""
        value: str = self._typed(name, str)
        if needed and not value.strip():
            self.tell(name, "settings.needed", name=name)
        return value.strip()

    def number(self, name: str) -> int:
        """Return a whole number, 0 where it is missing."""
        value: int = self._typed(name, int)
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts; a single text is a list of one."""
        value = self._table.get(name)
        if isinstance(value, str):
            self._known.append(name)
            return (value,)
        listed = self._typed(name, list)
        for number, one in enumerate(listed):
            if not isinstance(one, str) or not one.strip():
                self.source.tell((*self.path, name, number), "settings.type_text", name=name)
        return tuple(one.strip() for one in listed if isinstance(one, str) and one.strip())

    def choice(self, name: str, allowed: Collection[str], default: str) -> str:
        """Return one of the words allowed."""
        value = self.text(name) or default
        if value in allowed:
            return value
        self.tell(
            name, "settings.choice", name=name, found=value, allowed="、".join(allowed), hint=hint(value, allowed)
        )
        return default

    def table(self, name: str) -> "Fields":
        """Return a table inside this one, empty where it is missing."""
        return Fields(self.source, self._typed(name, dict), (*self.path, name))

    def tables(self, name: str) -> Iterator["Fields"]:
        """Yield the tables of an array of tables."""
        for number, one in enumerate(self._typed(name, list)):
            if isinstance(one, dict):
                yield Fields(self.source, one, (*self.path, name, number))
            else:
                self.source.tell((*self.path, name, number), "settings.type_table", name=name)

    def names(self) -> tuple[str, ...]:
        """Return the keys of the table in the order of the file."""
        self._known.extend(self._table)
        return tuple(self._table)

    def decimal(self, name: str) -> str:
        """Return a number that is not negative, with at most six decimals, as plain digits."""
        value = self._table.get(name)
        self._known.append(name)
        written = "" if isinstance(value, bool) else str(value)
        if _DECIMAL.fullmatch(written):
            return written
        self.tell(name, "settings.decimal", name=name, found=written)
        return ""

    def finish(self) -> None:
        """Tell every key that was not asked for, with the one that may be meant."""
        for name in self._table:
            if name not in self._known:
                self.tell(name, "settings.unknown_key", name=name, hint=hint(name, self._known))

    def _typed(self, name: str, kind: type) -> Any:
        self._known.append(name)
        value = self._table.get(name, kind())
        if type(value) is not kind:
            self.tell(name, f"settings.type_{_KINDS[kind]}", name=name)
            return kind()
        return value
