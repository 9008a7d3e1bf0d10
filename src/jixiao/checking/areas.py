"""Which parts of a document the rules about words read."""

from jixiao.model.document import BlockKind, Document
from jixiao.model.span import Span


def prose(document: Document) -> tuple[Span, ...]:
    """Return the paragraphs, without tables."""
    return tuple(block.span for block in document.blocks if block.kind is BlockKind.PARAGRAPH)


def everything(document: Document) -> tuple[Span, ...]:
    """Return the whole text as one range."""
    return (Span(0, len(document.text)),)
