"""JX420: a full score for an indicator that was missed."""

from collections.abc import Iterator
from fractions import Fraction

from jixiao.checking.indicators import Line, lines, missed, value
from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import PASSED, Card, Ground, Rule, Verdict
from jixiao.model.finding import Place, Severity

CARD = Card(
    code="JX420",
    name="未达目标却得满分",
    severity=Severity.WARNING,
    clause="财预〔2020〕10号：未完成指标值的，按照完成值与指标值的比例计分",
    why="没有完成却给满分，自评得分就不可信。",
    passes="目标≥200人，完成180人，分值30，得27分。",
    fails="目标≥200人，完成180人，分值30，得30分。",
    false_alarms="当地规定完成一定比例即得满分的会多报。",
    remedy="按完成比例重新计分。",
)

_HALF_PLACE = Fraction(1, 200)


def check(ground: Ground) -> Iterator[Verdict]:
    """Hold the score of each indicator that was missed against its marks."""
    return or_passed(_judge(ground))


def _judge(ground: Ground) -> Iterator[Verdict]:
    text = ground.extracted.document.text
    for line in lines(ground):
        full, score = value(text, line.full), value(text, line.score)
        if full is None or score is None or line.score is None or line.actual is None or not missed(text, line):
            continue
        if score.number < full.number or not score.number or _rounds_up(text, line, full.number):
            yield PASSED
            continue
        args = (
            ("name", line.name.of(text).strip()),
            ("found", line.actual.of(text).strip()),
            ("target", "" if line.target is None else line.target.of(text).strip()),
            ("score", line.score.of(text).strip()),
        )
        yield note(CARD, line.score, args, related=[Place(line.actual, "label.reached")])


def _rounds_up(text: str, line: Line, full: Fraction) -> bool:
    """Tell a result so near to its target that its share of the full mark is the full mark, with two places."""
    aim, got = value(text, line.target), value(text, line.actual)
    if aim is None or got is None or not aim.number:
        return False
    return 0 < full * (1 - got.number / aim.number) < _HALF_PLACE


RULE = Rule(CARD, check)
