"""Changes told behind an amount and, in brackets, that of the year before: 邮电费37,260（34,500），增长8.00%."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jixiao.checking.printed import NUMBER, is_mistyped, percentage, places, value
from jixiao.checking.rule import Ground
from jixiao.checking.told_changes import FALLS, RISES
from jixiao.model.span import Span

_UNITS = "亿元|万元|元|人次|人"
_CHANGE = re.compile(
    rf"(?<![\d.,])(?P<now>{NUMBER})[ ]*(?P<unit>(?:{_UNITS})?)[ ]*[（(](?:上年|去年|20\d\d年)?(?:为|数|[：:])?[ ]*"
    rf"(?P<then>{NUMBER})[ ]*(?P<then_unit>(?:{_UNITS})?)[）)][，,、；;]?[ ]*(?:同比|比上年|较上年)?"
    rf"(?:(?P<up>{RISES})|{FALLS})(?:了|幅度|幅|率)?[为达]?[ ]*(?P<rate>{NUMBER})[ ]*[%％]"
)
_WHOLE, _LEAST, _FAR = Decimal(100), 3, 40


@dataclass(frozen=True, slots=True)
class Bracketed:
    """A rate of change as printed, the two amounts, and what they make."""

    rate: Span
    then: Span
    formula: str
    right: str


def wrong_bracket_changes(ground: Ground) -> Iterator[Bracketed]:
    """Yield the one change of a run that a slip of the hand sets apart from what all the others show."""
    text = ground.extracted.document.text
    run: list[re.Match[str]] = []
    for match in (*_CHANGE.finditer(text), None):
        if run and (match is None or match.start() - run[-1].end() > _FAR):
            yield from _judged(run)
            run = []
        if match is not None:
            run.append(match)


def _judged(run: Sequence[re.Match[str]]) -> Iterator[Bracketed]:
    odd = [one for one in run if not _fits(one)]
    if len(run) < _LEAST or len(odd) != 1 or not _of_one_unit(run):
        return
    one = odd[0]
    change, then = _change(one), value(one["then"])
    if not then:
        return
    right = percentage(abs(value(one["now"]) - then), then, one["rate"])
    if (change > 0) == bool(one["up"]) and is_mistyped(one["rate"], value(right)):
        formula = f"（{one['now']}－{one['then']}）÷{one['then']}"
        span = Span(one.start("rate"), one.end())
        yield Bracketed(span, Span(*one.span("then")), formula, f"{right}%")


def _of_one_unit(run: Sequence[re.Match[str]]) -> bool:
    return len({one["unit"] for one in run}) == 1 and {one["then_unit"] for one in run} <= {"", run[0]["unit"]}


def _change(one: re.Match[str]) -> Decimal:
    then = value(one["then"])
    return _WHOLE * (value(one["now"]) - then) / then if then else Decimal(0)


def _fits(one: re.Match[str]) -> bool:
    change, step = _change(one), Decimal(1).scaleb(-places(one["rate"]))
    turned = (change > 0) != bool(one["up"]) and change != 0
    return not turned and abs(abs(change) - value(one["rate"])) <= step
