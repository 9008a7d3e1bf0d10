"""The unit of the amounts of a table: told in it, over it or behind it, or shown by amounts of the running text."""

import re
from collections.abc import Iterable, Mapping, Sequence

from jixiao.extraction.grid import GridCell
from jixiao.extraction.told_units import OTHER_UNITS
from jixiao.model.figure import Figure
from jixiao.model.quantity import FEN_PER_YUAN, MICRO, YUAN_PER_UNIT, Approximation, Dimension

_MONEY = "(?:亿元|百万元|万元|千元|元)"
_UNIT = re.compile(_MONEY)
_LINE = re.compile(
    rf"单位[：:][ \t]*{OTHER_UNITS}(?:人民币)?{_MONEY}|[（(；;，,](?:[^（）()]{{0,6}}以)?(?:亿元|万元|千元|元)计?[）)]"
)
# 下表金额单位为元。 表中数据均以万元为单位。
_SENTENCE = re.compile(
    rf"单位(?:均|统一|一律|都|皆)?(?:为|是|以|按|用)(?:人民币)?[“\"]?{_MONEY}(?![\u4e00-\u9fff])"
    rf"|(?:以|按|用)(?:人民币)?[“\"]?{_MONEY}[”\"]?(?:为[\u4e00-\u9fff]{{0,4}}单位|计(?![\u4e00-\u9fff])|列示|填列|反映|表示|列报)"
)
_OF_TABLE = re.compile(r"表|如下|明细|下列|以下")
_BEHIND = re.compile(rf"\s*[（(]?(?:注[：:])?(?:金额)?单位[：:为]?[ \t]*(?P<unit>{_MONEY})")
_REACH, _HEAD_ROWS, _SEVERAL = 120, 6, 2
# so many digits that two amounts are not equal by chance
_TELLING = 1_000
_CANDIDATES = ("元", "万元")


def told_unit(text: str, start: int, end: int, rows: Sequence[Sequence[GridCell]]) -> str:
    """Return the unit that a table from `start` to `end` tells in its first rows, over itself or right behind."""
    before = text[max(0, start - _REACH) : start]
    for words in (*(cell.text for row in rows[:_HEAD_ROWS] for cell in row), before.rsplit("。", 1)[-1]):
        match = _LINE.search(words)
        if match:
            return _last(match.group())
    line = before.rstrip().rpartition("\n")[2]
    match = _SENTENCE.search(line) if _OF_TABLE.search(line) else None
    if match:
        return _last(match.group())
    behind = _BEHIND.match(text, end)
    return behind["unit"] if behind else ""


def _last(words: str) -> str:
    *_, unit = (match.group() for match in _UNIT.finditer(words))
    return unit


def prose_amounts(figures: Iterable[Figure]) -> frozenset[int]:
    """Return the amounts of the running text, in fen, that are too fine to be equal to another one by chance."""
    found = (
        one.quantity.value
        for one in figures
        if one.cell is None
        and one.quantity.dimension is Dimension.MONEY
        and one.quantity.approximation is Approximation.EXACT
    )
    return frozenset(value for value in found if int(str(value).rstrip("0") or 0) >= _TELLING)


def shown_unit(cells: Iterable[Figure], amounts: frozenset[int]) -> str:
    """Return the unit in which several bare numbers of a table are amounts of the running text, if in no other."""
    bare = {one.quantity.value for one in cells if one.quantity.dimension is Dimension.PLAIN}
    hits: Mapping[str, int] = {
        unit: len({value * FEN_PER_YUAN * YUAN_PER_UNIT[unit] // MICRO for value in bare} & amounts)
        for unit in _CANDIDATES
    }
    found = [unit for unit, count in hits.items() if count]
    return found[0] if len(found) == 1 and hits[found[0]] >= _SEVERAL else ""
