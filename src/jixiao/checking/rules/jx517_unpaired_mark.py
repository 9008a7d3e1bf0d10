"""JX517: brackets and quotation marks without their partner."""

import re
from collections.abc import Iterator

from jixiao.checking.areas import prose
from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX517",
    name="括号引号不成对",
    severity=Severity.WARNING,
    clause="GB/T 15834—2011《标点符号用法》",
    why="少一半的括号或引号往往意味着丢了文字。",
    passes="开展“读书月”活动（共3场）。",
    fails="开展“读书月活动（共3场）。",
    false_alarms="“1）”“a）”一类序号、跨段的引文不报。",
    remedy="补上缺少的一半，核对是否丢字。",
)

_PAIRS = {"（": "）", "“": "”", "《": "》", "【": "】", "〔": "〕", "「": "」", "‘": "’"}
_OPEN = {closing: opening for opening, closing in _PAIRS.items()}
_SAME = str.maketrans("()", "（）")
_MARK = re.compile("[" + re.escape("".join((*_PAIRS, *_OPEN, "()"))) + "]")
_ITEM = re.compile(r"(?:^|(?<=[。；;：:，,、\s]))[0-9０-９a-zA-Z一二三四五六七八九十①-⑳]{1,3}[ ]?[)）]", re.MULTILINE)


def check(ground: Ground) -> Iterator[Verdict]:
    """Pair the marks of each paragraph; what opens in one and closes in the next is a quotation over both."""
    document = ground.extracted.document
    return or_passed(_places(document.text, prose(document)))


def _places(text: str, paragraphs: tuple[Span, ...]) -> Iterator[Verdict]:
    alone = [lone for paragraph in paragraphs for lone in _unpaired(text, paragraph)]
    skip = False
    for at, lone in enumerate(alone):
        mark = text[lone].translate(_SAME)
        partner = text[alone[at + 1]].translate(_SAME) if at + 1 < len(alone) else ""
        if skip or _PAIRS.get(mark) == partner:
            skip = not skip
            continue
        yield note(CARD, Span(lone, lone + 1), (("found", text[lone]), ("partner", _PAIRS.get(mark) or _OPEN[mark])))


def _unpaired(text: str, paragraph: Span) -> list[int]:
    marks = [match.start() for match in _MARK.finditer(text, paragraph.start, paragraph.end)]
    items = {match.end() - 1 for match in _ITEM.finditer(text, paragraph.start, paragraph.end)} if marks else set()
    opened: dict[str, list[int]] = {opening: [] for opening in _PAIRS}
    alone: list[int] = []
    for at in marks:
        mark = text[at].translate(_SAME)
        if mark in opened:
            opened[mark].append(at)
        elif mark in _OPEN:
            if opened[_OPEN[mark]]:
                opened[_OPEN[mark]].pop()
            elif at not in items:
                alone.append(at)
    return sorted([*alone, *(at for places in opened.values() for at in places)])


RULE = Rule(CARD, check)
