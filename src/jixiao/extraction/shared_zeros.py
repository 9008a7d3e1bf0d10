"""One zero of several amounts: 因公出国（境）费、公务用车购置费均为0 is told as that of the first of them."""

import re

from jixiao.extraction.state import BUDGETS, Place
from jixiao.taxonomy.lexicon import Sense

_REACH = 50
_ROW = re.compile(r"(?:^|[，。；：:,\n])(?P<names>[^，。；：:,\n\d]{4,46})(?:均|都|皆|各|全)(?:为|是)[ ]?$")
_BETWEEN = re.compile(r"[、和与及]|以及")
_SPENT = re.compile(r"支出|使用|决算|执行|实际")


def take_shared_zero(place: Place) -> None:
    """Let a zero behind names in a row be of the first, where all of them are known: what was spent, if told."""
    head, figures = place.head, place.world.figures
    if figures[place.index].quantity.value:
        return
    start = figures[place.index].span.start
    match = _ROW.search(place.world.text, max(0, start - _REACH), start)
    topics = _topics(place, match["names"]) if match is not None and _BETWEEN.search(match["names"]) else []
    if match is None or len(set(topics)) < len(topics) or len(topics) <= 1:
        return
    head.topic, head.near, head.near_raw, head.residue, head.direction = topics[0], "", "", "", ""
    if head.phase in BUDGETS and _SPENT.search(match["names"]):
        head.phase = "expenditure"


def _topics(place: Place, names: str) -> list[str]:
    """Return the topics that words in a row name, none where a word between them is unknown."""
    lexicon, found, left = place.world.lexicon, [], names
    for word in lexicon.expression.finditer(names):
        topic = next((key for sense, key in lexicon.senses.get(word.group(), ()) if sense is Sense.TOPIC), "")
        if topic:
            found.append(topic)
            left = left.replace(word.group(), "", 1)
    left = _SPENT.sub("", re.sub(r"[、和与及以数额的]|指标|预算|本年|全年|其中|经费|费用|金额", "", left))
    return found if not left.strip() else []
