"""The repaired file: a plain text with its edits, a Word file with tracked changes."""

from collections.abc import Sequence
from datetime import datetime

from jixiao.composing.annotate import annotate
from jixiao.composing.note import Note
from jixiao.composing.plain import edited
from jixiao.model.document import Document
from jixiao.model.finding import Edit
from jixiao.model.patch import Patch
from jixiao.reading.plain import decoded

FORMATS = ("txt", "docx")


def written(
    data: bytes, document: Document, patch: Patch, date: datetime, notes: Sequence[Note] | None = None
) -> bytes | None:
    """Return the file `data`, that `document` was read from, after the edits; None where it cannot be written.

    In a Word file the edits become changes dated `date` (UTC) by way of the notes, by default a bare one each. What
    would need a new paragraph cannot be written there.
    """
    if document.source.format != "docx":
        return edited(data, patch, decoded(data)[1])
    if any("\n" in edit.text for edit in patch.edits):
        return None
    made = annotate(data, document, bare(patch.edits) if notes is None else notes, date)
    return made if isinstance(made, bytes) else None


def bare(edits: Sequence[Edit]) -> list[Note]:
    """Return a note without words for each edit."""
    return [Note(edit.span, "", (edit,)) for edit in edits]
