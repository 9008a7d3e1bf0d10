"""JX211: a code that belongs to another line."""

import itertools
import re
from collections.abc import Iterator

from jixiao.checking.lists import word_list
from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import PASSED, Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX211",
    name="科目编码与名称不符",
    severity=Severity.ERROR,
    clause="财政部《政府收支分类科目》：类级编码与名称一一对应",
    why="编码和名称对不上，汇总时会归错科目。",
    passes="208 社会保障和就业支出",
    fails="210 社会保障和就业支出",
    false_alarms="只查类级编码；名称不是类级科目的不查。",
    remedy="按当年科目表改正编码或名称。",
)

_HEADER = re.compile(r"编码|代码|科目|功能分类|经济分类")
_HEADER_ROWS = 3
_CODE = re.compile(r"(?P<code>[23]\d\d)(?:类)?")
_BOTH = re.compile(r"(?P<code>[23]\d\d)[ \u3000]*(?P<name>[\u4e00-\u9fff]{4,20})")


def check(ground: Ground) -> Iterator[Verdict]:
    """Hold the names beside class codes in tables against the list: a name of another code is wrong."""
    return or_passed(_judge(ground))


def _judge(ground: Ground) -> Iterator[Verdict]:
    text = ground.extracted.document.text
    for table in ground.extracted.document.tables:
        coded = {cell.column for cell in table.cells if cell.row < _HEADER_ROWS and _HEADER.search(cell.span.of(text))}
        for left, right in itertools.pairwise(sorted(table.cells, key=lambda cell: (cell.row, cell.column))):
            both = _BOTH.fullmatch(left.span.of(text).strip())
            code = _CODE.fullmatch(left.span.of(text).strip())
            if left.column not in coded:
                continue
            if both is not None:
                yield from _compare(both["code"], both["name"], left.span)
            elif code is not None and left.row == right.row:
                yield from _compare(code["code"], _bare(right.span.of(text)), left.span)


def _compare(code: str, name: str, span: Span) -> Iterator[Verdict]:
    codes: dict[str, list[str]] = word_list("class_codes")["names"]
    if name not in codes:
        return
    right = "、".join(codes[name])
    yield PASSED if code in codes[name] else note(CARD, span, (("found", code), ("name", name), ("expected", right)))


def _bare(text: str) -> str:
    return re.sub(r"\s|[（(]类[）)]", "", text)


RULE = Rule(CARD, check)
