"""JX107: balance."""

from collections.abc import Iterator

from jixiao.checking.arithmetic import judge, violated_starts
from jixiao.checking.balance_rows import uneven_lines, uneven_rows
from jixiao.checking.notes import expecting, note
from jixiao.checking.rows import amount
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Place, Severity

CARD = Card(
    code="JX107",
    name="收入总计与支出总计不平",
    severity=Severity.ERROR,
    clause="部门决算收支总表：收入总计＝支出总计",
    why="收支总计含结转结余，两边必须相等。",
    passes="收入总计100万元，支出总计100万元。",
    fails="收入总计100万元，支出总计98万元。",
    false_alarms="只写“收入合计”“支出合计”（不含结转结余）的不适用。",
    remedy="核对年初、年末结转结余是否都已计入总计。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Judge the evaluations that speak of this, then the last rows of tables of two halves."""
    yield from judge(ground, CARD.code)
    text, told = ground.extracted.document.text, violated_starts(ground)
    for one in (*uneven_rows(ground), *uneven_lines(ground)):
        if not {one.came.start, one.went.start} & told:
            came, went = one.came.of(text).strip(), one.went.of(text).strip()
            apart = abs((amount(text, one.came) or 0) - (amount(text, one.went) or 0))
            args = (("found", went), ("formula", f"收入总计{came}"), ("difference", str(apart)))
            related = [Place(one.came, "label.against")]
            severity, variant = (CARD.severity, "") if one.sure else (Severity.WARNING, "doubt")
            found = note(CARD, one.went, args, variant=variant, severity=severity, related=related)
            yield expecting(found, came) if one.sure else found
            told |= {one.came.start, one.went.start}


RULE = Rule(CARD, check)
