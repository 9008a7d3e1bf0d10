"""Targets that are dates: done by the day or late."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_DATE = re.compile(
    r"(?:(?P<year>(?:19|20)\d{2})[年.\-/])?(?P<month>\d{1,2})(?(year)[月.\-/]|月)(?:(?P<day>\d{1,2})[日号]?|(?P<end>底|末|份)?)"
    r"(?:之?前|以前|完成|底前|前完成)?"
)
_LEAP = 2000


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a text may mean: one, or those of a month. `has_year` tells whether it names one."""

    first: date
    last: date
    has_year: bool


def days(text: str) -> Days | None:
    """Return the days that a text names whole (2023年12月31日前, 12月底, 6月30日), None for any other text.

    Numbers without 月 are a date only behind a year: 3.5 and 2-3 are none.
    """
    match = _DATE.fullmatch("".join(text.split()))
    if match is None:
        return None
    year, month = int(match["year"] or _LEAP), int(match["month"])
    try:
        last = monthrange(year, month)[1]
        first, final = (match["day"],) * 2 if match["day"] else ("1", str(last))
        return Days(date(year, month, int(first)), date(year, month, int(final)), match["year"] is not None)
    except ValueError:
        return None


def in_time(target: str, actual: str) -> bool | None:
    """Tell whether what was done on `actual` was done by `target`; None where the texts leave it open."""
    due, done = days(target), days(actual)
    if due is None or done is None or due.has_year != done.has_year:
        return None
    if done.last <= due.last:
        return True
    return False if done.first > due.last else None
