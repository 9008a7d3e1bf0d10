"""What a report says in words: duties, problems, measures, what else it tells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from jixiao.model.document import Block, BlockKind
from jixiao.model.result import Checked
from jixiao.model.span import Span

_DUTIES = re.compile(r"主要职[责能]|部门职[责能]|职[责能]职?[责能]?如下|单位职[责能]")
_NUMBERED = re.compile(r"\s*(?:[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]、|\d+[、.．])")
_FIRST_LEVEL = re.compile(r"\s*[一二三四五六七八九十]+、")
_PROBLEM = re.compile(r"问题|不足")
_MEASURE = re.compile(r"措施|建议|整改|下一步|打算")
_OTHER = re.compile(r"其他需要说明|需要说明的")
_NONE = re.compile(r"(?:不存在|没有|无|未发现).{0,8}问题|^无|^没有其他|^不存在")
_TURN = re.compile(r"^(?:下一步|改进措施|今后|针对|我[们单局部]|将)")
_MARK = re.compile(r"^\s*(?:[（(][一二三四五六七八九十\d]+[）)]|\d+[、.．]|[一二三四五六七八九十]+是)\s*")
_ITEMS = re.compile(r"(?=[一二三四五六七八九十]是)")


class _About(Enum):
    """What a passage speaks of."""

    PROBLEM = auto()
    MEASURE = auto()
    BOTH = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class _Passage:
    title: str
    about: _About
    items: tuple[str, ...]


def duties(checked: Checked) -> str:
    """Return the duties of the unit: what follows the words that announce them, up to the next title."""
    blocks = [one.span.of(checked.document.text).strip() for one in _paragraphs(checked)]
    at = next((at for at, text in enumerate(blocks) if _DUTIES.search(text)), None)
    if at is None:
        return ""
    announced = blocks[at].partition("：")[2].strip()
    listed: list[str] = []
    for text in blocks[at + 1 :]:
        if not _NUMBERED.match(text) or _FIRST_LEVEL.match(text):
            break
        listed.append(text)
    return "\n".join([announced, *listed] if announced else listed)


def problems(checked: Checked) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the problems and the measures that a report lists; that there is none is no problem."""
    found: list[str] = []
    measures: list[str] = []
    for one in _passages(checked):
        turned = one.about is _About.MEASURE
        for item in one.items if one.about is not _About.OTHER else ():
            turned = turned or (one.about is _About.BOTH and _TURN.match(item) is not None)
            (measures if turned else found).append(item)
    return tuple(one for one in found if not _NONE.search(one)), tuple(measures)


def notes(checked: Checked) -> tuple[tuple[str, str], ...]:
    """Return title and text of what else is to be told, and of the statement that there are no problems."""
    told = [(one.title, "\n".join(one.items), one.about) for one in _passages(checked)]
    return tuple((title, text) for title, text, about in told if text and (about is _About.OTHER or _NONE.search(text)))


def title_above(checked: Checked, span: Span) -> str:
    """Return the innermost title above a place, empty where there is none."""
    titles = [title for title, body in checked.headings if body.contains(span)]
    return titles[-1].of(checked.document.text).strip() if titles else ""


def _paragraphs(checked: Checked) -> list[Block]:
    return [block for block in checked.document.blocks if block.kind is BlockKind.PARAGRAPH]


def _passages(checked: Checked) -> Iterator[_Passage]:
    """Yield the passages on problems, measures and other things; one without such words is about what is above it."""
    text, headings = checked.document.text, checked.headings
    known: dict[Span, _About] = {}
    for title, body in headings:
        words = title.of(text).strip()
        above = next((one for outer, one in reversed(known.items()) if outer.contains(body)), None)
        about = _about(words) or above
        if about is None:
            continue
        known[body] = about
        end = min((other.start for other, _ in headings if title.end <= other.start < body.end), default=body.end)
        own = [line.strip() for line in text[title.end : text.rfind("\n", 0, end) + 1 or end].splitlines()]
        if _about(words) is None:
            yield _Passage(words, about, (f"{words}：{''.join(own)}" if any(own) else words,))
        else:
            yield _Passage(words, about, tuple(item for line in own for item in _items(line)))


def _about(words: str) -> _About | None:
    if _OTHER.search(words):
        return _About.OTHER
    problem, measure = _PROBLEM.search(words), _MEASURE.search(words)
    if problem:
        return _About.BOTH if measure else _About.PROBLEM
    return _About.MEASURE if measure else None


def _items(line: str) -> Iterator[str]:
    for one in _ITEMS.split(line):
        item = _MARK.sub("", one).strip()
        if item.strip(" 。：:"):
            yield item
