"""Amounts of another year that only a year, or a bracket, names."""

import re
from dataclasses import replace

from jixiao.extraction.bound import Bound
from jixiao.extraction.heads import Head
from jixiao.extraction.lexemes import Mark
from jixiao.extraction.state import Place, State, bind, topic_item
from jixiao.model.trace import Reason
from jixiao.taxonomy.lexicon import Sense

_OPENED = frozenset("（(")
_CHANGES = frozenset({"yoy_rate", "yoy_amount"})
_HELD = re.compile(r"[，,](?:同比|今年|本年|当年)(?:增[长加]|减少|下降|上升)")
_PRIOR = "prior_year_amount"


def is_base_of_rate(place: Place) -> bool:
    """Tell 车辆费用上升3.05%（2011年40.05万元）: last year's amount in the bracket behind its change."""
    head, last = place.head, place.state.last
    if last is None or last.concept not in _CHANGES or last.figure != place.index - 1 or head.labelled or head.near:
        return False
    earlier = head.has(Sense.PRIOR) or (head.year and head.year == last.year - 1)
    end = place.world.figures[last.figure].span.end
    return bool(earlier) and place.world.text[end : end + 1] in _OPENED


def base_of_rate(place: Place) -> Bound:
    """Read last year's amount behind the rate of its change, of what that is the change of."""
    last = place.state.last
    item, topic, year = (last.item, last.topic, last.year) if last is not None else (None, "", place.world.year)
    prior_amount = Bound(place.index, _PRIOR, place.state.subject, item, year - 1, topic=topic)
    return place.world.put(prior_amount, Reason.PRIOR)


def other_year(place: Place) -> Bound:
    """Read the same amount of another year, that this year's may then be compared with."""
    state = place.state
    state.compare, state.changed, last = True, state.last_money, state.said[-1]
    item = last.item or topic_item(place.world.lexicon.topics.get(last.topic), last.concept)
    state.before = bind(place, _PRIOR, item, Reason.PRIOR, topic=last.topic, phase=last.phase)
    state.sentence_year = last.year
    return state.before


def is_other_year(head: Head, state: State) -> bool:
    """Tell an amount that only a year names, after one of another year: （2019年为90万元）."""
    return _is_named_by_year(head, state) and 0 < head.year < state.said[-1].year


def is_in_row_of_years(place: Place) -> bool:
    """Tell an amount that only its year names, directly behind one of another year: 2021年9万元，2022年8万元."""
    head, state, last = place.head, place.state, place.state.last_money
    behind = last is not None and last.figure == place.index - 1 and last.year != head.year
    if not behind or last is None or not _is_named_by_year(head, state):
        return False
    return head.year > state.said[-1].year or (last.concept == _PRIOR and head.year < last.year)


def in_row_of_years(place: Place) -> Bound:
    """Read what the first amount of a row of years is, of the year that names it."""
    head, state, first = place.head, place.state, place.state.said[-1]
    if head.year == place.world.year - 1:
        item = first.item or topic_item(place.world.lexicon.topics.get(first.topic), first.concept)
        return bind(place, _PRIOR, item, Reason.PRIOR, topic=first.topic, phase=first.phase)
    bound = bind(place, first.concept, first.item, Reason.WORDS, topic=first.topic, phase=first.phase, sign=first.sign)
    take_as_prior(place, bound)
    state.said.append(bound)
    return bound


def is_last_year_in_turn(place: Place) -> bool:
    """Tell last year's amount among those of several years: 2022年、2023年支出分别为9万元和8万元."""
    world, state = place.world, place.state
    years = {one.value for label in state.each for one in label if one.mark is Mark.YEAR}
    return place.head.year == world.year - 1 and {world.year, world.year - 1} <= years


def last_year_in_turn(place: Place) -> Bound:
    """Read last year's amount among those of several years."""
    head, lexicon = place.head, place.world.lexicon
    topic = lexicon.topics.get(head.topic)
    concept = lexicon.phases[head.phase].concept if head.phase else ""
    item = topic_item(topic, concept)
    return bind(place, _PRIOR, item, Reason.PRIOR, topic=head.topic, phase=head.phase)


def is_of_year_before(place: Place, concept: str, topic: str) -> bool:
    """Tell last year's amount directly behind the same of this year: 2023年支出9万元，2022年支出8万元."""
    world, last = place.world, place.state.last_money
    behind = last is not None and last.figure == place.index - 1 and last.year == world.year
    own = place.head.year == world.year - 1 and behind
    return own and last is not None and (last.concept, last.topic) == (concept, topic)


def is_held_behind(place: Place) -> bool:
    """Tell last year's spending that the change since stands directly behind: 2022年决算数为0万元，同比增长100%."""
    spent = place.head.phase in ("final", "expenditure") and place.head.year == place.world.year - 1
    return spent and _HELD.match(place.world.text, place.world.figures[place.index].span.end) is not None


def take_as_prior(place: Place, bound: Bound) -> None:
    """Take the amount directly before one of this year for last year's, where it is the same of the year before."""
    world, last = place.world, place.state.last_money
    if last is None or last.figure != bound.figure - 1 or bound.year != world.year:
        return
    here, before = ((one.concept, one.item, one.subject, one.topic) for one in (bound, last))
    if here == before and last.year == world.year - 1:
        item = last.item or topic_item(world.lexicon.topics.get(last.topic), last.concept)
        world.put(replace(last, concept=_PRIOR, item=item), Reason.PRIOR)


def _is_named_by_year(head: Head, state: State) -> bool:
    bare = not head.labelled and not head.near and not head.than and not state.each
    return bare and bool(head.year) and bool(state.said)
