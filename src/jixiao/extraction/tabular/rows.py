"""The labels of a row of a table, and rows that hold two lists beside each other."""

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jixiao.extraction.grid import Column, GridCell, plain, read_label, words, year_of
from jixiao.extraction.heads import Head
from jixiao.extraction.sources import is_source
from jixiao.extraction.tabular.table_columns import is_block_of_funds, lists_places
from jixiao.taxonomy.lexicon import Lexicon

_PAIRS = 2
# how deep a label is numbered: 一、 holds （一）, that holds 1., that （1）, that ①
_LEVELS = tuple(
    re.compile(one)
    for one in (
        r"[一二三四五六七八九十]+、",
        r"[（(][一二三四五六七八九十]+[）)]",
        r"\d{1,2}[、.．](?!\d)",
        r"[（(]\d{1,2}[）)]",
        r"[①-⑳]",
    )
)

_YEARS, _YEAR = frozenset({"年度", "年份", "年", "会计年度", "预算年度"}), re.compile(r"(?:19|20)\d\d")
# the end of the year is no name
_DATE = re.compile(r"(?:截[至止]到?)?(?:\d{4}年(?:度)?)?(?:12月(?:31日|底|末)|年[末底])")
# 四乡镇计, 五馆合计: a total that counts what it adds up
_COUNTED_TOTAL = re.compile(
    r"(?:以上|上述|全部)?(?:[两二三四五六七八九十]{1,3}|\d{1,3})个?"
    r"(?:子?项目|专项|任务|乡镇|镇街|镇乡|乡|镇|街道|县区|区县|县|区|市|村|社区|片区|单位|部门|科室|学校|[校馆院所站园家户项类块笔批])(?:合计|共计|总计|计|合起来|相加)"
)
# 保障机构运转（基本支出）: what it is stands in the brackets
_CALLED = re.compile(r"[^（()）]{2,}[（(]即?(?P<half>基本支出|人员经费|公用经费)[）)]")
_UNIT = r"(?:[（(][^（）()]{0,4}元[）)])?"
_CAME_IN = re.compile(rf"(?:本年|全年)?(?:收入|资金来源|来源)(?:项目|科目|类别|名称|来源|内容)?{_UNIT}")
_WENT_OUT = re.compile(rf"(?:本年|全年)?(?:支出|用途|去向|资金运用)(?:项目|科目|类别|名称|用途|去向|内容)?{_UNIT}")
_MARKS, _SUBTOTAL = frozenset({"full", "score"}), "小计"

# 省级财政拨款 among the sources of a form, elsewhere a kind of income
_GRANT = re.compile(r"(?:中央|自治区|上级|本级|[省市州县区旗盟](?:本?级)?)(?:财政)?(?:资金)?(?:拨款|补助|安排|投入)")


@dataclass(slots=True)
class Row:
    """What the labels of a row say; `level` tells how deep it is numbered, 0 where it is not.

    `outer` is what the row is a part of by its first label, or the subtotal of: 产出指标 | 数量指标, 产出指标 | 小计.
    """

    labels: list[str]
    label: str = ""
    plain: str = ""
    head: Head = field(default_factory=Head)
    total: bool = False
    part: bool = False
    source: bool = False
    year: int = 0
    level: int = 0
    outer: str = ""
    subtotal: bool = False


def row_label(row: Sequence[GridCell], columns: Mapping[int, Column], lexicon: Lexicon) -> Row:
    """Return what the labels of a row say: the texts before its first number."""
    labels, year = [], _year_alone(row, columns)
    for place, cell in enumerate(row):
        header = columns.get(cell.cell.column)
        if cell.numeric and not cell.cell.column:
            continue
        if cell.numeric or (header is not None and header.role not in ("names", "unknown")):
            if header is not None and header.role == "ignored" and plain(cell.text) not in words("totals"):
                continue
            if cell.cell.column and (place or cell.numeric) and (header is None or header.role != "ignored"):
                break
        if cell.text and not cell.blank and not _DATE.fullmatch(cell.text) and not _is_site(header, columns):
            labels.append(cell.text)
    found = Row(labels, year=year)
    if labels:
        scored = any(column.role in _MARKS for column in columns.values())
        found.subtotal = scored and len(labels) > 1 and plain(labels[-1]) == _SUBTOTAL
        found.label = labels[-2] if found.subtotal else _label(labels, lexicon)
        found.outer = plain(labels[0]) if scored and len(labels) > 1 else ""
        found.year = next((told for told in map(year_of, labels) if told), year)
        called = _CALLED.fullmatch(found.label)
        found.label = called["half"] if called is not None else found.label
        found.plain = plain(found.label)
        found.level = next((at for at, one in enumerate(_LEVELS, 1) if one.match(found.label)), 0)
        found.total = plain(found.label) in words("totals") or plain(labels[0]) in words("totals")
        found.total |= found.plain in words("place_totals") and lists_places(columns.values())
        found.total |= _COUNTED_TOTAL.fullmatch(found.plain) is not None
        found.part = found.label.startswith(("其中", "其中：")) or "其中：" in found.label
        found.source = found.plain in words("sources") or is_source(found.plain)
        found.source |= _GRANT.fullmatch(found.plain) is not None and is_block_of_funds(columns.values())
        found.head = read_label(found.plain, lexicon)
        if _lists_several(found.plain, lexicon):
            found.head.topic = ""
    return found


def _is_site(header: Column | None, columns: Mapping[int, Column]) -> bool:
    """Tell the column that says where, or by whom, beside the names of projects: 项目 | 村 | 下达."""
    if header is None or plain(header.text) not in words("site_names"):
        return False
    return any(plain(one.text) in words("project_names") | words("part_names") for one in columns.values())


def _year_alone(row: Sequence[GridCell], columns: Mapping[int, Column]) -> int:
    """Return the year that a row begins with in a column of years: 年度 | 预算数, below them 2022 | 90.00."""
    header = columns.get(row[0].cell.column) if row else None
    told = header is not None and plain(header.text) in _YEARS and _YEAR.fullmatch(row[0].text) is not None
    return int(row[0].text) if told else 0


def _lists_several(label: str, lexicon: Lexicon) -> bool:
    """Tell a label of several expenses at once, which is about none of them: 会议费、培训费."""
    names = label.split("、")
    return len(names) > 1 and all(read_label(name, lexicon).topic for name in names)


def _label(labels: Sequence[str], lexicon: Lexicon) -> str:
    """Return the innermost label; a subtotal of what is named before it (项目支出 | 小计) is that."""
    if len(labels) > 1 and plain(labels[-1]) == _SUBTOTAL and read_label(plain(labels[-2]), lexicon).topic:
        return labels[-2]
    return labels[-1]


def side_by_side(row: Sequence[GridCell], columns: Mapping[int, Column]) -> list[Sequence[GridCell]]:
    """Split a row of a table that sets two lists beside each other (收入 | 预算数 | 支出 | 预算数)."""
    headers = [columns[cell.cell.column].text if cell.cell.column in columns else "" for cell in row]
    starts = [
        at
        for at in range(1, len(row) - 1)
        if (row[at - 1].numeric or row[at - 1].blank)
        and not (row[at].numeric or row[at].blank)
        and (headers[at + 1] in headers[:at] or _is_other_side(headers[0], headers[at]))
    ]
    bounds = [0, *starts, len(row)]
    return [row[one:other] for one, other in itertools.pairwise(bounds)]


def _is_other_side(left: str, right: str) -> bool:
    """Tell the head of the names of what went out beside that of what came in: 收入项目 | 金额 | 支出项目 | 预算."""
    return _CAME_IN.fullmatch(left) is not None and _WENT_OUT.fullmatch(right) is not None


def is_of_topics(row: Sequence[GridCell], columns: Mapping[int, Column], lexicon: Lexicon) -> bool:
    """Tell a row that lists pairs of its own, its labels in columns of figures: 按性质分 | 基本支出 | 986.40."""
    labels = 0
    for left, right in itertools.pairwise(row):
        header = columns.get(left.cell.column)
        amounts = header is not None and header.role == "value" and bool(header.phase or header.head.rate)
        if right.numeric and not right.blank and not left.numeric and amounts:
            head = read_label(plain(left.text), lexicon)
            labels += bool(head.topic) and not head.residue and not head.near
    return labels >= _PAIRS
