"""The figures of a report: a tag where a book tells the same, else a mark."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from jixiao.model.fact import Fact
from jixiao.model.quantity import Approximation
from jixiao.model.retelling import Put
from jixiao.rendering.catalogue import say
from jixiao.services.old_report.names import Meaning, Named, meaning
from jixiao.services.old_report.tags import Tagged, tagged, usual_places
from jixiao.services.old_report.turning import is_signed, turned
from jixiao.services.old_report.words import doubt
from jixiao.taxonomy.retelling import wide


class Fate(StrEnum):
    """What became of a figure."""

    REPLACED = "replaced"
    UNTOLD = "untold"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the report with what is to stand in its place."""

    fact: Fact
    fate: Fate
    put: Put


def figures(facts: tuple[Fact, ...], text: str, names: Mapping[Meaning, Named]) -> Iterator[Figure]:
    """Yield what becomes of each figure, in the order of the text."""
    places = usual_places(facts)
    for fact in facts:
        if fact.span is None:
            continue
        if fact.coordinates is None:
            yield Figure(fact, Fate.UNREAD, doubt(fact.span, text, say("retelling.why_unread")))
            continue
        named = names.get(meaning(fact.coordinates))
        told = None if named is None else _told(fact, named, text, places)
        if told is None:
            yield Figure(fact, Fate.UNTOLD, doubt(fact.span, text, _why(fact, named)))
        else:
            yield Figure(fact, Fate.REPLACED, told)


def _told(fact: Fact, named: Named, text: str, places: dict[str, int]) -> Put | None:
    """Return the put of a figure that the book tells; None where that is not certain."""
    if fact.coordinates is None or fact.coordinates.concept in wide():
        return None
    signed = is_signed(named.path) and fact.cell is None
    found = tagged(fact, named, text, places, bare=signed)
    if found is None:
        return None
    return _turned(found, named, text) if signed else Put(found.span, found.text)


def _turned(found: Tagged, named: Named, text: str) -> Put | None:
    """Return the put of an amount together with the word before it that says which way it goes."""
    word = turned(named.path, text, found.span.start, less=named.quantity.value < 0)
    return None if word is None else Put(word[0].cover(found.span), f"{word[1]}{found.text}")


def _why(fact: Fact, named: Named | None) -> str:
    if fact.quantity.approximation is not Approximation.EXACT:
        return say("retelling.why_about")
    if named is not None:
        return say("retelling.why_differs")
    return say("retelling.why_untold")
