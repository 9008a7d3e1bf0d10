"""Whose figures are that a paragraph tells of one unit after the other.

分单位看，局机关预算274.13万元，支出272.86万元，执行率99.54%；救援大队预算348.38万元，…。三家合计支出622.51万元。
A unit named there has its figures up to the next one, and to the end of the paragraph where its name begins a sentence.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from jixiao.extraction.around import end_of
from jixiao.model.document import Document
from jixiao.model.fact import Subject, SubjectKind
from jixiao.model.figure import Figure

_OPENS = re.compile(
    r"(?:^|(?<=[\n。；：]))[ \t\u3000]*(?:"
    r"(?:分|按|从)(?:预算|所属|下属|各)?单位(?:来|统计|分|划分|口径)?(?:来?看|统计|分析|划分)?[，,：:]"
    r"|[^，。；\n\d]{0,8}(?:预算|支出|决算)中[，,](?=[^，。；\n\d]{0,8}(?:机关|本级|本部)\d))"
)
_CLAUSE = re.compile(r"[^，。；;：:\n]+")
_LABEL = r"(?:年初|全年|调整后|当年)?(?:预算|支出|实际支出|执行|决算)(?:数|率|进度|完成率)?"
# a name before a label of money, or before an amount itself where the list is of one thing
_NAMED = re.compile(
    rf"[ \u3000]*(?:其中|而)?(?P<name>[\u4e00-\u9fff]{{2,14}}?)(?=(?:的)?{_LABEL}(?:为|达|是)?[ ]?\d|\d[\d,.]*万?元)"
)
_NO_NAME = re.compile(
    r"(?:全|年|本年|当年|实际|其中|合计|共|总(?![馆院校部站台队厂社])|各|以上|上述|基本|项目|人员|公用|一般|政府|财政|部门|整体|预算|支出|结转|结余|上年|比|较|占|收入|执行"
    r"|(?:[两二三四五六七八九十]|\d+)[家个])"
)
_TOGETHER = re.compile(r"(?:以上|上述)?(?:[两二三四五六七八九十]|\d+)?[家个]?(?:单位)?(?:合计|共计|总计|汇总|合起来)")
_OTHERS = re.compile(r"其[他它余](?:[两二三四五六七八九十]|\d+)[家个](?:所属|下属)?单位")
_OF_ALL = re.compile(r"[，,]占(?:全|整个)(?:部门|局|委|院|校|系统|单位|办|厅|馆)(?:预算|支出)?的?[ ]?\d")
_ORGAN = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,12}"
    r"(?:机关|本级|本部|中心|大队|支队|处|站|所|科|队|院|馆|局|庭|室|园|校))(?:年初|全年)?(?:预算|支出)[ ]?$"
)
_REACH, _SEVERAL = 24, 2


def apart(document: Document, figures: Sequence[Figure]) -> dict[int, Subject]:
    """Return whose each figure is that is told of one of several units."""
    text, found = document.text, {}
    starts = [one.span.start for one in figures]
    for opened in _OPENS.finditer(text):
        end = end_of(text, opened.end(), "\n")
        pieces = list(_pieces(text, opened.end(), end))
        if len({name for _, _, name in pieces if name}) < _SEVERAL:
            continue
        for start, stop, name in pieces:
            inside = range(bisect_left(starts, start), bisect_left(starts, stop))
            found.update({at: Subject(SubjectKind.UNIT, name) for at in inside if name and figures[at].cell is None})
    for at, one in enumerate(figures):
        name = _share_of(text, one)
        if name and one.cell is None and at not in found:
            found[at] = Subject(SubjectKind.UNIT, name)
    return found


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield the clauses of a paragraph behind such an opening, each with the unit that it is told of."""
    name, known, first = "", set[str](), True
    for clause in _CLAUSE.finditer(text, start, end):
        if text[clause.start() - 1] == "。":
            name, first = "", False
        told = _NAMED.match(clause.group())
        if _TOGETHER.match(clause.group().strip()):
            name = ""
        elif others := _OTHERS.match(clause.group().strip()):
            name = others.group()
        elif told is not None and not _NO_NAME.match(told["name"]) and (first or told["name"] in known):
            name = told["name"]
            known.add(name)
        yield clause.start(), clause.end(), name


def _share_of(text: str, figure: Figure) -> str:
    """Return the organ whose budget is told as a share of all: 运输服务站预算2,143.68万元，占全部门的57.88%."""
    if not _OF_ALL.match(text, figure.span.end):
        return ""
    before = re.split(r"[，。；;：:\n\d]", text[max(0, figure.span.start - _REACH) : figure.span.start])[-1]
    named = _ORGAN.fullmatch(before)
    return named["name"] if named is not None else ""
