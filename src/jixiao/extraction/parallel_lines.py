"""Projects that begin paragraphs in a row, each before the same words and its money, whatever these words are.

渠道清淤分到95.00万元，…… / 泵站维修分到40.00万元，……: three or more; what they have in common is no part of the name.
"""

import re
from collections.abc import Iterator, Sequence

from jixiao.extraction.called_amounts import plain_name
from jixiao.extraction.empty_words import says_nothing
from jixiao.extraction.naming import may_be_project
from jixiao.extraction.numerals import counted
from jixiao.model.document import BlockKind, Document

_LINE = re.compile(
    r"[ \t\u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]|[①-⑳])?[ ]*(?P<words>[\u4e00-\u9fff“”（）]{6,28})"
    r"\d[\d,]*(?:\.\d+)?[ ]?(?:亿|万)?元(?=[，,；;])"
)
# 对3个项目开展自评: as many paragraphs below, each beginning with a name and its money, are these
_COUNT = re.compile(
    r"(?P<count>[2-9]|1\d|[两二三四五六七八九十])个(?:重点|财政|预算|专项|民生|一级|二级|支出|主要)*项目(?!支出|组|[区部点])"
)
_TOLD = re.compile(
    r"[ \t\u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]|[①-⑳●◆▲■·]|[—\-]{1,2})?[ ]?"
    r"(?P<words>[\u4e00-\u9fffA-Za-z“”（）—]{4,30}[：:，,]?[\u4e00-\u9fff]{0,8})\d[\d,]*(?:\.\d+)?[ ]?(?:亿|万)?元"
)
_DASH = re.compile(r"—+|[：:，,]")
_LEAST, _SHORTEST, _LONGEST = 3, 4, 20
# 县财政局安排95万元: who gives; 教育支出: what kind of spending it is
_OTHER = re.compile(
    r"(?:局|厅|委|办|财政|政府|镇|乡|街道|村|社区|县|区|市|学校|公司|支出|收入|费用?|人员|公用|其中|合计|年度?)$"
)


def parallel_names(document: Document) -> Iterator[str]:
    """Yield the names of such projects."""
    run: list[str] = []
    for block in (*document.blocks, None):
        match = None
        if block is not None and block.kind is BlockKind.PARAGRAPH:
            match = _LINE.match(document.text, block.span.start, block.span.end)
        if match is not None:
            run.append(match["words"])
            continue
        yield from _names(run)
        run = []


def counted_names(document: Document) -> Iterator[str]:
    """Yield the names that begin the paragraphs below one that tells how many projects there are."""
    blocks = document.blocks
    for at, block in enumerate(blocks):
        told: set[str] = set()
        if block.kind is BlockKind.PARAGRAPH:
            told = {one["count"] for one in _COUNT.finditer(document.text, block.span.start, block.span.end)}
        count = counted(told.pop()) if len(told) == 1 else None
        below = blocks[at + 1 : at + 1 + count] if count else ()
        found = [_TOLD.match(document.text, one.span.start, one.span.end) for one in below]
        names = [plain_name(_DASH.split(match["words"])[0]) for match in found if match is not None]
        if count and len(set(names)) == count and all(_is_named(name.removesuffix("经费")) for name in names):
            yield from names


def _is_named(name: str) -> bool:
    return _SHORTEST <= len(name) <= _LONGEST and _OTHER.search(name) is None and may_be_project(name)


def _common_end(run: Sequence[str]) -> int:
    """Return how many characters of words that name nothing all these end with, or of any words where none are such."""
    shared = 0
    for characters in zip(*(words[::-1] for words in run), strict=False):
        if len(set(characters)) > 1:
            break
        shared += 1
    # 筛查分到, 检查分到: what they share beyond the verb is of the names
    ends = (run[0][len(run[0]) - length :] for length in range(shared, 1, -1))
    return next((len(end) for end in ends if says_nothing(end)), shared)


def _names(run: Sequence[str]) -> Iterator[str]:
    common = _common_end(run) if len(run) >= _LEAST else 0
    names = [words[: len(words) - common].strip("“”") for words in run] if common > 1 else []
    if all(map(_is_named, names)) and len(set(names)) == len(names):
        yield from names
