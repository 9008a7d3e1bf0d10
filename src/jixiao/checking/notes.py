"""How a rule speaks: verdicts from places in the text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from jixiao.checking.rule import PASSED, Card, Verdict, failed
from jixiao.model.finding import Applicability, Args, Edit, Finding, Fix, Place, Severity
from jixiao.model.span import Span

MOST_PLACES = 30


def note(
    card: Card,
    span: Span,
    args: Args = (),
    *,
    variant: str = "",
    severity: Severity | None = None,
    fix: Fix | None = None,
    related: Sequence[Place] = (),
) -> Verdict:
    """Return the failed verdict of one place. `variant` chooses among the messages of a rule."""
    message = f"{card.code}.{variant}" if variant else card.code
    chosen = card.severity if severity is None else severity
    return failed(Finding(card.code, chosen, message, args, Place(span), tuple(related), fix=fix))


def expecting(verdict: Verdict, words: str | None) -> Verdict:
    """Return the verdict with the words or the number that belong in the place of its finding."""
    return verdict if verdict.finding is None else failed(replace(verdict.finding, expected=words))


def note_all(
    card: Card, spans: Sequence[Span], args: Args = (), *, variant: str = "", fix: Fix | None = None
) -> Verdict:
    """Return one failed verdict for several places: the first is primary, the others stand beside it."""
    related = [Place(span, "label.same") for span in spans[1:MOST_PLACES]]
    return note(card, spans[0], args, variant=variant, fix=fix, related=related)


def safe(*edits: Edit) -> Fix:
    """Return a fix that may be made without asking."""
    return Fix(Applicability.SAFE, edits)


def unsafe(*edits: Edit) -> Fix:
    """Return a fix that a person must agree to."""
    return Fix(Applicability.UNSAFE, edits)


def once_a_place(verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
    """Yield the verdicts but for those whose place another finding has taken before."""
    told: list[Span] = []
    for verdict in verdicts:
        if verdict.finding is not None:
            span = verdict.finding.primary.span
            if any(span.overlaps(other) for other in told):
                continue
            told.append(span)
        yield verdict


def or_passed(verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
    """Yield the verdicts; a document without any place at fault has passed once."""
    none = True
    for verdict in verdicts:
        none = False
        yield verdict
    if none:
        yield PASSED
