"""JX527: a paragraph that stands twice."""

import re
from collections.abc import Iterator

from jixiao.checking.areas import Cover
from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.document import BlockKind, Region
from jixiao.model.finding import Place, Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX527",
    name="整段文字重复",
    severity=Severity.WARNING,
    clause="党政机关公文处理工作条例：公文应当文字精练",
    why="同一段出现两次，多是复制后忘记修改。",
    passes="每段只写一次。",
    fails="第二部分和第三部分各有一段完全相同的文字。",
    false_alarms="四十字以下的段落、两个项目的用途（另有规则）不查。",
    remedy="删去重复的一段，或改成应写的内容。",
)

_LEAST = 40


def check(ground: Ground) -> Iterator[Verdict]:
    """Compare the paragraphs of the body letter by letter, blanks and list numbers apart."""
    return or_passed(_judge(ground))


def _judge(ground: Ground) -> Iterator[Verdict]:
    text = ground.extracted.document.text
    passages = Cover(passage for project in ground.extracted.projects for passage in project.passages)
    seen: dict[str, Span] = {}
    for block in ground.extracted.document.blocks:
        words = _NUMBER.sub("", "".join(block.span.of(text).split()))
        body = block.kind is BlockKind.PARAGRAPH and block.region is Region.BODY
        if not body or len(words) < _LEAST or passages.meets(block.span):
            continue
        first = seen.setdefault(words, block.span)
        if first is not block.span:
            args = (("found", words[:12]), ("count", str(len(words))))
            yield note(CARD, block.span, args, related=[Place(first, "label.original")])


_NUMBER = re.compile(r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.．、])")


RULE = Rule(CARD, check)
