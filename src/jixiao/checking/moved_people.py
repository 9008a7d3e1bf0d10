"""People who came and went between two years' ends: 上年末60人，本年调入5人，退休3人，净增2人，年末63人."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jixiao.checking.areas import sentences
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

_PEOPLE = re.compile(
    r"(?:^|(?<=[，,。；;、（）()\n]))"
    r"(?P<words>[^，,。；;、（）()\n\d]{0,30}(?:\d{4}年[^，,。；;、（）()\n\d]{0,30})?)(?P<number>\d{1,4})[ ]?[人名]",
    re.MULTILINE,
)
_OPENING = re.compile(r"上年末|上年底|去年末|去年底|上一年度?末|年初|期初|上年度?")
_CLOSING = re.compile(r"年末|年底|期末|现有|实有|现在")
_YEAR = re.compile(r"(?P<year>20\d\d)年(?:末|底|12月)")
_IN = re.compile(r"调入|新进|招录|招聘|录用|新增|转入|增加|引进|接收|安置|考录")
_OUT = re.compile(r"退休|调出|调离|辞职|离职|转出|减少|去世|死亡|开除|病故|划转|辞退")
_NET = re.compile(r"净(?P<way>增|减)")
# a part of those told before, or who is counted otherwise
_OTHER = re.compile(
    r"其中|编制|编外|聘用|临时|劳务|退休人员|离退休|遗属|预计|拟|困难|低保|救助|对象|户|走访|慰问|驾驶|享受|学生|学员|群众|村民|病人|患者"
)
_STAFF = re.compile(r"在职|在编|在岗|职工|教师|干部|人员")
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Moved:
    """A number and the one it should be, where the moves stand, the sum; `sure`: the net change itself is told."""

    place: Span
    moves: Span
    right: int
    formula: str
    sure: bool


@dataclass(frozen=True, slots=True)
class _Told:
    role: str
    number: int
    span: Span


def moved_people(ground: Ground) -> Iterator[Moved]:
    """Yield the numbers of people at the end of a year that those of the year before and the moves do not make."""
    document, year = ground.extracted.document, ground.extracted.profile.year
    for sentence in sentences(document):
        yield from _in_sentence(document.text, sentence, year)


def _in_sentence(text: str, sentence: Span, year: str) -> Iterator[Moved]:
    told = [_role(match, year) for match in _PEOPLE.finditer(text, sentence.start, sentence.end)]
    known = [one for one in told if one is not None]
    roles = [one.role for one in known]
    if len(known) < max(_LEAST, len(told)) or roles.count("opening") != 1 or roles.count("closing") != 1:
        return
    opening, closing = known[roles.index("opening")], known[roles.index("closing")]
    if not _STAFF.search(text, sentence.start, opening.span.start):
        return
    moves, nets = ([one for one in known if one.role in kind] for kind in (("in", "out"), ("net",)))
    if not moves and len(nets) != 1:
        return
    moved, now = sum(map(_signed, moves)), closing.number - opening.number
    net = nets[0].number if nets else moved
    if now == net and moved in (net, 0):
        return
    place = Span(opening.span.start, (moves or nets)[-1].span.end)
    if nets and now == moved:
        yield Moved(nets[0].span, place, abs(moved), _formula(0, moves), sure=True)
    elif now != net:
        yield Moved(closing.span, place, opening.number + net, _formula(opening.number, nets or moves), sure=bool(nets))


def _signed(one: _Told) -> int:
    return -one.number if one.role == "out" else one.number


def _formula(base: int, moves: Sequence[_Told]) -> str:
    told = "".join(f"{_signed(one):+d}" for one in moves)
    return f"{base}{told}" if base else told.removeprefix("+")


def _role(match: re.Match[str], year: str) -> _Told | None:
    """Return what a number of people is: how many there were, came, went, or are; None where it may be another."""
    words, span = match["words"], Span(match.start("number"), match.end())
    net, dated = _NET.search(words), _YEAR.search(words)
    if _OTHER.search(words):
        return None
    if net:
        return _Told("net", int(match["number"]) * (1 if net["way"] == "增" else -1), span)
    if dated:
        known = {year: "closing", str(int(year) - 1) if year.isdigit() else "": "opening"}.get(dated["year"])
        return _Told(known, int(match["number"]), span) if known else None
    for role, words_of in (("in", _IN), ("out", _OUT), ("opening", _OPENING), ("closing", _CLOSING)):
        if words_of.search(words):
            return _Told(role, int(match["number"]), span)
    return None
