"""JX113: marks that do not add up to a hundred."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from jixiao.checking.indicators import Sheet, sheets, value
from jixiao.checking.notes import expecting, note, note_all
from jixiao.checking.printed import printed_as
from jixiao.checking.rule import NOT_APPLICABLE, PASSED, Card, Ground, Rule, Verdict
from jixiao.checking.score_sums import Kind, faults_of
from jixiao.model.finding import Place, Severity
from jixiao.model.quantity import MICRO, exact_text
from jixiao.model.span import Span

CARD = Card(
    code="JX113",
    name="指标分值合计不是100分",
    severity=Severity.WARNING,
    clause="财预〔2020〕10号：自评指标权重原则上预算执行率10%、产出50%、效益30%、满意度10%，合计100分",
    why="分值不满或超过100分，得分和等级就没有可比性。",
    passes="分值50、30、10，另有预算执行10分。",
    fails="分值50、30、10，另有预算执行5分。",
    false_alarms="预算执行分值不写在表内的，按合计90分或80分看待；只附部分指标的会多报。",
    remedy="按当地办法调整各项分值，使合计为100分，再复核得分和等级。",
)

_FULL = 100
# what indicators add up to where the marks for execution stand elsewhere
_WITHOUT_EXECUTION = frozenset({90, 80})
_LEAST = 4


def check(ground: Ground) -> Iterator[Verdict]:
    """Add up the marks of each table of indicators and scores, with those of the execution rate above it."""
    told = list(_told(ground))
    places = [place.span for one in told if one.finding for place in (one.finding.primary, *one.finding.related)]
    found = [*told, *(one for one in _judge(ground) if not _is_answered(one, places))]
    return iter(found or [NOT_APPLICABLE])


def _is_answered(verdict: Verdict, places: Sequence[Span]) -> bool:
    """Tell a question about marks one of which is proven wrong."""
    finding = verdict.finding
    return finding is not None and any(finding.primary.span.overlaps(span) for span in places)


def _told(ground: Ground) -> Iterator[Verdict]:
    """Yield the full marks of parts in running text that do not make up that of the whole, though all are told."""
    text = ground.extracted.document.text
    for one in faults_of(ground):
        if one.kind in (Kind.FULL, Kind.WHOLE) and one.right is not None:
            right, found = f"{printed_as(one.right)}分", one.point.span.of(text)
            args = (("name", f"“{one.name}”" if one.name else "总"), ("found", found), ("expected", right),
                    ("formula", one.formula))  # fmt: skip
            related = [Place(span, "label.part") for span in one.against]
            variant = "part" if one.kind is Kind.FULL else "whole"
            verdict = note(CARD, one.point.span, args, variant=variant, severity=Severity.ERROR, related=related)
            yield expecting(verdict, right)


def _judge(ground: Ground) -> Iterator[Verdict]:
    text, execution = ground.extracted.document.text, _execution(ground)
    found = [marks for sheet in sheets(ground.extracted.document) if (marks := _marks(text, sheet))]
    together = sum((number for marks in found for _, number in marks), Fraction(0))
    for marks in found:
        total = sum((number for _, number in marks), Fraction(0))
        if _is_full(total, execution) or _is_full(together, execution):
            yield PASSED
            continue
        yield _finding([span for span, _ in marks], total, execution)


def _is_full(total: Fraction, execution: Fraction) -> bool:
    return total in (_FULL, _FULL - execution) or total in _WITHOUT_EXECUTION


def _marks(text: str, sheet: Sheet) -> list[tuple[Span, Fraction]]:
    """Return the marks of a table of several indicators that gives marks and a score to each, none of any other."""
    marks = [(line.full, value(text, line.full)) for line in sheet.lines if line.score is not None]
    given = [(span, mark.number) for span, mark in marks if span is not None and mark is not None]
    return given if len(given) == len(sheet.lines) >= _LEAST else []


def _finding(spans: list[Span], total: Fraction, execution: Fraction) -> Verdict:
    args = (
        ("found", _points(total)),
        ("execution", _points(execution)),
        ("total", _points(total + execution)),
    )
    return note_all(CARD, spans, args, variant="execution" if execution else "")


def _points(number: Fraction) -> str:
    return exact_text(int(number * MICRO), MICRO)


def _execution(ground: Ground) -> Fraction:
    """Return the marks for the execution rate that stand outside of the indicators."""
    facts = [
        fact
        for fact in ground.extracted.facts
        if fact.coordinates is not None
        and fact.coordinates.concept == "score_part_full"
        and fact.coordinates.item is not None
        and fact.coordinates.item.name == "预算执行"
    ]
    return Fraction(facts[0].quantity.value, MICRO) if facts else Fraction(0)


RULE = Rule(CARD, check)
