"""Names that are one character apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.model.span import Span

_MARKS = frozenset('、　“”‘’"《》（）()—-·,，.．。；;：:|｜')


@dataclass(frozen=True, slots=True)
class Near:
    """A place that shows a name with one inner character lost, added or changed; `differing` are those characters."""

    span: Span
    differing: str
    changed: bool


def near(text: str, name: str) -> Iterator[Near]:
    """Yield the places of `text` that differ from `name` in one inner character, each once.

    One of the halves of the name is whole at such a place, so that only what stands around a half is looked at.
    """
    seen: set[Span] = set()
    for window in _windows(text, name):
        if name in window.of(text):
            continue
        for one in (one for at in range(1, len(name) - 1) for one in _one_apart(text, name, at, window)):
            if one.span not in seen:
                seen.add(one.span)
                yield one


def _windows(text: str, name: str) -> Iterator[Span]:
    half = len(name) // 2
    for match in re.finditer(re.escape(name[:half]), text):
        yield Span(match.start(), min(len(text), match.start() + len(name) + 1))
    for match in re.finditer(re.escape(name[half:]), text):
        yield Span(max(0, match.start() - half - 1), match.end())


def _one_apart(text: str, name: str, at: int, window: Span) -> Iterator[Near]:
    """Yield what lacks or changes the character at `at`, or has another one before or behind it."""
    head, own, tail = re.escape(name[:at]), re.escape(name[at]), re.escape(name[at + 1 :])
    for match in re.compile(rf"{head}(?P<other>[^\s{own}]?){tail}").finditer(text, window.start, window.end):
        yield Near(Span(*match.span()), name[at] + match["other"], bool(match["other"]))
    for match in re.compile(rf"{head}(?:(?P<first>\S){own}|{own}(?P<then>\S)){tail}").finditer(
        text, window.start, window.end
    ):
        yield Near(Span(*match.span()), match["first"] or match["then"], changed=False)


def is_mark(character: str) -> bool:
    """Tell whether a character is a blank, a quote, a bracket or another mark, which names may have or lack."""
    return character.isspace() or character in _MARKS
