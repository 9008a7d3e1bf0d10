"""The tag that prints a figure as the report printed it."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from jixiao.composing.telling.tags import GROUPED, PLACES, UNITS
from jixiao.composing.telling.values import printed
from jixiao.model.fact import Fact
from jixiao.model.quantity import Approximation, Dimension
from jixiao.model.span import Span
from jixiao.services.old_report.names import Named

_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_DEFAULT = 2
_USUAL = "万元"
_PERCENT = ("%", "％")


@dataclass(frozen=True, slots=True)
class Tagged:
    """A tag for a range of the text."""

    span: Span
    name: str
    formats: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return the tag as it is written."""
        return f"{{{{{' '.join((self.name, *self.formats))}}}}}"


def usual_places(facts: Iterable[Fact]) -> dict[str, int]:
    """Return with how many places the report prints most of its amounts and rates, by unit."""
    counts: dict[str, Counter[int]] = {}
    for one in facts:
        if one.span is not None and one.quantity.dimension in (Dimension.MONEY, Dimension.RATE):
            counts.setdefault(one.quantity.unit, Counter())[one.quantity.decimals] += 1
    return {unit: max(own, key=lambda places: (own[places], places)) for unit, own in counts.items()}


def tagged(fact: Fact, named: Named, text: str, places: dict[str, int], *, bare: bool = False) -> Tagged | None:
    """Return the tag of a figure; None where no tag prints the same number. `bare` leaves the sign to words."""
    if fact.span is None or fact.quantity.approximation is not Approximation.EXACT:
        return None
    number = _NUMBER.match(text, fact.span.start, fact.span.end)
    if number is None:
        return None
    unit = text[number.end() : fact.span.end]
    for decimals in dict.fromkeys((places.get(fact.quantity.unit, fact.quantity.decimals), fact.quantity.decimals)):
        formats = _formats(fact, unit, decimals, grouped="," in number[0], bare=bare)
        if formats is None:
            return None
        told = printed(named.quantity, _DEFAULT, {*formats, "数"})
        if _agree(told, number[0], fact.quantity.dimension):
            end = number.end() if "数" in formats else fact.span.end
            return Tagged(Span(number.start(), end), named.path, formats)
    return None


def _formats(fact: Fact, unit: str, decimals: int, *, grouped: bool, bare: bool) -> tuple[str, ...] | None:
    """Return the formats of a tag; None where the language has none for this unit or so many places."""
    money, rate = (fact.quantity.dimension is one for one in (Dimension.MONEY, Dimension.RATE))
    known = unit.strip() in (("", *UNITS) if money else ("", *_PERCENT) if rate else (unit.strip(),))
    if not known or decimals >= len(PLACES) or (money and fact.quantity.unit not in UNITS):
        return None
    found = ["绝对值"] if bare else []
    if money and fact.quantity.unit != _USUAL:
        found.append(fact.quantity.unit)
    if (money or rate) and decimals != _DEFAULT:
        found.append(PLACES[decimals])
    if grouped:
        found.append(GROUPED)
    same = (money and unit == fact.quantity.unit) or (rate and unit == "%")
    return tuple(found if same else [*found, "数"])


def _agree(told: str, printed_number: str, dimension: Dimension) -> bool:
    """Tell whether two numbers are the same; a rate of amounts that were rounded may miss by one in its last place."""
    one, other = _plain(told), _plain(printed_number)
    if dimension is not Dimension.RATE:
        return one == other
    return abs(_in_steps(told, printed_number) - _in_steps(printed_number, printed_number)) <= 1


def _in_steps(number: str, like: str) -> int:
    """Return a number in steps of the last place of another."""
    places = len(like.partition(".")[2])
    whole, _, part = number.replace(",", "").partition(".")
    return int(f"{whole}{part.ljust(places, '0')[:places]}")


def _plain(number: str) -> str:
    """Return a number without what does not change it."""
    bare = number.replace(",", "")
    return bare.rstrip("0").rstrip(".") if "." in bare else bare
