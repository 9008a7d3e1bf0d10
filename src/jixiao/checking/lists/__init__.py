"""Word lists of the rules, as data."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def word_list(name: str) -> dict[str, Any]:
    """Return the list `name`.toml of this folder. FileNotFoundError means a defect of the program."""
    return tomllib.loads((files(__name__) / f"{name}.toml").read_text(encoding="utf-8"))
