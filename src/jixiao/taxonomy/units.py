"""The units and measure words of `data/units.toml`."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """Return a data file of this package, parsed. The files ship with the package; a missing one is a defect."""
    return tomllib.loads(files("jixiao.taxonomy").joinpath("data", *name.split("/")).read_text("utf-8"))


@cache
def measure_words() -> tuple[str, ...]:
    """Return the measure words that make a figure a count, longest first."""
    return tuple(sorted(set(load("units.toml")["count"]), key=len, reverse=True))


@cache
def spelled_measure_words() -> tuple[str, ...]:
    """Return the measure words that a figure in Chinese numerals may take, longest first."""
    return tuple(sorted(set(load("units.toml")["spelled"]), key=len, reverse=True))
