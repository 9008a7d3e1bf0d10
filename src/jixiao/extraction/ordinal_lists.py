"""Projects named by an ordinal that begins their paragraph, or stands over it, where the words above count them.

甲、道路硬化，决算198.00万元 / 第二桩，学生资助386.20万元 / 1号事：教室更新 over 安排42.00万元，…: as many paragraphs as
六个项目 or 四件事 above them tell, each with a name that is followed by its money, tell of one project each.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from jixiao.extraction.entries import style_of
from jixiao.extraction.headings import ordinal_of
from jixiao.extraction.naming import is_class, may_be_project
from jixiao.extraction.whose import is_organ
from jixiao.model.document import Block, BlockKind, Document
from jixiao.model.fact import Subject, SubjectKind
from jixiao.model.outline import Heading

_COUNTERS = "[桩件个项笔宗样]"
_NUMBERS = "[一二三四五六七八九十]{1,2}"
_THINGS = r"(?:大|实|要|好)?(?:事项?|项目|工程|专项|任务)"
_MARK = (
    rf"(?P<stem>[甲乙丙丁戊己庚辛壬癸])[、.．：:]"
    rf"|(?P<nth>第{_NUMBERS}|[头首末]一?|最后一?)(?:{_COUNTERS}{_THINGS}?|{_THINGS})(?:[，,、：:]|是|[ \t\u3000]+)"
    rf"|(?P<number>\d{{1,2}}|{_NUMBERS})号{_THINGS}(?:[，,、：:]|是|[ \t\u3000]+)"
    rf"|{_THINGS}之?(?P<behind>\d{{1,2}}|{_NUMBERS})(?:[，,、：:]|[ \t\u3000]+)"
)
_MONEY = r"\d[\d,]*(?:\.\d+)?[ ]?(?:亿元|万元|元)"
_BLANK = r"[ \t\u3000]*"
_ITEM = re.compile(
    rf"{_BLANK}(?P<mark>{_MARK}){_BLANK}(?P<name>[\u4e00-\u9fffA-Za-z“”（）()·]{{3,24}}?)(?:项目|专项)?"
    rf"(?:[，,：:。]|——|(?=(?P<bare>{_MONEY}))|{_BLANK}$)"
)
# the money follows the name at once, or behind a word of the budget or of spending
_TELLS = re.compile(
    rf"{_BLANK}(?![^，,。；;\n\d]{{0,10}}(?:欠|合同|中标|多付|超支|罚|预计|节约|补缴|退))[^，,。；;\n\d]{{0,6}}?"
    r"(?:预算|安排|计划|核定|批复|下达|到位|列|排|给|决算|结算|花|用|支|付|投入|拨|兑|报账|使用|执行)"
    rf"[^，,。；;\n\d]{{0,4}}{_MONEY}|{_BLANK}{_MONEY}"
)
_COUNTED = re.compile(
    rf"(?P<count>[两二三四五六七八九十]{{1,2}}|\d{{1,2}}){_COUNTERS}(?:重点|主要|民生|专项|具体|财政)?{_THINGS}"
)
_OTHER = re.compile(
    r"问题|措施|建议|做法|经验|教训|科目|原因|打算|单位|乡镇|反映|纠纷|案件|今后|明年|来年|下一?年(?!转)|其中[一二两三四五六七八九十\d]"
)
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_NEAR, _REACH, _FEWEST = 2, 120, 2


@dataclass(frozen=True, slots=True)
class OrdinalItem:
    """One such paragraph: its name and where that is, its blocks, where what is told of it begins."""

    name: str
    at: int
    style: str
    blocks: tuple[int, ...]
    told: int


def ordinal_items(document: Document, headings: Sequence[Heading]) -> tuple[tuple[OrdinalItem, ...], ...]:
    """Return the lists of such paragraphs, in the order of the text."""
    return tuple(run for run in _runs(document) if _are_projects(document, headings, run))


def ordinal_names(document: Document, headings: Sequence[Heading]) -> Iterator[str]:
    """Yield the names of all such projects."""
    for run in ordinal_items(document, headings):
        yield from (one.name for one in run)


def ordinal_subjects(
    document: Document, headings: Sequence[Heading], projects: Mapping[str, str]
) -> Mapping[int, Subject]:
    """Return the project that each block of such lists is told of."""
    items = (one for run in ordinal_items(document, headings) for one in run if one.name in projects)
    return {at: Subject(SubjectKind.PROJECT, projects[one.name]) for one in items for at in one.blocks}


def _runs(document: Document) -> Iterator[tuple[OrdinalItem, ...]]:
    """Yield the items whose ordinals count on from the first, of one style."""
    run: list[OrdinalItem] = []
    told = [one for one in document.blocks if one.span.of(document.text).strip()]
    for place, block in enumerate(told):
        found = _item(document, told, place) if block.kind is BlockKind.PARAGRAPH else None
        if found is None:
            continue
        item, order = found
        counts_on = run and item.style == run[-1].style and order in (len(run) + 1, 0)
        if not counts_on:
            yield tuple(run)
            run = []
        if run or order == 1:
            run = [*run[:-1], replace(run[-1], blocks=_between(told, run[-1], block)), item] if run else [item]
    yield tuple(run)


def _between(told: Sequence[Block], last: OrdinalItem, block: Block) -> tuple[int, ...]:
    return tuple(one.index for one in told if last.blocks[0] <= one.index < block.index)


def _item(document: Document, told: Sequence[Block], place: int) -> tuple[OrdinalItem, int] | None:
    """Return the item that a block begins, and its number; 0 for the last one (末一桩)."""
    text, block = document.text, told[place]
    match = _ITEM.match(text, block.span.start, block.span.end)
    if match is None:
        return None
    below = told[place + 1] if place + 1 < len(told) else None
    alone = not text[match.end() : block.span.end].strip()
    body = below if alone and below is not None and below.kind is BlockKind.PARAGRAPH else block
    start = match.end() if body is block else body.span.start
    if not match["bare"] and _TELLS.match(text, start, body.span.end) is None:
        return None
    blocks = (block.index,) if body is block else (block.index, body.index)
    style = "第#" if match["nth"] else style_of(re.sub(r"\d+", "#", match["mark"]))
    return OrdinalItem(match["name"].strip("“”"), match.start("name"), style, blocks, start), _order(match)


def _order(match: re.Match[str]) -> int:
    if match["stem"]:
        return _STEMS.index(match["stem"]) + 1
    number = match["nth"] or match["number"] or match["behind"]
    if number[0] in "头首":
        return 1
    return 0 if number[0] in "末最" else ordinal_of(number.removeprefix("第"))


def _are_projects(document: Document, headings: Sequence[Heading], run: Sequence[OrdinalItem]) -> bool:
    """Tell items that are as many as the words above them count projects, and all named like ones."""
    names = [one.name for one in run]
    if len(run) < _FEWEST or len(set(names)) < len(names):
        return False
    # 数字校园 ends like an organ; lists of organs are no projects
    if not all(map(may_be_project, names)) or sum(map(is_organ, names)) * 2 >= len(names):
        return False
    if is_class(names[0], run[0].at, document.text, headings):
        return False
    above = [one.span.of(document.text) for one in document.blocks[: run[0].blocks[0]]]
    near = [one.strip()[-_REACH:] for one in above if one.strip()][-_NEAR:]
    told = [match for one in near for match in _COUNTED.finditer(one) if not _OTHER.search(one)]
    return any(_count(match["count"]) == len(run) for match in told)


def _count(words: str) -> int:
    return 2 if words == "两" else ordinal_of(words)
