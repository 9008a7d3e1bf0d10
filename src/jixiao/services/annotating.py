"""The same Word file again, with a comment at every finding and the safe fixes as tracked changes."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from jixiao.checking.rule import Card
from jixiao.composing.annotate import annotate
from jixiao.composing.note import Note
from jixiao.model.finding import Applicability, Severity
from jixiao.model.result import Checked
from jixiao.rendering.comment import comment_text


class Refusal(StrEnum):
    """Why a file has no annotated copy."""

    NOT_WORD = "not_word"
    CHANGED = "changed"
    DAMAGED = "damaged"


def annotated_file(checked: Checked, cards: Mapping[str, Card], least: Severity, date: datetime) -> bytes | Refusal:
    """Return the annotated copy of a file that was checked, read again from its path."""
    if checked.document.source.format != "docx":
        return Refusal.NOT_WORD
    try:
        data = Path(checked.document.source.path).read_bytes()
    except OSError:
        return Refusal.CHANGED
    return annotated(data, checked, cards, least, date)


def annotated(
    data: bytes, checked: Checked, cards: Mapping[str, Card], least: Severity, date: datetime
) -> bytes | Refusal:
    """Return `data` with the findings of severity `least` and graver written in."""
    if sha256(data).hexdigest() != checked.document.source.sha256:
        return Refusal.CHANGED
    written = annotate(data, checked.document, tuple(notes(checked, cards, least)), date)
    return written if isinstance(written, bytes) else Refusal.DAMAGED


def notes(checked: Checked, cards: Mapping[str, Card], least: Severity) -> Iterator[Note]:
    """Yield one note a finding; only fixes that may be made without asking become changes."""
    facts = {fact.id: fact for fact in checked.facts}
    for finding in checked.findings:
        if not finding.severity.reaches(least):
            continue
        safe = finding.fix is not None and finding.fix.applicability is Applicability.SAFE
        edits = finding.fix.edits if finding.fix is not None and safe else ()
        text = comment_text(finding, checked.document.text, facts, cards)
        unmade = comment_text(finding, checked.document.text, facts, cards, made=False) if edits else ""
        yield Note(finding.primary.span, text, edits, unmade)
