"""What a template may tell: names with texts and figures, lists of such entries, by the words that a clerk uses."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from jixiao.model.book import Computed
from jixiao.model.quantity import Quantity

_NONE: Mapping[str, "Entry"] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing with names: `texts` (empty: not filled in), `figures` that are known, `lists` of further entries.

    `parts` are further entries by name; `bounds` are numbers to compare with, not to print.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    figures: Mapping[str, Computed] = field(default_factory=dict)
    lists: Mapping[str, tuple["Entry", ...]] = field(default_factory=dict)
    parts: Mapping[str, "Entry"] = field(default_factory=lambda: _NONE)
    bounds: Mapping[str, Quantity] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Material:
    """All that a report may tell, and with how many places amounts in 万元 are printed."""

    top: Entry
    places: int
