"""Names that are one character apart."""

from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.model.span import Span

_WORD = 2
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
    for window, candidates in _windows(text, name):
        if text.find(name, window.start, window.end) >= 0:
            continue
        for span in candidates:
            one = _one_apart(text, name, span)
            if one is not None and span not in seen:
                seen.add(span)
                yield one


def swapped(text: str, name: str) -> Iterator[Near]:
    """Yield the places that show the name with two words of two characters in turn: 渠道维修清淤 and 渠道清淤维修."""
    for at in range(len(name) - 2 * _WORD + 1):
        one, other = name[at : at + _WORD], name[at + _WORD : at + 2 * _WORD]
        shown = name[:at] + other + one + name[at + 2 * _WORD :]
        if one != other and len(name) > 2 * _WORD:
            yield from (Near(Span(start, start + len(name)), "", changed=True) for start in _places(text, shown))


def _windows(text: str, name: str) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """Yield what may show the name where a half of it stands, with the ranges of like length."""
    half, lengths = len(name) // 2, (len(name) - 1, len(name), len(name) + 1)
    for start in _places(text, name[:half]):
        window = Span(start, min(len(text), start + lengths[-1]))
        yield window, tuple(Span(start, start + length) for length in lengths if start + length <= len(text))
    for start in _places(text, name[half:]):
        end = start + len(name) - half
        yield Span(max(0, end - lengths[-1]), end), tuple(Span(end - one, end) for one in lengths if one <= end)


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _one_apart(text: str, name: str, span: Span) -> Near | None:
    """Return a range that lacks, changes or adds one inner character of the name, else None."""
    shown = span.of(text)
    begin, end = _common(shown, name), _common(shown[::-1], name[::-1])
    if shown == name or begin + end < min(len(shown), len(name)) - (len(shown) == len(name)):
        return None
    at = min(begin, len(name) - 1 if len(shown) > len(name) else len(name) - 2)
    if at < 1 or (len(shown) <= len(name) and begin > len(name) - 2):
        return None
    own, other = name[at] if len(shown) <= len(name) else "", shown[at] if len(shown) >= len(name) else ""
    return None if other.isspace() else Near(span, own + other, bool(own and other))


def _common(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    return next(
        (at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right),
        min(len(one), len(other)),
    )


def is_mark(character: str) -> bool:
    """Tell whether a character is a blank, a quote, a bracket or another mark, which names may have or lack."""
    return character.isspace() or character in _MARKS
