"""Cells of forms: labels, texts, amounts, marks, and requests for what the book does not say."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from jixiao.composing.forms.words import word
from jixiao.model.fact import Coordinates
from jixiao.model.form import Goals
from jixiao.model.page import Look, PageCell, Row
from jixiao.model.quantity import decimal_text
from jixiao.model.score import points_text

WAN = 1_000_000
LEAST_PLACES = 2
_MOST_PLACES = 6
NONE = "—"
_PERCENT = 100


def label(text: str, columns: int = 1, rows: int = 1) -> PageCell:
    """Return a cell that names what stands beside or below it."""
    return PageCell(text, Look.LABEL, columns, rows)


def wanted(what: str, columns: int = 1, rows: int = 1) -> PageCell:
    """Return a request for what the book does not say."""
    return PageCell(word("wish", what=what), Look.REQUEST, columns, rows)


def words(text: str, what: str, columns: int = 1) -> PageCell:
    """Return a text, or the request for it."""
    return PageCell(text, Look.TEXT, columns) if text else wanted(what, columns)


def goal_rows(goals: Goals, spans: tuple[int, int, int]) -> tuple[Row, Row]:
    """Return the block of what the year was to bring and what it brought."""
    name, left, right = spans
    return (
        (label(word("goal"), name, 2), label(word("goal_expected"), left), label(word("goal_actual"), right)),
        (words(goals.expected, word("goal_expected"), left), words(goals.actual, word("goal_actual"), right)),
    )


def money(fen: int | None, places: int, what: str, figure: Coordinates | None = None, columns: int = 1) -> PageCell:
    """Return an amount in 万元 with so many places, rounded half up; six places are exact."""
    if fen is None:
        return wanted(what, columns)
    text = decimal_text(fen, WAN, places)
    return PageCell(text, Look.FIGURE, columns, number=Decimal(text), decimals=places, figure=figure)


def places_for(sums: Iterable[tuple[int | None, Sequence[int | None]]]) -> int:
    """Return the fewest places (2 to 6) of 万元 at which each printed total is the sum of its printed parts."""
    known = [(whole, [one for one in parts if one is not None]) for whole, parts in sums if whole is not None]
    whole_sums = [(whole, parts) for whole, parts in known if sum(parts) == whole]
    return next((places for places in range(LEAST_PLACES, _MOST_PLACES) if _adds_up(whole_sums, places)), _MOST_PLACES)


def _adds_up(sums: Iterable[tuple[int, Sequence[int]]], places: int) -> bool:
    def printed(fen: int) -> Decimal:
        return Decimal(decimal_text(fen, WAN, places))

    return all(printed(whole) == sum(map(printed, parts), Decimal(0)) for whole, parts in sums)


def points(mark: Fraction | None, what: str, figure: Coordinates | None = None) -> PageCell:
    """Return a mark with two places at most, or the request for it."""
    if mark is None:
        return wanted(what)
    text = points_text(mark)
    return PageCell(text, Look.FIGURE, number=Decimal(text), decimals=_places(text), figure=figure)


def _places(text: str) -> int:
    return len(text.partition(".")[2])


def rate_text(share: Fraction) -> str:
    """Return a share in percent with two places."""
    return f"{decimal_text(share.numerator * _PERCENT, share.denominator, 2)}%"


def percent(
    part: int | None, base: int | None, figure: Coordinates | None = None, what: str = word("rate"), columns: int = 1
) -> PageCell:
    """Return a rate with two places, a dash where there is no base; it is a text, for it is read as it is shown."""
    if part is None or base is None:
        return wanted(what, columns)
    if base <= 0:
        return PageCell(NONE, Look.FIGURE, columns)
    return PageCell(f"{decimal_text(part * _PERCENT, base, 2)}%", Look.FIGURE, columns, figure=figure)
