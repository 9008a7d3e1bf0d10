"""What a margin comment says: what is wrong, what it should be, how that is known, which rule."""

from collections.abc import Iterator, Mapping

from jixiao.model.fact import Fact
from jixiao.model.finding import Applicability, Finding
from jixiao.rendering.card import Cards
from jixiao.rendering.catalogue import message_of, say
from jixiao.rendering.cells import visible
from jixiao.rendering.terminal import edit_text, suspect_text

MOST_SUSPECTS = 3


def comment_text(finding: Finding, text: str, facts: Mapping[str, Fact], cards: Cards, *, made: bool = True) -> str:
    """Return the lines of a comment, the code last, so that the reader meets the fault first.

    `made`: whether a fix that may be made without asking stands in the file as a tracked change.
    """
    return "\n".join(visible(line) for line in _lines(finding, text, facts, cards, made=made))


def _lines(finding: Finding, text: str, facts: Mapping[str, Fact], cards: Cards, *, made: bool) -> Iterator[str]:
    yield say("note.head", severity=say(f"severity.{finding.severity.value}"), message=message_of(finding))
    if finding.expected is not None and finding.found is not None:
        yield say("terminal.compared", found=finding.found, expected=finding.expected)
    for suspect in finding.suspects[:MOST_SUSPECTS]:
        yield suspect_text(suspect, facts)
    fix = finding.fix
    safe = fix is not None and fix.applicability is Applicability.SAFE
    if fix is not None and fix.edits and (safe or not finding.suspects):
        key = "note.fixed" if made and safe else "note.proposed"
        first, count = edit_text(fix.edits[0], text), len(fix.edits)
        yield say(key, edit=first if count == 1 else say("repair.places", edit=first, count=count))
    card = cards.get(finding.code)
    if card is not None:
        yield say("terminal.remedy", remedy=card.remedy)
        yield say("note.rule", code=card.code, name=card.name)
