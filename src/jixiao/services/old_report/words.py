"""Year and unit of a report: where they are certain they become tags."""

import re
from collections.abc import Iterable, Iterator

from jixiao.model.retelling import Put
from jixiao.model.span import Span
from jixiao.rendering.catalogue import say
from jixiao.taxonomy.retelling import borders

UNIT = "{{单位名称}}"
_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?=\s*年)(?!\s*年?度?\s*[-—–~～至到]\s*(?:19|20)\d\d)")
_BEGUN = re.compile(r"(?:19|20)\d\d\s*年?度?\s*[-—–~～至到]\s*(?:19|20)\d\d(?=\s*年)")
_MONTH = re.compile(r"\s*年\s*(?:1\s*月\s*1\s*日|12\s*月\s*31\s*日|(?P<month>\d{1,2}\s*月))")
_TITLE = re.compile(r"《[^》\n]*》")
_REQUEST = re.compile(r"【请(?:补充|核对)：(?P<what>[^】{}\n]+)】")
_EDGE = re.compile(r"[^\w]|[\d_]")
_NAMES = ((0, "年度"), (-1, "上年度"), (1, "下年度"))


def year_puts(text: str, year: int, kept: Iterable[Span]) -> Iterator[Put]:
    """Yield the years that go with the report's own; one in a title, a range or a date is in doubt.

    `kept` are ranges that stay as they are: names of projects.
    """
    own = {str(year + shift): name for shift, name in _NAMES}
    stay = tuple(kept)
    titles = [Span(*match.span()) for match in _TITLE.finditer(text)]
    ranges = [Span(*match.span()) for match in _BEGUN.finditer(text)]
    for match in _YEAR.finditer(text):
        span = Span(*match.span("year"))
        if match["year"] not in own or any(one.overlaps(span) for one in stay):
            continue
        month = _MONTH.match(text, span.end)
        in_title = any(one.contains(span) for one in titles)
        if in_title or any(one.overlaps(span) for one in ranges) or (month is not None and month["month"]):
            yield doubt(span, text, say("retelling.why_title" if in_title else "retelling.why_date"))
        else:
            yield Put(span, f"{{{{{own[match['year']]}}}}}")
    for one in ranges:
        first = Span(one.start, one.start + 4)
        if first.of(text) in own and not any(kept.overlaps(first) for kept in stay):
            yield doubt(first, text, say("retelling.why_date"))


def request_puts(text: str) -> Iterator[Put]:
    """Yield the requests that an older report was left with: they ask again, and are counted again."""
    for match in _REQUEST.finditer(text):
        yield Put(Span(*match.span()), f"{{{{请补充 {match['what']}}}}}")


def doubt(span: Span, text: str, why: str) -> Put:
    """Return the mark of words that are to be looked at again each year."""
    return Put(span, f"{{{{请核对 {span.of(text)}}}}}", why)


def unit_puts(text: str, unit: str) -> Iterator[Put]:
    """Yield the places where the name of the unit stands whole and alone."""
    if not unit:
        return
    for match in re.finditer(re.escape(unit), text):
        start, end = match.span()
        if _is_edge(text[:start][-1:]) or text.endswith(borders().before, 0, start):
            behind = text[end : end + 1]
            if _is_edge(behind) or text.startswith(borders().behind, end):
                yield Put(Span(start, end), UNIT)


def unit_mentions(text: str, unit: str) -> int:
    """Return how often the name of the unit stands anywhere."""
    return text.count(unit) if unit else 0


def _is_edge(sign: str) -> bool:
    return not sign or _EDGE.match(sign) is not None
