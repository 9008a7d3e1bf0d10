"""JX210: a budget line by a name it no longer has."""

import re
from collections.abc import Iterator

from jixiao.checking.lists import word_list
from jixiao.checking.notes import note_all, or_passed, unsafe
from jixiao.checking.rule import NOT_APPLICABLE, Card, Ground, Rule, Verdict
from jixiao.model.finding import Edit, Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX210",
    name="科目名称不是该年度的名称",
    severity=Severity.WARNING,
    clause="财政部各年度《政府收支分类科目》",
    why="科目改名后仍用旧名，多是沿用往年文字。",
    passes="2023年卫生健康支出30万元。",
    fails="2023年医疗卫生与计划生育支出30万元。",
    false_alarms="引用往年数据时用当年名称是对的，写明“原”的不查。",
    remedy="改用报告年度的科目名称。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Find the old names of lines that were renamed by the year of the report."""
    year = ground.extracted.profile.year
    return or_passed(_judge(ground.extracted.document.text, int(year))) if year else iter((NOT_APPLICABLE,))


def _judge(text: str, year: int) -> Iterator[Verdict]:
    for one in word_list("old_lines")["line"]:
        spans = [Span(*match.span()) for match in re.finditer(one["find"], text)]
        if not spans or year < one["since"]:
            continue
        edits = tuple(Edit(span, one["put"]) for span in spans)
        args = (("found", spans[0].of(text)), ("put", one["put"]), ("since", str(one["since"])))
        yield note_all(CARD, spans, args, fix=unsafe(*edits))


RULE = Rule(CARD, check)
