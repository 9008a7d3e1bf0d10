"""Where a key of a TOML file stands: the parser of the standard library does not say.

A statement is the shortest run of lines that parses by itself; this is asked only of a file that parses as a whole,
and only when something is to be told of it.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import Any

Path = tuple[str | int, ...]


def line_of(text: str, path: Path) -> int:
    """Return the line (from 1) of the statement that sets `path`, or of the nearest one above it."""
    places = dict(_places(text))
    for length in range(len(path), 0, -1):
        if path[:length] in places:
            return places[path[:length]]
    return 1


def _places(text: str) -> Iterator[tuple[Path, int]]:
    """Yield each path with the line that sets it first; a later table of an array has its own number."""
    lines = text.splitlines()
    counts: Counter[str] = Counter()
    table: Path = ()
    at = 0
    while at < len(lines):
        size, value = _statement(lines, at)
        if value and lines[at].lstrip().startswith("["):
            table = _header(value, counts)
            yield table, at + 1
        else:
            for path in _keys(value):
                yield (*table, *path), at + 1
        at += size


def _statement(lines: list[str], at: int) -> tuple[int, dict[str, Any]]:
    for size in range(1, len(lines) - at + 1):
        try:
            return size, tomllib.loads("\n".join(lines[at : at + size]))
        except tomllib.TOMLDecodeError:
            continue
    return len(lines) - at, {}


def _header(value: Any, counts: Counter[str]) -> Path:
    path: Path = ()
    while isinstance(value, dict) and value:
        key, value = next(iter(value.items()))
        path = (*path, key)
        if isinstance(value, list):
            name = "\0".join(map(str, path))
            path = (*path, counts[name])
            counts[name] += 1
            value = {}
    return path


def _keys(value: Any, above: Path = ()) -> Iterator[Path]:
    """Yield the paths of a statement, those inside a table or list of one value too."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in inside:
        yield (*above, key)
        yield from _keys(below, (*above, key))
