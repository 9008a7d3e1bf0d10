from collections.abc import Callable
from hashlib import sha256
from itertools import accumulate

import pytest

from jixiao.model.document import Block, BlockKind, Document, Source
from jixiao.model.span import Anchor, Segment, Span


def plain_document(text: str) -> Document:
    """Every line of the text is a paragraph."""
    lines = text.splitlines(keepends=True)
    starts = (0, *accumulate(len(line) for line in lines))
    spans = [
        Span(start, start + len(line.rstrip("\n"))) for start, line in zip(starts, lines, strict=False) if line.strip()
    ]
    blocks = tuple(Block(index, BlockKind.PARAGRAPH, span) for index, span in enumerate(spans))
    source = Source("text.txt", sha256(text.encode()).hexdigest(), "txt")
    return Document(source, text, blocks, (), (Segment(Span(0, len(text)), Anchor("", 0, 0)),))


@pytest.fixture(scope="session")
def as_document() -> Callable[[str], Document]:
    return plain_document
