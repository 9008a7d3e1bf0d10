"""What stands beside the repaired places of a Word file, and beside the findings that are left."""

from collections.abc import Iterator
from dataclasses import replace

from jixiao.composing.note import Note
from jixiao.model.finding import Applicability, Finding, Severity
from jixiao.model.repair import Mend, Repaired
from jixiao.model.result import Checked
from jixiao.rendering.card import Cards
from jixiao.rendering.comment import comment_text


def repair_notes(repaired: Repaired, cards: Cards, least: Severity) -> list[Note]:
    """Return a note for each fix that was made, with its edits, and one for each finding of `least` and graver left."""
    left = (one for one in repaired.after.findings if one.severity.reaches(least))
    behind = [
        Note(repaired.patch.backward(one.primary.span), _text(one, repaired.after, cards, made=False)) for one in left
    ]
    return [*_made(repaired, cards), *behind]


def _made(repaired: Repaired, cards: Cards) -> Iterator[Note]:
    """Yield the notes with edits; where two fixes became one edit it belongs to the first."""
    free = list(repaired.patch.edits)
    for mend in repaired.made:
        own = tuple(
            edit
            for edit in free
            if any(change.span.overlaps(edit.span) or change.span.start == edit.span.start for change in mend.changes)
        )
        free = [edit for edit in free if edit not in own]
        yield Note(mend.changes[0].span, _text(_fixed(mend), mend.seen, cards, made=True), own)
    yield from (Note(edit.span, "", (edit,)) for edit in free)


def _fixed(mend: Mend) -> Finding:
    """Return the finding as one whose fix was made, whether it was safe or asked for."""
    fix = mend.finding.fix
    return mend.finding if fix is None else replace(mend.finding, fix=replace(fix, applicability=Applicability.SAFE))


def _text(finding: Finding, seen: Checked, cards: Cards, *, made: bool) -> str:
    return comment_text(finding, seen.document.text, {fact.id: fact for fact in seen.facts}, cards, made=made)
