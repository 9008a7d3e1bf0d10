"""The words that give a figure its meaning, as typed entries of one lexicon that finds them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from jixiao.taxonomy.forms import all_forms
from jixiao.taxonomy.units import load
from jixiao.taxonomy.wording import Vocabulary, vocabulary


class Sense(StrEnum):
    """What a word contributes to the meaning of a figure."""

    PHASE = "phase"
    TOPIC = "topic"
    RATE = "rate"
    COUNT = "count"
    SCOPE = "scope"
    LINK = "link"
    NEUTRAL = "neutral"
    LIST = "list"
    EACH = "each"
    COMPARE = "compare"
    COMPARE_BUDGET = "compare_budget"
    PRIOR = "prior"
    UP = "up"
    DOWN = "down"
    FLAT = "flat"
    TARGET = "target"
    BLIND = "blind"


@dataclass(frozen=True, slots=True)
class Topic:
    """What an amount is about: see `data/topics.toml`."""

    id: str
    name: str
    phase: str
    kind: str = "topic"
    keeps: bool = False
    part: bool = False
    within: tuple[str, ...] = ()
    twin: str = ""
    concepts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Phase:
    """When in the money cycle an amount stands: see `data/phases.toml`."""

    id: str
    concept: str
    sign: int = 1


@dataclass(frozen=True, slots=True)
class RateKind:
    """What a percentage says: see `data/rates.toml`."""

    id: str
    concept: str
    base: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Countable:
    """What is counted: see `data/counts.toml`."""

    concept: str
    units: tuple[str, ...]
    within: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    item: str = ""
    about: str = ""
    named: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries. `senses` maps a word to what it can contribute: (sense, id); `short` marks words bound to a list.

    `every` finds all words, `general` all but those that only the money of one project gives a meaning.
    """

    topics: Mapping[str, Topic]
    phases: Mapping[str, Phase]
    rates: Mapping[str, RateKind]
    counts: Mapping[str, Countable]
    senses: Mapping[str, tuple[tuple[Sense, str], ...]]
    short: Mapping[str, tuple[tuple[Sense, str], ...]]
    every: Vocabulary
    general: Vocabulary


# phases that only the money of one project gives a word: elsewhere it is what its parts say
OF_ONE_PROJECT = frozenset({"scheduled", "projected", "begun", "raised", "lowered", "unpaid"})
_PLAIN = {
    "link": Sense.LINK, "neutral": Sense.NEUTRAL, "list": Sense.LIST, "each": Sense.EACH, "compare": Sense.COMPARE,
    "compare_budget": Sense.COMPARE_BUDGET,
    "prior": Sense.PRIOR, "up": Sense.UP, "down": Sense.DOWN, "flat": Sense.FLAT, "target": Sense.TARGET,
    "blind": Sense.BLIND,
}  # fmt: skip
_HALF_WIDTH = str.maketrans("（）：“”", '():""')


@cache
def lexicon() -> Lexicon:
    """Return the lexicon of the shipped data, built once."""
    senses: dict[str, list[tuple[Sense, str]]] = {}
    short: dict[str, list[tuple[Sense, str]]] = {}
    topics = {key: _topic(key, entry) for key, entry in load("topics.toml").items()}
    phases = {key: Phase(key, entry["concept"], entry.get("sign", 1)) for key, entry in load("phases.toml").items()}
    rates = {
        key: RateKind(key, entry["concept"], entry.get("base", ""), entry.get("about", ""))
        for key, entry in load("rates.toml").items()
    }
    counts = {key: _countable(key, entry) for key, entry in load("counts.toml").items()}
    for sense, name in (
        (Sense.TOPIC, "topics"),
        (Sense.PHASE, "phases"),
        (Sense.RATE, "rates"),
        (Sense.COUNT, "counts"),
    ):
        for key, entry in load(f"{name}.toml").items():
            _add(senses, entry["words"], sense, key)
            _add(short, entry.get("short", ()), sense, key)
    words = load("words.toml")
    for key, sense in _PLAIN.items():
        _add(senses, words[key], sense, key)
    for key, names in words["scope"].items():
        _add(senses, names, Sense.SCOPE, key)
    return Lexicon(
        topics, phases, rates, counts,
        {word: tuple(entries) for word, entries in senses.items()},
        {word: tuple(entries) for word, entries in short.items()},
        vocabulary({*senses, *short}), vocabulary({*_general(senses), *short}),
    )  # fmt: skip


@lru_cache(maxsize=8)
def with_words(added: tuple[tuple[Sense, str, str], ...]) -> Lexicon:
    """Return the shipped lexicon with further words: (sense, id of the entry, word)."""
    base = lexicon()
    senses = {word: list(entries) for word, entries in base.senses.items()}
    for sense, key, word in added:
        if (sense, key) not in base.senses.get(word, ()):
            _add(senses, (word,), sense, key)
    whole = {word: tuple(entries) for word, entries in senses.items()}
    every, general = vocabulary({*whole, *base.short}), vocabulary({*_general(whole), *base.short})
    return replace(base, senses=whole, every=every, general=general)


def _general(senses: Mapping[str, Iterable[tuple[Sense, str]]]) -> Iterator[str]:
    """Yield the words that have a meaning where no project is spoken of."""
    for word, entries in senses.items():
        if any(sense is not Sense.PHASE or key not in OF_ONE_PROJECT for sense, key in entries):
            yield word


def _add(into: dict[str, list[tuple[Sense, str]]], words: Iterable[str], sense: Sense, key: str) -> None:
    for word in all_forms(words):
        for form in dict.fromkeys((word, word.translate(_HALF_WIDTH))):
            into.setdefault(form, []).append((sense, key))


def _topic(key: str, entry: Mapping[str, Any]) -> Topic:
    return Topic(
        key, entry["name"], entry["phase"], entry.get("kind", "topic"), entry.get("keeps", False),
        entry.get("part", False),
        tuple(entry.get("within", ())), entry.get("twin", ""), entry.get("concepts", {}),
    )  # fmt: skip


def _countable(key: str, entry: Mapping[str, Any]) -> Countable:
    return Countable(
        entry.get("concept", key),
        tuple(entry["units"]),
        tuple(entry.get("within", ())),
        tuple(entry.get("topics", ())),
        tuple(entry.get("prefix", ())),
        entry.get("item", ""),
        entry.get("about", ""),
        entry.get("named", False),
    )
