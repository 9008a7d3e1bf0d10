"""Projects that begin paragraphs in a row, each before the same words and its money, whatever these words are.

渠道清淤分到95.00万元，…… / 泵站维修分到40.00万元，……: three or more; what they have in common is no part of the name.
"""

import re
from collections.abc import Iterator, Sequence

from jixiao.extraction.empty_words import says_nothing
from jixiao.extraction.naming import may_be_project
from jixiao.model.document import BlockKind, Document

_LINE = re.compile(
    r"[ \t\u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]|[①-⑳])?[ ]*(?P<words>[\u4e00-\u9fff“”（）]{6,28})"
    r"\d[\d,]*(?:\.\d+)?[ ]?(?:亿|万)?元(?=[，,；;])"
)
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
    told = all(
        _SHORTEST <= len(name) <= _LONGEST and _OTHER.search(name) is None and may_be_project(name) for name in names
    )
    if told and len(set(names)) == len(names):
        yield from names
