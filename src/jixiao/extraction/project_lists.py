"""Lists of what projects spent: the words that open them, and lists with one project a line."""

import re
from collections.abc import Iterator, Sequence

from jixiao.extraction.list_words import NAMED_LIST
from jixiao.extraction.naming import economic_items, is_name
from jixiao.model.document import Block, BlockKind, Document
from jixiao.model.outline import Heading

# 项目支出包括委员活动经费3万元、…: what such a list names are projects, whatever they add up to
OPENS = re.compile(
    r"(?:项目|专项)(?:经费|业务|资金)?(?:支出|开支|经费|用款)(?:主要|具体|分别)?(?:包括|包含|涵盖|含|有|为|是|如下)[：:]?"
    r"|(?:项目|专项)(?:经费|资金)?(?:支出|开支|用款)(?:的)?(?:去向|构成|组成|明细|分布)(?:为|是|如下)?(?:——|：|:)"
    r"|(?:切块|切分|分解|分配|细化)(?:下达)?(?:到|至|给|为|如下|情况)?(?:各?(?:子|明细|具体)?项目)?[：:]"
    rf"|(?:{NAMED_LIST})"
)
_HEADS = re.compile(
    r"(?:项目|专项)(?:经费|资金)?(?:支出|开支|经费|用款)?(?:的)?(?:构成|明细|情况|去向|分布|组成)?$"
    r"|(?:项目|专项)(?:经费|资金|支出)的?(?:实际|具体|总体)?(?:使用|支出|安排|落实|分配|投入|执行|[、和及与])+(?:明细|情况|去向)?$"
)
_LEADS = re.compile(
    r"(?:项目|专项)(?:经费|业务|资金)?(?:支出|开支|经费|用款)?(?:[^。；\n：:]{0,16}?)"
    r"(?:如下|主要有|包括|为|是|有|构成|明细|几笔|几项|几个|[\d两三四五六七八九十]+[个项笔])?[^。；\n：:]{0,8}[：:]\s*$"
)
_MARK = (
    r"[ \t\u3000]*(?:[—\-－]{1,2}|[●◆▲·•■□▪◇○※➤]|[①-⑳]|[（(]?\d{1,2}[）)、]|\d{1,2}[.．](?!\d)"
    r"|[（(][一二三四五六七八九十]{1,2}[）)]|[一二三四五六七八九十]{1,2}[、是])[ \t\u3000]*"
)
_ITEM = re.compile(_MARK)
_LINE = re.compile(
    rf"{_MARK}"
    r"(?P<name>[\u4e00-\u9fffA-Za-z“”（）()、·]{3,24}?)(?:项目|专项)?(?:支出|用款|开支)?(?:为)?"
    r"[ \t\u3000]*(?:[：:，,]|[—\-]{1,3}|…{1,3})?[ \t\u3000]*[\d０-９][\d０-９.．,，]*[ ]?(?:亿元|万元|元)"
)
# 渠道清淤，年度支出95.00万元，…: without a mark, as every line of its list begins
_PLAIN = re.compile(
    r"[ \t\u3000]*(?P<name>[\u4e00-\u9fffA-Za-z“”（）()]{3,24}?)(?:项目|专项)?[，,：:]"
    r"(?:年度|全年|本年|当年|实际|累计|一共|总共|共|已)*(?:支出|开支|用款|列支|花费|花掉|花去|支付|投入|使用|兑付|用掉|用去)(?:资金|经费|数|额)?[了为共]?"
    r"[\d０-９][\d０-９.．,，]*[ ]?(?:亿元|万元|元)"
)
# 渠道清淤　　95.00万元 alone on its line
_APART = re.compile(
    r"[ \t\u3000]*(?P<name>[\u4e00-\u9fffA-Za-z“”（）()]{3,24}?)(?:项目|专项)?(?:[\t\u3000]+|[ ]{2,}|[—\-]{2,}|…+)"
    r"[\d０-９][\d０-９.．,，]*[ ]?(?:亿元|万元|元)[；;。]?$"
)
# （1）河道清淤疏浚。预算1850万元，…
_PLANNED = re.compile(
    rf"{_MARK}(?P<name>[\u4e00-\u9fffA-Za-z“”（）()、·]{{3,30}}?)(?:项目|专项)?[。：:，,]\s*"
    r"(?:20\d\d年(?:度)?)?(?:年初|全年|本年|当年)?(?:预算|安排|计划)(?:预算|资金|经费|投资)?(?:数|为|共)?[\d０-９]"
)
# （1）甲支出40.00万元 within a paragraph that begins with words about projects
_INLINE = re.compile(
    r"(?<=[。；;：:])\s*(?:[（(]\d{1,2}[）)]|[①-⑳])(?P<name>[\u4e00-\u9fffA-Za-z“”（）()、·]{4,24}?)(?:项目|专项)?"
    r"(?:实际)?(?:支出|安排|预算|投入|使用)(?:资金|经费)?(?:为)?[\d０-９][\d０-９.．,，]*[ ]?(?:亿元|万元|元)"
)
_OVER = re.compile(r"(?:项目|专项)[^。；\d]{0,12}[。：:]")
_ABOUT = re.compile(r"(?:项目|专项|任务)[^。]{0,14}$")
_FEW = 2


def listed_lines(document: Document, headings: Sequence[Heading]) -> Iterator[tuple[str, int]]:
    """Yield the names of 人居环境整治126.8万元，…: line by line, below a heading or a line that speaks of projects."""
    for run in _runs(document, headings):
        yield from ((match["name"], match.start("name")) for _, match in run)


def planned_lines(document: Document) -> Iterator[tuple[str, int]]:
    """Yield the names that begin the lines of a list with their budget, below a paragraph that speaks of projects."""
    run: list[re.Match[str]] = []
    opened = False
    for block in (*document.blocks, None):
        match = _PLANNED.match(document.text, block.span.start, block.span.end) if block is not None else None
        if match is not None and is_name(match["name"], called=True):
            run.append(match)
            continue
        if len(run) >= _FEW and opened:
            yield from ((one["name"], one.start("name")) for one in run)
        text = document.text[block.span.start : block.span.end].rstrip() if block is not None else ""
        run, opened = [], _ABOUT.search(text.rpartition("。")[2]) is not None


def inline_lists(document: Document) -> Iterator[tuple[str, int]]:
    """Yield the names of a paragraph that lists projects: 2.重点项目效益。（1）甲支出40.00万元；（2）乙支出…."""
    for block in document.blocks:
        text = document.text[block.span.start : block.span.end] if block.kind is BlockKind.PARAGRAPH else ""
        found = [one for one in _INLINE.finditer(text) if is_name(one["name"], called=True)]
        if (
            len(found) >= _FEW
            and _OVER.search(text[: found[0].start()])
            and not any(one["name"] in economic_items() for one in found)
        ):
            yield from ((one["name"], block.span.start + one.start("name")) for one in found)


def listed_blocks(document: Document, headings: Sequence[Heading]) -> frozenset[int]:
    """Return the lines (by the index of their block) of such lists."""
    return frozenset(index for run in _runs(document, headings) for index, _ in run)


def _runs(document: Document, headings: Sequence[Heading]) -> Iterator[list[tuple[int, re.Match[str]]]]:
    titles = {one.block: one.title.of(document.text).strip() for one in headings if not one.runs_on}
    run: list[tuple[int, re.Match[str]]] = []
    opened = False
    for block in (*document.blocks, None):
        match = _line(document, block) if opened and block is not None else None
        if match is not None and block is not None and is_name(match["name"], called=True):
            run.append((block.index, match))
            continue
        if opened and block is not None and _ITEM.match(document.text, block.span.start, block.span.end):
            continue
        if len(run) >= _FEW and not economic_items() & {one["name"] for _, one in run}:
            yield run
        run = []
        opened = block is not None and _opens_lines(document, block, titles.get(block.index, ""))


def _line(document: Document, block: Block) -> re.Match[str] | None:
    span = (block.span.start, block.span.end)
    patterns = (_LINE, _PLAIN, _APART)
    return next((match for one in patterns if (match := one.match(document.text, *span)) is not None), None)


def _opens_lines(document: Document, block: Block, title: str) -> bool:
    """Tell a paragraph below which projects are listed line by line."""
    if block.kind is not BlockKind.PARAGRAPH:
        return False
    if title:
        return _HEADS.search(title) is not None
    return _LEADS.search(document.text[block.span.start : block.span.end].rpartition("。")[2]) is not None
