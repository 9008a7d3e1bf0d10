"""Further words for concepts: which entry of the lexicon they join, and which words may not be taken."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from jixiao.taxonomy.concepts import concept_name, concepts_by_name
from jixiao.taxonomy.fields import Fields, hint
from jixiao.taxonomy.lexicon import Lexicon, Sense, lexicon, with_words

Names = tuple[tuple[str, tuple[str, ...]], ...]

_SHORTEST = 2
_NO_WORD = re.compile(r"[\d\s，。；：、“”《》%]")


def check_names(table: Fields) -> Names:
    """Return the words of a pack by concept. Told: unknown concepts, words too short, words that mean another thing."""
    known = concepts_by_name()
    taken: dict[str, str] = {}
    found = []
    for name in table.names():
        concept = known.get(name, "")
        words = table.texts(name)
        if not concept:
            table.tell(name, "settings.concept", name=name, hint=hint(name, known))
        elif concept not in _entries():
            table.tell(name, "settings.no_words", name=name)
        else:
            for word in words:
                _check(table, name, word, concept, taken)
            found.append((concept, words))
    return tuple(found)


def extended(names: Names) -> Lexicon:
    """Return the lexicon with the words of packs; the shipped one where they add none."""
    added = tuple((*_entries()[concept], word) for concept, words in names for word in words)
    return with_words(added) if added else lexicon()


def _check(table: Fields, name: str, word: str, concept: str, taken: dict[str, str]) -> None:
    if len(word) < _SHORTEST or _NO_WORD.search(word):
        table.tell(name, "settings.word", word=word)
    owner = taken.setdefault(word, concept)
    owner = _owner(word) if owner == concept else concept_name(owner)
    if owner and owner != concept_name(concept):
        table.tell(name, "settings.stolen", word=word, name=concept_name(concept), owner=owner)


def _owner(word: str) -> str:
    """Return what a word of the lexicon means already, empty for a new one."""
    named = concepts_by_name().get(word)
    if named:
        return concept_name(named)
    senses = (*lexicon().senses.get(word, ()), *lexicon().short.get(word, ()))
    owners = [concept_name(_concepts()[one]) for one in senses if one in _concepts()]
    return owners[0] if owners else ("通用词" if senses else "")


@cache
def _entries() -> Mapping[str, tuple[Sense, str]]:
    """Return the entry of the lexicon that speaks of each concept, where one does so by itself."""
    found: dict[str, tuple[Sense, str]] = {}
    for entry, concept in _concepts().items():
        found.setdefault(concept, entry)
    return found


@cache
def _concepts() -> Mapping[tuple[Sense, str], str]:
    """Return the concept that each entry of the lexicon gives a bare figure."""
    words = lexicon()
    topics = {
        (Sense.TOPIC, key): one.concepts[one.phase] for key, one in words.topics.items() if one.phase in one.concepts
    }
    phases = {(Sense.PHASE, key): one.concept for key, one in words.phases.items() if one.sign > 0}
    rates = {(Sense.RATE, key): one.concept for key, one in words.rates.items()}
    counts = {(Sense.COUNT, key): one.concept for key, one in words.counts.items() if not one.item}
    return {**phases, **topics, **rates, **counts}


def words_of(packs: Iterable[Names]) -> Names:
    """Return the words of several packs together."""
    return tuple(entry for names in packs for entry in names)
