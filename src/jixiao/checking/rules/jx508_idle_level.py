"""JX508: a level whose only member repeats the title above."""

from collections.abc import Iterator

from jixiao.checking.notes import note_all, or_passed
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.checking.titles import echoes
from jixiao.model.finding import Severity

CARD = Card(
    code="JX508",
    name="多余的标题层次",
    severity=Severity.INFO,
    clause="GB/T 9704—2012 第7.3.3条",
    why="一个标题下只有一条且与上级同名，层次没有意义。",
    passes="1.“河道管护经费”……\\n该项目支出12.00万元。",
    fails="1.“河道管护经费”……\\n（1）河道管护经费",
    false_alarms="分列多条的不报。",
    remedy="删去下级标题。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Find single children that only repeat the name of their parent."""
    extracted = ground.extracted
    spans = [echo.name for echo in echoes(extracted.document.text, extracted.headings) if echo.alone]
    found = [note_all(CARD, spans, (("found", spans[0].of(extracted.document.text)),))] if spans else []
    return or_passed(found)


RULE = Rule(CARD, check)
