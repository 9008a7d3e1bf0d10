"""The one name of a row of headings, or of a list in a sentence, that is not of the projects all others are of."""

import re
from collections.abc import Iterator, Sequence

from jixiao.checking.areas import prose
from jixiao.checking.kindred import kindred
from jixiao.checking.numbering import steps
from jixiao.checking.project_names import bare_name, named_projects
from jixiao.checking.rule import Ground
from jixiao.model.fact import SubjectKind
from jixiao.model.span import Span

_NAME = r"[\u4e00-\u9fffA-Za-z0-9（）()·]{4,24}"
_TITLE = re.compile(rf"[ \u3000]{{0,4}}[“《]?(?P<name>{_NAME}?)[”》]?(?:项目|专项|工程项目)?(?=[。：:，,（(\s]|$)")
# without what may join two names
_PLAIN = r"(?:(?![和及与])[\u4e00-\u9fffA-Za-z0-9（）()·]){4,24}"
# 选取渠道清淤、泵站维修两个项目
_LISTED = re.compile(
    rf"(?P<names>{_PLAIN}(?:[、和及与]{_PLAIN}){{1,11}}?)(?:等)?(?:[两二三四五六七八九十]|\d{{1,2}})个?(?:[一二三]级|子|重点|专项|支出)*(?:项目|专项|工程)"
)
_JOINT = re.compile(r"[、和及与]")
# what leads to the first name of a list: 本次自评选取渠道清淤
_LEAD = re.compile(r"^.*(?:选取|选择|抽取|包括|包含|涉及|安排|实施|开展|含有?|分为|有|对|将|为|是)")
_HEADER = re.compile(
    r"(?:(?:项目|任务|专项|工程|子项目|支出|政策|资金)(?:支出)?(?:名称|内容)?|名称)(?:[（(][^）)]*[）)])?"
)
_SUFFIX = re.compile("(?:项目|专项)$")
_TOTAL = re.compile(r"[合总小]\s*计|其中|备注|小计")
_LEAST, _ROW = 2, 3


def odd_titles(ground: Ground) -> Iterator[tuple[Span, Span]]:
    """Yield the title that is no known name where all its siblings are, and the name that no sibling bears."""
    text, known = ground.extracted.document.text, _known(ground)
    rows: dict[tuple[int, int], list[tuple[Span, Span]]] = {}
    for step in steps(ground.extracted.headings):
        match = _TITLE.match(text, step.heading.title.start, step.heading.title.end)
        if match is not None:
            over = step.parent.marker.start if step.parent is not None else -1
            rows.setdefault((over, step.heading.level), []).append((Span(*match.span("name")), step.heading.body))
    for row in rows.values():
        names = [(span, body) for span, body in row if len(row) >= _ROW]
        odd = [(span, body) for span, body in names if not _elsewhere(text, known, span, body)]
        if len(names) - len(odd) >= _LEAST:
            shown, before = {span.of(text) for span, _ in names}, row[0][0].start
            meant = [one for span, _ in odd for one in _meant(text, known, span, shown, before)]
            yield from meant if len(meant) == 1 else ()


def odd_listed(ground: Ground) -> Iterator[tuple[Span, Span]]:
    """Yield the row of a table, or the name of a list of its projects, that the other has under another name.

    The list and the first column are equally long, and all other names are the same.
    """
    text = ground.extracted.document.text
    columns = list(_columns(ground))
    for area in prose(ground.extracted.document):
        for match in _LISTED.finditer(text, area.start, area.end):
            names = _names(text, Span(*match.span("names")))
            for column in columns:
                shown, told = {one.of(text) for one in column}, {one.of(text) for one in names}
                strange = [one for one in column if one.of(text) not in told]
                lacking = [one for one in names if one.of(text) not in shown]
                if len(column) == len(names) and len(strange) == len(lacking) == 1:
                    one, other = strange[0], _trimmed(text, lacking[0], strange[0])
                    if kindred(one.of(text), other.of(text)) and one.of(text) not in other.of(text):
                        yield one, other


def _known(ground: Ground) -> frozenset[str]:
    """Return the names of projects, and those of the first columns of their tables."""
    text = ground.extracted.document.text
    read = {bare_name(one.name) for one in named_projects(ground, works=True)}
    paid = {
        fact.coordinates.subject.name
        for fact in ground.extracted.facts
        if fact.coordinates is not None and fact.coordinates.subject.kind is SubjectKind.PROJECT
    }
    return frozenset(read | paid | {span.of(text) for column in _columns(ground) for span in column})


def _columns(ground: Ground) -> Iterator[Sequence[Span]]:
    """Yield the names in each column of projects, without totals."""
    text = ground.extracted.document.text
    for table in ground.extracted.document.tables:
        cells = {(cell.row, cell.column): cell.span for cell in table.cells}
        for column in (0, 1):
            header = cells.get((0, column))
            if header is None or not _HEADER.fullmatch(header.of(text).strip()):
                continue
            below = [_stripped(text, span) for (row, at), span in sorted(cells.items()) if at == column and row]
            yield [span for span in below if len(span) and not _TOTAL.search(span.of(text))]
            break


def _stripped(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def _elsewhere(text: str, known: frozenset[str], span: Span, body: Span) -> bool:
    """Tell whether a title is the name of a project that is spoken of outside its own section."""
    name = span.of(text)
    return name in known and (text.find(name, 0, body.start) >= 0 or text.find(name, body.end) >= 0)


def _meant(text: str, known: frozenset[str], odd: Span, row: set[str], before: int) -> Iterator[tuple[Span, Span]]:
    """Yield the known name, told before the row, that resembles the odd one, where there is one such."""
    name = odd.of(text)
    like = [one for one in known - row if kindred(name, one) and text.find(one, 0, before) >= 0]
    if len(like) == 1:
        start = text.index(like[0])
        kind = _SUFFIX.search(like[0])
        longer = kind is not None and text.startswith(kind[0], odd.end)
        yield Span(odd.start, odd.end + len(kind[0])) if longer and kind else odd, Span(start, start + len(like[0]))


def _names(text: str, span: Span) -> Sequence[Span]:
    found, start = [], span.start
    for joint in (*_JOINT.finditer(text, span.start, span.end), None):
        end = joint.start() if joint else span.end
        found.append(Span(start, end))
        start = joint.end() if joint else end
    lead = _LEAD.match(found[0].of(text))
    return [Span(found[0].start + (lead.end() if lead else 0), found[0].end), *found[1:]]


def _trimmed(text: str, listed: Span, shown: Span) -> Span:
    """Leave out the words that lead to a name: it begins as the one that it is held against."""
    at = listed.of(text).find(shown.of(text)[0])
    return Span(listed.start + max(at, 0), listed.end)
