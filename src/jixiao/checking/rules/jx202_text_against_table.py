"""JX202: text against table."""

import re
from collections.abc import Iterator

from jixiao.checking.arithmetic import judge, violated_starts
from jixiao.checking.named_cells import named_misfits
from jixiao.checking.notes import expecting, note
from jixiao.checking.rule import PASSED, Card, Ground, Rule, Verdict
from jixiao.checking.table_beside import Unlike, unlike_cells
from jixiao.model.finding import Finding, Place, Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX202",
    name="文字与表格不一致",
    severity=Severity.ERROR,
    clause="正文数字应当与附表一致",
    why="正文与表格不一致，说明有一处没有随修改更新。",
    passes="表中支出合计100万元，正文写100万元。",
    fails="表中支出合计100万元，正文写110万元。",
    false_alarms="单位（元、万元）不同的先换算再比较；文字与相邻表格的数只差两个数字的先后，或同一句里只有这一项与表中该行不同的，只作提醒。",
    remedy="以账表为准，改正正文或表格。",
)


_PARTS = re.compile(r"[，,（(；;]?(?:其中|含|内含|包括|包含)")
_STOP = re.compile(r"[。；;\n]")


def check(ground: Ground) -> Iterator[Verdict]:
    """Judge the evaluations that speak of this, then the figures beside a table with two digits in turn."""
    for verdict in judge(ground, CARD.code):
        yield PASSED if verdict.finding is not None and _is_of_part(ground, verdict.finding) else verdict
    seen = violated_starts(ground)
    for variant, one in (*_beside(ground), *(("beside.cell", one) for one in named_misfits(ground))):
        if one.span.start not in seen:
            seen.add(one.span.start)
            right = one.cell.of(ground.extracted.document.text).strip()
            args = (("found", one.span.of(ground.extracted.document.text)), ("name", one.name), ("expected", right))
            related = [Place(one.cell, "label.table_figure")]
            told = note(CARD, one.span, args, variant=variant, severity=Severity.WARNING, related=related)
            yield expecting(told, right)


def _is_of_part(ground: Ground, finding: Finding) -> bool:
    """Tell a table that holds a part of what the text tells: 支出512.00万元，其中本级列支312.00万元, 312.00 below."""
    text, facts = ground.extracted.document.text, {fact.id: fact for fact in ground.extracted.facts}
    told = [facts[name] for name in finding.facts]
    cells = {fact.quantity.value for fact in told if fact.cell is not None}
    whole = next((fact.span for fact in told if fact.cell is None and fact.span is not None), None)
    if whole is None or len(cells) != 1:
        return False
    opened = _PARTS.match(text, whole.end)
    if opened is None:
        return False
    end = _STOP.search(text, opened.end())
    inside = Span(opened.end(), end.start() if end is not None else len(text))
    return any(fact.quantity.value in cells for fact in facts.values() if fact.span and inside.contains(fact.span))


def _beside(ground: Ground) -> Iterator[tuple[str, Unlike]]:
    for one in unlike_cells(ground):
        yield ("beside" if one.turned else "beside.row"), one


RULE = Rule(CARD, check)
