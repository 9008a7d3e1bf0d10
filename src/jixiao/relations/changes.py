"""Changes against last year by their meaning: what a change, its rate and both years' amounts are about is the same.

A change says in its item what it is a change of (expenditure_total, sangong_car_run); so do its rate and last year's
amount. Where the document itself puts them together, its own link says so; here they are found wherever they stand.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from jixiao.model.fact import Fact
from jixiao.model.link import Link, LinkKind
from jixiao.relations.index import Place, Table, nearest

_NEVER = frozenset({"spent", "budgeted", "budgeted_initial"})
_SPENT = frozenset({"expenditure", "final"})
_CHANGE, _RATE, _EARLIER = "yoy_amount", "yoy_rate", "prior_year_amount"


def links_of_changes(table: Table, told: Iterable[Link]) -> Iterator[Link]:
    """Yield what the changes of a paragraph must hold that no link of the document speaks of.

    One paragraph tells one amount, one change and one rate of a thing; where it tells several, none is taken. Whether
    they belong together is supposed: only a slip of the hand that explains a difference speaks of an error.
    """
    known = {link.result for link in told if link.kind in _KINDS}
    for (concept, place), results in list(table.items()):
        for result in results if concept in (_CHANGE, _RATE) else ():
            if result.id not in known and place.item:
                yield from _of_change(table, place, result) if concept == _CHANGE else _of_rate(table, place, result)


_KINDS = frozenset(
    {
        LinkKind.CHANGE_FROM_BASE,
        LinkKind.CHANGE_RATE,
        LinkKind.BASE_RATE,
        LinkKind.GROWTH,
        LinkKind.DIFFERENCE,
    }
)


def _of_change(table: Table, place: Place, change: Fact) -> Iterator[Link]:
    now, then = _current(table, place, change), _earlier(table, place, change)
    if now is not None and then is not None:
        pair = (now.id, then.id) if change.sign > 0 else (then.id, now.id)
        yield Link(LinkKind.CHANGE_FROM_BASE, change.id, pair)


def _of_rate(table: Table, place: Place, rate: Fact) -> Iterator[Link]:
    change = _beside(table.get((_CHANGE, place), ()), rate)
    if change is None:
        return
    then, now = _earlier(table, place, rate), _current(table, place, rate)
    if then is not None:
        yield Link(LinkKind.BASE_RATE, rate.id, (change.id, then.id))
    elif now is not None:
        yield Link(LinkKind.CHANGE_RATE, rate.id, (change.id, now.id), sign=change.sign)


def _earlier(table: Table, place: Place, result: Fact) -> Fact | None:
    before = str(int(place.period) - 1) if place.period.isdecimal() else place.period
    then = (table.get((_EARLIER, replace(place, period=period)), ()) for period in (before, place.period))
    return _beside([fact for facts in then for fact in facts], result)


def _current(table: Table, place: Place, result: Fact) -> Fact | None:
    """Return this year's amount: the item of a change is a concept, or the name of the topic that both are about."""
    whole = replace(place, item="")
    named = table.get((place.item, whole), ())
    return _beside(named or [one for one in _of_topic(table, whole, result.topic) if one.id != result.id], result)


def _of_topic(table: Table, whole: Place, topic: str) -> Iterator[Fact]:
    for (concept, other), facts in table.items():
        if topic and other == whole and concept not in _NEVER:
            yield from (fact for fact in facts if fact.topic == topic and fact.phase in _SPENT)


def _beside(facts: Iterable[Fact], result: Fact) -> Fact | None:
    """Return the one figure of the paragraph of a change, None where it tells several."""
    found = [fact for fact in facts if fact.block == result.block and fact.cell is None]
    alike = {fact.quantity.value for fact in found}
    return nearest(found, result) if len(alike) == 1 and result.cell is None else None
