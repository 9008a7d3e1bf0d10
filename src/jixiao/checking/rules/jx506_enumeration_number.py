"""JX506: 一是 … 二是 … 四是, and 1. 2. 4. inside a paragraph."""

import re
from collections.abc import Iterator

from jixiao.checking.areas import prose
from jixiao.checking.notes import expecting, note, or_passed, unsafe
from jixiao.checking.numbering import chinese, chinese_value
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Edit, Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX506",
    name="段内序号不连续",
    severity=Severity.ERROR,
    clause="GB/T 15834—2011；公文结构层次要求",
    why="段内列举缺号，说明删去了一条或写错了序号。",
    passes="一是抓学习；二是抓落实；三是抓督导。",
    fails="一是抓学习；二是抓落实；四是抓督导。",
    false_alarms="不从“一”开始的引用不查；新一组列举重新从“一”开始不算错。",
    remedy="补上缺的一条，或改正序号。",
)

_WORDS = re.compile(
    r"(?:^|(?<=[。；;：:，,、！？”（(\s.．]))(?P<number>[一二三四五六七八九十]{1,3})(?P<kind>是|要)(?!否|非(?![公税遗法常营国])|不是)"
    r"|(?:^|(?<=[。；;：:，,、！？]))(?P<first>第)(?P<nth>[一二三四五六七八九十]{1,3})(?=[，,、])"
    # 第三、四季度 counts quarters
    r"(?!、[一二三四五六七八九十]{1,3}(?:、[一二三四五六七八九十]{1,3})*(?!是)[\u4e00-\u9fff])",
    re.MULTILINE,
)
_DIGITS = re.compile(
    r"(?:^[ \t\u3000]*|(?<=[。；;：:！？]))(?:(?P<plain>[1-9]\d?)[.．、](?!\d)"
    r"|[（(](?P<boxed>[1-9]\d?)[)）](?!项(?!目)|班(?![子级组主])|[条款](?![件理项])))",
    re.MULTILINE,
)
_TOP_LEVELS = 2
# how the first entry of another list may begin: 首先是…；二是…
_OTHER_FIRST = re.compile(r"首先|第一[是，,]|一方面|之一[是为]|其一|一个是|一来|一则")
_SECOND = 2


def check(ground: Ground) -> Iterator[Verdict]:
    """Follow every enumeration through the text: it may begin again, but not leave out or repeat a number."""
    document = ground.extracted.document
    return or_passed((*_in_words(ground), *_in_digits(prose(document), document.text)))


def _in_words(ground: Ground) -> Iterator[Verdict]:
    document = ground.extracted.document
    tops = {heading.block for heading in ground.extracted.headings if heading.level <= _TOP_LEVELS}
    last: dict[str, int] = {}
    # what the paragraph that began last is numbered: one of them may hold a list of its own
    begins: dict[str, int] = {}
    ends: dict[str, int] = {}
    for block in document.blocks:
        if block.index in tops:
            last.clear()
            begins.clear()
        for match in _WORDS.finditer(document.text, block.span.start, block.span.end):
            kind = match["kind"] or match["first"]
            group = "number" if match["kind"] else "nth"
            number, previous = chinese_value(match[group]), last.get(kind)
            begun = max(ends.get(kind, 0), block.span.start)
            if number == _SECOND and _OTHER_FIRST.search(document.text, begun, match.start()):
                previous = 1
            if not document.text[block.span.start : match.start()].strip():
                if number == begins.get(kind, 0) + 1:
                    previous = number - 1
                begins[kind] = number
            ends[kind] = match.end()
            if number == 1 or previous is not None:
                last[kind] = number
            if number != 1 and previous is not None and number != previous + 1:
                yield _note(match, group, previous, document.text)


def _in_digits(paragraphs: tuple[Span, ...], text: str) -> Iterator[Verdict]:
    for span in paragraphs:
        last: dict[str, int] = {}
        for match in _DIGITS.finditer(text, span.start, span.end):
            group = "plain" if match["plain"] else "boxed"
            number, previous = int(match[group]), last.get(group)
            if number == 1 or previous is not None:
                last[group] = number
            if number != 1 and previous is not None and number != previous + 1:
                yield _note(match, group, previous, text)


def _note(match: re.Match[str], group: str, previous: int, text: str) -> Verdict:
    span, number = Span(match.start(), match.end()), Span(*match.span(group))
    arabic = group in ("plain", "boxed")
    right = str(previous + 1) if arabic else chinese(previous + 1)
    before, after = text[span.start : number.start].strip(), text[number.end : span.end]
    args = (
        ("found", span.of(text).strip()),
        ("previous", before + (str(previous) if arabic else chinese(previous)) + after),
        ("expected", before + right + after),
    )
    return expecting(note(CARD, span, args, fix=unsafe(Edit(number, right))), before + right + after)


RULE = Rule(CARD, check)
