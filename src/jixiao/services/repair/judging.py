"""Whether a repaired document is better in nothing but what was to be mended."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from jixiao.model.fact import Fact, Status
from jixiao.model.finding import Finding, Severity
from jixiao.model.patch import Patch
from jixiao.model.repair import Objection, Reason
from jixiao.model.result import Checked
from jixiao.model.span import Span
from jixiao.services.repair.candidates import Candidate, Stage

_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
_ALSO = "label.also"
_LED = 4
_OF_FIGURES = ("JX1", "JX2")


def objection(before: Checked, after: Checked, patch: Patch, tried: Sequence[Candidate]) -> Objection | None:
    """Return what speaks against the fixes tried: `after` is the file read and checked anew, `patch` what was meant."""
    if after.document.text != patch.apply(before.document.text):
        return Objection(Reason.UNWRITABLE)
    figure = next(_read_otherwise(before, after, patch, tried), None)
    if figure is not None:
        return Objection(Reason.OTHER_FIGURE, figure)
    mended = max(_RANKS[one.finding.severity] for one in tried)
    worse = (one for one in new_findings(before, after, patch) if not _may_show(one, mended))
    fresh = next(worse, None)
    if fresh is not None:
        return Objection(Reason.NEW_FINDING, fresh.code)
    for one in tried:
        place = patch.forward(one.place)
        if any(left.code == one.finding.code and _meets(left.primary.span, place) for left in after.findings):
            return Objection(Reason.STILL_THERE)
    return None


def new_findings(before: Checked, after: Checked, patch: Patch) -> Iterator[Finding]:
    """Yield the findings that nothing at their places spoke of before, or not so gravely."""
    known = [(finding, [patch.forward(span) for span in _places(finding)]) for finding in before.findings]
    for finding in after.findings:
        places = _places(finding)
        if not any(
            _speaks_of(old, finding) and any(_meets(one, other) for one in spans for other in places)
            for old, spans in known
        ):
            yield finding


def _may_show(finding: Finding, mended: int) -> bool:
    """Tell whether a finding may come to light: one that is less grave than all that is mended, and of no figure."""
    return _RANKS[finding.severity] > mended and not finding.code.startswith(_OF_FIGURES)


def _speaks_of(old: Finding, new: Finding) -> bool:
    if new.code == old.code:
        return _RANKS[new.severity] >= _RANKS[old.severity]
    return any(place.label == _ALSO and ("code", new.code) in place.args for place in old.related)


def _places(finding: Finding) -> list[Span]:
    return [finding.primary.span, *(place.span for place in finding.related)]


def _meets(one: Span, other: Span) -> bool:
    return one.overlaps(other) or one.start == other.start


def _read_otherwise(before: Checked, after: Checked, patch: Patch, tried: Sequence[Candidate]) -> Iterator[str]:
    """Yield the figures that read otherwise although no fix was to change them."""
    old, touched = _parted(before.facts, [edit.span for edit in patch.edits])
    new, written = _parted(after.facts, patch.ranges())
    there = {fact.span: fact for fact in new}
    strict, proposed = (all(one.stage is stage for one in tried) for stage in (Stage.FIGURES, Stage.WORDS))
    for fact in old:
        same = there.pop(patch.forward(_span(fact)), None)
        led = proposed and any(0 <= _span(fact).start - edit.span.end <= _LED for edit in patch.edits)
        if same is None or not (_same(fact, same, strict=strict) or (led and _turned(fact, same))):
            yield fact.printed
    yield from (fact.printed for fact in there.values())
    if all(one.stage is Stage.SAFE for one in tried):
        kept = [fact for fact in touched if not any(span.contains(_span(fact)) for span in _deleted(patch))]
        lost = Counter(map(_value, kept)) - Counter(map(_value, written))
        yield from (fact.printed for fact in kept if lost[_value(fact)])


def _parted(facts: Iterable[Fact], edited: Sequence[Span]) -> tuple[list[Fact], list[Fact]]:
    """Return the figures that no edit touches, and the others."""
    apart: list[Fact] = []
    touched: list[Fact] = []
    for fact in facts:
        if fact.span is not None:
            hit = any(fact.span.overlaps(span) for span in edited)
            (touched if hit else apart).append(fact)
    return apart, touched


def _deleted(patch: Patch) -> list[Span]:
    return [edit.span for edit in patch.edits if not any(character.isdecimal() for character in edit.text)]


def _same(old: Fact, new: Fact, *, strict: bool) -> bool:
    """Tell whether a figure reads as before.

    Words that are put right may tell more of what a figure is, but must not undo what was verified; another figure may
    not change even that.
    """
    if old.printed != new.printed or _value(old) != _value(new) or old.sign != new.sign:
        return False
    if strict:
        return old.coordinates == new.coordinates
    return old.status is not Status.VERIFIED or new.status is Status.VERIFIED


def _turned(old: Fact, new: Fact) -> bool:
    """Tell whether a figure is the same amount in a direction: before it stood 增加（减少）, now one of both."""
    alike = old.printed == new.printed and abs(old.quantity.value) == abs(new.quantity.value)
    return alike and new.status is not Status.CONFLICTING


def _value(fact: Fact) -> tuple[str, int]:
    return fact.quantity.dimension.value, fact.quantity.value


def _span(fact: Fact) -> Span:
    """Return the place of a figure that stands in the text."""
    return fact.span or Span(0, 0)
