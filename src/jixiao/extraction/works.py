"""Work done: what was counted in the account of achievements, with its activity (举办培训110余场)."""

import re
from collections.abc import Sequence
from functools import cache

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.state import State
from jixiao.model.fact import Item
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason
from jixiao.taxonomy.units import load

CONCEPT = "narrative_count"
_MARKS = "，。；：、！？,;:!?\n（）()"
_REACH = 30
_OBJECT = r"[\u4e00-\u9fffA-Za-z“”—·]{2,16}"
_BEHIND = re.compile(rf"(?:的)?(?P<object>{_OBJECT})(?=[，。；、！？,;\n）)]|$)")
_SHORTEST, _LONGEST = 2, 14
_NOT_DONE = re.compile(r"^(?:将|拟|由|从|应|至|占)|[上下]半年|季度|月|截至")
_LINKS = re.compile(r"(?:了|共|达|为|共计|累计|达到|约|近|超|逾|超过|总计|合计)+$")


def read_works(world: World, numbers: Sequence[int], state: State) -> None:
    """Bind the counts of a paragraph that nothing else explains, where a verb of doing tells what was done."""
    if state.targets:
        return
    for number in numbers:
        figure = world.figures[number]
        if number in world.bound or figure.quantity.dimension is not Dimension.COUNT:
            continue
        if figure.quantity.unit in _set("no_work"):
            continue
        activity = _activity(world.text, figure.span.start, figure.span.end)
        if activity:
            bound = Bound(number, CONCEPT, state.home or state.subject, Item("activity", activity), world.year)
            world.put(bound, Reason.WORK, (activity,))


@cache
def _set(kind: str) -> frozenset[str]:
    return frozenset(load("works.toml")[kind])


@cache
def _expression(kind: str) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, load("works.toml")[kind]), key=len, reverse=True))
    return re.compile(rf"(?:{words})")


def _activity(text: str, start: int, end: int) -> str:
    """Return what was done, verb and object, empty where the words do not tell it."""
    before = _clause_before(text, start)
    if _expression("other").search(before) or _NOT_DONE.search(before):
        return ""
    words = _LINKS.sub("", _without_lead(before)).removesuffix("各")
    verb = _expression("verbs").match(words)
    if verb is None:
        return ""
    if len(words) > verb.end():
        return words if _SHORTEST < len(words) <= _LONGEST else ""
    behind = _BEHIND.match(text, end, end + _REACH)
    if behind is not None and not _expression("other").search(behind["object"]):
        return f"{words}{behind['object']}" if len(words) + len(behind["object"]) <= _LONGEST else ""
    return words if behind is None and _ends(text, end) else ""


def _ends(text: str, end: int) -> bool:
    return text[end : end + 1] in (*_MARKS, "")


def _clause_before(text: str, start: int) -> str:
    """Return the words directly before a figure, back to the last mark or digit."""
    at = start
    while at > 0 and start - at < _REACH and text[at - 1] not in _MARKS and not text[at - 1].isdigit():
        at -= 1
    return text[at:start].strip()


def _without_lead(words: str) -> str:
    while match := _expression("lead").match(words):
        if match.end() == len(words):
            break
        words = words[match.end() :]
    return words
