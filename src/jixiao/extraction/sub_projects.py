"""The projects that the one evaluated is made of, where its report calls or counts them so.

分4个子项实施：渠道清淤、泵站维修……; 设两个子项目： over one line each; 任务一：渠道清淤。 What is only a use, a cost, a
kind of people or a place is no project: the count has to be of projects, and the names have to be as many.
"""

import re
from collections.abc import Iterator, Sequence

from jixiao.extraction.entries import MARK
from jixiao.extraction.naming import economic_items, may_be_project
from jixiao.extraction.numerals import counted
from jixiao.extraction.opened import opened_names
from jixiao.extraction.project_cells import tabled
from jixiao.extraction.project_titles import titled
from jixiao.extraction.sources import is_level, is_source
from jixiao.model.document import Block, BlockKind, Document
from jixiao.model.outline import Heading
from jixiao.model.result import Kind, Profile

_NUMBER = r"(?:[两二三四五六七八九十]|\d{1,2})"
_NOUN = (
    r"(?:子项目?|子工程|子任务|子课题|单[项体]工程|分项工程|建设任务"
    r"|(?:建设|重点|具体|实施|支出|扶持|支持)?(?:项目|任务|工程))"
)
_DONE = r"(?:分别|具体)?(?:实施|组成|构成|推进|建设|进行|管理|开展|申报|执行)?"
_OPENS = r"(?:[，,]?(?:分别|依次|具体|主要|也就)?(?:为|是|有|即|包括|包含)[：:]?|[：:])"
_COUNTED = re.compile(
    rf"(?:(?P<count>{_NUMBER})[个项]{_NOUN}{_DONE}|{_NOUN}(?:共计?|合计|总共|有|共有)?(?P<behind>{_NUMBER})[个项]){_OPENS}"
)
# 按建设任务分为：
_PARTED = re.compile(r"按(?:子项目?|建设任务|任务|单项工程|分项工程)(?:划|分解|细|拆|下)?分?(?:为|成|到|如下)?[：:]")
# 分方向看： over the lines of a fund
_DIRECTED = re.compile(
    r"(?:按|分)(?:资金)?(?:支持|扶持|补助|资助|奖补|使用|支出|政策)?(?:方向|领域|环节|类别|子项)"
    r"(?:看|来看|统计|划分|列示|说明|情况)?(?:，?(?:安排|使用|执行|支出)*情况)?(?:如下)?[：:]"
)
_FUND = re.compile(r"(?:资金|补助|奖补|补贴|基金|政策)(?:项目)?$")
# 实施的项目分为3类，全年支出95.00万元。 over one line each
_KINDS = re.compile(rf"项目(?:共|可|主要)?(?:分|划分|归)(?:为|成|作)?(?P<count>{_NUMBER})个?大?类[^\n]*")
_ORDINAL = re.compile(
    r"[ \t\u3000]*(?:子项目?|子任务|任务|单项工程|工程|课题|项目)"
    r"(?P<at>[一二三四五六七八九十]|\d{1,2})(?:[：:、.．—\-]|[ \t\u3000]+)"
    r"[ \t\u3000]*(?P<name>[^，。：:；;\d（(][^，。：:；;（(\n]{2,23}?)[，。：:；;（(\n]"
)
_AMOUNT = re.compile(r"\d[ ]?(?:亿|万)?元")
_PLAN = (
    r"(?:(?:年初|全年|调整后|当年|本年|年度|实际|共|财政)*"
    r"(?:安排|预算|计划|投入|下达|批复|概算|支出|拨付|资金|开支|支付)[^，。；\n]{0,6})?"
)
_LINE = re.compile(
    rf"[ \t\u3000]*(?:{MARK}|——|[-—]{{1,2}})?[ \t\u3000]*(?P<name>[\u4e00-\u9fffA-Za-z“”（）()、·+＋—\-]{{3,30}}?)"
    rf"(?:[，,：:。；;（(]|(?={_PLAN}\d))"
)
_LAST = re.compile(r"(?<=[\u4e00-\u9fff”]{3})(?:以及|和|与|及)(?=[\u4e00-\u9fff“]{4,20}$)")
_CLAUSE = re.compile(r"[；;。]")
_ASIDE = re.compile(r"(?:[（(][^）)]*[）)]|(?:安排|预算|投资|资金)?\d[\d,.]*[ ]?(?:亿|万)?元)+$")
# the count of a table's rows: 实施项目6个, 六个项目累计支出
_TOLD = re.compile(
    rf"(?:实施|安排|承担|支持)?(?:项目|任务)(?P<behind>{_NUMBER})[个项]|(?P<count>{_NUMBER})[个项](?:子)?项目"
)
_OTHER = re.compile(
    r"指标|目标|问题|措施|得分|[县市区乡镇村]$|[该本此]|社区$|费$|^其中|合计|总计|^上述|^以上"
    r"|^(?:工程|货物|服务)[类和与、及货物服务工程]*采购$"
)
_SECTION = re.compile(r"子项目|各子项|分项目|单项工程|各?建设任务(?:完成|实施|执行)")
_TITLE = re.compile(r"(?P<name>[\u4e00-\u9fffA-Za-z“”（）()、·+＋—\-]{3,30}?)(?:项目)?(?:[：:，。；]|$|(?=\d))")
_FORMS = frozenset({Kind.SELF_EVALUATION_FORM, Kind.TARGET_FORM, Kind.MONITORING_FORM})
_SEVERAL, _FEW, _MOST, _LONGEST = 2, 3, 20, 30


def sub_names(document: Document, headings: Sequence[Heading], profile: Profile) -> Iterator[str]:
    """Yield what the projects are called that make up the one that a report is of."""
    if not (profile.of_project or profile.kind in _FORMS):
        return
    text = document.text
    for match in _COUNTED.finditer(text):
        count = counted(match["count"] or match["behind"])
        yield from _listed(document, match.end(), count)
    for match in _PARTED.finditer(text):
        yield from _listed(document, match.end(), 0)
    for match in _DIRECTED.finditer(text) if any(map(_FUND.search, titled(document, profile))) else ():
        yield from _listed(document, match.end(), 0)
    for match in _KINDS.finditer(text):
        lines = _on_lines(document, match.end(), counted(match["count"]))
        yield from lines if len(set(lines)) == counted(match["count"]) else ()
    yield from _numbered(document)
    yield from _headed(text, headings)
    yield from opened_names(document, headings, parts=True)
    names = list(dict.fromkeys(tabled(document)))
    told = {counted(match["count"] or match["behind"]) for match in _TOLD.finditer(text)}
    if len(names) >= _SEVERAL and len(names) in told and all(map(_is_name, names)):
        yield from names


def counts_told(text: str) -> Iterator[tuple[int, int]]:
    """Yield where such projects are counted, and how many they are said to be."""
    for match in _COUNTED.finditer(text):
        group = "count" if match["count"] else "behind"
        yield match.start(group), counted(match[group])


def _listed(document: Document, start: int, count: int) -> Sequence[str]:
    """Return the names that stand behind their number, in the line or on the lines below."""
    text = document.text
    end = text.find("\n", start)
    line = text[start : end if end >= 0 else len(text)]
    found = _in_line(line, count) if line.strip() else _on_lines(document, start, count)
    # a count may be printed wrong
    fits = not count or len(found) == count or (count > _FEW and abs(len(found) - count) == 1)
    return found if fits and len(set(found)) == len(found) and len(found) >= _SEVERAL else ()


def _in_line(line: str, count: int) -> Sequence[str]:
    """Return the names between commas up to the end of the sentence, or one before the money of each clause."""
    sentence = line.partition("。")[0]
    if not any(one.isdigit() for one in sentence):
        listed = sentence.split("、")
        apart = listed if len(listed) == count else (*listed[:-1], *_LAST.split(listed[-1]))
        return _names([_ASIDE.sub("", one).strip("“” ") for one in apart])
    clauses = [one for one in _CLAUSE.split(line) if one.strip()]
    if len(clauses) < max(count, _SEVERAL):
        parts = [_ASIDE.sub("", one).strip("“” ") for one in re.split(r"[、；;]", sentence.partition("，")[0])]
        return _names(parts)
    entries = [_LINE.match(one) for one in clauses[: count or None] if _AMOUNT.search(one)]
    return _names([match["name"] if match else "" for match in entries])


def _on_lines(document: Document, start: int, count: int) -> Sequence[str]:
    names: list[str] = []
    for block in _below(document, start)[: count or _MOST]:
        match = _LINE.match(document.text, block.span.start, block.span.end)
        if match is None or _AMOUNT.search(document.text, match.end("name"), block.span.end) is None:
            break
        names.append(match["name"])
    return _names(names)


def _below(document: Document, start: int) -> Sequence[Block]:
    below = [one for one in document.blocks if one.span.start >= start and one.span.of(document.text).strip()]
    prose = (at for at, one in enumerate(below) if one.kind is not BlockKind.PARAGRAPH)
    return below[: next(prose, len(below))]


def _numbered(document: Document) -> Iterator[str]:
    """Yield the names behind 任务一, 任务二 … at the begin of lines that tell of money."""
    run: list[str] = []
    for block in document.blocks:
        match = _ORDINAL.match(document.text, block.span.start, min(len(document.text), block.span.end + 1))
        if match is None or _AMOUNT.search(document.text, match.end(), block.span.end) is None:
            continue
        if counted(match["at"]) == 1 or counted(match["at"]) != len(run) + 1:
            yield from run if len(run) >= _SEVERAL else ()
            run = []
        if counted(match["at"]) == len(run) + 1:
            run.append(match["name"].strip("“” "))
    yield from run if len(run) >= _SEVERAL else ()


def _headed(text: str, headings: Sequence[Heading]) -> Iterator[str]:
    """Yield what begins the items of a section about such projects: 三、各子项目实施情况 over （一）渠道清淤."""
    for over in headings:
        if over.runs_on or _SECTION.search(over.title.of(text)) is None:
            continue
        inside = [one for one in headings if one.level > over.level and over.body.contains(one.marker)]
        level = min((one.level for one in inside), default=0)
        titles = [_TITLE.match(one.title.of(text).strip()) for one in inside if one.level == level]
        names = _names([match["name"].strip("“” ") if match else "" for match in titles])
        yield from names if len(set(names)) == len(names) >= _SEVERAL else ()


def _names(names: Sequence[str]) -> Sequence[str]:
    return names if names and all(map(_is_name, names)) else ()


def _is_name(name: str) -> bool:
    plain = name not in economic_items() and not is_source(name) and not is_level(name) and not _OTHER.search(name)
    return plain and len(name) <= _LONGEST and may_be_project(name)
