"""The one name of a table, of titles or of labels that another such row of the same projects has otherwise."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from jixiao.checking.areas import prose
from jixiao.checking.kindred import are_apart, is_short_form, kindred
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

_HAN = r"[\u4e00-\u9fff]"
_NAME = rf"(?P<name>[“《]?{_HAN}[\u4e00-\u9fffA-Za-z（）()·]{{3,23}}?)"
_MARK = (
    r"(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[）)、.．]|[①-⑳◆●■▲○◇★☆·•\-—]+"
    r"|[一二三四五六七八九十]是|其[一二三四五六七八九十])"
)
# （1）渠道清淤。, 渠道清淤项目：, ◆ 渠道清淤（子项目）, and a name alone on its line
_LABEL = re.compile(
    rf"[ \t\u3000]*(?:{_MARK}[ \t\u3000，,]*)?{_NAME}[”》]?(?:项目|专项|工程项目)?[ \u3000]*(?:[。：:（(；;]|$|\n)"
)
# （1）渠道清淤 on a line of its own, below 项目“渠道清淤”
_ALONE = re.compile(rf"[ \t\u3000]*{_MARK}[ \t\u3000]*{_NAME}[”》]?[ \t\u3000]*$")
_QUOTED = re.compile(rf"(?:项目|专项)“(?P<name>{_HAN}{{4,24}})”")
_CELL = re.compile(rf"\s*{_NAME}[”》]?(?:项目|专项)?\s*")
_TOTAL = re.compile(r"[合总小]\s*计|其中|备注|本年|上年|全年|收入|支出|^部门|^单位|情况")
_LEAST, _SEVERAL, _MANY, _ROWS = 2, 3, 40, 30
_BEGIN, _HALF, _DRIFT = 2, 55, 4


def runs_of_names(ground: Ground) -> Iterator[tuple[Span, Span]]:
    """Yield the name of a row that another row of the same projects has otherwise, and that of the other row."""
    text = ground.extracted.document.text
    rows = [row for row in (*_columns(ground), *_labels(ground)) if _SEVERAL <= len(row) <= _MANY][:_ROWS]
    for reference in rows:
        for row in rows:
            yield from _odd(text, reference, row)


def odd_below(ground: Ground) -> Iterator[tuple[Span, Span]]:
    """Yield the title that names another project than the line above it quotes, where others name the same again.

    4．项目“渠道清淤”金额60万元…… over （1）渠道清理.
    """
    text, areas = ground.extracted.document.text, prose(ground.extracted.document)
    pairs = []
    for above, below in pairwise(areas):
        quoted = list(_QUOTED.finditer(text, above.start, above.end))
        match = _ALONE.match(text, below.start, below.end)
        if len(quoted) == 1 and match is not None:
            pairs.append((_bare(match), Span(*quoted[0].span("name"))))
    odd = [pair for pair in pairs if pair[0].of(text) != pair[1].of(text)]
    if len(odd) == 1 and len(pairs) > _LEAST:
        name, other = (span.of(text) for span in odd[0])
        if text.count(name) == 1 and name[0] == other[0] and not is_short_form(name, other):
            yield odd[0]


def _odd(text: str, reference: Sequence[Span], row: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Yield the one name among or right beside those of both rows that is meant for one which only the other has."""
    known, told = {one.of(text) for one in reference}, {one.of(text) for one in row}
    common = [at for at, one in enumerate(row) if one.of(text) in known]
    lacking = [one for one in reference if one.of(text) not in told]
    if len(common) < max(_LEAST, len(reference) - _LEAST) or not lacking:
        return
    beside = row[max(common[0] - 1, 0) : common[-1] + _LEAST]
    meant = [
        (one, other)
        for one in beside
        for other in lacking
        if one.of(text) not in known and _is_meant(one.of(text), other.of(text), whole=len(lacking) == 1)
    ]
    if len(meant) == 1 and _is_rarer(text, *meant[0]):
        yield meant[0]


def _is_meant(name: str, other: str, *, whole: bool) -> bool:
    """Tell names of one project: of the one that is left over in both rows less must be alike."""
    if is_short_form(name, other) or is_short_form(other, name):
        return False
    if kindred(name, other):
        return True
    like = SequenceMatcher(None, name, other, autojunk=False).ratio() * 100 >= _HALF
    near = abs(len(name) - len(other)) <= _DRIFT and name[:_BEGIN] == other[:_BEGIN]
    return whole and like and near and not are_apart(name, other)


def _is_rarer(text: str, one: Span, other: Span) -> bool:
    """Tell whether a name stands once, and the other one more often or before it."""
    name, right = one.of(text), other.of(text)
    return text.count(name) == 1 and (text.count(right) > 1 or other.start < one.start) and name not in right


def _columns(ground: Ground) -> Iterator[Sequence[Span]]:
    """Yield the names in the first two columns of each table, without totals."""
    text = ground.extracted.document.text
    for table in ground.extracted.document.tables:
        for column in (0, 1):
            cells = (cell.span for cell in table.cells if cell.column == column and cell.row)
            yield [span for cell in cells for span in _trimmed(text, cell)]


def _trimmed(text: str, cell: Span) -> Iterator[Span]:
    match = _CELL.fullmatch(text, cell.start, cell.end)
    if match is not None and not _TOTAL.search(match["name"]):
        yield _bare(match)


def _labels(ground: Ground) -> Iterator[Sequence[Span]]:
    """Yield the names that adjoining paragraphs begin with, those of one paragraph a name apart."""
    text = ground.extracted.document.text
    row: list[Span] = []
    for area in (*prose(ground.extracted.document), None):
        match = None if area is None else _LABEL.match(text, area.start, area.end)
        if match is not None and not _TOTAL.search(match["name"]):
            row.append(_bare(match))
            continue
        if area is None or not row or text.count("\n", row[-1].end, area.start) > _LEAST:
            yield row
            row = []


def _bare(match: re.Match[str]) -> Span:
    quoted = match["name"][0] in "“《"
    return Span(match.start("name") + quoted, match.end("name"))
