"""Packs: what a place demands in a year, as data."""

from collections.abc import Mapping
from dataclasses import dataclass

from jixiao.taxonomy.units import load


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack with its version and thresholds (decimals in text form)."""

    id: str
    name: str
    version: str
    thresholds: Mapping[str, str]


def pack(name: str) -> Pack:
    """Return a shipped pack. Raises FileNotFoundError for a name that is not shipped."""
    entry = load(f"packs/{name}.toml")
    return Pack(name, entry["name"], entry["version"], entry["thresholds"])
