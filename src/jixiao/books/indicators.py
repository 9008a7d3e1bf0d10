"""The indicators of a book, as the form of a project or of the whole unit lists them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from jixiao.books.ledger import first_names
from jixiao.model.book import Book, Table
from jixiao.model.indicator import Indicator, Operator
from jixiao.model.quantity import MICRO

_NUMBER = re.compile(r"(?P<number>-?\d[\d,]*(?:\.\d+)?)(?P<unit>[^\d\s.,]{0,8})")
_FIRST = ("成本", "产出", "效益", "满意度")
_SECOND = ("数量", "质量", "时效", "成本", "经济", "社会", "生态", "可持续", "服务对象")


@dataclass(frozen=True, slots=True)
class Booked:
    """An indicator with its target and its result as a form prints them; a weight that is missing is 0."""

    indicator: Indicator
    target: str
    actual: str


def indicators(book: Book, project: str) -> tuple[Booked, ...]:
    """Return the indicators of a project, of the unit as a whole for no name.

    They stand in the order of the official form (产出, 效益, 满意度; 数量, 质量, …), then in that of the book.
    """
    table = book.tables.get("indicators")
    if table is None:
        return ()
    return tuple(sorted(_rows(table, project, first_names(book)), key=_place))


def _place(one: Booked) -> tuple[int, int, str]:
    level1, level2 = one.indicator.level1, one.indicator.level2
    return _rank(_FIRST, level1), _rank(_SECOND, level2), level2


def _rank(words: tuple[str, ...], text: str) -> int:
    return next((at for at, word in enumerate(words) if text.startswith(word)), len(words))


def _rows(table: Table, project: str, names: Mapping[str, str]) -> Iterator[Booked]:
    texts = {one: table.texts(one) for one in table.columns}
    weights, scores = table.amounts("weight"), table.amounts("score")
    for at, (weight, score) in enumerate(zip(weights, scores, strict=True)):
        row = {one: texts[one][at].strip() for one in texts}
        if names.get(row.get("project", ""), row.get("project", "")) == project and row["level3"]:
            yield _booked(row, _points(weight) or Fraction(0), _points(score))


def _points(micro: int | None) -> Fraction | None:
    return None if micro is None else Fraction(micro, MICRO)


def _booked(row: Mapping[str, str], weight: Fraction, score: Fraction | None) -> Booked:
    sign = next((one for one in Operator if one.value == row.get("operator")), Operator.EQUAL)
    aim, got, measure = (row.get(one, "") for one in ("target", "actual", "measure"))
    unit = measure.replace("％", "%") or _unit(aim)
    target = None if sign is Operator.QUALITATIVE else _number(aim, unit)
    actual = None if target is None else _number(got, unit)
    indicator = Indicator(
        row["level1"], row.get("level2", ""), row["level3"],
        Operator.QUALITATIVE if target is None else sign,
        (aim or None) if target is None else target, unit, weight,
        (got or None) if actual is None else actual, score,
        row.get("evidence", ""), row.get("deviation", ""),
    )  # fmt: skip
    printed = aim if target is None else f"{sign}{_with_unit(aim, unit)}"
    return Booked(indicator, printed, got if actual is None else _with_unit(got, unit))


def _number(text: str, unit: str) -> Fraction | None:
    """Return the figure in a cell that holds nothing but it, with its unit or none."""
    match = _NUMBER.fullmatch(text)
    if match is None or match["unit"].replace("％", "%") not in ("", unit):
        return None
    return Fraction(match["number"].replace(",", ""))


def _unit(text: str) -> str:
    match = _NUMBER.fullmatch(text)
    return match["unit"].replace("％", "%") if match else ""


def _with_unit(text: str, unit: str) -> str:
    bare = text.replace("％", "%")
    return bare if unit and bare.endswith(unit) else f"{bare}{unit}"
