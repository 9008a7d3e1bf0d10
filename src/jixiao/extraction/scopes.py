"""Sections about one half of the spending: under 基本支出 or 项目支出 alone a bare amount is that half's, never all."""

import re

from jixiao.extraction.heads import only_verbs
from jixiao.extraction.state import Place
from jixiao.model.fact import SubjectKind
from jixiao.taxonomy.lexicon import Lexicon, Sense

_OF_SECTIONS = ("basic", "project_total", "personnel", "public")
_ABOUT = re.compile(
    r"(?:情况|说明|分析|使用|管理|执行|预算|决算|预决算|开支|安排|完成|支付|绩效|到位|投入|拨付|[和及与、])$"
)
_PROJECT_MONEY = re.compile(r"^项目(?:资金|经费)")
_LONGEST = 16
_REACH = 30
_REST = re.compile(r"其余|其他|其它|剩余|余下|剩下|另外|另有")
_STATED = frozenset({"initial", "adjusted", "budget", "expenditure", "final"})


def section_of(title: str, lexicon: Lexicon) -> str:
    """Return the half of the spending that a title names and nothing else, empty where it is about more or other."""
    words = _PROJECT_MONEY.sub("项目支出", title.strip(" \u3000：:。"))
    if len(words) > _LONGEST:
        return ""
    while words:
        topics = [key for sense, key in lexicon.senses.get(words, ()) if sense is Sense.TOPIC]
        if topics:
            return topics[0] if topics[0] in _OF_SECTIONS else ""
        shorter = _ABOUT.sub("", words)
        words = shorter if shorter != words else ""
    return ""


def section_topic(place: Place) -> str:
    """Return the half of the spending that the section gives to an amount in whose clause nothing else is named."""
    return place.state.section if _is_bare(place) and not _is_aside(place) else ""


def is_lost_in_section(place: Place, named: str) -> bool:
    """Tell a bare amount of such a section that may be of something else: the unit's own total is not told there."""
    return bool(place.state.section) and not named and _is_bare(place) and not place.head.scope


def _is_bare(place: Place) -> bool:
    head, state = place.head, place.state
    stated = not head.topic and head.phase in _STATED
    return stated and state.subject.kind is SubjectKind.UNIT and state.item is None and not head.class_item


def _is_aside(place: Place) -> bool:
    text, figures = place.world.text, place.world.figures
    start = figures[place.index].span.start
    behind = figures[place.index - 1].span.end if place.index else 0
    if _REST.search(text, max(behind, start - _REACH), start):
        return True
    return bool(place.head.residue or place.head.aside) and not only_verbs(place.head.residue + place.head.aside)
