"""JX110: score."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.checking.arithmetic import judge, violated_starts
from jixiao.checking.deductions import Marks, wrong_deductions, wrong_each, wrong_own, wrong_rests
from jixiao.checking.listed_counts import miscounted_kinds_of
from jixiao.checking.listed_marks import wrong_listed_marks
from jixiao.checking.marks_in_row import wrong_rows_of_marks
from jixiao.checking.notes import expecting, note
from jixiao.checking.paired_marks import wrong_paired_marks
from jixiao.checking.printed import printed_as
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.checking.score_sums import Fault, Kind, faults_of
from jixiao.checking.section_marks import wrong_totals
from jixiao.model.finding import Place, Severity
from jixiao.model.relation import Band

CARD = Card(
    code="JX110",
    name="各项得分之和与总分不符",
    severity=Severity.ERROR,
    clause="财预〔2020〕10号自评表：总分＝各项得分之和",
    why="总分决定评价等级。",
    passes="产出得50分，效益得30分，满意度得10分，预算执行得9分，合计99分。",
    fails="产出得50分，效益得30分，满意度得10分，预算执行得9分，合计98分。",
    false_alarms="只列部分指标得分的不报。",
    remedy="把各项得分重新相加。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Judge the evaluations that speak of this, then scores told by their indicators in one sentence."""
    certain = _told_of_tables(ground)
    proven = [one for one in faults_of(ground) if one.kind is Kind.SUM and one.point.span.start not in certain]
    judged = list(judge(ground, CARD.code))
    yield from (one for one in judged if not _is_proven(one, proven))
    text, told = ground.extracted.document.text, violated_starts(ground)
    errors = [one.finding for one in judged if one.finding and one.finding.severity is Severity.ERROR]
    known = {place.span.start for one in errors for place in (one.primary, *one.related)}
    for fault in proven:
        if fault.point.span.start not in known:
            told |= {fault.point.span.start, *(span.start for span in fault.against)}
            meant = fault.right or Decimal(0)
            marks = Marks(fault.point.span, fault.against, fault.formula, meant, sure=True)
            yield _marks(text, marks, CARD.severity, "rest" if fault.name else "", fault.name)
    for one in miscounted_kinds_of(ground, marks=True):
        if one.span.start not in told:
            right = f"{one.listed}{one.unit}"
            args = (("name", "得分"), ("found", one.span.of(text)), ("expected", right))
            severity, variant = (CARD.severity, "") if one.more and one.known else (Severity.WARNING, "doubt")
            related = [Place(one.items, "label.list")]
            told.add(one.span.start)
            yield expecting(note(CARD, one.span, args, variant=variant, severity=severity, related=related), right)
    yield from _sums(ground, told)
    for one_off in wrong_deductions(ground):
        if not {one_off.span.start, *(span.start for span in one_off.parts)} & told:
            yield _marks(
                text, one_off, *((CARD.severity, "lost") if one_off.sure else (Severity.WARNING, "lost.doubt"))
            )
    for own in (*wrong_rests(ground), *wrong_own(ground)):
        if not {own.span.start, *(span.start for span in own.parts)} & told:
            yield _marks(text, own, Severity.WARNING, "lost.doubt")
    for each in wrong_each(ground):
        yield _marks(text, each, Severity.WARNING, "each")


def _told_of_tables(ground: Ground) -> set[int]:
    """Return where the totals of tables begin that JX105 calls wrong."""
    facts = {fact.id: fact.span for fact in ground.extracted.facts}
    told = (one for one in ground.evaluations if one.band is Band.VIOLATED and one.certain and one.code == "JX105")
    return {span.start for one in told if (span := facts[one.result]) is not None}


def _is_proven(verdict: Verdict, proven: Sequence[Fault]) -> bool:
    """Tell a question about a total that the marks of its row answer."""
    finding = verdict.finding
    if finding is None or finding.severity is not Severity.WARNING:
        return False
    return any(finding.primary.span.overlaps(one.point.span) for one in proven)


def _sums(ground: Ground, told: set[int]) -> Iterator[Verdict]:
    """Yield the sums that the marks told before them do not make; those judged are added to `told`."""
    text = ground.extracted.document.text
    wholes = [Marks(one.total, one.parts, "", one.right, sure=True) for one in wrong_totals(ground)]
    found = (*wholes, *wrong_listed_marks(ground), *wrong_rows_of_marks(ground), *wrong_paired_marks(ground))
    for one in found:
        if not {one.span.start, *(span.start for span in one.parts)} & told:
            told.add(one.span.start)
            yield _marks(text, one, *((CARD.severity, "") if one.sure else (Severity.WARNING, "doubt")))


def _marks(text: str, one: Marks, severity: Severity, variant: str, name: str = "") -> Verdict:
    right = f"{printed_as(one.right)}分"
    args = (
        ("name", f"“{name}”得分" if name else "得分"),
        ("found", one.span.of(text)),
        ("formula", one.formula),
        ("expected", right),
    )
    related = [Place(span, "label.part") for span in one.parts]
    return expecting(note(CARD, one.span, args, variant=variant, severity=severity, related=related), right)


RULE = Rule(CARD, check)
