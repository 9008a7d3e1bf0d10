"""Packs: what a place demands in a year, as data. Shipped ones and those of a user have the same form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from jixiao.model.finding import Severity
from jixiao.model.result import Kind
from jixiao.taxonomy.equations import Equation

NATIONAL = "national-2020"
# the forms that places lay out in ways of their own, and the layouts there are
LAYOUTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"部门整体支出绩效自评表": ("全国", "湖南"), "基础数据表": ("无", "湖南")}
)
_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Section:
    """Content that a report of one of `kinds` must have: one of `words`, anywhere in it; `level` where it has none."""

    name: str
    words: tuple[str, ...]
    level: Severity
    kinds: frozenset[Kind]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Cap:
    """The most a total score may be (millionths) where the rate of execution is below a limit (millionths of 1 %)."""

    below: int
    most: int
    level: Severity
    below_text: str
    most_text: str


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack. `thresholds` are decimals in text form; `since` and `until` are years (0: open).

    `words` in the title or the name of the unit, and `documents` (beginnings of document numbers), tell the place.
    `names` are further words for concepts (by id). `forms` says how the place lays out a form, by the name of the form.
    """

    id: str
    name: str
    version: str
    place: str = ""
    since: int = 0
    until: int = 0
    extends: str = ""
    sources: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    thresholds: Mapping[str, str] = field(default_factory=lambda: _NONE)
    severities: Mapping[str, Severity] = field(default_factory=lambda: MappingProxyType({}))
    sections: tuple[Section, ...] = ()
    caps: tuple[Cap, ...] = ()
    equations: tuple[Equation, ...] = ()
    names: tuple[tuple[str, tuple[str, ...]], ...] = ()
    forms: Mapping[str, str] = field(default_factory=lambda: _NONE)

    def fits(self, year: str) -> bool:
        """Tell whether a year is in the range of the pack; one that is not known may be."""
        if not year.isdecimal():
            return True
        return self.since <= int(year) and (not self.until or int(year) <= self.until)


def shipped_names() -> tuple[str, ...]:
    """Return the ids of the shipped packs."""
    folder = files("jixiao.taxonomy").joinpath("data", "packs")
    return tuple(sorted(one.name.removesuffix(".toml") for one in folder.iterdir() if one.name.endswith(".toml")))


@cache
def shipped_text(name: str) -> str:
    """Return the text of a shipped pack. FileNotFoundError means a defect."""
    return files("jixiao.taxonomy").joinpath("data", "packs", f"{name}.toml").read_text("utf-8")
