"""JX527: a paragraph that stands twice, or words of one entry of a list that stand in another."""

import re
from collections.abc import Iterator

from jixiao.checking.areas import Cover
from jixiao.checking.copied_cells import copied_cells
from jixiao.checking.copied_lines import copied_lines, counts_much, turned
from jixiao.checking.copied_runs import copied_runs
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
    why="同一段出现两次，或者两个项目、两节的成效逐字相同，多是复制后忘记修改。",
    passes="每段只写一次。",
    fails="第二部分和第三部分各有一段完全相同的文字。",
    false_alarms=(
        "四十字以下的段落、两个项目的用途（另有规则）不查；两节之间只查两个分句以上、二十字以上、全文恰好出现两次的文字，"
        "说明原因、制度和资金管理的不查。"
    ),
    remedy="删去重复的一段，或改成应写的内容。",
)

_LEAST = 40
_PURPOSE = re.compile("用于|用途|用在|用来")


def check(ground: Ground) -> Iterator[Verdict]:
    """Compare the paragraphs of the body letter by letter, blanks and list numbers apart, then the parts of them."""
    return or_passed(_judge(ground))


def _judge(ground: Ground) -> Iterator[Verdict]:
    told: list[Span] = []
    for again, first, words in _paragraphs(ground):
        told.append(again)
        args = (("found", words[:12]), ("count", str(len(words))))
        yield note(CARD, again, args, related=[Place(first, "label.original")])
    for run in copied_runs(ground):
        if not any(span.overlaps(run.again) for span in told):
            words = run.again.of(ground.extracted.document.text)
            args = (("found", words[:12]), ("count", str(len(words))))
            told.append(run.again)
            first, begins = Span(run.first.start, run.first.start + len(run.begins)), run.begins
            if turned([_label(ground, one) for one in (run.first, run.again)], words):
                first, begins = begins, first
            yield note(CARD, begins, args, variant="part", related=[Place(first, "label.original")])
    for again, first in copied_lines(ground):
        if not any(span.overlaps(again) or span.overlaps(first) for span in told):
            words = again.of(ground.extracted.document.text).strip()
            args = (("found", words[:12]), ("count", str(len(words))))
            told.append(again)
            yield note(CARD, again, args, variant="part", related=[Place(first, "label.original")])
    for again, first in copied_cells(ground):
        words = again.of(ground.extracted.document.text).strip()
        args = (("found", words[:12]), ("count", str(len(words))))
        yield note(CARD, again, args, variant="cell", related=[Place(first, "label.original")])


def _label(ground: Ground, span: Span) -> str:
    """Return the words that the line of a place begins with, or the line above it."""
    text = ground.extracted.document.text
    begun = text.rfind("\n", 0, span.start) + 1
    words = re.split("[。：:，（(]", text[begun : span.start].strip().lstrip("（(")[:30])[0]
    return words or text[text.rfind("\n", 0, max(0, begun - 1)) + 1 : begun].strip()


def _paragraphs(ground: Ground) -> Iterator[tuple[Span, Span, str]]:
    text = ground.extracted.document.text
    passages = Cover(passage for project in ground.extracted.projects for passage in project.passages)
    seen: dict[str, Span] = {}
    for block in ground.extracted.document.blocks:
        words = _NUMBER.sub("", "".join(block.span.of(text).split()))
        body = block.kind is BlockKind.PARAGRAPH and block.region is Region.BODY
        if not body or len(words) < _LEAST:
            continue
        # of what two projects are for another rule tells; what was done, in numbers, is of one of them
        if passages.meets(block.span) and (_PURPOSE.search(words) or not counts_much(words)):
            continue
        first = seen.setdefault(words, block.span)
        if first is not block.span:
            yield block.span, first, words


_NUMBER = re.compile(r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.．、])")


RULE = Rule(CARD, check)
