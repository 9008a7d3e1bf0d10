"""Projects that are the titles of lines below a heading about projects: 第一，渠道清淤。年初预算95.00万元，….

Three lines or more, with marks of one style, each with a short title, a stop and money behind it, are a list of them,
whatever is said in each.
"""

import re
from collections.abc import Iterator, Sequence

from jixiao.extraction.entries import MARK, style_of
from jixiao.extraction.naming import may_be_project
from jixiao.model.document import BlockKind, Document
from jixiao.model.outline import Heading

_LINE = re.compile(
    rf"[ \t\u3000]*(?P<mark>{MARK}|[—\-]{{2}})[ \t\u3000]*(?P<name>[\u4e00-\u9fffA-Za-z“”（）()、·—\-]{{3,26}}?)"
    r"(?:项目|专项)?[。：:]"
    r"(?=[^\n]{4})"
)
_MONEY = re.compile(r"\d[\d,.]*[ ]?(?:亿|万)?元")
_ABOUT = re.compile(r"项目|专项")
_OTHER = re.compile(r"问题|措施|建议|原因|管理|制度|收入|三公|采购|资产|指标|经验|做法|结论|得分|评分")
_LEAST = 3


def line_titles(document: Document, headings: Sequence[Heading]) -> Iterator[str]:
    """Yield the names of such projects."""
    run: list[re.Match[str]] = []
    for block in (*document.blocks, None):
        match = None
        if (
            block is not None
            and block.kind is BlockKind.PARAGRAPH
            and _is_about_projects(document, headings, block.index)
        ):
            match = _LINE.match(document.text, block.span.start, block.span.end)
            match = match if match and _MONEY.search(document.text, match.end(), block.span.end) else None
        if match is not None and (not run or style_of(match["mark"]) == style_of(run[0]["mark"])):
            run.append(match)
            continue
        yield from _names(run)
        run = [match] if match is not None else []


def _names(run: Sequence[re.Match[str]]) -> Iterator[str]:
    names = [match["name"].strip("“”") for match in run]
    if len(names) >= _LEAST and len(set(names)) == len(names) and all(map(may_be_project, names)):
        yield from names


def _is_about_projects(document: Document, headings: Sequence[Heading], index: int) -> bool:
    """Tell a block whose innermost heading, above it, speaks of projects and of nothing else."""
    span = document.blocks[index].span
    over = [one for one in headings if one.body.contains(span) and one.block != index and not one.runs_on]
    title = over[-1].title.of(document.text) if over else ""
    return _ABOUT.search(title) is not None and _OTHER.search(title) is None
