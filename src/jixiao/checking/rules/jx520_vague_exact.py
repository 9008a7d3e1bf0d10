"""JX520: a vague word beside an exact figure."""

from collections.abc import Iterator

from jixiao.checking.areas import prose
from jixiao.checking.notes import or_passed
from jixiao.checking.patterns import hits, notes_by_variant, patterns
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity

CARD = Card(
    code="JX520",
    name="概数与精确数混用",
    severity=Severity.INFO,
    clause="GB/T 15835—2011第5.2条：概数应取整",
    why="已经写到个位、百位的数字再加“余”“约”，既不精确也不概括。",
    passes="覆盖学生3.1万余名。",
    fails="覆盖学生31260余名。",
    false_alarms="只有两位有效数字的（如3400余）不报。",
    remedy="写准确数，或取整后再用“余”。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Find the expressions of the list."""
    document = ground.extracted.document
    found = hits(document.text, patterns("vague"), prose(document))
    return or_passed(notes_by_variant(CARD, document.text, found))


RULE = Rule(CARD, check)
