"""What became of a year's remainders, line by line."""

from collections.abc import Iterator, Sequence

from jixiao.model.closing import Remainder
from jixiao.model.quantity import FEN_PER_YUAN, decimal_text
from jixiao.rendering.catalogue import say


def closing_lines(remainders: Sequence[Remainder], ended: Sequence[str]) -> Iterator[str]:
    """Yield what goes on, what ends and why, and the projects that do not go on."""
    on = [one for one in remainders if one.goes_on]
    over = [one for one in remainders if not one.goes_on]
    yield say("books.roll_on", count=len(on), sum=_yuan(on)) if on else say("books.roll_none")
    if over:
        yield say("books.roll_over", count=len(over), sum=_yuan(over))
    for one in over:
        line = "　".join(filter(None, one.line))
        yield say("books.roll_line", line=line, amount=_yuan([one]), reason=say(f"books.reason_{one.reason.value}"))
    if ended:
        yield say("books.roll_ended", names="、".join(ended))


def _yuan(every: Sequence[Remainder]) -> str:
    return decimal_text(sum(one.amount for one in every), FEN_PER_YUAN, 2)
