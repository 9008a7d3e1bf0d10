"""The sentence around a place."""

import re

from jixiao.model.span import Span
from jixiao.rendering.cells import visible

_ENDS = "。；！？\n"
_SENTENCE_END = re.compile(f"[{_ENDS}]")


def sentence_span(text: str, span: Span) -> Span:
    """Return the range of the sentence, or of the row of a table, that holds a place."""
    start = max(text.rfind(sign, 0, span.start) for sign in _ENDS) + 1
    end = _SENTENCE_END.search(text, span.end)
    return Span(start, len(text) if end is None else end.end())


def sentence(text: str, span: Span) -> str:
    """Return that sentence as one line."""
    return visible(sentence_span(text, span).of(text)).strip()
