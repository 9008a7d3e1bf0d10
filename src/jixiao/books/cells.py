"""What a person typed into a cell, as a typed value: money in fen, counts in millionths, dates, choices."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from jixiao.model.book import Value
from jixiao.model.quantity import FEN_PER_YUAN, MICRO, YUAN_PER_UNIT
from jixiao.model.sheets import Cell, CellFault
from jixiao.taxonomy.book import Column, Type


class Fault(StrEnum):
    """Why a cell does not hold what its column asks for: the variant of the message."""

    NUMBER = "number"
    PLACES = "places"
    DATE = "date"
    YEAR = "year"
    CHOICE = "choice"


class UnreadableError(Exception):
    """A cell that does not hold what its column asks for; `args` are the variant of the message and its detail."""


_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?:日|号)?(?:\s.*)?")
_DAY_OF_YEAR = re.compile(r"(\d{1,2})[-/.月](\d{1,2})(?:日|号)?")
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR = re.compile(r"(\d{4})(?:年|年度)?")
_AMOUNT = re.compile(r"[￥¥]?([-+]?[\d,]*\.?\d+|\([\d,]*\.?\d+\))\s*([万亿千百]{0,2}元)?(?:整)?")
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000
_EPOCH = date(1899, 12, 30)
# a binary fraction of a spreadsheet is off by far less than this part of a fen
_NOISE = Decimal("0.0001")
_NOTHING = frozenset({"", "-", "--", "—", "——", "/", "无"})


def plain(text: str) -> str:
    """Return a text without full-width digits, signs and outer blanks."""
    return unicodedata.normalize("NFKC", text).strip()


def money(cell: Cell, scale: int) -> Value:
    """Return fen; `scale` is the fen of one unit of the header. A unit behind the figure wins over the header."""
    number, unit = _number(cell)
    if unit:
        scale = YUAN_PER_UNIT[unit] * FEN_PER_YUAN
    fen = number * scale
    whole = fen.to_integral_value()
    if fen != whole and abs(fen - whole) > _NOISE:
        raise UnreadableError(Fault.PLACES, str(cell))
    return int(whole)


def count(cell: Cell, _scale: int) -> Value:
    """Return millionths."""
    number, unit = _number(cell)
    if unit:
        raise UnreadableError(Fault.NUMBER, str(cell))
    micro = number * MICRO
    return int(micro.to_integral_value())


def _number(cell: Cell) -> tuple[Decimal, str]:
    if isinstance(cell, Decimal):
        return cell, ""
    if isinstance(cell, (bool, date)):
        raise UnreadableError(Fault.NUMBER, str(cell))
    if isinstance(cell, int):
        return Decimal(cell), ""
    text = plain(str(cell)).replace(" ", "").replace(",", "").rstrip("%")
    match = _AMOUNT.fullmatch(text)
    if match is None:
        raise UnreadableError(Fault.NUMBER, str(cell))
    digits, unit = match.groups()
    if digits.startswith("("):
        digits = "-" + digits.strip("()")
    try:
        return Decimal(digits), unit or ""
    except InvalidOperation:
        raise UnreadableError(Fault.NUMBER, str(cell)) from None


def day(cell: Cell, year: int | None) -> Value:
    """Return a date as people type it: 2023-5-6, 2023年5月6日, 20230506, 5月6日 (of the book's year), a serial."""
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int) and not isinstance(cell, bool) and _FIRST_SERIAL < cell < _LAST_SERIAL:
        return _EPOCH + timedelta(days=cell)
    text = plain(str(cell)).replace(" ", "")
    parts = _DAY.fullmatch(plain(str(cell))) or _DAY.fullmatch(text) or _DIGITS.fullmatch(text)
    numbers = [int(one) for one in parts.groups()] if parts else []
    short = _DAY_OF_YEAR.fullmatch(text)
    if not numbers and short is not None and year is not None:
        numbers = [year, int(short[1]), int(short[2])]
    try:
        return date(*numbers)
    except (TypeError, ValueError):
        raise UnreadableError(Fault.DATE, str(cell)) from None


def year_of(cell: Cell) -> Value:
    """Return a year of four digits."""
    match = _YEAR.fullmatch(plain(str(cell)))
    if match is None:
        raise UnreadableError(Fault.YEAR, str(cell))
    return int(match[1])


def text(cell: Cell) -> Value:
    """Return a text; a number or date typed into a text column stays as it is written."""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    return str(cell).strip() or None


def choice(cell: Cell, column: Column) -> Value:
    """Return one of the choices of a column, by its name, by another name of it, or by its number."""
    word = plain(str(text(cell) or ""))
    for one in column.choices:
        if plain(one) == word:
            return one
    for other, meant in (column.same or {}).items():
        if plain(other) == word:
            return meant
    raise UnreadableError(Fault.CHOICE, word)


Reader = Callable[[Cell], Value]


def reader(column: Column, scale: int, year: int | None) -> Reader:
    """Return the function that reads the cells of a column; an empty cell and a cell that says nothing are None.

    It raises UnreadableError. Cells that recur (names, codes, dates) are read once.
    """
    make: Mapping[Type, Reader] = {
        Type.TEXT: text,
        Type.CODE: text,
        Type.MONEY: lambda cell: money(cell, scale),
        Type.COUNT: lambda cell: count(cell, scale),
        Type.PERCENT: lambda cell: count(cell, scale),
        Type.DATE: lambda cell: day(cell, year),
        Type.YEAR: year_of,
        Type.CHOICE: lambda cell: choice(cell, column),
    }
    read = make[column.type]
    blank_words = column.type not in (Type.TEXT, Type.CODE)

    def one(cell: Cell) -> Value:
        if not blank_words and isinstance(cell, str):
            return cell.strip() or None
        if isinstance(cell, CellFault):
            raise UnreadableError(cell.kind, cell.text)
        if cell is None or (isinstance(cell, str) and (not cell.strip() or (blank_words and plain(cell) in _NOTHING))):
            return None
        return read(cell)

    return one
