"""One amount told of two names of projects, of which no list knows both."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from jixiao.checking.numbering import steps
from jixiao.checking.rule import Ground
from jixiao.model.fact import Fact, SubjectKind
from jixiao.model.outline import Heading
from jixiao.model.quantity import Dimension
from jixiao.model.span import Span

_HAN = r"[\u4e00-\u9fff]"
# what sets two projects apart that cost the same: 东街泵站, 西街泵站; 一期, 二期
_TELLING = re.compile(
    r"[一二三四五六七八九十甲乙丙丁东西南北上下前后左右内外大小新旧高低初男女老少春夏秋冬期县市区镇乡村街路桥河湖库校园院站所组队段级类批年号标省\dA-Za-z]|中(?!心)"
)
_SHORTEST, _DIGITS, _BEGIN, _ALIKE = 6, 4, 2, 60
_UNIT = re.compile(r"(?:万|亿)?元$")


def same_amount(ground: Ground) -> Iterator[tuple[Span, Span]]:
    """Yield a name that tells the amount of a project of like name, and that project: 渠道生态清淤 for 渠道机械清淤.

    The project is listed where the other name is not, and the other stands where the project is not.
    """
    text = ground.extracted.document.text
    areas = _Areas(ground)
    paid = _paid(ground)
    for name, facts in paid.items():
        for fact in facts:
            for span in (*_before_amount(text, name, fact), *_of_subjects(text, paid, fact)):
                found = span.of(text)
                rarer = (-text.count(name), text.index(name)) < (-text.count(found), text.index(found))
                if rarer and _is_other(paid, name, found) and not areas.know_both(name, found):
                    yield span, areas.first(name)


def _paid(ground: Ground) -> Mapping[str, Sequence[Fact]]:
    """Map the names of projects to the amounts that were read for the whole of each."""
    found: dict[str, list[Fact]] = {}
    for fact in ground.extracted.facts:
        where = fact.coordinates
        if where is None or where.subject.kind is not SubjectKind.PROJECT or where.item is not None:
            continue
        if fact.quantity.dimension is Dimension.MONEY and fact.span is not None:
            found.setdefault(where.subject.name, []).append(fact)
    return {name: facts for name, facts in found.items() if len(name) >= _SHORTEST}


def _before_amount(text: str, name: str, fact: Fact) -> Iterator[Span]:
    """Yield what stands with the begin and the end of a name directly before its amount."""
    if sum(sign.isdigit() for sign in fact.printed) < _DIGITS:
        return
    amount = re.escape(_UNIT.sub("", fact.printed))
    expression = re.compile(
        rf"(?P<name>{re.escape(name[:_BEGIN])}{_HAN}{{2,14}}{re.escape(name[-1])})[”》]?"
        rf"[^。；;\n，,、\d]{{0,8}}(?<![\d.]){amount}(?![\d.])"
    )
    for match in expression.finditer(text):
        start = match.start("name") + match["name"].rindex(name[:_BEGIN])
        yield Span(start, match.end("name"))


def _of_subjects(text: str, paid: Mapping[str, Sequence[Fact]], fact: Fact) -> Iterator[Span]:
    """Yield the names of projects that were read with the same amount of the same."""
    if fact.coordinates is None or sum(sign.isdigit() for sign in fact.printed) < _DIGITS:
        return
    for other, facts in paid.items():
        for one in facts:
            where = one.coordinates
            same = where is not None and where.concept == fact.coordinates.concept
            start = text.rfind(other, 0, one.span.start if one.span else 0)
            if same and one.quantity.value == fact.quantity.value and start >= 0:
                yield Span(start, start + len(other))


def _is_other(paid: Mapping[str, Sequence[Fact]], name: str, found: str) -> bool:
    """Tell another name of like begin and end, which has no amount that the project has not."""
    if found in name or name in found or found[:_BEGIN] != name[:_BEGIN] or found[-1] != name[-1]:
        return False
    if any(other != found and (other in found or found in other) for other in paid):
        return False
    matcher = SequenceMatcher(None, found, name, autojunk=False)
    changes = [(found[a:b], name[c:d]) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]
    # a character on one side only makes a short form, or the same kind of work at another place
    swapped = all(len(one) == len(other) or min(len(one), len(other)) > 1 for one, other in changes)
    told_apart = any(_TELLING.search(one + other) for one, other in changes)
    mine, its = (_amounts(paid.get(one, ())) for one in (name, found))
    clash = any(not mine[concept] & its[concept] for concept in mine.keys() & its.keys())
    return matcher.ratio() * 100 >= _ALIKE and swapped and not told_apart and not clash


def _amounts(facts: Sequence[Fact]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for fact in facts:
        if fact.coordinates is not None:
            found.setdefault(fact.coordinates.concept, set()).add(fact.quantity.value)
    return found


class _Areas:
    """The parts of a report in which projects stand side by side: what a heading holds, a paragraph or table."""

    def __init__(self, ground: Ground) -> None:
        self._document = ground.extracted.document
        self._above: dict[Heading, Heading | None] = {
            step.heading: step.parent for step in steps(ground.extracted.headings)
        }

    def know_both(self, name: str, other: str) -> bool:
        """Tell whether a part of the report speaks of both names: then they are two projects."""
        text = self._document.text
        return any(
            one.of(text).find(away) >= 0
            for here, away in ((name, other), (other, name))
            for match in re.finditer(re.escape(here), text)
            for one in self._around(match.start())
        )

    def first(self, name: str) -> Span:
        """Return where a name stands first."""
        start = self._document.text.index(name)
        return Span(start, start + len(name))

    def _around(self, at: int) -> Iterator[Span]:
        block = self._document.block_at(at)
        if block is not None:
            yield block.span
        holding = [heading for heading in self._above if heading.marker.start <= at < heading.body.end]
        lowest = max(holding, key=lambda heading: heading.marker.start, default=None)
        if lowest is None:
            return
        yield Span(lowest.marker.start, lowest.body.end)
        # a name that begins an entry stands beside the other entries of its list
        parent = self._above[lowest]
        if parent is not None and lowest.title.contains(Span(at, at + 1)):
            yield Span(parent.marker.start, parent.body.end)
