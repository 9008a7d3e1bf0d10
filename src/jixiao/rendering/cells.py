"""Text on a grid of terminal cells: full-width characters take two."""

import unicodedata
from collections.abc import Iterator
from functools import cache

from rich.cells import cell_len

_TAB = "  "
_KEPT = "\u3000"
_NO_LINE_START = frozenset("，。；：、！？）》”’】%％,.;:!?)]}…")
_NO_LINE_END = frozenset("“‘（《【")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


@cache
def shown(character: str) -> str:
    """Return how one character is shown: tabs as blanks, what could steer a terminal not at all."""
    if character == "\t":
        return _TAB
    if character.isprintable() or character == _KEPT:
        return character
    return "" if unicodedata.category(character) in _HIDDEN and character not in "\r\n" else " "


def visible(text: str) -> str:
    """Return a text as one line that is safe to print."""
    return "".join(map(shown, text))


def width(text: str) -> int:
    """Return how many cells a visible text takes."""
    return cell_len(text)


def wrap(text: str, room: int, indent: str) -> str:
    """Break a long line into lines of `room` cells, all but the first behind `indent`."""
    return f"\n{indent}".join(_rows(text, room))


def _rows(text: str, room: int) -> Iterator[str]:
    row, taken = "", 0
    for piece in _pieces(text):
        cells = width(piece)
        if row and taken + cells > room:
            yield row.rstrip()
            row, taken = ("", 0) if piece == " " else (piece, cells)
        else:
            row, taken = row + piece, taken + cells
    if row:
        yield row


def _pieces(text: str) -> Iterator[str]:
    """Yield what may not be broken: a figure, a foreign word, a character with the stops behind it."""
    piece = ""
    for character in text:
        if piece and not _joins(piece[-1], character):
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece


def _joins(before: str, character: str) -> bool:
    if character in _NO_LINE_START or before in _NO_LINE_END:
        return True
    return _narrow(before) and _narrow(character)


def _narrow(character: str) -> bool:
    return character != " " and width(character) == 1
