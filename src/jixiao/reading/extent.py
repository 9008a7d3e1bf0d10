"""How far the cells of a sheet spread: for one in the last corner a reader would lay out thousands of millions."""

import re

MOST_CELLS = 60_000_000
_FEW_ROWS, _FEW_COLUMNS = 99_999, 26
# begins with letters as they are, so that the search runs at the speed of finding them
_FAR = re.compile(rb'r="(?=[A-Z]{2}|[A-Z]?\d{6})([A-Z]{0,4})(\d{1,10})"')
_ROW = re.compile(rb'<row [^>]*?\br="(\d+)"')


def spreads_too_far(xml: bytes) -> bool:
    """Tell whether the rectangle from A1 that holds all cells of a sheet has more than MOST_CELLS.

    Small sheets are told by one search that finds nothing; places are only counted where one lies far out.
    """
    letters: set[bytes] = set()
    rows = _FEW_ROWS
    for cell in _FAR.finditer(xml):
        letters.add(cell[1])
        rows = max(rows, int(cell[2]))
    columns = max(_FEW_COLUMNS, *map(_column, letters), 0)
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
