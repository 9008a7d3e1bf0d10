"""Findings with their suspects: one root cause, one finding; what follows from it hangs below."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace

from jixiao.diagnosis.copies import Copies
from jixiao.diagnosis.implied import implied
from jixiao.diagnosis.marks import bounds_of_scores
from jixiao.diagnosis.printing import printed_like, told, value_of
from jixiao.diagnosis.repairs import Change, Repair, repairs
from jixiao.diagnosis.shares import with_shares_first
from jixiao.diagnosis.slips import COSTS, usual_places
from jixiao.diagnosis.solve import Diagnosis, diagnose
from jixiao.diagnosis.system import System, printing
from jixiao.diagnosis.worded import released, with_equations
from jixiao.model.fact import Fact
from jixiao.model.finding import Applicability, Edit, Finding, Fix, Place, Severity, Suspect
from jixiao.model.interval import Interval
from jixiao.model.relation import Band, Evaluation
from jixiao.model.span import Span
from jixiao.relations.links import NEIGHBOURS

MOST_SUSPECTS = 12
_ARITHMETIC, _BY_HAND, _OUTSIDE = "JX1", "JX214", ".outside"
# a score over its full mark, a full mark that keeps all from coming to a hundred
_DISPROVEN = ("JX112", "JX113")

_TURNED, _DIRECTION = ".turned", "JX402"
_UNEXPLAINED = "other"


def with_suspects(
    findings: Sequence[Finding], evaluations: Sequence[Evaluation], facts: Mapping[str, Fact]
) -> list[Finding]:
    """Return the findings, those of one root cause joined, each with the figures that may be wrong.

    The first suspect is the likeliest: the only figure whose change mends all, else the one that a typical slip of
    the hand explains. Findings that do not come from an evaluation pass unchanged.
    """
    known = len(evaluations)
    findings, worded = with_equations(_without_echoes(findings, evaluations, facts), known, facts)
    evaluations = (*_without_turned(findings, evaluations), *worded, *bounds_of_scores(facts))
    named = {one.evaluation: one for one in findings if one.evaluation >= 0 and not _is_left_open(one)}
    alone = [one for one in findings if one.evaluation not in named]
    joined = list(alone)
    copies, right = Copies.of(facts.values()), dict(_composed(findings, facts))
    mended = facts
    for certain in (True, False):
        asked = tuple(_asked(evaluations, named.keys(), certain=certain))
        system = System.of(asked, mended, right)
        for diagnosis in diagnose(asked, system.facts):
            found = repairs(diagnosis, system, copies)
            if certain:
                found = with_shares_first(_with_doubtful_first(found, evaluations, facts), evaluations, facts)
                found = _with_disproven_first(found, alone, facts)
            mended = _mended(mended, found)
            broken = [*diagnosis.evaluations, *(_consequences(found, evaluations, facts) if certain else ())]
            members = [named.pop(number) for number in dict.fromkeys(broken) if number in named]
            if found and members:
                roots = _joined(members, found, facts)
                joined = [one for one in joined if not any(_says(one, root, facts) for root in roots)]
                joined += [_with_consequences(root, alone, facts) for root in roots]
            else:
                joined += _undecided(members, diagnosis)
    return released([*joined, *named.values()], known)


def _without_echoes(
    findings: Sequence[Finding], evaluations: Sequence[Evaluation], facts: Mapping[str, Fact]
) -> Sequence[Finding]:
    """Leave out the question that only the place of figures asks where words say that one of them is wrong.

    So is a doubtful sum of a change whose word points the wrong way: 较年初减少32.00万元.
    """
    told = {one.primary.span for one in findings if one.evaluation < 0}
    turned = [one.primary.span for one in findings if one.code == _DIRECTION]
    return [one for one in findings if one.evaluation < 0 or not _is_echo(one, evaluations, facts, told, turned)]


def _is_echo(
    finding: Finding,
    evaluations: Sequence[Evaluation],
    facts: Mapping[str, Fact],
    told: Container[Span],
    turned: Sequence[Span],
) -> bool:
    evaluation = evaluations[finding.evaluation]
    spans = [facts[name].span for name in evaluation.facts]
    if evaluation.equation == NEIGHBOURS:
        return any(span in told for span in spans)
    doubtful = finding.severity is not Severity.ERROR
    return doubtful and any(word.contains(span) for span in spans if span is not None for word in turned)


def _without_turned(findings: Sequence[Finding], evaluations: Sequence[Evaluation]) -> Iterator[Evaluation]:
    """Yield the evaluations, those without data where only the word before the change is wrong: 增加 for 减少.

    No figure of theirs has to be another, so that none may be reckoned from them either.
    """
    turned = {one.evaluation for one in findings if one.message.endswith(_TURNED) and one.evaluation >= 0}
    for number, one in enumerate(evaluations):
        yield replace(one, band=Band.NO_DATA) if number in turned else one


def _is_left_open(finding: Finding) -> bool:
    """Tell a total that leaves a part out: what it should be depends on what it is a total of."""
    return finding.message.endswith(_OUTSIDE)


def _composed(findings: Sequence[Finding], facts: Mapping[str, Fact]) -> Iterator[tuple[str, int]]:
    """Yield the figures that were changed by hand since the file was composed, with their value of then."""
    before = {one.primary.span: one.expected for one in findings if one.code == _BY_HAND and one.expected}
    for fact in facts.values():
        text = before.get(fact.span) if fact.span is not None else None
        value = None if text is None else value_of(fact, text)
        if value is not None:
            yield fact.id, value


def _says(finding: Finding, root: Finding, facts: Mapping[str, Fact]) -> bool:
    """Tell whether an error of arithmetic speaks of the figure that a root names first: a score over its full mark."""
    if finding.evaluation >= 0 or finding.severity is not Severity.ERROR or not finding.code.startswith(_ARITHMETIC):
        return False
    return (
        root.severity is Severity.ERROR
        and bool(root.suspects)
        and finding.primary.span == facts[root.suspects[0].fact].span
    )


def _with_consequences(root: Finding, alone: Sequence[Finding], facts: Mapping[str, Fact]) -> Finding:
    """Hang what else is said of the figure below the root."""
    known = {root.primary.span, *(place.span for place in root.related)}
    said = {one.primary.span: one.code for one in alone if _says(one, root, facts)}
    places = [Place(span, "label.also", (("code", code),)) for span, code in said.items() if span not in known]
    return replace(root, related=tuple(sorted((*root.related, *places), key=lambda place: place.span)))


def _mended(facts: Mapping[str, Fact], found: Sequence[Repair]) -> Mapping[str, Fact]:
    """Return the figures as the likeliest repair prints them: what is doubtful is asked after what is certain."""
    changes = found[0].changes if found else ()
    return {
        **facts, **{one.fact: printing(facts[one.fact], one.slip.value) for one in changes if one.slip is not None}
    }  # fmt: skip


def _asked(evaluations: Sequence[Evaluation], left: Container[int], *, certain: bool) -> Iterator[Evaluation]:
    """Yield the evaluations; of the violated ones only those that are certain, or what is left of the others.

    What may be a selection or another scope must not decide what is wrong in an equation that is certain.
    """
    for number, one in enumerate(evaluations):
        asked = one.certain if certain else not one.certain and number in left
        yield one if asked or one.band is not Band.VIOLATED else replace(one, band=Band.NO_DATA)


def _consequences(
    found: Sequence[Repair], evaluations: Sequence[Evaluation], facts: Mapping[str, Fact]
) -> Iterator[int]:
    """Yield the doubtful evaluations that the likeliest repair mends as well."""
    changes = [change for change in found[0].changes if change.slip is not None] if found else []
    for number, one in enumerate(evaluations):
        if one.band is Band.VIOLATED and not one.certain and any(_mends(change, one, facts) for change in changes):
            yield number


def _with_doubtful_first(
    found: Sequence[Repair], evaluations: Sequence[Evaluation], facts: Mapping[str, Fact]
) -> tuple[Repair, ...]:
    """Return the repairs, those first that mend most of what is doubtful as well: the same figure told elsewhere.

    What a swapped or dropped digit or the wrong unit explains stays first.
    """
    if not found or found[0].rank[0] < COSTS["changed"]:
        return tuple(found)
    return tuple(sorted(found, key=lambda one: -len(set(_consequences((one,), evaluations, facts)))))


def _with_disproven_first(
    found: Sequence[Repair], alone: Sequence[Finding], facts: Mapping[str, Fact]
) -> tuple[Repair, ...]:
    """Return the repairs, that one first which alone changes a score or a full mark that its row disproves."""
    over = {one.primary.span for one in alone if one.code in _DISPROVEN and one.severity is Severity.ERROR}
    told = [one for one in found if len(one.changes) == 1 and facts[one.changes[0].fact].span in over]
    return (*told, *(one for one in found if one not in told)) if len(told) == 1 else tuple(found)


def _mends(change: Change, evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    if change.slip is None or change.fact not in evaluation.facts:
        return False
    interval, value = facts[change.fact].quantity.interval, facts[change.fact].quantity.value
    box = implied(evaluation, change.fact, facts)
    return box is not None and (interval + Interval.exactly(change.slip.value - value)).meets(box)


def _undecided(members: Sequence[Finding], diagnosis: Diagnosis) -> Sequence[Finding]:
    """Return the findings as they are; where the search was given up, say so."""
    if diagnosis.complete:
        return members
    return [replace(one, related=(*one.related, Place(one.primary.span, "label.undecided"))) for one in members]


def _joined(members: Sequence[Finding], found: Sequence[Repair], facts: Mapping[str, Fact]) -> list[Finding]:
    roots: dict[str, list[Finding]] = {}
    for one in members:
        root = next(change.fact for change in found[0].changes if change.fact in one.facts)
        roots.setdefault(root, []).append(one)
    return [_root(change, roots[change.fact], found, facts) for change in found[0].changes if change.fact in roots]


def _root(change: Change, findings: list[Finding], found: Sequence[Repair], facts: Mapping[str, Fact]) -> Finding:
    """Return one finding for one wrong figure, from the one that says most clearly what it should be."""
    first = min(findings, key=lambda one: (one.severity is not Severity.ERROR, one.facts[0] != change.fact, one.code))
    rest = [one for one in findings if one is not first]
    places = {place.span: place for one in (first, *rest) for place in (*one.related,)}
    places |= {one.primary.span: Place(one.primary.span, "label.also", (("code", one.code),)) for one in rest}
    places.pop(first.primary.span, None)
    suspects = [_suspect(one, facts) for one in _told_plainly(change, found, facts)]
    certain = all(change.fact in repair.names for repair in found)
    root = replace(
        first,
        related=tuple(sorted(places.values(), key=lambda place: place.span)),
        suspects=tuple(one for one in suspects if one is not None)[:MOST_SUSPECTS],
        fix=_fix(change, facts[change.fact], certain=certain),
    )
    return _with_right_value(root, change, facts) if certain or _is_likelier(found) else root


def _is_likelier(found: Sequence[Repair]) -> bool:
    """Tell whether the first repair goes before the others by more than their order."""
    return found[0].rank < found[1].rank


def _with_right_value(root: Finding, change: Change, facts: Mapping[str, Fact]) -> Finding:
    """Say of a finding what the whole solution says: which figure is wrong and what it should be.

    Where the word before a change is what points the wrong way, no figure has to be another.
    """
    fact = facts[change.fact]
    if change.slip is None or root.message.endswith(_TURNED):
        return root
    args, right = dict(root.args), told(fact, change.slip.value)
    if root.evaluation >= 0 and root.facts[0] == fact.id:
        args |= {"expected": right, "difference": told(fact, abs(fact.quantity.value - change.slip.value))}
    return replace(root, args=tuple(args.items()), expected=right, found=told(fact, fact.quantity.value))


def _instead(change: Change, found: Sequence[Repair]) -> Iterator[Change]:
    """Yield the change, then those that would do in its place, all else of the likeliest repair being kept."""
    yield change
    kept = found[0].names - {change.fact}
    for repair in found[1:]:
        if kept < repair.names and change.fact not in repair.names:
            yield next(one for one in repair.changes if one.fact not in kept)


def _told_plainly(change: Change, found: Sequence[Repair], facts: Mapping[str, Fact]) -> Iterator[Change]:
    """Yield what may be wrong; beside a slip of the hand no value that nobody could have printed in its place.

    23.40元 for 23.40万元 explains a sum; that 38.07万元 should have been 61.46766万元 helps no reader.
    """
    is_slip = change.slip is not None and change.slip.kind != _UNEXPLAINED
    for one in _instead(change, found):
        if not (is_slip and one.slip is not None and one.slip.kind == _UNEXPLAINED and _is_finer(one, facts)):
            yield one


def _is_finer(change: Change, facts: Mapping[str, Fact]) -> bool:
    """Tell whether the new value needs more places than would be printed there."""
    quantity = facts[change.fact].quantity
    return change.slip is not None and bool(change.slip.value * 10 ** usual_places(quantity) % quantity.scale)


def _suspect(change: Change, facts: Mapping[str, Fact]) -> Suspect | None:
    fact, slip = facts[change.fact], change.slip
    if slip is None:
        return None
    return Suspect(change.fact, slip.value, printed_like(fact, slip.value), f"suspect.{slip.kind}")


def _fix(change: Change, fact: Fact, *, certain: bool) -> Fix | None:
    """Propose the right value; it stays a proposal, since only the books can tell."""
    if fact.span is None or change.slip is None or not certain:
        return None
    return Fix(Applicability.UNSAFE, (Edit(fact.span, printed_like(fact, change.slip.value)),))
