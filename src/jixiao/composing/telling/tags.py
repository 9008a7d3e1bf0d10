"""The tags of a template: {{全年预算数}}, {{如果 有 上年结转结余}} … {{否则}} … {{完}}, {{逐个 项目}} … {{完}}."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.composing.telling.conditions import Condition, NotUnderstood, condition_of
from jixiao.composing.telling.paths import closed

SENTENCE = "句"
UNITS = ("元", "千元", "万元", "亿元")
PLACES = ("整数", "一位小数", "两位小数", "三位小数", "四位小数")
GROUPED = "千分位"
FORMATS = ("数", "绝对值", "中文", SENTENCE, *UNITS, *PLACES, GROUPED)
_TAG = re.compile(r"(?:\{\{|｛｛)(?P<inside>.*?)(?:\}\}|｝｝)", re.DOTALL)
_LEFT_OVER = re.compile(r"\{\{|｛｛|\}\}|｝｝")
_OBJECT = "\ufffc"
_PATH = re.compile(r"[^\s.。，,]+(?:\.[^\s.。，,]+)*")
_APART = re.compile(r"隔以\s*[“\"]?(?P<between>[^”\"]*)[”\"]?$")


@dataclass(frozen=True, slots=True)
class Show:
    """Print the first of `paths` that is known, else ask for it."""

    paths: tuple[str, ...]
    formats: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask the clerk for something; with `again` to look at what an older report said."""

    what: str
    again: bool = False


@dataclass(frozen=True, slots=True)
class If:
    """Begin a choice; with `again` a further branch of it, without a condition the last one."""

    condition: Condition | None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Each:
    """Begin what is told of every entry of a list, with `between` two of them."""

    path: str
    between: str = ""


@dataclass(frozen=True, slots=True)
class Under:
    """Begin what is told of some of the funds: names mean their figures of these funds."""

    path: str


@dataclass(frozen=True, slots=True)
class End:
    """End a choice or a loop."""


@dataclass(frozen=True, slots=True)
class Draw:
    """Draw a chart of some figures of every entry of a list."""

    path: str
    figures: tuple[str, ...]


Steer = If | Each | Under | End
Tag = Show | Ask | Draw | Steer


@dataclass(frozen=True, slots=True)
class Marked:
    """A tag with its range in the text of its paragraph, and how it is written."""

    start: int
    end: int
    written: str
    tag: Tag


@dataclass(frozen=True, slots=True)
class BadTag:
    """A tag that cannot be understood: `message` is a key of the catalogue without its prefix."""

    written: str
    message: str


def tags_of(text: str) -> Iterator[Marked | BadTag]:
    """Yield the tags of a paragraph in order. What looks like half a tag is told."""
    last = 0
    for match in _TAG.finditer(text):
        yield from _halves(text[last : match.start()])
        last = match.end()
        tag = tag_of(match["inside"].replace(_OBJECT, ""))
        if isinstance(tag, NotUnderstood):
            yield BadTag(match[0], tag.message)
        else:
            yield Marked(match.start(), match.end(), match[0], tag)
    yield from _halves(text[last:])


def _halves(text: str) -> Iterator[BadTag]:
    match = _LEFT_OVER.search(text)
    if match:
        yield BadTag(match[0], "half")


def tag_of(inside: str) -> Tag | NotUnderstood:
    """Return the tag that stands between double braces."""
    text = " ".join(closed(inside).split())
    word, _, rest = text.partition(" ")
    if text in ("否则", "完"):
        return If(None, again=True) if text == "否则" else End()
    if word in ("如果", "否则如果"):
        condition = condition_of(rest)
        return condition if isinstance(condition, NotUnderstood) else If(condition, again=word == "否则如果")
    if word in ("逐个", "图"):
        return _each(rest) if word == "逐个" else _draw(rest)
    if word == "按" and _PATH.fullmatch(rest):
        return Under(rest)
    if word in ("请补充", "请核对") and rest:
        return Ask(rest, again=word == "请核对")
    return _show(text)


def _each(rest: str) -> Each | NotUnderstood:
    path, _, more = rest.partition(" ")
    apart = _APART.fullmatch(more) if more else None
    if not _PATH.fullmatch(path) or (more and apart is None):
        return NotUnderstood("each")
    return Each(path, apart["between"] if apart else "")


def _draw(rest: str) -> Draw | NotUnderstood:
    path, *figures = rest.split(" ")
    if not figures or not all(map(_PATH.fullmatch, (path, *figures))):
        return NotUnderstood("draw")
    return Draw(path, tuple(figures))


def _show(text: str) -> Show | NotUnderstood:
    paths: list[str] = []
    formats: set[str] = set()
    wanted = True
    for word in text.split(" "):
        if word == "或" and not wanted:
            wanted = True
        elif wanted and _PATH.fullmatch(word):
            paths.append(word)
            wanted = False
        elif not wanted and word in FORMATS:
            formats.add(word)
        else:
            return NotUnderstood("show")
    return NotUnderstood("show") if wanted else Show(tuple(paths), frozenset(formats))
