"""Scores in running text: totals, parts with their full marks, and score rates."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.lexemes import Lexeme, Mark
from jixiao.model.fact import Item, Subject
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Approximation, Dimension
from jixiao.model.trace import Reason
from jixiao.taxonomy.units import load

_LINKS = "(?:为|是|：|:|了|设|共计|达|达到)?$"
_BLANKS = re.compile(r"[ \t\u3000“”]")
_GOT = re.compile(r"(?:[，,]|其中)?(?:自评|实际|评价|实|最终|本项|该项)?(?:得分?|评分|计分|打分)(?:为|是|：|:|了)?$")
_BEFORE_NAME = re.compile(r"^(?:其中[：:]?|自评|一是|二是|三是|四是|——|[—●])+")
_AFTER_NAME = re.compile(
    r"(?:[（(](?:满分|权重|分值|标准分|总分)?|满分|分值|权重|标准分|得分|自评得分|自评|得|共|计|为|是|方面|情况|：|:)+$"
)
_KIND_OF_PART = re.compile(r"(?:类指标|类|指标)$")
_IN_TURN = re.compile(
    r"(?P<names>[\u4e00-\u9fff、和及与]{4,60}?)(?:等?[三四五六七]?(?:个)?(?:部分|方面|维度|类|项|一级指标|指标))?(?P<kind>满分|分值|权重|自评得分|得分|评分)?(?:(?:分别|依次)(?:为|是|得)?|各得)$"
)
_JOINT = re.compile(r"[、和及与]")
_SELF = re.compile(r"(?:自评|评价|综合|最终|实际)总分")
_PLAIN_NAME = re.compile(r"[\u4e00-\u9fff]{2,12}")
_LONGEST_LIST, _SEVERAL = 70, 2
_OPENING, _CLOSING = ("（", "("), ("）", ")")


@cache
def _ends(kind: str) -> re.Pattern[str]:
    """Return an expression for words of one kind directly before a figure."""
    words = "|".join(sorted(load("scores.toml")[kind], key=len, reverse=True))
    tails = {"full": rf"(?:{words}){_LINKS}|^[（(]$", "none": rf"(?:{words}|每.{{0,8}})$"}
    return re.compile(tails.get(kind, rf"(?:{words})(?:合计)?{_LINKS}"))


@dataclass(slots=True)
class _Scores:
    """The scores of one paragraph so far: the part spoken of, its full mark and score, all parts, the total."""

    world: World
    subject: Subject
    year: int
    item: Item | None = None
    full: int | None = None
    got: int | None = None
    parts: list[int] = field(default_factory=list)
    total: int | None = None
    turns: list[str] = field(default_factory=list)
    turn: str = ""
    fulls: int = 0

    def put(self, index: int, concept: str, item: Item | None, why: Reason) -> int:
        return self.world.put(Bound(index, concept, self.subject, item, self.year), why).figure


def read_scores(lexemes: Sequence[Lexeme], world: World, subject: Subject, year: int) -> None:
    """Bind the scores of one paragraph.

    A total is told by its own words, a part by the name of a known group of indicators before it; a full mark by
    满分, 分值 or its brackets. A rate after a part's score is its score rate.
    """
    scores = _Scores(world, subject, year)
    for at, lexeme in enumerate(lexemes):
        if lexeme.mark is not Mark.FIGURE:
            continue
        quantity = world.figures[lexeme.index].quantity
        before = _before(lexemes, at, world.text)
        if quantity.dimension is Dimension.RATE and before.endswith(("得分率", "得分率为")):
            _rate(scores, lexeme.index)
        elif quantity.dimension is Dimension.SCORE and quantity.approximation is Approximation.EXACT:
            _score(scores, lexeme, before, followed=_is_followed(lexemes, at, world))
    _turn_full(scores)
    if scores.total is not None and len(scores.parts) > 1:
        complete = scores.fulls in (0, len(scores.parts))
        world.ties.append(Tie(LinkKind.LIST_SUM, scores.total, tuple(scores.parts), certain=complete))


def _turn_full(scores: _Scores) -> None:
    """Take parts that come to the full total for the full marks that they are: 满分100分，由投入20分、…构成."""
    world = scores.world
    fulls = [one for one in world.bound.values() if one.concept == "score_full" and one.subject == scores.subject]
    parts = [world.figures[part].quantity.value for part in scores.parts]
    if (
        scores.total is None
        and len(parts) > 1
        and any(sum(parts) == world.figures[one.figure].quantity.value for one in fulls)
    ):
        for part in scores.parts:
            world.put(replace(world.bound[part], concept="score_part_full"), Reason.SCORE)
        scores.parts.clear()


def _rate(scores: _Scores, index: int) -> None:
    if scores.got is None or scores.item is None:
        return
    scores.put(index, "score_rate", scores.item, Reason.SCORE)
    if scores.full is not None:
        scores.world.ties.append(Tie(LinkKind.RATE, index, (scores.got, scores.full)))


def _is_followed(lexemes: Sequence[Lexeme], at: int, world: World) -> bool:
    """Tell whether the next score is what was got of this one (投入10分，得9.5分): this one is then the full mark."""
    follower = next((n for n in range(at + 1, len(lexemes)) if lexemes[n].mark in (Mark.FIGURE, Mark.STOP)), None)
    if follower is None or lexemes[follower].mark is Mark.STOP:
        return False
    quantity = world.figures[lexemes[follower].index].quantity
    before = _before(lexemes, follower, world.text)
    got = _GOT.match(before) is not None
    return quantity.dimension is Dimension.SCORE and got and not _stem(before)


def _score(scores: _Scores, lexeme: Lexeme, before: str, *, followed: bool) -> None:
    if _ends("none").search(before) or _in_turn(scores, lexeme, before):
        return
    stem = _part_name(before)
    if stem:
        scores.item, scores.full, scores.got = Item("score_part", stem), None, None
    got = _ends("got").search(before) is not None
    if _is_full_mark(scores, lexeme, before, stem) or (stem and followed and not got):
        scores.full = scores.put(lexeme.index, "score_part_full", scores.item, Reason.SCORE)
        scores.fulls += 1
    elif not stem and _ends("total").search(before) and not (_GOT.match(before) and scores.full and not scores.got):
        _total(scores, lexeme.index, before)
    elif scores.item is not None and scores.got is None and (stem or got):
        scores.got = scores.put(lexeme.index, "score_part", scores.item, Reason.SCORE)
        scores.parts.append(scores.got)


def _in_turn(scores: _Scores, lexeme: Lexeme, before: str) -> bool:
    """Read a score of 投入、过程、产出得分依次为7.5分、39.5分、29分: each name in its turn."""
    match = _IN_TURN.search(scores.world.text[max(0, lexeme.start - _LONGEST_LIST) : lexeme.start])
    if match is not None and before:
        names = [name for name in _JOINT.split(match["names"]) if name]
        known = [name for name in names if _stem(name)]
        if len(known) < _SEVERAL or len(known) < len(names):
            return False
        scores.turns = names
        scores.turn = "score_part_full" if match["kind"] in ("满分", "分值", "权重") else "score_part"
    elif before not in ("", "和", "及", "与"):
        scores.turns = []
    if not scores.turns:
        return False
    item = Item("score_part", scores.turns.pop(0))
    index = scores.put(lexeme.index, scores.turn, item, Reason.TURN)
    if scores.turn == "score_part":
        scores.parts.append(index)
    return True


def _is_full_mark(scores: _Scores, lexeme: Lexeme, before: str, stem: str) -> bool:
    if scores.item is None:
        return False
    text, start = scores.world.text, scores.world.figures[lexeme.index].span.start
    if _SELF.search(before) or (not stem and _adds_up(scores, lexeme.index)):
        return False
    if _ends("full").search(before) and not _ends("got").search(before) and (stem or scores.full is None):
        return True
    return bool(stem) and text[start - 1] in _OPENING and text.startswith(_CLOSING, lexeme.end)


def _adds_up(scores: _Scores, index: int) -> bool:
    """Tell a score that is the sum of the parts before it."""
    figures = scores.world.figures
    parts = [figures[part].quantity.value for part in scores.parts]
    return len(parts) >= _SEVERAL and sum(parts) == figures[index].quantity.value


def _total(scores: _Scores, index: int, before: str) -> None:
    full = "满分" in before or (
        not _adds_up(scores, index)
        and not _SELF.search(before)
        and "总分" in before
        and not _ends("got").search(before)
        and _has_total(scores)
    )
    if full:
        scores.put(index, "score_full", None, Reason.SCORE)
        return
    scores.total = scores.put(index, "score_total", None, Reason.SCORE)
    scores.item = None


def _has_total(scores: _Scores) -> bool:
    bound = scores.world.bound.values()
    return any(one.concept == "score_total" and one.subject == scores.subject for one in bound)


def _before(lexemes: Sequence[Lexeme], at: int, text: str) -> str:
    """Return the words between the last comma, stop or figure and this one, without blanks and quotes."""
    start = lexemes[at].start
    for lexeme in reversed(lexemes[:at]):
        if lexeme.mark in (Mark.STOP, Mark.SEMICOLON, Mark.FIGURE, Mark.COMMA):
            break
        start = lexeme.start
    return _BLANKS.sub("", text[start : lexemes[at].start])


def _part_name(before: str) -> str:
    """Return the name of the part that stands before its score, or before its full mark in brackets."""
    stem = _stem(before)
    name = _AFTER_NAME.sub("", _BEFORE_NAME.sub("", before))
    plain = _PLAIN_NAME.fullmatch(name) is not None
    name = _KIND_OF_PART.sub("", name)
    if stem:
        return name if plain and stem in name else stem
    return name if plain and before.endswith(_OPENING) else ""


def _stem(before: str) -> str:
    found = [(before.rfind(stem), len(stem), stem) for stem in load("scores.toml")["parts"] if stem in before]
    return max(found)[2] if found else ""
