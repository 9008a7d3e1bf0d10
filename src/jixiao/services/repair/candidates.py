"""Which fixes may be tried, and in which words they are written."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from jixiao.model.fact import Status
from jixiao.model.finding import Applicability, Edit, Finding, Fix, Severity
from jixiao.model.patch import Patch
from jixiao.model.result import Checked
from jixiao.model.span import Span
from jixiao.services.repair.figures import figure_edit

_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
_NUMBER = re.compile(r"[\d０-９.．,，]")


class Stage(IntEnum):
    """What is mended first: words that hide a meaning, then figures, then words that depend on figures."""

    SAFE = 0
    FIGURES = 1
    WORDS = 2


@dataclass(frozen=True, slots=True)
class Asked:
    """What a user asks for: proposals as well as safe fixes, and for findings of which severity and graver."""

    proposals: bool = False
    least: Severity = Severity.INFO


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fix to be tried: `words` as the rule proposes it, `edits` the same without what both sides share.

    `finding` is one of `seen`, with the fix that is tried; `place` is where its words stand by now.
    """

    finding: Finding
    seen: Checked
    stage: Stage
    words: tuple[Edit, ...]
    edits: tuple[Edit, ...]
    place: Span

    @property
    def applicability(self) -> Applicability:
        """Tell whether it may be made without asking."""
        return Applicability.SAFE if self.stage is Stage.SAFE else Applicability.UNSAFE

    def key(self) -> object:
        """Return what makes it the same fix after other places of the text have changed."""
        text = self.seen.document.text
        return self.finding.code, self.finding.primary.span.of(text), tuple(edit.text for edit in self.words)

    def moved(self, patch: Patch) -> "Candidate":
        """Return the fix in a text in which edits elsewhere were made."""
        words = tuple(Edit(patch.forward(edit.span), edit.text) for edit in self.words)
        edits = tuple(Edit(patch.forward(edit.span), edit.text) for edit in self.edits)
        return replace(self, words=words, edits=edits, place=patch.forward(self.place))


def candidates(checked: Checked, asked: Asked) -> Iterator[Candidate]:
    """Yield the fixes of the findings that were asked for: safe ones, and proposals where the user wants them."""
    for finding in checked.findings:
        if not finding.severity.reaches(asked.least):
            continue
        stage = _stage(finding)
        if stage is not Stage.SAFE and not asked.proposals:
            continue
        words = _edits(finding, checked)
        if words and not (stage is Stage.WORDS and _rests_on_doubt(finding, checked)):
            how = Applicability.SAFE if stage is Stage.SAFE else Applicability.UNSAFE
            proposed = replace(finding, fix=Fix(how, words))
            edits = tuple(tight(edit, checked.document.text) for edit in words)
            yield Candidate(proposed, checked, stage, words, edits, finding.primary.span)


def apart(found: Sequence[Candidate]) -> list[Candidate]:
    """Return those that do not overlap: errors first, then in the order of the text."""
    taken: list[Span] = []
    chosen: list[Candidate] = []
    for one in sorted(found, key=_order):
        own = [edit.span for edit in one.words]
        beside = [*taken, *own]
        if sum(_meets(span, other) for span in own for other in beside) == len(own):
            taken += own
            chosen.append(one)
    return chosen


def tight(edit: Edit, text: str) -> Edit:
    """Return the edit without the words that it leaves as they are.

    A number is never parted, nor are words of which more than half change: both words are easier to read than pieces.
    """
    old, new = edit.span.of(text), edit.text
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    while head and _in_number(old[head - 1], old[head : head + 1] + new[head : head + 1]):
        head -= 1
    while tail and _in_number(old[-tail], old[: len(old) - tail][-1:] + new[: len(new) - tail][-1:]):
        tail -= 1
    if head + tail == len(old) and not tail and head:
        head -= 1
    if 2 * (len(old) - head - tail) > len(old) and not any(map(_NUMBER.match, old)):
        return edit
    return Edit(Span(edit.span.start + head, edit.span.end - tail), new[head : len(new) - tail])


def _edits(finding: Finding, checked: Checked) -> tuple[Edit, ...]:
    if finding.evaluation >= 0:
        edit = figure_edit(finding, checked)
        return () if edit is None else (edit,)
    if finding.fix is None:
        return ()
    ending = "\r\n" if "\r\n" in checked.document.text else "\n"
    return tuple(Edit(edit.span, edit.text.replace("\n", ending)) for edit in finding.fix.edits)


def _stage(finding: Finding) -> Stage:
    if finding.evaluation >= 0:
        return Stage.FIGURES
    safe = finding.fix is not None and finding.fix.applicability is Applicability.SAFE
    return Stage.SAFE if safe else Stage.WORDS


def _rests_on_doubt(finding: Finding, checked: Checked) -> bool:
    """Tell whether a finding about words points at a figure that is itself in conflict."""
    doubtful = [fact.span for fact in checked.facts if fact.span is not None and fact.status is Status.CONFLICTING]
    return any(place.span.overlaps(span) for place in finding.related for span in doubtful)


def _order(one: Candidate) -> tuple[int, Span, str]:
    return _RANKS[one.finding.severity], one.words[0].span, one.finding.code


def _meets(one: Span, other: Span) -> bool:
    return one.overlaps(other) or one.start == other.start


def _in_number(one: str, beside: str) -> bool:
    """Tell whether a cut between a character and those that stand beside it would part a number."""
    return _NUMBER.match(one) is not None and _NUMBER.search(beside) is not None


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
