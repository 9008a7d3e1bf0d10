"""Amounts of one named thing told twice, with two digits in turn: 监控前端512.75万元, 521.75万元."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.checking.arithmetic import violated_starts
from jixiao.checking.printed import is_mistyped, value
from jixiao.checking.project_names import bare_name
from jixiao.checking.retold import Retold
from jixiao.checking.rows import digits, grids, words
from jixiao.checking.rule import Ground
from jixiao.model.fact import Status, SubjectKind
from jixiao.model.quantity import Approximation, Dimension
from jixiao.model.span import Span

_STOP = "。；;\n"
# what an amount is told as, so that a budget is not held against what was spent of it
_PLANNED = re.compile(r"预算|安排|计划|批复|下达|到位|目标|指标|核定|拨入|拨付到|申请|概算|合同|中标|招标|控制价|估算")
_SPENT = re.compile(r"支出|支付|投入|使用|执行|花|开支|列支|用款|用于|发放|补助|兑付|决算|结算|金额")
_LEFT = re.compile(r"结转|结余|剩余|余款|余额|节约|增加|减少|增长|下降|超出|差额|每|平均|人均|亩均")
_OTHER = re.compile(r"上年|去年|以前年|前年|往年|次年|下年|明年|月|季度|上半年|第[一二三四]批")
_YEAR = re.compile(r"20\d\d年")
_HAN = re.compile(r"[\u4e00-\u9fff“”]+")
# what was read into a name
_TIMED = re.compile(r"(?:调整后|全年|年初|本年|年度)+$")
_DIGIT, _RATES = re.compile(r"\d"), ("%", "％")
# of a part only; the second of two things told in turn
_AMONG = re.compile(r"其中|\d[\d,.]*[亿万]?元[^，,。；;]*[、和及]")
_DIGITS, _SHORT, _LONG, _FAR, _NEAR = 3, 3, 20, 120, 12


@dataclass(frozen=True, slots=True)
class _Named:
    name: str
    span: Span
    number: str
    # the words between the name and the amount, or over its column
    told: str
    row: bool
    # told right before the name: 依托40.26万元的渠道清淤经费
    ahead: bool = False


def turned_amounts(ground: Ground) -> Iterator[Retold]:
    """Yield the amount in prose that has the digits of another of the same thing in another order."""
    named = [*_in_rows(ground), *_in_prose(ground), *_ahead(ground)]
    text, clashing, proven = ground.extracted.document.text, violated_starts(ground), _proven(ground)
    by_digits: dict[str, list[_Named]] = {}
    for one in named:
        by_digits.setdefault("".join(sorted(one.number.replace(".", ""))), []).append(one)
    seen: set[int] = set()
    for group in by_digits.values():
        for one in group:
            start = one.span.start
            if one.row or start in clashing or start in proven or start in seen:
                continue
            if sum(other.number == one.number for other in group if other is not one):
                continue
            twin = next((other for other in group if _is_twin(text, one, other)), None)
            if twin is not None and twin.span.start not in clashing:
                seen |= {start, twin.span.start}
                yield Retold(f"“{one.name}”金额", one.span, twin.span)


def _is_twin(text: str, one: _Named, other: _Named) -> bool:
    a, b = one.span, other.span
    if one.name != other.name or one.number == other.number or (not other.row and a.start < b.start):
        return False
    between = text[min(a.end, b.end) : max(a.start, b.start)]
    apart = any(mark in between for mark in _STOP)
    kinds = [{words for words in (_PLANNED, _SPENT) if words.search(each.told)} for each in (one, other)]
    alike = not kinds[0] or not kinds[1] or bool(kinds[0] & kinds[1])
    turned = is_mistyped(one.number, value(other.number)) or (one.ahead and one.number[0] == other.number[0])
    return apart and alike and turned and not other.ahead


def _proven(ground: Ground) -> set[int]:
    return {
        fact.span.start for fact in ground.extracted.facts if fact.span is not None and fact.status is Status.VERIFIED
    }


def _in_rows(ground: Ground) -> Iterator[_Named]:
    """Yield the amounts of rows under what their column is called."""
    text = ground.extracted.document.text
    for grid in grids(ground):
        for row in grid[1:]:
            names = [words(text, cell) for cell in row if not _DIGIT.search(cell.of(text))]
            for cell, head in zip(row, grid[0], strict=True):
                number = digits(text, cell).replace(",", "")
                told = words(text, head)
                if names and _is_long(number) and not cell.of(text).rstrip().endswith(_RATES) and not _excluded(told):
                    yield _Named(bare_name(names[0]), cell, number, told, row=True)


def _is_long(number: str) -> bool:
    signs = number.replace(".", "")
    return len(signs) > _DIGITS and len(signs.strip("0")) >= _DIGITS


def _excluded(told: str) -> bool:
    return any(words.search(told) for words in (_LEFT, _OTHER, _YEAR))


def _in_prose(ground: Ground) -> Iterator[_Named]:
    """Yield the amounts that stand behind a name that a row or a project has."""
    text, names = ground.extracted.document.text, _names(ground)
    places = sorted((match.start(), name) for name in names for match in re.finditer(re.escape(name), text))
    starts = [start for start, _ in places]
    for figure in ground.extracted.figures:
        number, start = figure.number.of(text).replace(",", ""), figure.span.start
        exact = figure.quantity.approximation is Approximation.EXACT and figure.cell is None
        begun = _begun(text, start)
        at = bisect_right(starts, start) - 1
        if at < 0 or places[at][0] < max(begun, start - _FAR) or not exact or not _is_long(number):
            continue
        where = places[at][0]
        # the longest name that begins there
        name = max((one for begin, one in places if begin == where), key=len)
        told, before = text[where + len(name) : start], text[max(begun, where - _NEAR) : where]
        money = figure.quantity.dimension is Dimension.MONEY
        if money and not _excluded(_last_clause(told)) and not _excluded(before) and not _AMONG.search(told):
            yield _Named(name, figure.span, number, _last_clause(told), row=False)


def _ahead(ground: Ground) -> Iterator[_Named]:
    """Yield the amounts in prose that the name of a project with 资金 or 经费 stands right behind."""
    text = ground.extracted.document.text
    names = sorted(_projects(ground), key=len, reverse=True)
    if not names:
        return
    behind = re.compile(
        rf"[ ]?的?[“《]?(?P<name>{'|'.join(map(re.escape, names))})[”》]?(?:项目|专项)?(?:资金|经费|支出|投入|补助)"
    )
    for figure in ground.extracted.figures:
        number, start = figure.number.of(text).replace(",", ""), figure.span.start
        match = behind.match(text, figure.span.end)
        exact = figure.quantity.approximation is Approximation.EXACT and figure.cell is None
        if match is None or not exact or not _is_long(number) or figure.quantity.dimension is not Dimension.MONEY:
            continue
        told = text[max(_begun(text, start), start - _NEAR) : start]
        if not _excluded(told):
            yield _Named(match["name"], figure.span, number, _last_clause(told), row=False, ahead=True)


def _begun(text: str, start: int) -> int:
    """Return where the line begins that an amount stands in, or the short line of a heading above it."""
    line = text.rfind("\n", 0, start) + 1
    above = text.rfind("\n", 0, max(line - 1, 0)) + 1
    return above if line - above <= _LONG else line


def _last_clause(told: str) -> str:
    return re.split(r"[，,：:、（(。；;\n]", told)[-1] or told


def _names(ground: Ground) -> set[str]:
    """Return what rows of grids begin with, and what projects are called."""
    text = ground.extracted.document.text
    found = _projects(ground)
    for grid in grids(ground):
        for row in grid[1:]:
            label = next((words(text, cell) for cell in row if not _DIGIT.search(cell.of(text))), "")
            found.add(bare_name(label))
    return {one for one in found if _SHORT <= len(one) <= _LONG and _HAN.fullmatch(one)}


def _projects(ground: Ground) -> set[str]:
    """Return what the projects are called that something was read of."""
    found = {
        _TIMED.sub("", bare_name(fact.coordinates.subject.name))
        for fact in ground.extracted.facts
        if fact.coordinates is not None and fact.coordinates.subject.kind is SubjectKind.PROJECT
    }
    return {one for one in found if _SHORT <= len(one) <= _LONG}
