"""The words that a book says of figures from a report, from their data file."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads(files("jixiao.books").joinpath("data/from_report.toml").read_text("utf-8"))


def word(name: str, /, **values: str | int) -> str:
    """Return a text by its name (`told.conflict`), its places filled in. KeyError for an unknown one: a defect."""
    found: Any = _words()
    for part in name.split("."):
        found = found[part]
    return str(found).format(**values)
