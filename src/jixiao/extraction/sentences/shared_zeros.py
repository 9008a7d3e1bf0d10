"""One zero of several amounts: 因公出国（境）费、公务用车购置费均为0 is told as that of the first of them."""

import re

from jixiao.extraction.state import BUDGETS, Place
from jixiao.taxonomy.lexicon import Sense

_REACH = 50
_ROW = re.compile(r"(?:^|[，。；：:,\n])(?P<names>[^，。；：:,\n\d]{4,46})(?:均|都|皆|各|全)(?:为|是)[ ]?$")
_BETWEEN = re.compile(r"[、和与及]|以及")
_SPENT = re.compile(r"支出|使用|决算|执行|实际")


def take_shared_zero(place: Place) -> bool:
    """Let a zero behind names in a row be of the first, where all are lasting topics: what was spent, if told.

    Return whether the zero stays open: a bare one of several that are not such topics.
    """
    head, figure = place.head, place.world.figures[place.index]
    if figure.quantity.value:
        return False
    start = figure.span.start
    match = _ROW.search(place.world.text, max(0, start - _REACH), start)
    if match is None or _BETWEEN.search(match["names"]) is None:
        return False
    topics = _topics(place, match["names"])
    kept = all(place.world.lexicon.topics[one].keeps for one in topics)
    if not kept or len(set(topics)) < len(topics) or len(topics) <= 1:
        return figure.span.of(place.world.text)[-1:].isdecimal()
    head.topic, head.near, head.near_raw, head.residue, head.direction = topics[0], "", "", "", ""
    if head.phase in BUDGETS and _SPENT.search(match["names"]):
        head.phase = "expenditure"
    return False


def _topics(place: Place, names: str) -> list[str]:
    """Return the topics that words in a row name, none where a word between them is unknown."""
    lexicon, found, left = place.world.lexicon, [], names
    for word in lexicon.every.find(names):
        topic = next((key for sense, key in lexicon.senses.get(word.text, ()) if sense is Sense.TOPIC), "")
        if topic:
            found.append(topic)
            left = left.replace(word.text, "", 1)
    left = _SPENT.sub("", re.sub(r"[、和与及以数额的]|指标|预算|本年|全年|其中|经费|费用|金额", "", left))
    return found if not left.strip() else []
