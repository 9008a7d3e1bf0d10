"""Names that are one character apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.model.span import Span


@dataclass(frozen=True, slots=True)
class Near:
    """A place that shows a name with one inner character lost, added or changed; `differing` are those characters."""

    span: Span
    differing: str
    changed: bool


def near(text: str, name: str) -> Iterator[Near]:
    """Yield the places of `text` that differ from `name` in one inner character, each once."""
    seen: set[Span] = set()
    for at in range(1, len(name) - 1):
        head, tail = re.escape(name[:at]), re.escape(name[at + 1 :])
        for match in re.finditer(rf"{head}(?P<other>[^\s{re.escape(name[at])}]?){tail}", text):
            yield from _once(seen, Near(Span(*match.span()), name[at] + match["other"], bool(match["other"])))
        for match in re.finditer(rf"{head}{re.escape(name[at])}?(?P<more>[^\s]){re.escape(name[at])}?{tail}", text):
            if match.end() - match.start() == len(name) + 1:
                yield from _once(seen, Near(Span(*match.span()), match["more"], changed=False))


def _once(seen: set[Span], found: Near) -> Iterator[Near]:
    if found.span not in seen:
        seen.add(found.span)
        yield found
