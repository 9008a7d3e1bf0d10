"""JX509: a title that runs into its text while its like stand alone."""

from collections.abc import Iterator

from jixiao.checking.notes import note, or_passed, unsafe
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.checking.titles import echoes
from jixiao.model.finding import Edit, Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX509",
    name="标题与正文未分行",
    severity=Severity.INFO,
    clause="公文版式要求：同级标题格式一致",
    why="同级标题都单独成行，只有一处与正文连写，看不出哪里是标题。",
    passes="（1）河道管护经费\\n项目支出12.00万元。",
    fails="（1）河道管护经费项目支出12.00万元。",
    false_alarms="全文都连写的不报。",
    remedy="在标题后分行。",
)

_ENOUGH = 2


def check(ground: Ground) -> Iterator[Verdict]:
    """Find titles followed by text on their line where at least two of their like stand alone."""
    return or_passed(_places(ground))


def _places(ground: Ground) -> Iterator[Verdict]:
    text = ground.extracted.document.text
    found = list(echoes(text, ground.extracted.headings))
    for echo in found:
        alike = [one for one in found if one.heading.style == echo.heading.style]
        alone = sum(not one.more for one in alike)
        if echo.more and alone >= _ENOUGH and alone > len(alike) - alone:
            args = (("found", echo.name.of(text)),)
            yield note(CARD, echo.name, args, fix=unsafe(Edit(Span(echo.name.end, echo.name.end), "\n")))


RULE = Rule(CARD, check)
