"""The outlines of reports: what their paragraphs and tables say, in the language of the tags."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from jixiao.taxonomy.units import load

_INCLUDED, _TABLE, _OPTIONAL = "@", "|", "?"


class Extra(StrEnum):
    """What a report has where it is asked for, by the name that the command line uses."""

    COVER = "封面"
    ATTACHMENTS = "附件"
    CHARTS = "图表"


@dataclass(frozen=True, slots=True)
class TableOutline:
    """A table with a head, a row for every entry of a list and last rows; told where the list has entries."""

    title: str
    unit: str
    only: str
    each: str
    widths: tuple[int, ...]
    heads: tuple[str, ...]
    row: tuple[str, ...]
    last: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A report from its cover or title to its foot. A line is the text of a paragraph with its mark, or a table."""

    id: str
    name: str
    lines: tuple[str | TableOutline, ...]


def outline_names() -> tuple[str, ...]:
    """Return the ids of the shipped outlines."""
    folder = files("jixiao.taxonomy").joinpath("data", "outlines")
    return tuple(sorted(one.name.removesuffix(".toml") for one in folder.iterdir() if one.name.endswith(".toml")))


@cache
def outline(name: str, extras: frozenset[Extra] = frozenset()) -> Outline:
    """Return a shipped outline with the extras asked for. FileNotFoundError where there is none of this id."""
    entry = load(f"outlines/{name}.toml")
    return Outline(name, entry["name"], tuple(_lines(entry["lines"], extras)))


def _lines(lines: list[str], extras: AbstractSet[str]) -> Iterator[str | TableOutline]:
    telling = load("telling.toml")
    for line in lines:
        if line.startswith(_OPTIONAL):
            extra, _, wanted = line.removeprefix(_OPTIONAL).partition(" ")
            yield from _lines([wanted] if extra in extras else [], extras)
        elif line.startswith(_INCLUDED):
            yield from _lines(telling["paragraphs"][line.removeprefix(_INCLUDED)], extras)
        elif line.startswith(_TABLE):
            yield _table(telling["tables"][line.removeprefix(_TABLE)])
        else:
            yield line


def _table(entry: Mapping[str, Any]) -> TableOutline:
    return TableOutline(
        entry["title"], entry.get("unit", ""), entry["only"], entry["each"], tuple(entry["widths"]),
        tuple(entry["heads"]), tuple(entry["row"]), tuple(map(tuple, entry.get("last", ()))),
    )  # fmt: skip
