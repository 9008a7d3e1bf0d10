"""JX307: an indicator without a target or marks."""

import re
from collections.abc import Iterator

from jixiao.checking.indicators import is_blank, more_than_one, sheets
from jixiao.checking.notes import note_all, or_passed
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX307",
    name="指标没有目标值或分值",
    severity=Severity.WARNING,
    clause="财预〔2015〕88号：绩效指标应当细化、量化，设定指标值",
    why="没有目标值的指标无法判断是否完成，没有分值就无法计分。",
    passes="培训人数，目标≥200人，分值10。",
    fails="培训人数，目标栏空白。",
    false_alarms="分级填写、只有汇总行不填目标的会多报。",
    remedy="补填目标值和分值。",
)

# how the budget was spent has no target of its own: marks follow the rate
_RATE = re.compile(r"执行率|预算执行|资金执行|支出进度|执行进度")


def check(ground: Ground) -> Iterator[Verdict]:
    """Find indicators whose target or marks are blank while others of the same table have them."""
    return or_passed(_judge(ground))


def _judge(ground: Ground) -> Iterator[Verdict]:
    text = ground.extracted.document.text
    for sheet in sheets(ground.extracted.document):
        own = [line for line in sheet.lines if _RATE.search(line.name.of(text)) is None]
        yield from _blank(text, [(line.name, line.target) for line in own], "target")
        yield from _blank(text, [(line.name, line.full) for line in sheet.lines], "mark")


def _blank(text: str, cells: list[tuple[Span, Span | None]], variant: str) -> Iterator[Verdict]:
    without = [name for name, span in cells if is_blank(text, span)]
    if not without or len(without) * 2 > len(cells):
        return
    args = (("name", without[0].of(text).strip()), ("more", more_than_one(len(without))))
    yield note_all(CARD, without, args, variant=variant)


RULE = Rule(CARD, check)
