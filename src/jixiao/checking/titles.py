"""Titles that repeat the title above them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jixiao.checking.numbering import steps
from jixiao.model.outline import Heading
from jixiao.model.span import Span

_QUOTED = re.compile("[“《]([^”》\\n]{4,40})[”》]")


@dataclass(frozen=True, slots=True)
class Echo:
    """A heading that begins with the name its parent gives; `name` covers it, `more` is what runs on behind it."""

    heading: Heading
    name: Span
    more: str
    alone: bool


def echoes(text: str, headings: Sequence[Heading]) -> Iterator[Echo]:
    """Yield the headings that only repeat the name of their parent, with what follows on the same line."""
    walked = list(steps(headings))
    children: dict[Heading, int] = {}
    for step in walked:
        if step.parent is not None:
            children[step.parent] = children.get(step.parent, 0) + 1
    for step in walked:
        if step.parent is None:
            continue
        name = _shared_name(step.parent.title.of(text), step.heading.title.of(text))
        if name:
            start = step.heading.title.start
            line_end = text.find("\n", start)
            more = text[start + len(name) : line_end if line_end >= 0 else len(text)].strip()
            yield Echo(step.heading, Span(start, start + len(name)), more, children[step.parent] == 1)


def _shared_name(parent: str, child: str) -> str:
    names = [*_QUOTED.findall(parent), parent.strip()]
    return next((name for name in names if len(name) > 1 and child.startswith(name)), "")
