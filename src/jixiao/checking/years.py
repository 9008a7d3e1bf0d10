"""Statements that begin with a year: which year a report is about, and which sentences speak of another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.checking.areas import prose
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
_SPELLED = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_SPELLED_YEAR = re.compile(r"二[〇○零][〇○零一二三四五六七八九]{2}(?=年)")
_TOLD = "〇一二三四五六七八九"
_OPENING = re.compile(
    r"(?:截[至止]到?|到)?(?P<year>20\d{2})[ ]*年(?P<form>12月(?:31日|底|末)|度|末|底|(?![ ]*[\d初—\-至到~、和及]))"
)
_BEFORE = frozenset("。；;：:")
_HEADING = re.compile(
    r"[ \t\u3000]*(?:第[一二三四五六七八九十]+部分|[（(]?(?:[一二三四五六七八九十]+|\d{1,2})[）)、.．])[^\n]{2,40}"
)
_STOP = re.compile(r"[。；;\n]")
_TITLES = 4
_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Opening:
    """A sentence that begins with a year. `digits` covers the year, `opener` all of 截至2023年末, `sentence` the rest.

    `leads` tells that it begins its paragraph.
    """

    year: str
    digits: Span
    opener: Span
    sentence: Span
    leads: bool


def narrow(text: str) -> str:
    """Return the text with full-width digits and spelled years as plain digits, every character in its place."""
    return _SPELLED_YEAR.sub(lambda year: year[0].translate(_SPELLED), text.translate(_WIDE))


def as_printed(year: str, like: str) -> str:
    """Return a year in the digits of another one: 二〇一三 where that is spelled."""
    return year.translate(str.maketrans("0123456789", _TOLD)) if like[:1] == "二" else year


def stated_year(ground: Ground) -> Span | None:
    """Return where the title names the year of the report, None where it does not."""
    document = ground.extracted.document
    text = narrow(document.text)
    for block in document.blocks[:_TITLES]:
        at = text.find(f"{ground.extracted.profile.year}年", block.span.start, block.span.end)
        if ground.extracted.profile.year and at >= 0 and len(block.span) <= _LONGEST_TITLE:
            return Span(at, at + 4)
    return None


def openings(ground: Ground) -> Iterator[Opening]:
    """Yield the sentences of the body that begin with a year, in order."""
    document = ground.extracted.document
    text = narrow(document.text)
    titles = {heading.title.start for heading in ground.extracted.headings}
    for area in prose(document)[1:]:
        for match in _OPENING.finditer(text, area.start, area.end):
            before = text[area.start : match.start()].rstrip(" \t\u3000")
            leads = _begins_paragraph(before)
            if not leads and before.rstrip()[-1:] not in _BEFORE and match.start() not in titles:
                continue
            end = _STOP.search(text, match.end(), area.end)
            sentence = Span(match.end(), end.start() if end else area.end)
            yield Opening(match["year"], Span(*match.span("year")), Span(*match.span()), sentence, leads)


def _begins_paragraph(before: str) -> bool:
    """Tell whether a paragraph, or a heading on a line of its own, is all that stands before a place."""
    line = before.removesuffix("\n").rpartition("\n")[2]
    return not before or (before.endswith("\n") and _HEADING.fullmatch(line) is not None)
