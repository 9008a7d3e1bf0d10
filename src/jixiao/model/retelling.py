"""What is to stand in a template in place of the words of the report that it is made from."""

from dataclasses import dataclass

from jixiao.model.span import Span


@dataclass(frozen=True, slots=True, order=True)
class Put:
    """A text for a range of the document's text; one in doubt is marked, `why` says so in a comment (Chinese)."""

    span: Span
    text: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Retelling:
    """Puts in order and apart, and a range in each row of a table that goes, as another row now stands for it."""

    puts: tuple[Put, ...]
    gone: tuple[Span, ...] = ()
