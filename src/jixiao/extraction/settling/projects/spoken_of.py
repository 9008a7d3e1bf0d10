"""Which programme a sentence speaks of, and the words of the clause before an amount."""

import re

from jixiao.extraction.around import SENTENCE, begin_of
from jixiao.extraction.bound import World
from jixiao.model.fact import Subject

_MARKS = re.compile(r"[，,；;。：:、（(\n]")
_REACH = 80


def programme_of(world: World, number: int) -> Subject | None:
    """Return the project that its sentence names last before a figure, None where it names none."""
    told = sentence_of(world, number)
    found = [(told.rfind(called) + len(called), len(called), called) for called in world.projects if called in told]
    return world.project(max(found)[2]) if found else None


def sentence_of(world: World, number: int) -> str:
    """Return the sentence of a figure up to it."""
    start = world.figures[number].span.start
    return world.text[begin_of_sentence(world, start) : start]


def begin_of_sentence(world: World, start: int) -> int:
    """Return where the sentence of a place begins."""
    return begin_of(world.text, start, SENTENCE)


def clause_before(world: World, number: int) -> str:
    """Return the words directly before a figure, behind the last mark and the last figure."""
    return _MARKS.split(world.words_before(number, _REACH))[-1].strip()


def without_names(world: World, words: str) -> str:
    """Return words without the names of projects, which may hold any other word: 禁捕退捕补助."""
    for called in sorted(world.projects, key=len, reverse=True):
        words = words.replace(called, "")
    return words
