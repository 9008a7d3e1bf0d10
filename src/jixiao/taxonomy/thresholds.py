"""What the thresholds of the packs are called, what they mean, and which rules use them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from jixiao.taxonomy.units import load


@dataclass(frozen=True, slots=True)
class Threshold:
    """A threshold: `name` and `about` in Chinese, its unit, the codes of the rules that use it, its greatest value."""

    id: str
    name: str
    about: str
    unit: str
    rules: tuple[str, ...]
    most: int


@cache
def thresholds() -> Mapping[str, Threshold]:
    """Return all thresholds by id."""
    return {
        key: Threshold(key, entry["name"], entry["about"], entry["unit"], tuple(entry["rules"]), entry["most"])
        for key, entry in load("thresholds.toml").items()
    }


@cache
def thresholds_by_name() -> Mapping[str, str]:
    """Return the id of each threshold by its Chinese name and by the id itself."""
    return {one.name: key for key, one in thresholds().items()} | {key: key for key in thresholds()}
