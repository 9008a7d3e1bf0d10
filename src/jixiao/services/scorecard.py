"""What scoring a file gives."""

from dataclasses import dataclass

from jixiao.model.indicator import Form
from jixiao.model.score import Outcome


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A form with its outcome by each framework that was asked.

    In a book `name` is the project or the unit that it is of, and `whole` tells the unit.
    """

    path: str
    form: Form
    outcomes: tuple[Outcome, ...]
    name: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class NoForm:
    """A file without a table of indicators that have weights."""

    path: str
    book: bool = False
