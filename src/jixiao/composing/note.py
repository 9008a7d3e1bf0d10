"""What is to be written beside a place of a document."""

from dataclasses import dataclass

from jixiao.model.finding import Edit
from jixiao.model.span import Span


@dataclass(frozen=True, slots=True)
class Note:
    """A comment on a range of the document's text, and the edits that become tracked changes.

    `text` holds one paragraph a line; `unmade` is the text for a note whose edits could not all be written, where it
    differs. Spans are ranges of `Document.text`.
    """

    span: Span
    text: str
    edits: tuple[Edit, ...] = ()
    unmade: str = ""
