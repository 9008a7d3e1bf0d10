"""Which headings and passages a block stands under, worked out in one sweep over the document."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from jixiao.model.document import Document
from jixiao.model.outline import Heading, Project
from jixiao.model.span import Span

_T = TypeVar("_T")


def sections(document: Document, headings: Sequence[Heading]) -> Mapping[int, tuple[Heading, ...]]:
    """Return for each block (by index) the headings whose body it stands in, the innermost first.

    The heading that a block itself is comes first. Headings are in the order of the text.
    """
    bodies = [(heading.body, heading) for heading in headings]
    return {index: tuple(reversed(chain)) for index, chain in _sweep(document, bodies)}


def passages(document: Document, projects: Sequence[Project]) -> Mapping[int, Project]:
    """Return for each block (by index) the project whose innermost passage it stands in."""
    bodies = [(passage, project) for project in projects for passage in project.passages]
    bodies.sort(key=lambda one: (one[0].start, -one[0].end))
    return {index: chain[-1] for index, chain in _sweep(document, bodies) if chain}


def _sweep(document: Document, bodies: Sequence[tuple[Span, _T]]) -> Iterator[tuple[int, list[_T]]]:
    """Yield every block with what is open at it, the outermost first. Bodies are in order and properly nested."""
    open_now: list[tuple[Span, _T]] = []
    following = 0
    for block in document.blocks:
        while following < len(bodies) and bodies[following][0].start <= block.span.start:
            open_now.append(bodies[following])
            following += 1
        open_now = [one for one in open_now if one[0].end > block.span.start]
        yield block.index, [owner for body, owner in open_now if body.contains(block.span)]
