"""JX503: codes that a program left in the text."""

from collections.abc import Iterator

from jixiao.checking.areas import everything
from jixiao.checking.notes import or_passed
from jixiao.checking.patterns import hits, notes_on, patterns
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity

CARD = Card(
    code="JX503",
    name="软件残留代码",
    severity=Severity.ERROR,
    clause="《党政机关公文格式》（GB/T 9704—2012）",
    why="域代码、书签和出错提示是文字处理软件留下的，不是报告内容。",
    passes="四、存在的问题",
    fails="[bookmark: _Toc1]四、存在的问题",
    false_alarms="只认软件固有的写法。",
    remedy="删去残留代码；目录和交叉引用出错的，在原文件中更新域。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Find the expressions of the list."""
    document = ground.extracted.document
    found = hits(document.text, patterns("residue"), everything(document))
    return or_passed(notes_on(CARD, document.text, found))


RULE = Rule(CARD, check)
