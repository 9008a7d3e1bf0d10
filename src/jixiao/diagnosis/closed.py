"""Where a list of people or posts ends, so that a number behind it that was not understood is no part of it."""

from collections.abc import Mapping, Sequence

from jixiao.model.fact import Fact
from jixiao.model.quantity import Dimension
from jixiao.model.relation import Evaluation

_PEOPLE = frozenset({"人", "名", "个", ""})
# farther than any figure that may be left out
_FAR = 240


def before_close(left_out: Sequence[Fact], evaluation: Evaluation, facts: Mapping[str, Fact]) -> Sequence[Fact]:
    """Return those of the figures left out behind which the list still runs.

    A number of posts behind all of its kinds ends them, and so does another number behind them that is no kind:
    编制29名，行政编制11名，事业编制18名。在职27人，空编2名. Nor are the 两项 of 两项共84名 any posts.
    """
    result = facts[evaluation.result]
    if result.quantity.dimension is not Dimension.COUNT:
        return left_out
    last = max(_start(facts[name]) for name in evaluation.facts)
    behind = (one for one in facts.values() if one.block == result.block and one.coordinates is not None)
    counted = (_start(one) for one in behind if one.quantity.dimension is Dimension.COUNT and _start(one) > last)
    close = last if _start(result) == last else min(counted, default=last + _FAR)
    other = result.quantity.unit not in _PEOPLE
    return [one for one in left_out if _start(one) < close and (other or one.quantity.unit in _PEOPLE)]


def _start(fact: Fact) -> int:
    return fact.span.start if fact.span is not None else -1
