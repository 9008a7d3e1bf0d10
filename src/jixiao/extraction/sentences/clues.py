"""The words before a figure, as a trace shows them."""

from collections.abc import Sequence

from jixiao.extraction.lexemes import Lexeme, Mark
from jixiao.model.trace import Clue

_SHOWN = (Mark.TERM, Mark.YEAR, Mark.NAME, Mark.CLASS, Mark.GAP)


def clues_of(parts: Sequence[Sequence[Lexeme]]) -> tuple[Clue, ...]:
    """Return the words of all segments with their first sense, in the order of the text."""
    return tuple(_clue(lexeme) for part in parts for lexeme in part if lexeme.mark in _SHOWN)


def _clue(lexeme: Lexeme) -> Clue:
    if lexeme.mark is not Mark.TERM:
        return Clue(lexeme.text, "unknown" if lexeme.mark is Mark.GAP else lexeme.mark.value)
    senses = lexeme.senses or lexeme.short
    return Clue(lexeme.text, senses[0][0].value, senses[0][1]) if senses else Clue(lexeme.text, "unknown")
