"""Lines of a text that follow each other without an empty one between."""

from collections.abc import Sequence
from itertools import pairwise

from jixiao.model.span import Span

_LINE_ENDS = frozenset({"\n", "\r\n", "\r"})


def adjoin(text: str, lines: Sequence[Span]) -> bool:
    """Tell whether only one end of a line stands between each two of the lines."""
    return all(text[one.end : other.start] in _LINE_ENDS for one, other in pairwise(lines))
