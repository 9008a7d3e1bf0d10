"""Lines that say what the lines below them are about: 项目一：校舍维修, or 项目支出 alone."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from jixiao.extraction.entries import MARK
from jixiao.extraction.naming import may_be_project
from jixiao.extraction.whose import OWN, is_organ
from jixiao.model.document import Block, BlockKind, Document
from jixiao.model.fact import Subject, SubjectKind
from jixiao.taxonomy.lexicon import Lexicon, Sense

_LONGEST = 24
_SEVERAL = 2
_PROJECT = re.compile(
    r"[ \t\u3000]*(?:[（(]\d{1,2}[）)][ ]?(?=项目名称))?(?:[【\[〖［](?=[^\n]{4,44}[】\]〗］]))?"
    r"(?:(?:子?项目|专项|工程|账|台账|任务|卡片?|项目卡|一项一卡|档案)[一二三四五六七八九十\d]{1,2}(?:个?(?:项目|专项|笔|项|宗))?"
    r"(?:(?:名称)?[：:、.．·][ \t]*|[ \t\u3000]+)|项目名称[：:][ \t]*)"
    r"(?P<name>[^，。；：:\n\d【】\[\]][^，。；：:\n【】\[\]]{2,38})[】\]〗］]?[。]?"
    # a field of a form: 项目名称　图书购置
    r"|[ \t\u3000]*(?:[（(]\d{1,2}[）)][ ]?)?项目名称"
    r"(?:[ \t\u3000]+|[：:][ \t]*(?=[^\n：:]{3,30}?(?:[ ]{2}|[\t\u3000])))"
    r"(?P<field>[\u4e00-\u9fffA-Za-z“”（）()·—\-]{3,30})[ \t\u3000]*"
    # and other fields beside it: 项目名称：图书购置    资金来源：县级财政
    r"(?:(?<=[ \t\u3000])[\u4e00-\u9fff]{2,8}[：:][^。；;\n]{1,60})?"
)
# 答卷一：, 【重点项目一】, and the running number of a line: 28　全民阅读推广
_NUMBERED = (
    r"【[\u4e00-\u9fff]{1,6}[一二三四五六七八九十\d]{1,2}】|[\u4e00-\u9fff]{1,4}[一二三四五六七八九十]{1,2}[：:]"
    r"|\d{1,3}(?=\u3000| {2}|\t)"
)
_ITEM = re.compile(
    rf"[ \t\u3000]*(?P<mark>{MARK}|{_NUMBERED})[ \t\u3000]*"
    r"(?P<name>[\u4e00-\u9fffA-Za-z“”（）()、·—\-]{3,30}?)[：:]?[ \t]*"
)
_PLANNED = re.compile(
    rf"[ \t\u3000]*(?:{MARK}[ \t\u3000]*)?(?:年初|全年|本年|当年|调整后)?的?(?:预算|安排|批复|下达|计划)"
    r"(?:数|额|安排|资金|金额|批复)?(?:为|：|:)?[ \t\u3000]*[\d０-９]"
)
# 项目名称：公务接待费
_NAMED = re.compile(r"^(?:项目(?:名称|内容)?|(?:费用|经费|科目|支出)(?:名称|项目|类别|内容)?)[：:][ ]*(?=[^\d]{2,20}$)")
_BOXED = re.compile(r"[ \t\u3000]*【")
# 项目合计：全年预算数…, below the form of the last project, is of all
_SUMS_UP = re.compile(
    r"[ \t\u3000]*(?:以上|上述|全部|各|[两二三四五六七八九十\d]{1,2}[个项])*(?:项目|专项|任务)(?:支出|资金|经费)?"
    r"(?:合计|共计|总计|小计)[：:，,（( \t\u3000]"
)
_NUMBER = re.compile(r"[①-⑳一二三四五六七八九十\d]+")
_UNIT = re.compile(r"[ \t\u3000]*[•·●—\-]*[ ]*(?P<name>[\u4e00-\u9fff]{2,16})[：:](?=[^。；]{0,20}\d)")
# ▍“三公”经费预算 is a heading by its mark
_MARKED = re.compile(r"[▍▎▌■●◆▲★※◇□○►▶➤]+[ \u3000]*")
_ABOUT = re.compile(r"(?<=.{2})(?:支出|收支)?(?:预算|决算|执行|使用|开支|支出)?(?:情况|安排)?(?:说明)?$")
# the columns of a form: 【栏5】“三公”经费, 第四栏　项目, 栏目二　部门收支; the articles of a report: 第六条　“三公”经费
_COLUMN = re.compile(
    r"[【〖\[]?(?:第[一二三四五六七八九十\d]{1,3}(?:栏目?|条)|栏目?[一二三四五六七八九十\d]{1,2})[】〗\]]?[：:、.．\s\u3000]*"
)
_WHOLE = "sangong"
_LABEL = re.compile(
    r"[ \t\u3000]*(?:\d{1,2}[-－—–]\d{1,2}[ \t\u3000]+)?(?P<name>[\u4e00-\u9fff（）]{2,8})(?=[\t\u3000]| {2})"
)
_SENTENCE = re.compile(r"[，。；：:！？\d]")


@dataclass(frozen=True, slots=True)
class Line:
    """What a block stands under: a subject, or a topic; neither under a heading or a short line of other words."""

    subject: Subject | None = None
    topic: str = ""


def project_lines(document: Document) -> Iterator[str]:
    """Yield the names behind 项目一： that fill a line."""
    for block in document.blocks:
        match = _PROJECT.fullmatch(document.text, block.span.start, block.span.end)
        if match is not None and block.kind is BlockKind.PARAGRAPH:
            yield (match["name"] or match["field"]).strip()
    yield from _marked_names(document)


def _marked_names(document: Document) -> Iterator[str]:
    """Yield the names alone on marked lines over a line with a budget: ①渠道清淤, below it 预算100.00万元."""
    found: list[tuple[str, str]] = []
    for block, below in pairwise(document.blocks):
        match = _ITEM.fullmatch(document.text, block.span.start, block.span.end)
        planned = _PLANNED.match(document.text, below.span.start, below.span.end) is not None
        if match is not None and planned and may_be_project(match["name"]):
            found.append((_NUMBER.sub("#", match["mark"]), match["name"]))
    styles = Counter(style for style, _ in found)
    yield from (name for style, name in found if styles[style] >= _SEVERAL)


def lines(
    document: Document, headings: frozenset[int], projects: Mapping[str, str], lexicon: Lexicon
) -> Mapping[int, Line]:
    """Return for each block (by index) what the short line above it says; `headings` are the blocks that end it."""
    units = _units(document)
    found: dict[int, Line] = {}
    line, boxed = Line(), False
    for block in document.blocks:
        own = _said(document, block, projects, lexicon) if block.kind is BlockKind.PARAGRAPH else None
        if own is not None:
            line, boxed = own, _BOXED.match(document.text, block.span.start, block.span.end) is not None
        elif boxed and _BOXED.match(document.text, block.span.start, block.span.end):
            line, boxed = Line(), False
        elif block.index in headings or _SUMS_UP.match(document.text, block.span.start, block.span.end):
            line = Line()
        found[block.index] = Line(units[block.index]) if block.index in units else _part(document, block, line, lexicon)
    return found


def _part(document: Document, block: Block, line: Line, lexicon: Lexicon) -> Line:
    """Return what a field of a form is about, a part of what its column is: 接待　支出0.72 under “三公”经费."""
    label = _LABEL.match(document.text, block.span.start, block.span.end) if line.topic == _WHOLE else None
    entries = lexicon.short.get(label["name"], ()) if label is not None else ()
    topic = next((key for sense, key in entries if sense is Sense.TOPIC and key.startswith(_WHOLE)), "")
    return Line(topic=topic) if topic else line


def _said(document: Document, block: Block, projects: Mapping[str, str], lexicon: Lexicon) -> Line | None:
    match = _PROJECT.fullmatch(document.text, block.span.start, block.span.end)
    if match is not None:
        name = (match["name"] or match["field"]).strip()
        return Line(Subject(SubjectKind.PROJECT, projects.get(name, name)))
    text = block.span.of(document.text).strip()
    text = _NAMED.sub("", text)
    item = _ITEM.fullmatch(document.text, block.span.start, block.span.end)
    if item is not None and item["name"] in projects:
        return Line(Subject(SubjectKind.PROJECT, projects[item["name"]]))
    column = _COLUMN.match(text)
    text = text[column.end() :] if column else text
    if column:
        text = _ABOUT.sub("", text)
    if _MARKED.match(text):
        text = _ABOUT.sub("", _MARKED.sub("", text))
    if len(text) > _LONGEST or _SENTENCE.search(text):
        return None
    if text in projects:
        return Line(Subject(SubjectKind.PROJECT, projects[text]))
    entries = (*lexicon.senses.get(text, ()), *lexicon.short.get(text, ()))
    return Line(topic=next((key for sense, key in entries if sense is Sense.TOPIC), ""))


def _units(document: Document) -> Mapping[int, Subject]:
    """Return the units of one system that stand before a colon, line by line, where there are several in a row."""
    run: list[tuple[int, str]] = []
    found: dict[int, Subject] = {}
    for block in (*document.blocks, None):
        match = _UNIT.match(document.text, block.span.start, block.span.end) if block is not None else None
        if block is not None and match is not None and (match["name"] in OWN or is_organ(match["name"])):
            run.append((block.index, match["name"]))
            continue
        if len(run) >= _SEVERAL:
            found |= {index: Subject(SubjectKind.UNIT, name) for index, name in run}
        run = []
    return found
