"""JX507: one level numbered in two styles."""

from collections.abc import Iterator

from jixiao.checking.notes import note_all, or_passed
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity
from jixiao.model.outline import Heading

CARD = Card(
    code="JX507",
    name="同级编号样式不统一",
    severity=Severity.INFO,
    clause="GB/T 9704—2012 第7.3.3条：第三层为“1.”",
    why="同一层次混用“1、”“1．”，看上去是从几份稿子拼成的。",
    passes="1.甲……2.乙",
    fails="1、甲……2．乙",
    false_alarms="附件与正文样式不同的可不改。",
    remedy="统一为“1.”。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Compare the markers of each level."""
    return or_passed(_levels(ground.extracted.headings))


def _levels(headings: tuple[Heading, ...]) -> Iterator[Verdict]:
    for level in sorted({heading.level for heading in headings}):
        styles: dict[str, list[Heading]] = {}
        for heading in headings:
            if heading.level == level:
                styles.setdefault(heading.style, []).append(heading)
        if len(styles) > 1:
            *rest, most = sorted(styles.values(), key=len)
            odd = sorted((one for group in rest for one in group), key=lambda one: one.marker)
            args = (("found", odd[0].style.replace("#", "N")), ("usual", most[0].style.replace("#", "N")))
            yield note_all(CARD, [one.marker for one in odd], args)


RULE = Rule(CARD, check)
