"""The repair of a file: read, repair, write with notes, read what was written."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from jixiao.model.document import Document
from jixiao.model.repair import Repaired
from jixiao.model.result import Checked, Result, Unread
from jixiao.reading import read
from jixiao.rendering.card import Cards
from jixiao.services.checking import EVERYTHING
from jixiao.services.files import check_data, check_path
from jixiao.services.policy import Policy
from jixiao.services.repair.candidates import Asked
from jixiao.services.repair.notes import repair_notes
from jixiao.services.repair.repair import repair
from jixiao.services.repair.writing import FORMATS, written


class Refusal(StrEnum):
    """Why a file that was checked is not repaired."""

    FORMAT = "format"
    CHANGED = "changed"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Repair:
    """What became of a file: `repaired` and the bytes to write, or the check alone with what stood in the way."""

    result: Result
    repaired: Repaired | None = None
    data: bytes = b""
    refusal: Refusal | None = None


def repair_path(
    path: str, target: str, asked: Asked, cards: Cards, date: datetime, policy: Policy = EVERYTHING
) -> Repair:
    """Repair the file `path`; its result speaks of what is to be written, under the name `target`.

    Nothing is written. Comments and changes of a Word file are dated `date` (UTC).
    """
    checked = check_path(path, policy)
    if isinstance(checked, Unread):
        return Repair(checked)
    if checked.document.source.format not in FORMATS:
        return Repair(checked, refusal=Refusal.FORMAT)
    data = _same_bytes(path, checked)
    if data is None:
        return Repair(checked, refusal=Refusal.CHANGED)
    repaired = repair(data, checked, lambda changed: check_data(target, changed, policy), asked, date)
    return finished(data, repaired, asked, cards, date)


def finished(data: bytes, repaired: Repaired, asked: Asked, cards: Cards, date: datetime) -> Repair:
    """Return the file with its notes; what it reads must be what was checked."""
    before, after = repaired.before.document, repaired.after.document
    notes = repair_notes(repaired, cards, asked.least)
    made = written(data, before, repaired.patch, date, notes)
    again = None if made is None else read(after.source.path, made)
    if made is None or not isinstance(again, Document) or again.text != after.text:
        return Repair(repaired.before, refusal=Refusal.DAMAGED)
    if not repaired.patch.edits:
        return Repair(repaired.before, repaired, made)
    source = replace(after.source, sha256=sha256(made).hexdigest())
    result = replace(repaired.after, document=replace(after, source=source))
    return Repair(result, replace(repaired, after=result), made)


def _same_bytes(path: str, checked: Checked) -> bytes | None:
    """Return the bytes that were checked, None where the file has changed meanwhile."""
    try:
        data = Path(path).read_bytes()
    except OSError:
        return None
    return data if sha256(data).hexdigest() == checked.document.source.sha256 else None
