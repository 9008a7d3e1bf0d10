"""Projects that begin paragraphs of one shape, or stand on a line above them, where the money in these proves itself.

渠道清淤。资金95.00万元，已支88.28万元，执行率92.93%。 / 第1节　渠道清淤 over 批复95.00万元，…: whatever is said,
two or more paragraphs in a row in which a rate is what a later amount makes of the first tell of one project each,
where the words above them speak of projects, or tell the budget that theirs come to. A paragraph whose rate is printed
wrong is one of the row all the same.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from jixiao.extraction.entries import MARK, style_of
from jixiao.extraction.naming import is_class, may_be_project
from jixiao.extraction.whose import is_organ
from jixiao.model.document import Block, BlockKind, Document
from jixiao.model.outline import Heading

_BLANK = r"[ \t\u3000]*"
_NAME = r"(?P<name>[\u4e00-\u9fffA-Za-z“”（）()、·+＋]{3,26}?)(?:项目|专项)?"
_OPENS = re.compile(rf"{_BLANK}(?P<mark>{MARK})?+{_BLANK}{_NAME}(?:[。：:]|——)(?=[^\n]{{4}})")
_ABOVE = re.compile(rf"{_BLANK}(?P<mark>{MARK}){_BLANK}{_NAME}[：:]?{_BLANK}")
# the paragraph below such a line begins with its money, not with the next line of a list
_BEGINS = re.compile(r"[ \t\u3000]*[^，。；：\d]{2,20}\d[\d,.]*[ ]?(?:亿元|万元|元|[%％])")
_MARKED = re.compile(rf"{_BLANK}{MARK}")
_MONEY = re.compile(r"(?P<money>\d[\d,]*(?:\.\d+)?)[ ]?(?P<unit>亿元|万元|元)|(?P<rate>\d+(?:\.\d+)?)[ ]?[%％]")
_PLANNED = re.compile(
    r"预算[^，。；\d]{0,6}?(?:合计|共计|总计|总额|共|合起来|相加)"
    r"[^，。；\d]{0,4}(?P<money>\d[\d,]*(?:\.\d+)?)[ ]?(?P<unit>亿元|万元|元)"
)
_ABOUT = re.compile(r"项目|专项(?!资金管理)|子项|分方向|[个项]方向|各方向|任务")
_PARTS = re.compile(r"子项|子任务|分方向|[个项各]方向|单项工程|建设任务")
_OTHER = re.compile(r"科目|功能分类|三公|问题|措施|乡镇|单位|指标")
_SENTENCE = re.compile(r"[^。]+")
_FACTOR = {"元": 1, "万元": 10_000, "亿元": 100_000_000}
_SEVERAL, _FULL, _HALF = 2, 100, Decimal("0.5")
_NEAR, _FIRST = 2, 160


@dataclass(frozen=True, slots=True)
class _Opened:
    """A paragraph of this shape: its name, where that is, the style of its mark, the blocks that it fills."""

    name: str
    at: int
    style: str
    first: int
    last: int
    proven: bool
    plan: Decimal


def opened_names(document: Document, headings: Sequence[Heading], *, parts: bool = False) -> Iterator[str]:
    """Yield the names of such projects; `parts`: of those that the words above call parts of the one evaluated."""
    run: list[_Opened] = []
    for one in (*_opened(document), None):
        if run and (one is None or one.style != run[-1].style or not _follows(document, run[-1], one)):
            yield from _names(document, headings, run, _PARTS if parts else _ABOUT)
            run = []
        if one is not None:
            run.append(one)


def _names(
    document: Document, headings: Sequence[Heading], run: Sequence[_Opened], about: re.Pattern[str]
) -> Iterator[str]:
    proven = sum(one.proven for one in run)
    names = [one.name for one in run]
    if proven < _SEVERAL or proven * 2 < len(run) or len(set(names)) < len(names):
        return
    told = _is_about(document, run[0].first, about) or (about is _ABOUT and _are_summed(document, run))
    if told and not is_class(names[0], run[0].at, document.text, headings):
        yield from names


def _opened(document: Document) -> Iterator[_Opened]:
    """Yield the paragraphs with a name that may be one of a project, two amounts and a rate."""
    text = document.text
    told = [one for one in document.blocks if one.span.of(text).strip()]
    for block, below in pairwise((*told, None)):
        if block is None or block.kind is not BlockKind.PARAGRAPH:
            continue
        match = _OPENS.match(text, block.span.start, block.span.end)
        above = _ABOVE.fullmatch(text, block.span.start, block.span.end)
        body, start = block, match.end() if match is not None else 0
        if match is None and above is not None and below is not None and below.kind is BlockKind.PARAGRAPH:
            begins = _BEGINS.match(text, below.span.start, below.span.end)
            match, body, start = (above if begins else None), below, below.span.start
        proof = _proof(_sentence(text, start, body)) if match is not None else None
        if match is None or proof is None or not may_be_project(match["name"]) or is_organ(match["name"]):
            continue
        style = f"{style_of(match['mark'] or '')}{'|' if body is below else ''}"
        yield _Opened(match["name"].strip("“”"), match.start("name"), style, block.index, body.index, *proof)


def _sentence(text: str, start: int, block: Block) -> str:
    return text[start : min(block.span.end, start + _FIRST)].partition("。")[0]


def _proof(sentence: str) -> tuple[bool, Decimal] | None:
    """Tell whether a rate of a sentence is what one of its amounts makes of the first, and this; None without such."""
    amounts: list[Decimal] = []
    rates: list[Decimal] = []
    for match in _MONEY.finditer(sentence):
        if match["rate"]:
            rates.append(Decimal(match["rate"]))
        else:
            amounts.append(_yuan(match))
    if not rates or len(amounts) < _SEVERAL:
        return None
    whole = amounts[0]
    proven = any(whole and one <= whole and _is_rate(rate, one, whole) for one in amounts[1:] for rate in rates)
    return proven, whole


def _yuan(match: re.Match[str]) -> Decimal:
    return Decimal(match["money"].replace(",", "")) * _FACTOR[match["unit"]]


def _is_rate(rate: Decimal, part: Decimal, whole: Decimal) -> bool:
    step = Decimal(1).scaleb(int(rate.as_tuple().exponent))
    return step < 1 and abs(part * _FULL / whole - rate) <= step * _HALF


def _follows(document: Document, last: _Opened, one: _Opened) -> bool:
    """Tell paragraphs in a row; between those with marks further paragraphs of prose may stand."""
    between = [block for block in document.blocks[last.last + 1 : one.first] if block.span.of(document.text).strip()]
    marked = bool(one.style.strip("|"))
    plain = all(
        block.kind is BlockKind.PARAGRAPH and _MARKED.match(document.text, block.span.start) is None
        for block in between
    )
    return len(between) <= (_NEAR if marked else 0) and plain


def _is_about(document: Document, first: int, about: re.Pattern[str]) -> bool:
    """Tell paragraphs below words about projects: in the last ones before them."""
    above = [one.span.of(document.text) for one in document.blocks[:first] if one.span.of(document.text).strip()]
    near = [said for one in above[-_NEAR:] for said in _SENTENCE.findall(one[-_FIRST:])]
    return any(about.search(said) and not _OTHER.search(said) for said in near)


def _are_summed(document: Document, run: Sequence[_Opened]) -> bool:
    """Tell paragraphs whose first amounts come to a budget that the words directly above tell: 预算合计115.00万元."""
    above = [
        one.span.of(document.text) for one in document.blocks[: run[0].first] if one.span.of(document.text).strip()
    ]
    told = (match for one in above[-1:] for match in _PLANNED.finditer(one))
    return len(run) > _SEVERAL and sum(one.plan for one in run) in {_yuan(match) for match in told}
