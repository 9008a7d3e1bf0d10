"""Find the words of a large vocabulary in a text: at each place the longest, without overlaps."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

# how many characters of a word lead to the lengths it may have
_HEAD = 2


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the vocabulary where it stands: offsets count characters of the text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words, and by their first characters the lengths that words so begun have, the longest first.

    An expression of 170,000 words takes seconds to compile, this a fiftieth of them (`python -m bench.words`).
    """

    words: Collection[str]
    lengths: Mapping[str, tuple[int, ...]]

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
        """Yield the words in a stretch of a text in order, the longest where several begin at one place."""
        end = len(text) if end is None else min(end, len(text))
        lengths, words, at = self.lengths, self.words, start
        while at < end:
            for length in lengths.get(text[at : at + _HEAD], ()) or lengths.get(text[at], ()):
                if at + length <= end and text[at : at + length] in words:
                    yield Word(at, at + length, text[at : at + length])
                    at += length
                    break
            else:
                at += 1


def vocabulary(words: Iterable[str]) -> Vocabulary:
    """Return the vocabulary of words; empty ones are left out."""
    kept = frozenset(filter(None, words))
    lengths: dict[str, set[int]] = {}
    for word in kept:
        lengths.setdefault(word[:_HEAD], set()).add(len(word))
    singles = {head for head in lengths if len(head) < _HEAD}
    for head, found in lengths.items():
        if head[0] in singles:
            found.add(1)
    return Vocabulary(kept, {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()})


NO_WORDS = vocabulary(())
