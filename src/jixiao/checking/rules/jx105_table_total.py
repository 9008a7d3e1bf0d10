"""JX105: table total."""

from collections.abc import Iterator, Sequence

from jixiao.checking.arithmetic import judge, violated_starts
from jixiao.checking.column_totals import Column, columns
from jixiao.checking.notes import expecting, note
from jixiao.checking.rule import PASSED, Card, Ground, Rule, Verdict
from jixiao.checking.score_sums import table_faults
from jixiao.model.fact import Fact
from jixiao.model.finding import Place, Severity
from jixiao.model.relation import Band
from jixiao.model.span import Span

CARD = Card(
    code="JX105",
    name="表内合计与各行不符",
    severity=Severity.ERROR,
    clause="自评表、收支表填报要求：合计行＝各行之和",
    why="表格合计是最常被引用的数。",
    passes="各行10、20，合计30。",
    fails="各行10、20，合计35。",
    false_alarms="“其中”行不计入合计；因四舍五入产生的差额不报。",
    remedy="重新加总该列，改正合计或写错的一行。",
)

_RIGHT = frozenset({Band.EXACT, Band.ROUNDING})


def check(ground: Ground) -> Iterator[Verdict]:
    """Judge the evaluations that speak of this, then columns of anything beside one that adds up.

    A total that all printed rows of its column make is right, though the meaning of one of them was not understood.
    """
    text, told = ground.extracted.document.text, violated_starts(ground)
    summed = list(columns(ground))
    right = {one.total.start for one in summed if not one.over}
    # what the scores beside prove of the full marks needs no question
    proven = [fault.point.span for fault in table_faults(ground)]
    for verdict in judge(ground, CARD.code):
        if _is_answered(verdict, proven):
            continue
        yield PASSED if verdict.finding is not None and verdict.finding.primary.span.start in right else verdict
    judged = {fact.span.start for fact in _judged(ground) if fact.span is not None}
    for one in summed:
        known = {span.start for span in (*one.parts, one.total)}
        if one.over and one.proven and not known & told and one.total.start not in judged:
            yield _unlike(text, one)


def _is_answered(verdict: Verdict, proven: Sequence[Span]) -> bool:
    """Tell a question about a column of marks one of which is proven wrong."""
    finding = verdict.finding
    if finding is None or finding.severity is not Severity.WARNING:
        return False
    return any(place.span.overlaps(span) for place in (finding.primary, *finding.related) for span in proven)


def _judged(ground: Ground) -> Iterator[Fact]:
    """Yield the totals that an evaluation has found right."""
    facts = {fact.id: fact for fact in ground.extracted.facts}
    yield from (facts[one.result] for one in ground.evaluations if one.code == CARD.code and one.band in _RIGHT)


def _unlike(text: str, one: Column) -> Verdict:
    right = str(one.sum)
    found = one.total.of(text).strip()
    args = (("found", found), ("expected", right), ("difference", str(abs(one.over))))
    related = [Place(span, "label.part") for span in one.parts]
    return expecting(note(CARD, one.total, args, variant="doubt", severity=Severity.WARNING, related=related), right)


RULE = Rule(CARD, check)
