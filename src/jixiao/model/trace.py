"""How a figure came by its meaning, or why it has none."""

from dataclasses import dataclass
from enum import StrEnum

from jixiao.model.fact import Fact
from jixiao.model.span import Span


class Reason(StrEnum):
    """What gave a figure its meaning."""

    WORDS = "words"
    TABLE = "table"
    PAIR = "pair"
    PART = "part"
    TURN = "turn"
    CHANGE = "change"
    PRIOR = "prior"
    BUDGET = "budget"
    BRACKETS = "brackets"
    SHARE = "share"
    SURVEY = "survey"
    RECEPTION = "reception"
    SCORE = "score"
    TOTAL = "total"
    SOURCE = "source"
    POINTS = "points"
    WORK = "work"
    WEIGHED = "weighed"
    DOUBTED = "doubted"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Clue:
    """One word before a figure and what it contributes: a sense of the lexicon and its id, or `unknown`."""

    word: str
    sense: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """Why the number at a place was read as it was.

    `kind` is figure, or what the scanner took it for: year, date, skip (a document number, an ordinal, a code) or
    overlong. `headings` are the titles over it, the innermost first; `clues` the words before it; `detail` the header
    and label of a table. `fact` is None for what is no figure.
    """

    span: Span
    kind: str
    headings: tuple[str, ...]
    clues: tuple[Clue, ...] = ()
    reason: Reason = Reason.NONE
    detail: tuple[str, ...] = ()
    fact: Fact | None = None
