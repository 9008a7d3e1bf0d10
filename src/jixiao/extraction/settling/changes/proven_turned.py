"""This year's amount told behind last year's, that it became: 培训收入由上年的50.00万元变为本年的45.00万元."""

import re

from jixiao.extraction.bound import Bound, World, money_concept
from jixiao.extraction.identified import clause_of
from jixiao.extraction.proven import unread_of
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_BECAME = re.compile(
    r"(?:变为|变成|[增升降减压缩涨跌落]{1,2}(?:加|少|低|长|减|降)?[至到为])了?(?:(?:本年|今年|当年|20\d\d年)(?:度)?的?)?$"
)


def settle_turned(world: World) -> None:
    """Bind unread amounts that last year's amount of a topic became to the same of this year."""
    for number in range(1, len(world.figures)):
        before = world.bound.get(number - 1)
        topic = world.lexicon.topics.get(before.topic) if before is not None else None
        if before is None or before.concept != "prior_year_amount" or topic is None:
            continue
        if unread_of(world, number, Dimension.MONEY) and _BECAME.search(clause_of(world, number)):
            phase = world.lexicon.phases[topic.phase if topic.phase == "income" else "expenditure"]
            concept, item = money_concept(topic, phase, before.subject, None)
            bound = Bound(number, concept, before.subject, item, world.year, topic=topic.id, phase=phase.id)
            world.put(bound, Reason.CHANGE)
