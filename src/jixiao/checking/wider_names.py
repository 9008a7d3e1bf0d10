"""Names of projects that are two characters apart, where they stand as the name of a project."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from jixiao.checking.areas import prose
from jixiao.checking.numbering import steps
from jixiao.checking.project_names import named_projects
from jixiao.checking.rule import Ground
from jixiao.model.fact import SubjectKind
from jixiao.model.quantity import Dimension
from jixiao.model.span import Span

_HAN = r"[\u4e00-\u9fff]"
_TITLE = re.compile(rf"[“《]?(?P<name>{_HAN}{{6,20}})[”》]?(?=[：:。，,（(]|\s*$)", re.MULTILINE)
_NAMED = re.compile(rf"(?:^|[。；;\n])[ \t\u3000]*(?P<name>{_HAN}{{6,20}}?)(?=(?:项目|工程|专项)(?!的?(?:名称|资金)))")
# what sets two projects apart
_TELLING = re.compile(
    r"[一二三四五六七八九十甲乙丙丁东西南北中上下前后内外大小新旧高低初男女老少春夏秋冬期县市区镇乡村省]"
)
_SHORTEST, _CLOSE, _EDITS, _ENDS, _SIBLINGS = 7, 85, 2, 2, 2


def wider(ground: Ground) -> Iterator[tuple[Span, Span]]:
    """Yield names that differ from that of one project in up to two characters, and where that project is named.

    A name that only leaves characters out is a short form, unless it is the title of an entry in a list whose other
    entries bear the names of projects in full.
    """
    text = ground.extracted.document.text
    paid = set(_with_money(ground))
    known = {name for name in ({one.name for one in named_projects(ground)} | paid) if len(name) >= _SHORTEST}
    for span, full in (*_titles(ground, known), *_named(ground)):
        found = span.of(text)
        like = [name for name in known if _is_like(found, name) and name in text]
        other = found in paid or any(name != found and (name in found or found in name) for name in known)
        if len(like) == 1 and not other and (full or not _is_short_form(found, like[0])):
            start = text.index(like[0])
            yield span, Span(start, start + len(like[0]))


def _with_money(ground: Ground) -> Iterator[str]:
    """Yield the names of projects that amounts of their own were read for."""
    for fact in ground.extracted.facts:
        where = fact.coordinates
        own = where is not None and where.subject.kind is SubjectKind.PROJECT
        if where is not None and own and fact.quantity.dimension is Dimension.MONEY:
            yield where.subject.name


def _titles(ground: Ground, known: set[str]) -> Iterator[tuple[Span, bool]]:
    """Yield the names that entries of a list begin with, where another entry bears the name of a project."""
    text = ground.extracted.document.text
    rows: dict[tuple[int, int], list[Span]] = {}
    for step in steps(ground.extracted.headings):
        match = _TITLE.match(text, step.heading.title.start)
        if match is not None:
            over = step.parent.marker.start if step.parent is not None else -1
            rows.setdefault((over, step.heading.level), []).append(Span(*match.span("name")))
    for row in rows.values():
        if sum(span.of(text) in known for span in row) >= _SIBLINGS:
            yield from ((span, True) for span in row)


def _named(ground: Ground) -> Iterator[tuple[Span, bool]]:
    text = ground.extracted.document.text
    for area in prose(ground.extracted.document):
        yield from ((Span(*match.span("name")), False) for match in _NAMED.finditer(text, area.start, area.end))


def _is_like(found: str, name: str) -> bool:
    if found == name or found[-_ENDS:] != name[-_ENDS:]:
        return False
    matcher = SequenceMatcher(None, found, name, autojunk=False)
    changes = [(found[a:b], name[c:d]) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]
    edits = sum(max(len(one), len(other)) for one, other in changes)
    apart = any(one and other and _TELLING.search(one + other) for one, other in changes)
    return edits <= _EDITS and matcher.ratio() * 100 >= _CLOSE and not apart


def _is_short_form(found: str, name: str) -> bool:
    rest = iter(name)
    return all(character in rest for character in found)
