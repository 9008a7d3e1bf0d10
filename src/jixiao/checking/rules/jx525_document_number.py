"""JX525: the number of an official document not as it should be written."""

from collections.abc import Iterator

from jixiao.checking.areas import prose
from jixiao.checking.notes import or_passed
from jixiao.checking.patterns import hits, notes_on, patterns
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity

CARD = Card(
    code="JX525",
    name="发文字号写法不规范",
    severity=Severity.INFO,
    clause="GB/T 9704—2012 第7.2.5条：年份标全称，用六角括号“〔〕”括入；顺序号不加“第”字，不编虚位",
    why="发文字号写错，查不到文件。",
    passes="财预〔2020〕10号",
    fails="财预[2020]第010号",
    false_alarms="早年文件原文用其他括号的，照原文也可。",
    remedy="按国家标准改写。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Find the expressions of the list."""
    document = ground.extracted.document
    found = hits(document.text, patterns("document_numbers"), prose(document))
    return or_passed(notes_on(CARD, document.text, found))


RULE = Rule(CARD, check)
