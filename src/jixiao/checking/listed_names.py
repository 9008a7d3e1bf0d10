"""Names told in one list against the headings that explain each of them in turn."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from jixiao.checking.areas import prose
from jixiao.checking.numbering import steps
from jixiao.checking.rule import Ground
from jixiao.model.outline import Heading
from jixiao.model.span import Span

_QUOTES = re.compile(r"(?:[“《][^”》\n]{4,30}[”》](?:[、，,和及与]|以及)?){3,}")
_LISTED = re.compile(
    r"(?:项目|专项|工程)[^。；\n：:]{0,14}?(?:分别为|分别是|包括|即|具体为|有|为|是|：|:)[：:]?"
    r"(?P<names>[\u4e00-\u9fffA-Za-z0-9]{4,24}(?:、[\u4e00-\u9fffA-Za-z0-9]{4,24}){2,})(?=[。；，,\n]|$)"
)
_QUOTED = re.compile(r"[“《]([^”》\n]{4,30})[”》]")
_NAME = re.compile(r"[^、]+")
_TITLE = re.compile(
    r"\s*(?:[“《](?P<quoted>[^”》\n]{4,30})[”》]|(?P<bare>[\u4e00-\u9fffA-Za-z0-9]{4,24}?))(?:项目|专项)?(?=[。：:，,（(\s]|$)"
)
_PAIR = re.compile(r"(?:[“《][^”》\n]{4,30}[”》](?:项目|专项|工程)?(?:[、，,和及与]|以及)?){2,}")
# 一期 and 二期 are two
_NUMERAL = re.compile(r"[一二三四五六七八九十\d]")
_LEAST, _BEGIN, _LIKE = 3, 2, 60


def renamed(ground: Ground) -> Iterator[tuple[Span, Span]]:
    """Yield the one heading of a row that does not bear the name which the list has in its place, and that name.

    The list and the row are equally long, and all other names stand in the same places.
    """
    rows = list(_rows(ground))
    for names in _lists(ground):
        text = ground.extracted.document.text
        for row in rows:
            if len(row) != len(names):
                continue
            differing = [(one, other) for one, other in zip(row, names, strict=True) if one.of(text) != other.of(text)]
            if len(differing) == 1 and len(row) >= _LEAST and row[0].start > names[-1].end:
                (title, name), known = differing[0], {one.of(text) for one in names}
                if title.of(text) not in known and not _hold(title.of(text), name.of(text)):
                    yield title, name


def retold(ground: Ground) -> Iterator[tuple[Span, Span]]:
    """Yield the one quoted name behind a list of them that is not of the list, and the one that nobody names again.

    即“渠道清淤”和“泵站维护”。其中“渠道清淤”…，“泵站管护”…: both begin alike, and all others stand in both.
    """
    text = ground.extracted.document.text
    for match in _PAIR.finditer(text):
        listed = [Span(*one.span(1)) for one in _QUOTED.finditer(text, *match.span())]
        names = {one.of(text) for one in listed}
        again = [Span(*one.span(1)) for one in _QUOTED.finditer(text, match.end())]
        strange = [one for one in again if one.of(text) not in names]
        missing = [one for one in listed if one.of(text) not in {other.of(text) for other in again}]
        if len(strange) == len(missing) == 1 and len(names) == len(listed) and len(again) == len(listed):
            one, name = strange[0].of(text), missing[0].of(text)
            if _NUMERAL.sub("", one) == _NUMERAL.sub("", name):
                continue
            like = one[:_BEGIN] == name[:_BEGIN] and SequenceMatcher(None, one, name).ratio() * 100 >= _LIKE
            if like and not _hold(one, name) and text.count(one) == 1:
                yield strange[0], missing[0]


def _hold(one: str, other: str) -> bool:
    """Tell a name that is the other one shortened or lengthened: that is no other name."""
    return one in other or other in one


def _lists(ground: Ground) -> Iterator[Sequence[Span]]:
    text = ground.extracted.document.text
    for area in prose(ground.extracted.document):
        for match in _QUOTES.finditer(text, area.start, area.end):
            yield [Span(*one.span(1)) for one in _QUOTED.finditer(text, *match.span())]
        for match in _LISTED.finditer(text, area.start, area.end):
            start = match.start("names")
            found = _NAME.finditer(match["names"])
            yield [Span(start + one.start(), start + one.end()) for one in found]


def _rows(ground: Ground) -> Iterator[Sequence[Span]]:
    """Yield the names of the headings of each run of one level."""
    text = ground.extracted.document.text
    rows: dict[tuple[int, int], list[Span]] = {}
    for step in steps(ground.extracted.headings):
        over = step.parent.marker.start if step.parent is not None else -1
        rows.setdefault((over, step.heading.level), []).extend(_name(text, step.heading))
    yield from rows.values()


def _name(text: str, heading: Heading) -> list[Span]:
    match = _TITLE.match(text, heading.title.start)
    if match is None:
        return []
    return [Span(*match.span("quoted" if match["quoted"] else "bare"))]
