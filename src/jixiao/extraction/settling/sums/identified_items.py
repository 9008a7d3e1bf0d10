"""Expenses by whatever verb, identified by last year's amount and the rate behind.

会议费完成6.24万元，2015年为8.10万元，缩减22.96%: the three figures prove each other,
the first is what was spent on the expense that its clause names.
"""

import re

from jixiao.extraction.bound import Bound, World, money_concept
from jixiao.extraction.identified import clause_of
from jixiao.extraction.proven import is_ratio, unread_of
from jixiao.model.fact import Item
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason
from jixiao.taxonomy.lexicon import Sense, Topic

_EARLIER = re.compile(r"上一?年度?|去年|同期|前一年")
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
_OTHER = re.compile(r"预算|指标|限额|计划|收入|结转|结余|目标|人均")


def settle_identified_items(world: World) -> None:
    """Bind an expense, its amount of last year and the rate between them, where none of them is read yet."""
    for number in range(len(world.figures) - 2):
        topic = _topic(world, number)
        if topic is not None and _prove(world, number):
            _put(world, number, topic)


def _prove(world: World, number: int) -> bool:
    """Tell three unread figures in a row of which the last is the rate between the first two."""
    before, rate = number + 1, number + 2
    money = all(unread_of(world, at, Dimension.MONEY) for at in (number, before))
    if not money or not unread_of(world, rate, Dimension.RATE) or not world.figures[rate].quantity.decimals:
        return False
    now, then = (world.value(at) for at in (number, before))
    return _is_earlier(world, before) and now != then and is_ratio(world, rate, abs(now - then), then)


def _is_earlier(world: World, number: int) -> bool:
    words = clause_of(world, number)
    years = _YEAR.findall(words)
    return years[-1:] == [str(world.year - 1)] or (not years and _EARLIER.search(words) is not None)


def _topic(world: World, number: int) -> Topic | None:
    """Return the one expense that the clause of an unread amount names."""
    words = clause_of(world, number) if unread_of(world, number, Dimension.MONEY) else ""
    if not words or _OTHER.search(words):
        return None
    matches = (word.text for word in world.lexicon.every.find(words))
    keys = {key for word in matches for sense, key in world.lexicon.senses.get(word, ()) if sense is Sense.TOPIC}
    topics = [world.lexicon.topics[key] for key in keys]
    return topics[0] if len(topics) == 1 and "expenditure" in topics[0].concepts else None


def _put(world: World, number: int, topic: Topic) -> None:
    phase = world.lexicon.phases["expenditure"]
    concept, own = money_concept(topic, phase, world.unit, None)
    item = Item(topic.kind, topic.name)
    values = [world.value(at) for at in (number, number + 1)]
    sign = 1 if values[0] > values[1] else -1
    for bound in (
        Bound(number, concept, world.unit, own, world.year, topic=topic.id, phase=phase.id),
        Bound(number + 1, "prior_year_amount", world.unit, item, world.year - 1, topic=topic.id),
        Bound(number + 2, "yoy_rate", world.unit, item, world.year, sign=sign, topic=topic.id, phase="change"),
    ):
        world.put(bound, Reason.CHANGE)
