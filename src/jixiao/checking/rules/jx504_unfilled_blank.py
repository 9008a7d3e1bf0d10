"""JX504: holes of a template that nobody filled."""

from collections.abc import Iterator
from dataclasses import replace

from jixiao.checking.areas import prose
from jixiao.checking.choices import chosen
from jixiao.checking.notes import or_passed
from jixiao.checking.patterns import Hit, hits, notes_on, patterns
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity

CARD = Card(
    code="JX504",
    name="模板空项未填",
    severity=Severity.ERROR,
    clause="财政部门绩效自评报告参考提纲（应据实填写）",
    why="套用参考提纲后未填的空项，说明这一处没有写。",
    passes="“三公”经费比上年减少1.20万元，占年初预算的80%。",
    fails="“三公”经费比上年减少  万元，占年初预算的  %。",
    false_alarms="空白表样、表头不查；“增减”“增加（减少）额”等列名不查。",
    remedy="填上数字或文字；确无内容的写“无”。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Find the expressions of the list."""
    document = ground.extracted.document
    found = [_chosen(document.text, hit) for hit in hits(document.text, patterns("blanks"), prose(document))]
    return or_passed(notes_on(CARD, document.text, found))


def _chosen(text: str, hit: Hit) -> Hit:
    """Propose the word of 增加（减少） that the figures ask for."""
    word = chosen(text, hit.span)
    return hit if word is None else replace(hit, put=word)


RULE = Rule(CARD, check)
