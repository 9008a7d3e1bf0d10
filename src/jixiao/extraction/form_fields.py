"""Fields of a form on one line, label and value apart by wide blanks: 项目名称    渠道清淤    实施单位    县水利局."""

import itertools
import re
from collections.abc import Iterator

from jixiao.model.document import Block, BlockKind, Document

_CELL = re.compile(r"[^ \t\u3000｜|]+(?: [^ \t\u3000｜|]+)*")
_BETWEEN = re.compile(r"\t|\u3000| {2}|[｜|]")


def fields(document: Document, blocks: int) -> Iterator[tuple[str, str]]:
    """Yield each two neighbours on the lines of the first blocks, a label and what stands behind it among them."""
    for block in document.blocks[:blocks]:
        if block.kind is BlockKind.PARAGRAPH:
            for line in block.span.of(document.text).splitlines():
                yield from itertools.pairwise(_CELL.findall(line.strip()))


def has_fields(document: Document, block: Block) -> bool:
    """Tell a line of several words that wide blanks hold apart, unless each is a character: 自 评 表."""
    line = block.span.of(document.text).strip()
    return _BETWEEN.search(line) is not None and max(map(len, _CELL.findall(line)), default=0) > 1
