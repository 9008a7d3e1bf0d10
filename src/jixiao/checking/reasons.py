"""Reasons that a report gives for money that was left, or that became more: near the figure, or where it comes back."""

import re
from collections.abc import Iterator, Sequence

from jixiao.checking.rule import Ground
from jixiao.checking.spending import gives_reason, passages_of
from jixiao.model.fact import Subject, SubjectKind
from jixiao.model.span import Span

_SENTENCE = re.compile(r"[^。\n]+")
# where a report comes back to what was not spent: 部分项目执行率偏低，主要是…
_LOW = re.compile(
    r"(?:执行|支[出付]|用款|拨付|兑[付现]|列支|进度|序时)[^。\n]{0,16}(?:低|慢|滞后|不高|缓|不理想|未达|不[足够快均]|前松后紧)"
)
_TAIL = re.compile(r"(?:项目|专项|工程|经费|资金|补助)+$")
_SHORTEST = 4


def reason_told(ground: Ground, subject: Subject, span: Span) -> bool:
    """Tell whether a report says why a rate is low: in the passages of its subject or in a sentence about it."""
    areas = (*passages_of(ground, subject, span), *_behind(ground, span), *_sentences(ground, subject))
    return gives_reason(ground.extracted.document.text, areas)


def _behind(ground: Ground, span: Span) -> Sequence[Span]:
    """Return the paragraph of a figure from its own sentence on: 安排…，用了…，执行率70%——有6幢楼没有开工."""
    block = ground.extracted.document.block_at(span.start)
    if block is None or any(table.block == block.index for table in ground.extracted.document.tables):
        return ()
    begin = max(ground.extracted.document.text.rfind(mark, block.span.start, span.start) for mark in "。\n")
    return (Span(max(begin + 1, block.span.start), block.span.end),)


def _sentences(ground: Ground, subject: Subject) -> Iterator[Span]:
    """Yield the sentences that name a project, with the next one; of the unit those that speak of slow spending."""
    text = ground.extracted.document.text
    name = _TAIL.sub("", subject.name)
    project = subject.kind is SubjectKind.PROJECT
    if project and len(name) < _SHORTEST:
        return
    for match in _SENTENCE.finditer(text):
        if name in match.group() if project else _LOW.search(match.group()):
            end = text.find("。", match.end() + 1)
            line = text.find("\n", match.end())
            stop = min(at for at in (end, line, len(text)) if at >= 0)
            yield Span(match.start(), max(stop, match.end()))
