"""Where the money of a project came from, told behind a colon or a verb, one source after the other.

到账情况是：中央补助80.00万元，省级补助20.00万元; 县财政年初预算安排配套资金20.00万元.
"""

import re

from jixiao.extraction.around import SENTENCE, begin_of
from jixiao.extraction.bound import Bound
from jixiao.extraction.sources import is_source, source_item
from jixiao.extraction.state import BUDGETS, Place, bind, own_words
from jixiao.model.fact import SubjectKind
from jixiao.model.trace import Reason

_BEHIND_COLON = re.compile(r"[：:](?:其中)?(?P<name>[^，。；：:、\d]{2,14}?)[ ]?$")
_SHARED = re.compile(r"(?:安排|列支|落实|列入|预留)了?(?P<name>(?:配套|自筹|奖补)(?:资金|经费))(?:共|为)?[ ]?$")
_JOINTS = re.compile(r"[，,、；;](?:另有|另)?(?P<name>[^，。；：:、\d]{2,14}?)(?:共|为)?[ ]?")
_GIVEN = frozenset({"received", *BUDGETS})
_KINDS = frozenset({"fund", "fund_source"})
_REACH = 24


def take_source(place: Place) -> Bound | None:
    """Read the source that a colon opens a list with, one behind another source, or what a level has to add."""
    head, state = place.head, place.state
    if state.subject.kind is not SubjectKind.PROJECT or head.topic or head.name:
        return None
    span, text = place.world.figures[place.index].span, place.world.text
    before = text[max(begin_of(text, span.start, SENTENCE), span.start - _REACH) : span.start]
    opened = _BEHIND_COLON.search(before) if head.phase in _GIVEN else None
    shared = _SHARED.search(before) if head.phase in BUDGETS else None
    if opened is not None and is_source(opened["name"]):
        return _bound(place, opened["name"], head.phase)
    return _bound(place, shared["name"], head.phase) if shared is not None else _next(place)


def _next(place: Place) -> Bound | None:
    """Read a source directly behind another one of the same list."""
    last, head = place.state.last_money, place.head
    behind = last is not None and last.figure == place.index - 1 and last.subject == place.state.subject
    if not behind or last is None or last.item is None or last.item.kind not in _KINDS or last.phase not in _GIVEN:
        return None
    match = _JOINTS.fullmatch(place.world.between(last.figure, place.index))
    named = match is not None and (is_source(match["name"]) or is_source(own_words(place)))
    return _bound(place, match["name"], last.phase) if match is not None and named and not head.phase else None


def _bound(place: Place, name: str, phase: str) -> Bound:
    kind = place.world.lexicon.phases[phase]
    concept = "budget_adjusted" if kind.concept == "budget_item" else kind.concept
    bound = bind(place, concept, source_item(name), Reason.SOURCE, phase=phase)
    place.state.said.append(bound)
    return bound
