"""Lines of a text that follow each other without an empty one between."""

import re
from collections.abc import Sequence
from itertools import pairwise

from jixiao.model.span import Span

# the second line may be told without its running number
_LINE_END = re.compile(r"(?:\r\n|\r|\n)[^\r\n]*")


def adjoin(text: str, lines: Sequence[Span]) -> bool:
    """Tell whether only one end of a line stands between each two of the lines."""
    return all(_LINE_END.fullmatch(text, one.end, other.start) is not None for one, other in pairwise(lines))
