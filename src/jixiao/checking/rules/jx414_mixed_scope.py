"""JX414: several scopes of account in one report."""

import re
from collections.abc import Iterator

from jixiao.checking.notes import note
from jixiao.checking.rule import PASSED, Card, Ground, Rule, Verdict
from jixiao.model.finding import Place, Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX414",
    name="数据口径不一致",
    severity=Severity.WARNING,
    clause="部门整体支出绩效评价应当以部门（含所属单位）为对象，数据与部门决算口径一致",
    why="一处称单位预算口径，一处称部门决算口径，读者不知道数字包含哪些单位。",
    passes="以下数据均按部门决算口径填列。",
    fails="纳入部门决算编制范围的单位1个。预算收支情况（按单位预算口径）。",
    false_alarms="两种口径分别列数并有说明的，可以不理会。",
    remedy="统一口径，或分别注明差异。",
)

_UNIT = re.compile(r"单位(?:本级)?(?:预算|决算)?口径")
_DEPARTMENT = re.compile(r"部门决算(?:汇编|编制)?(?:范围|口径)|部门预算口径")


def check(ground: Ground) -> Iterator[Verdict]:
    """Find both scopes."""
    text = ground.extracted.document.text
    unit, department = _UNIT.search(text), _DEPARTMENT.search(text)
    if unit is None or department is None:
        yield PASSED
        return
    args = (("found", unit.group()), ("other", department.group()))
    yield note(CARD, Span(*unit.span()), args, related=[Place(Span(*department.span()), "label.against")])


RULE = Rule(CARD, check)
