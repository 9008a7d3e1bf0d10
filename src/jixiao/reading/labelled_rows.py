"""Rows of a form told in lines that repeat the heads of its columns before each value.

    产出指标—数量指标—清淤长度：指标值≥12公里，完成值12.5公里，分值15，得分15
    其中：当年财政拨款：年初预算数150.00；全年预算数176.00；全年执行数167.53
    总分：100；自评得分：97；等级：优

Any sign may part levels, name and values. Sentences that name one value of a thing stay sentences.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jixiao.model.document import Cell, Table
from jixiao.model.span import Span
from jixiao.reading.adjoining import adjoin
from jixiao.reading.level_names import level_names
from jixiao.reading.total_rows import TOTAL

_PARTING = r"；;，,、。｜|/／（(\s：:"
_POINTS = r"\d{1,3}(?:\.\d{1,3})?(?!\d|[,，.．]\d)[ ]?分?"
_AMOUNT = r"[-－−]?\d[\d,，]*(?:\.\d+)?(?!\d|[,，.．]\d)"
# what follows a value
_END = rf"(?=[{_PARTING}）)]|$)"
_IS = r"(?:[（(][^（）()\d]{1,6}[）)])?[ ]?[：:为是]?[ \t\u3000]{0,2}"
_FULL = r"(?:指标|标准)?(?:分值|权重|满分|标准分|分数)"
_GOT = r"(?:自评|实际|评价|指标|最终|考核)?(?:得分|评分)|自评分(?:值|数)?|实得分?|自评"
_AIM = (
    r"(?:年度|年初|全年|预期|计划|绩效|设定)?(?:指标|目标)值|(?:年度|年初|全年|预期|计划)?目标"
    r"|计划(?:完成)?(?:值|数)?|预期值"
)
_REACHED = r"(?:实际|全年|年度)?完成(?:指标)?(?:值|情况|数|结果)?|实际(?:达到|值)?"
_REMARK = r"(?:偏差|扣分|未完成|失分|差异)?(?:的)?(?:原因|情况说明|说明)[^；;，,：:｜|]{0,12}|改进措施|备注|评分依据"
_MONEY = (
    r"(?:(?:年初|全年|年度|本年|当年|调整后?)的?)?(?:预算|执行|支出|决算|到位)(?:数|额|金额|资金)?"
    r"|(?:预算|实际|累计)(?:执行|支出|到位)(?:数|额|金额|资金)?|(?:年末)?(?:结余|结转|结转结余)(?:数|额|资金)?"
)
_RATE = r"(?:预算|资金)?(?:执行|支出|到位)率|(?:执行|支出)进度"
_FIELD = re.compile(
    rf"(?:(?<=[{_PARTING}])|^)(?:"
    rf"(?P<full>{_FULL}){_IS}(?P<points>{_POINTS}){_END}"
    rf"|(?P<got>{_GOT}){_IS}(?P<score>{_POINTS}){_END}"
    rf"|(?P<rate>{_RATE}){_IS}(?P<percent>\d+(?:\.\d+)?[%％]){_END}"
    rf"|(?P<money>{_MONEY}){_IS}(?P<amount>{_AMOUNT}){_END}"
    rf"|(?P<remark>{_REMARK}){_IS}"
    rf"|(?P<aim>{_AIM}){_IS}"
    rf"|(?P<reached>{_REACHED}){_IS})"
)
# what the lines of a form's money are called: lists of projects are read by their names
_FUNDS = re.compile(
    r"(?:其中[：:]?)?[\u4e00-\u9fff（）()]*(?:资金|拨款|补助|补贴|配套|结[转余]|自筹|收入|总额|[合总]计|预算|基金|支出|贷款)"
)
_VALUES = {"full": "points", "got": "score", "rate": "percent", "money": "amount"}
_WORDED = ("remark", "aim", "reached")
_NUMBER = re.compile(r"[ \t\u3000]*(?:[（(]?\d{1,2}[）)、.．](?!\d)|[①-⑳]|[—●◆▲·■□▪◇○※➤\-]+)?[ \t\u3000]*")
_BARE = re.compile(rf"(?:[（(]?\s*)(?P<value>{_POINTS})[）)]?{_END}")
_GRADE = re.compile(r"(?:自评|评价|评定)?(?:等级|等次|结果|评级|结论)|[优良中差](?:秀|好)?|一般|合格")
_SIGNS = re.compile(rf"[{_PARTING}）)为是“”\"]+")
_TRIM = "；;，,、。｜|/／（(：: \t\u3000"
_LONGEST_NAME = 40
_LEAST_ROWS, _SEVERAL, _TWO = 2, 2, 2


@dataclass(frozen=True, slots=True)
class _Line:
    """One line: the levels that name it, and label and value of each field by its head."""

    names: tuple[Span, ...]
    fields: Mapping[str, tuple[Span, Span]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Lines `start` to `end` as a table; the heads of its columns stand in its first lines."""

    start: int
    end: int
    header: tuple[Cell, ...]
    cells: tuple[Cell, ...]
    columns: int

    def table(self, _: str, block: int, whole: Span) -> Table:
        """Return the table, its heads as first row."""
        return Table(block, whole, self.end - self.start + 1, self.columns, (*self.header, *self.cells))


def labelled_rows(text: str, lines: Sequence[Span]) -> Iterator[Labelled]:
    """Yield the tables among lines of text; `start` and `end` of each count in `lines`."""
    read = [_read(text, line) for line in lines]
    scored = [one is not None and _is_scored(one) for one in read]
    funded = [one is not None and not _is_scored(one) and _is_funded(one) for one in read]
    for chosen in (scored, funded):
        if sum(chosen) >= _LEAST_ROWS:
            for start, end in _runs(text, lines, chosen):
                rows = [one for one in read[start:end] if one]
                if chosen is scored or _are_funds(text, rows):
                    yield _table(text, lines, rows, (start, end), summed=end - start == sum(chosen))


def _runs(text: str, lines: Sequence[Span], chosen: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield the runs of adjoining lines that were chosen."""
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and chosen[end] and (end == start or adjoin(text, lines[end - 1 : end + 1])):
            end += 1
        if end > start:
            yield start, end
        start = max(end, start + 1)


def _read(text: str, line: Span) -> _Line | None:
    """Return the fields of a line; None where it is no row: nothing before them, or a sentence behind another."""
    begin = _NUMBER.match(text, line.start, line.end)
    start = begin.end() if begin is not None else line.start
    found = list(_FIELD.finditer(text, start, line.end))
    inner = text.find("。", start, line.end)
    if len(found) < _SEVERAL or (0 <= inner < line.end - 1) or found[0].start() - start > _LONGEST_NAME:
        return None
    names = level_names(text, _trimmed(text, start, found[0].start()))
    fields: dict[str, tuple[Span, Span]] = {}
    for at, match in enumerate(found):
        role = str(match.lastgroup if match.lastgroup in _WORDED else _head_of(match))
        value = _VALUES.get(role)
        behind = found[at + 1].start() if at + 1 < len(found) else line.end
        span = Span(*match.span(value)) if value else _trimmed(text, match.end(), behind)
        key = match["money"] if role == "money" else role
        if key in fields and role not in _WORDED:
            return None
        fields.setdefault(key, (Span(*match.span(role)), span))
    return _Line(names, fields) if names else None


def _head_of(match: re.Match[str]) -> str:
    return next(role for role in _VALUES if match[role])


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and (text[end - 1] in _TRIM or (text[end - 1] in "）)" and not _opens(text, start, end))):
        end -= 1
    return Span(start, end)


def _opens(text: str, start: int, end: int) -> bool:
    """Tell whether a bracket that closes at the end is one of the words themselves."""
    words = text[start:end]
    return sum(map(words.count, "（(")) >= sum(map(words.count, "）)"))


def _is_scored(line: _Line) -> bool:
    """Tell the row of an indicator: its points, and what was aimed at or reached."""
    told = {"full", "got"} & set(line.fields)
    return bool(told) and bool({"aim", "reached"} & set(line.fields))


def _is_funded(line: _Line) -> bool:
    """Tell a row of the year's money: several bare amounts, each behind its head."""
    return sum(role not in (*_VALUES, *_WORDED) for role in line.fields) >= _SEVERAL


def _are_funds(text: str, rows: Sequence[_Line]) -> bool:
    """Tell rows of a whole and of where it came from, or of the halves of a unit's spending."""
    names = [row.names[-1].of(text) for row in rows]
    return len(rows) >= _LEAST_ROWS and all(map(_FUNDS.fullmatch, names))


def _table(
    text: str, lines: Sequence[Span], rows: Sequence[_Line], bounds: tuple[int, int], *, summed: bool
) -> Labelled:
    start, end = bounds
    levels = max(len(row.names) for row in rows)
    heads = list(dict.fromkeys(head for row in rows for head in row.fields))
    columns = {head: levels + at for at, head in enumerate(_in_order(heads))}
    first = {head: next(row.fields[head][0] for row in rows if head in row.fields) for head in columns}
    header = tuple(Cell(0, at, first[head]) for head, at in columns.items())
    cells: list[Cell] = []
    for number, row in enumerate(rows, 1):
        cells += [Cell(number, levels - len(row.names) + at, name) for at, name in enumerate(row.names)]
        cells += [Cell(number, columns[head], value) for head, (_, value) in row.fields.items() if value]
    below = summed and end < len(lines) and adjoin(text, lines[end - 1 : end + 1]) and {"full", "got"} <= set(columns)
    total = _total(text, lines[end]) if below else ()
    if total:
        placed = zip((0, columns["full"], columns["got"]), total, strict=True)
        cells += [Cell(len(rows) + 1, at, span) for at, span in placed]
    return Labelled(start, end + bool(total), header, tuple(cells), levels + len(columns))


def _in_order(heads: Sequence[str]) -> list[str]:
    """Return the heads with remarks at the right."""
    return sorted(heads, key=lambda head: head == "remark")


def _total(text: str, line: Span) -> tuple[Span, ...]:
    """Return label, full mark and score of a line that tells nothing else: 总分：100；自评得分：97；等级：优."""
    begin = _NUMBER.match(text, line.start, line.end)
    label = TOTAL.match(text, begin.end() if begin is not None else line.start, line.end)
    if label is None:
        return ()
    numbers: list[Span] = []
    at = label.end()
    while at < line.end:
        sign = _SIGNS.match(text, at, line.end) or _GRADE.match(text, at, line.end)
        word = sign or re.compile(rf"{TOTAL.pattern}|{_FULL}|{_GOT}").match(text, at, line.end)
        number = None if word is not None else _BARE.match(text, at, line.end)
        if word is None and number is None:
            return ()
        if number is not None:
            numbers.append(Span(*number.span("value")))
        at = number.end() if number is not None else word.end() if word is not None else line.end
    return (Span(*label.span()), *numbers) if len(numbers) == _TWO else ()
