"""JX202: text against table."""

from collections.abc import Iterator

from jixiao.checking.arithmetic import judge, violated_starts
from jixiao.checking.named_cells import named_misfits
from jixiao.checking.notes import expecting, note
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.checking.table_beside import Unlike, unlike_cells
from jixiao.model.finding import Place, Severity

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


def check(ground: Ground) -> Iterator[Verdict]:
    """Judge the evaluations that speak of this, then the figures beside a table with two digits in turn."""
    yield from judge(ground, CARD.code)
    seen = violated_starts(ground)
    for variant, one in (*_beside(ground), *(("beside.cell", one) for one in named_misfits(ground))):
        if one.span.start not in seen:
            seen.add(one.span.start)
            right = one.cell.of(ground.extracted.document.text).strip()
            args = (("found", one.span.of(ground.extracted.document.text)), ("name", one.name), ("expected", right))
            related = [Place(one.cell, "label.table_figure")]
            told = note(CARD, one.span, args, variant=variant, severity=Severity.WARNING, related=related)
            yield expecting(told, right)


def _beside(ground: Ground) -> Iterator[tuple[str, Unlike]]:
    for one in unlike_cells(ground):
        yield ("beside" if one.turned else "beside.row"), one


RULE = Rule(CARD, check)
