"""Under which concept a fact is told to other programs."""

from jixiao.model.fact import Fact, Status, SubjectKind
from jixiao.model.quantity import Dimension

_PRIOR = "prior_year_amount"


def told_concept(fact: Fact, year: str) -> str | None:
    """Return the concept of a fact in a document about a year, None where its meaning is not known.

    Money of the whole unit in the year before is `prior_year_amount`, whatever it is an amount of: a comparison in a
    sentence and a column of last year's figures are told alike. Its period and item say the rest.
    """
    where = fact.coordinates
    if where is None or fact.status is Status.UNREAD:
        return None
    whole = where.subject.kind is SubjectKind.UNIT and fact.quantity.dimension is Dimension.MONEY
    earlier = year.isdecimal() and where.period == str(int(year) - 1)
    return _PRIOR if whole and earlier else where.concept
