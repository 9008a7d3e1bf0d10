"""Amounts of another year that only a year, or a bracket, names."""

from jixiao.extraction.bound import Bound
from jixiao.extraction.heads import Head
from jixiao.extraction.state import Place, State, bind, topic_item
from jixiao.model.trace import Reason
from jixiao.taxonomy.lexicon import Sense

_OPENED = frozenset("（(")


def is_base_of_rate(place: Place) -> bool:
    """Tell 车辆费用上升3.05%（2011年40.05万元）: last year's amount in the bracket behind the rate of its change."""
    head, last = place.head, place.state.last
    if last is None or last.concept != "yoy_rate" or last.figure != place.index - 1 or head.labelled or head.near:
        return False
    earlier = head.has(Sense.PRIOR) or (head.year and head.year == last.year - 1)
    end = place.world.figures[last.figure].span.end
    return bool(earlier) and place.world.text[end : end + 1] in _OPENED


def base_of_rate(place: Place) -> Bound:
    """Read last year's amount behind the rate of its change, of what that is the change of."""
    last = place.state.last
    item, topic, year = (last.item, last.topic, last.year) if last is not None else (None, "", place.world.year)
    prior_amount = Bound(place.index, "prior_year_amount", place.state.subject, item, year - 1, topic=topic)
    return place.world.put(prior_amount, Reason.PRIOR)


def other_year(place: Place) -> Bound:
    """Read the same amount of another year, that this year's may then be compared with."""
    state = place.state
    state.compare, state.changed, last = True, state.last_money, state.said[-1]
    item = last.item or topic_item(place.world.lexicon.topics.get(last.topic), last.concept)
    state.before = bind(place, "prior_year_amount", item, Reason.PRIOR, topic=last.topic, phase=last.phase)
    state.sentence_year = last.year
    return state.before


def is_other_year(head: Head, state: State) -> bool:
    """Tell an amount that only a year names, after one of another year: （2019年为90万元）."""
    bare = not head.labelled and not head.near and not head.than and not state.each
    return bare and bool(head.year) and bool(state.said) and 0 < head.year < state.said[-1].year
