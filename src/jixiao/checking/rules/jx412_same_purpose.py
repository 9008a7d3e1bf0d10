"""JX412: one purpose paid from two projects."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.document import Cell, Document
from jixiao.model.finding import Place, Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX412",
    name="同一用途由两个项目列支",
    severity=Severity.WARNING,
    clause="预算法第六十三条：不得擅自改变预算支出的用途；项目入库审核要求避免交叉重复",
    why="两个项目的首要用途相同，资金是否重复安排需要说明。",
    passes="甲项目主要用于设备购置，乙项目主要用于人员培训。",
    fails="甲、乙两个项目都“主要用于维持中心运转”。",
    false_alarms="同一工作确由两个渠道的资金共同承担的，说明即可。",
    remedy="说明两个项目的分工和资金安排依据。",
)

_FIRST = re.compile(
    r"(?:用于|用在|保障了|(?:支出|实施|建设|主要)内容[为是：:]+|用途[为是：:]+)(?P<use>[^。；;，,\n]{6,40})"
    r"|(?<=[。；;：:\n])(?P<done>[^。；;，,、\n\d]{2,12}、[^。；;，,\n\d]{4,30})等(?:工作|任务|内容)[^。；;，,\n]{0,6}完成"
)
_NAME = re.compile(r"[\u4e00-\u9fff]{2}")
_COLUMN = re.compile(r"用途|内容|用于")
_LIST = re.compile(r"[\u4e00-\u9fff“”（）]{2,}(?:[、和及与][\u4e00-\u9fff“”（）]{2,})+|[\u4e00-\u9fff“”（）]{8,}")

# what every line of a budget pays for
_GENERAL = re.compile(r"工资|人员|津贴|社保|公积金|办公|水电|差旅|运转|日常|会议|培训")
_ENTRY_LEVEL, _LEAST_USE = 2, 14
# entries of one kind of thing: places, sources of money, stages of a budget
_OF_ONE_KIND = re.compile(
    r"[镇乡村县区市校院园]$|街道$|社区$|片区$|[小中]学|资金|经费|预算|结转|配套|情况$|[一二三四]期|标段|批次?$"
)


@dataclass(frozen=True, slots=True)
class _Purpose:
    project: str
    span: Span
    entry: bool = False


def check(ground: Ground) -> Iterator[Verdict]:
    """Compare the first purposes of every two projects, and those of the rows of a column."""
    text = ground.extracted.document.text
    listed, told = _of_entries(ground), _of_passages(ground)
    found = {one.span: one for one in (*listed, *told, *_of_columns(ground.extracted.document))}
    pairs = combinations(sorted(found.values(), key=lambda one: one.span), 2)
    return or_passed(
        note(
            CARD,
            later.span,
            (("found", later.span.of(text)), ("project", later.project), ("other", first.project)),
            related=[Place(first.span, "label.original")],
        )
        for first, later in pairs
        if first.project != later.project
        and not _are_alike(first, later)
        and first.span.of(text) == later.span.of(text)
    )


def _are_alike(one: _Purpose, other: _Purpose) -> bool:
    """Tell names one sign apart, 一期工程 and 二期工程, or entries of one kind, 城关镇 and 河口镇."""
    names = one.project, other.project
    same = len(names[0]) == len(names[1]) and sum(a != b for a, b in zip(*names, strict=True)) <= 1
    return same or (one.entry and other.entry and all(_OF_ONE_KIND.search(name) for name in names))


def _of_passages(ground: Ground) -> Iterator[_Purpose]:
    """Yield the first purpose of each project, each place once."""
    text = ground.extracted.document.text
    taken: set[Span] = set()
    for project in ground.extracted.projects:
        for passage in project.passages:
            match = _FIRST.search(text, passage.start, passage.end)
            span = None if match is None else Span(*match.span("use" if match["use"] else "done"))
            if span is not None and span not in taken:
                taken.add(span)
                yield _Purpose(project.name, span)
                break


def _of_entries(ground: Ground) -> Iterator[_Purpose]:
    """Yield what the money of each numbered entry goes to, where a list of particular things tells it."""
    text = ground.extracted.document.text
    for heading in ground.extracted.headings:
        match = _FIRST.search(text, heading.marker.end, min(heading.body.end, _line_end(text, heading.marker.end)))
        if match is None or match["use"] is None or heading.level < _ENTRY_LEVEL:
            continue
        if len(match["use"]) >= _LEAST_USE and "、" in match["use"] and _GENERAL.search(match["use"]) is None:
            yield _Purpose(re.split("[，。：:]", heading.title.of(text))[0], Span(*match.span("use")), entry=True)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _of_columns(document: Document) -> Iterator[_Purpose]:
    """Yield the cells of the columns that say in their header to tell what money is for, with the name of their row."""
    for table in document.tables:
        rows: dict[int, list[Cell]] = {}
        for cell in table.cells:
            rows.setdefault(cell.row, []).append(cell)
        heads = {cell.column for cell in rows.get(0, ()) if _COLUMN.search(cell.span.of(document.text))}
        for number, cells in rows.items():
            yield from _of_row(document, cells, heads) if number else ()


def _of_row(document: Document, cells: Sequence[Cell], heads: Container[int]) -> Iterator[_Purpose]:
    told = [(cell.column, cell.span.of(document.text).strip(), cell.span) for cell in cells]
    name = next((words for _, words, _ in told if _NAME.search(words)), "")
    for column, words, span in told:
        if column in heads and words != name and _LIST.fullmatch(words):
            yield _Purpose(name, span)


RULE = Rule(CARD, check)
