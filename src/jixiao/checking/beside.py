"""The figures that stand in the sentence of words that contradict each other."""

import re
from collections.abc import Iterator

from jixiao.model.finding import Place
from jixiao.model.span import Span

_STOP = re.compile(r"[。；;\n]")
_FIGURE = re.compile(r"(?<![\d０-９.,])[\d０-９][\d０-９.,]{0,24}[ ]?(?:亿元|万元|元|[%％]|个百分点)")
_MOST, _REACH = 6, 200


def figures_beside(text: str, *words: Span) -> Iterator[Place]:
    """Yield the amounts and rates of the sentence of `words` that none of them covers, in order, the first few."""
    first, last = min(one.start for one in words), max(one.end for one in words)
    begins = [stop.end() for stop in _STOP.finditer(text, max(0, first - _REACH), first)]
    begun = begins[-1] if begins else max(0, first - _REACH)
    stop = _STOP.search(text, last, last + _REACH)
    end = stop.start() if stop else min(len(text), last + _REACH)
    found = [Span(*match.span()) for match in _FIGURE.finditer(text, begun, end)]
    apart = [span for span in found if not any(span.overlaps(one) for one in words)]
    yield from (Place(span, "label.figure_beside") for span in apart[:_MOST])
