"""Programmes that a paragraph of a report on a unit introduces, and then tells the money of.

“良种繁育”是我局新设项目，预算150.00万元; 种粮补贴执行好于上年: the name opens its paragraph, ends like a programme
or stands in quotes, and a budget and what was spent of it follow there.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from jixiao.extraction.naming import is_class
from jixiao.extraction.spoken_programmes import is_programme
from jixiao.model.document import BlockKind, Document
from jixiao.model.fact import Subject, SubjectKind
from jixiao.model.outline import Heading

_AMOUNT = r"\d[\d,.]*[ ]?(?:亿|万)?元"
_MARK = (
    r"[ \t\u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．](?!\d)|[一二三四五六]是|[①-⑳●◆▲■□—·]+)?[ \t\u3000]*"
)
_ENDS = (
    r"(?:补[贴助偿]|津贴|奖补|贴息|救助|供养|保障|慰问|专项|建设|改造|整治|治理|防治|修复|养护|管护|维修|清淤|绿化|公益金|救助金|扶持|培训|普查"
    r"|迁建|扩建|新建|行动|工程|项目)"
)
_WORDS = r"[\u4e00-\u9fffA-Za-z]"
# “良种繁育”是我局2023年新设项目
_QUOTED = re.compile(
    rf"{_MARK}“(?P<name>[^“”\n]{{3,24}})”(?:项目)?(?:是|为|系)[^，。；\n]{{0,16}}?(?:项目|专项|工程)(?=[，。；])"
)
# 种粮补贴的执行情况好于上年。
_SPOKEN = re.compile(
    rf"{_MARK}(?P<name>{_WORDS}{{2,18}}?{_ENDS})(?:项目|资金|经费)?的?(?:预算|支出|资金|经费)?(?:执行|支出|使用|实施|支付|兑付|发放)(?:情况|进度)?"
    r"(?:好于|优于|快于|不如|慢于|低于|高于|与|较|比)[^，。；\n\d]{0,12}。"
)
# 殡葬服务补贴为跨年据实结算：
_SETTLED = re.compile(
    rf"{_MARK}(?P<name>{_WORDS}{{2,18}}?{_ENDS})(?:资金|经费)?(?:为|属于?|实行|采用|采取|按照?)[^，。；\n\d]{{2,16}}[：。；，]"
)
_BUDGET = re.compile(rf"(?:预算|安排)(?:数|资金|为|了)*{_AMOUNT}")
_USED = re.compile(rf"(?:支出|支付|兑[现付]|到位|使用|执行|用[去掉了]|花[去了])(?:数|资金|为|了)*{_AMOUNT}")
# the books of the whole unit are told there
_WHOLE = re.compile(
    r"基本支出|人员经费|公用经费|部门(?:整体|预算|支出)|收入总计|本年收入|其他项目|[两三四五六]个项目|三公|项目支出"
)
_PATTERNS = (_QUOTED, _SPOKEN, _SETTLED)


def introduced_names(document: Document, headings: Sequence[Heading]) -> Iterator[str]:
    """Yield the names that such paragraphs introduce."""
    for _, name in _introduced(document, headings):
        yield name


def introduced_subjects(
    document: Document, headings: Sequence[Heading], projects: Mapping[str, str]
) -> Mapping[int, Subject]:
    """Return the project that each such paragraph is about, by the index of its block."""
    return {
        block: Subject(SubjectKind.PROJECT, projects[name])
        for block, name in _introduced(document, headings)
        if name in projects
    }


def _introduced(document: Document, headings: Sequence[Heading]) -> Iterator[tuple[int, str]]:
    text = document.text
    for block in document.blocks:
        found = (pattern.match(text, block.span.start, block.span.end) for pattern in _PATTERNS)
        for match in found if block.kind is BlockKind.PARAGRAPH else ():
            if match is None or not _tells_money(block.span.of(text), match["name"]):
                continue
            if is_programme(match["name"]) and not is_class(match["name"], match.start("name"), text, headings):
                yield block.index, match["name"]


def _tells_money(words: str, name: str) -> bool:
    """Tell a paragraph with a budget and what was done of it, and nothing of the whole unit."""
    rest = words.replace(name, "")
    return all(one.search(rest) for one in (_BUDGET, _USED)) and _WHOLE.search(rest) is None
