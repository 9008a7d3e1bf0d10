"""How far the cells of a sheet spread: for one in the last corner a reader would lay out thousands of millions."""

import re

MOST_CELLS = 60_000_000
_FEW_ROWS, _FEW_COLUMNS = 99_999, 26
_FAR_ROW = re.compile(rb'\br="[A-Z]{0,3}(\d{6,10})"')
_FAR_COLUMN = re.compile(rb'\br="([A-Z]{2,4})\d')
_ROW = re.compile(rb'<row [^>]*?\br="(\d+)"')


def spreads_too_far(xml: bytes) -> bool:
    """Tell whether the rectangle from A1 that holds all cells of a sheet has more than MOST_CELLS.

    Small sheets are told by two searches that find nothing; places are only counted where one lies far out.
    """
    columns = max(map(_column, set(_FAR_COLUMN.findall(xml))), default=_FEW_COLUMNS)
    rows = max(map(int, _FAR_ROW.findall(xml)), default=_FEW_ROWS)
    if rows * columns <= MOST_CELLS:
        return False
    if rows == _FEW_ROWS:
        rows = max(map(int, _ROW.findall(xml)), default=1)
    return rows * columns > MOST_CELLS


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
