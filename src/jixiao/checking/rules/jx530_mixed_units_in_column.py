"""JX530: two units of money in one column."""

import re
from collections import Counter
from collections.abc import Iterator

from jixiao.checking.indicators import lines
from jixiao.checking.notes import note_all, or_passed
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX530",
    name="表内同一列金额单位不一",
    severity=Severity.WARNING,
    clause="部门决算报表编制要求：同一张表使用同一金额单位",
    why="同一列里有万元也有元，合计无法核对，也容易看错一万倍。",
    passes="各行都写万元。",
    fails="一行写12.50万元，一行写8600元。",
    false_alarms="绩效指标表的目标值、完成值不查。",
    remedy="统一为一种单位。",
)

_AMOUNT = re.compile(r"[\d,，.]+(?P<unit>亿元|万元|千元|元)")
_LEAST = 3


def check(ground: Ground) -> Iterator[Verdict]:
    """Look at the columns of tables, those of indicators apart, whose cells print their own unit."""
    return or_passed(_judge(ground))


def _judge(ground: Ground) -> Iterator[Verdict]:
    document = ground.extracted.document
    aims = {span for line in lines(ground) for span in (line.target, line.actual)}
    for table in document.tables:
        columns: dict[int, list[tuple[str, Span]]] = {}
        for cell in table.cells:
            match = _AMOUNT.fullmatch("".join(cell.span.of(document.text).split()))
            if match is not None and cell.span not in aims:
                columns.setdefault(cell.column, []).append((match["unit"], cell.span))
        for column in columns.values():
            units = Counter(unit for unit, _ in column)
            usual = units.most_common(1)[0][0]
            others = [span for unit, span in column if unit != usual]
            if len(column) >= _LEAST and others:
                args = (("found", "".join(others[0].of(document.text).split())), ("usual", usual))
                yield note_all(CARD, others, args)


RULE = Rule(CARD, check)
