"""The repair of one document: try all fixes at once, part them where that does harm, until nothing is left to do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from jixiao.model.finding import Applicability
from jixiao.model.patch import Patch
from jixiao.model.repair import Change, Mend, Objection, Reason, Repaired, Withdrawn
from jixiao.model.result import Checked, Result
from jixiao.model.span import Span
from jixiao.services.repair.candidates import Asked, Candidate, Stage, apart, candidates
from jixiao.services.repair.judging import new_findings, objection
from jixiao.services.repair.writing import FORMATS, written

MOST_ROUNDS = 6
MOST_CHECKS = 80
MOST_STEPS = 40

Check = Callable[[bytes], Result]


@dataclass(frozen=True, slots=True)
class _State:
    """A document on the way: what it reads now, how it came of the first one, and by which fixes."""

    checked: Checked
    patch: Patch
    made: tuple[Mend, ...] = ()


@dataclass(slots=True)
class _Work:
    """The file, how it is checked, and how often that was done."""

    data: bytes
    first: Checked
    check: Check
    asked: Asked
    date: datetime
    checks: int = 0
    withdrawn: dict[object, Withdrawn] = field(default_factory=dict)


def repair(data: bytes, checked: Checked, check: Check, asked: Asked, date: datetime) -> Repaired:
    """Return what becomes of a document when the fixes that were asked for are made.

    `checked` is what checking made of `data`, `check` does the same with other bytes; changes of a Word file are dated
    `date` (UTC). A fix that leaves its finding, makes another, or lets any other figure read otherwise is withdrawn.
    """
    start = _State(checked, Patch(len(checked.document.text)))
    if checked.document.source.format not in FORMATS:
        return Repaired(checked, checked, start.patch)
    work = _Work(data, checked, check, asked, date)
    state = start
    for _ in range(MOST_ROUNDS):
        after = _round(work, state)
        if after is state:
            break
        state = after
    unasked = 0 if asked.proposals else _proposals(state, asked)
    made = tuple(sorted(state.made, key=_place))
    gone = tuple(sorted(work.withdrawn.values(), key=lambda one: _place(one.mend)))
    return Repaired(checked, state.checked, state.patch, made, gone, unasked, work.checks)


def _place(mend: Mend) -> Span:
    return mend.changes[0].span


def _round(work: _Work, state: _State) -> _State:
    """Return the state after the fixes of every stage, one stage after the other."""
    for stage in Stage:
        ready = (one for one in candidates(state.checked, work.asked) if one.stage is stage)
        found = apart([one for one in ready if one.key() not in work.withdrawn])
        if found:
            state = _accepted(work, state, found)
    return state


def _proposals(state: _State, asked: Asked) -> int:
    """Count what is left for who wants proposals as well."""
    with_them = sum(1 for _ in candidates(state.checked, replace(asked, proposals=True)))
    return with_them - sum(1 for _ in candidates(state.checked, asked))


def _accepted(work: _Work, state: _State, found: Sequence[Candidate]) -> _State:
    """Return the state after the fixes that do no harm together; those that do are withdrawn."""
    groups = [list(found)]
    while groups:
        group = groups.pop(0)
        after = _tried(work, state, group)
        if not isinstance(after, Objection):
            state, patch = after
            groups = [[one.moved(patch) for one in others] for others in groups]
        elif len(group) > 1:
            groups[:0] = _halves(group)
        else:
            work.withdrawn[group[0].key()] = Withdrawn(_mend(group[0], state), after)
    return state


def _halves(group: Sequence[Candidate]) -> list[list[Candidate]]:
    """Part fixes in order of severity: the gravest from the others, those of one severity in the middle."""
    gravest = [one for one in group if one.finding.severity is group[0].finding.severity]
    middle = len(gravest) if len(gravest) < len(group) else len(group) // 2
    return [list(group[:middle]), list(group[middle:])]


def _tried(work: _Work, base: _State, group: Sequence[Candidate]) -> tuple[_State, Patch] | Objection:
    """Return the state after some fixes and the way to it, or what speaks against them.

    Fixes that must follow are made as well: a number put right moves the next ones.
    """
    state, patch, now = base, Patch(len(base.checked.document.text)), group
    for _ in range(MOST_STEPS):
        step = Patch.of(len(state.checked.document.text), (edit for one in now for edit in one.edits))
        after = _step(work, state, step, now)
        if isinstance(after, Objection):
            return after
        state, patch = after, patch.then(step)
        against = objection(base.checked, state.checked, patch, group)
        if against is None:
            return state, patch
        now = _following(base, state, patch, group) if against.reason is Reason.NEW_FINDING else []
        if not now:
            return against
    return Objection(Reason.TOO_MANY)


def _step(work: _Work, state: _State, step: Patch, group: Sequence[Candidate]) -> _State | Objection:
    """Write the file with these edits on top and read it anew."""
    if work.checks >= MOST_CHECKS:
        return Objection(Reason.TOO_MANY)
    patch = state.patch.then(step)
    data = written(work.data, work.first.document, patch, work.date)
    work.checks += data is not None
    result = None if data is None else work.check(data)
    if not isinstance(result, Checked):
        return Objection(Reason.UNWRITABLE)
    return _State(result, patch, (*state.made, *(_mend(one, state) for one in group)))


def _following(base: _State, state: _State, patch: Patch, group: Sequence[Candidate]) -> list[Candidate]:
    """Return the fixes of all new findings, where they are of the kinds of words that are being mended."""
    codes = {one.finding.code for one in group if one.stage is not Stage.FIGURES}
    fresh = {(one.code, one.primary) for one in new_findings(base.checked, state.checked, patch)}
    proposals = any(one.applicability is Applicability.UNSAFE for one in group)
    ready = candidates(state.checked, Asked(proposals))
    found = [one for one in ready if (one.finding.code, one.finding.primary) in fresh and one.finding.code in codes]
    return apart(found) if len(found) == len(fresh) else []


def _mend(one: Candidate, state: _State) -> Mend:
    text = state.checked.document.text
    changes = (Change(state.patch.backward(edit.span), edit.span.of(text), edit.text) for edit in one.words)
    return Mend(one.finding, tuple(changes), one.seen)
