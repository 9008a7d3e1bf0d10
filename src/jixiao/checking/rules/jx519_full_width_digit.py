"""JX519: full-width digits beside half-width ones."""

import re
from collections.abc import Iterator

from jixiao.checking.notes import note_all, or_passed, safe
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Edit, Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX519",
    name="全角半角数字混用",
    severity=Severity.INFO,
    clause="GB/T 15835—2011：阿拉伯数字用半角",
    why="全角数字查找、复制到表格时不被当作数字。",
    passes="支出28.57万元，完成3场。",
    fails="支出２８.57万元，完成3场。",
    false_alarms="全文都用全角的不报。",
    remedy="改为半角数字。",
)

_FULL = re.compile(r"[0-9]*[０-９][0-9０-９．]*")
_HALF = re.compile(r"[0-9]")
_NARROW = str.maketrans("０１２３４５６７８９．", "0123456789.")


def check(ground: Ground) -> Iterator[Verdict]:
    """Find full-width digits in a text that has half-width ones."""
    text = ground.extracted.document.text
    spans = [Span(match.start(), match.start() + len(match[0].rstrip("．"))) for match in _FULL.finditer(text)]
    if not spans or not _HALF.search(text):
        return or_passed(())
    fix = safe(*(Edit(span, span.of(text).translate(_NARROW)) for span in spans))
    args = (("found", spans[0].of(text)), ("count", str(len(spans))))
    return or_passed([note_all(CARD, spans, args, fix=fix)])


RULE = Rule(CARD, check)
