"""Full mark and score of one indicator, told in a line that is about it.

渠道完好率3分，得3分; 产出成本：…，该指标得8分: what an indicator is called is free. It stands directly before its full
mark where the score follows at once, or begins the line or the heading above it, to which 该项 and a bare 得8分 point
back.
"""

import re
from collections.abc import Iterator, Sequence

from jixiao.extraction.around import SENTENCE, begin_of
from jixiao.extraction.bound import Bound, World
from jixiao.extraction.scorewords import ends
from jixiao.model.fact import Item, Subject
from jixiao.model.quantity import MICRO, Approximation, Dimension
from jixiao.model.trace import Reason

_THIS = r"(?:(?:该|本|此)(?:项|部分|(?:[一二三]级)?指标|方面|环节|类)*)"
_FULL = r"(?:满分|分值|权重分?值?|标准分|赋分|计)"
_GOT = re.compile(
    rf"(?:其中)?{_THIS}?(?:最终|实际|综合)?(?:评价|自评|评定)?(?:实得|得满分|得分?|评得|计得?|扣后得|自评得?分?|评分)(?:为|是|：|:)?"
)
_MARK = re.compile(rf"{_THIS}?{_FULL}?(?:为|是|共|：|:)?")
_WHOLE_MARK = re.compile(rf"{_THIS}(?:满分|分值|权重分?值?|标准分)(?:为|是|共|：|:)?")
_NAME = r"(?P<name>[\u4e00-\u9fffA-Za-z“”]{2,16}?)"
_NAMED = re.compile(rf"(?:其中)?{_NAME}(?:类?指标|方面)?{_FULL}?(?:为|是|：|:)?")
_MARKED = r"[ \t\u3000]*(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．][ ]?|[①-⑳])?"
_HEAD = re.compile(
    rf"{_MARKED}{_NAME}(?:类?指标|方面|情况|分析)*(?:[（(][^（）()\n]{{0,12}}分[^（）()\n]{{0,4}}[）)])?[：:。]"
)
# 产出质量：渠道完好率目标值95%
_INDICATOR = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{3,14}?(?:率|度|数|量|长度|天数))(?:年度)?(?:目标|指标|计划)(?:值|数)?"
)
_TITLE = re.compile(
    rf"[ \t\u3000]*[（(]?[\d一二三四五六七八九十]{{1,3}}[）)、.．][ ]?{_NAME}(?:类?指标|方面|情况|分析)*"
    r"(?:[（(][^（）()\n]{0,12}分[）)])?[ \t]*"
)
_NO_NAME = re.compile(
    r"得|扣|分$|自评|评价|综合|总|合计|共|^[该本此]|结论|情况|问题|项目$|部门|单位|绩效$|其中|满分|权重|其他|指标$"
)
_APART = re.compile(r"[，,；;。：:（(、\n]")
_SENTENCE = re.compile(r"[。\n]")
_IN_BRACKET = re.compile(rf"[（(]{_FULL}?(?:为|：|:)?")
_RATES = re.compile(r"得分率(?:分别|依次)(?:为|是|达到?)?$")
# no form gives one indicator more
_MOST = 50 * MICRO


def settle_indicator_scores(world: World, subject: Subject) -> None:
    """Bind the unread full marks and scores of single indicators, and rates told in their turn."""
    given = [at for at in range(len(world.figures)) if _is_given(world, at)]
    for place, at in enumerate(given):
        follower = given[place + 1] if place + 1 < len(given) else None
        if at not in world.bound:
            _settle(world, at, follower, subject)
    for at, figure in enumerate(world.figures):
        if at not in world.bound and figure.quantity.dimension is Dimension.RATE and figure.cell is None:
            _settle_rates(world, at)


def _is_given(world: World, at: int) -> bool:
    """Tell exact points of the prose that are given, not taken off."""
    figure = world.figures[at]
    points = figure.cell is None and figure.quantity.dimension is Dimension.SCORE
    exact = figure.quantity.approximation is Approximation.EXACT and 0 <= figure.quantity.value <= _MOST
    return points and exact and ends("none").search(_words(world, at)) is None


def _settle(world: World, at: int, follower: int | None, subject: Subject) -> None:
    words = _words(world, at)
    paired = follower is not None and _is_pair(world, at, follower)
    if paired and follower is not None:
        named = _NAMED.fullmatch(words)
        name = named["name"] if named and _is_name(named["name"]) else ""
        name = name or (_about(world, at) if words and _MARK.fullmatch(words) else "")
        if name:
            _put(world, at, "score_part_full", name, subject)
            _put(world, follower, "score_part", name, subject)
    elif _WHOLE_MARK.fullmatch(words):
        name = _about(world, at)
        if name:
            _put(world, at, "score_part_full", name, subject)
    elif _GOT.fullmatch(words):
        name = _about(world, at)
        if name:
            _put(world, at, "score_part", name, subject)
            if follower is not None and _IN_BRACKET.fullmatch(world.between(at, follower)):
                _put(world, follower, "score_part_full", name, subject)


def _is_pair(world: World, full: int, got: int) -> bool:
    """Tell a full mark that the score of the same indicator follows in its sentence."""
    beside = _SENTENCE.search(world.between(full, got)) is None
    less = world.value(got) <= world.value(full)
    return beside and less and got not in world.bound and _GOT.fullmatch(_words(world, got)) is not None


def _about(world: World, at: int) -> str:
    """Return the indicator that the line of a figure begins with, or that the title on the line above it names."""
    start = world.figures[at].span.start
    begun = world.text.rfind("\n", 0, start) + 1
    head = _HEAD.match(world.text, begun, start)
    if head is not None and _is_name(head["name"]):
        inner = _INDICATOR.match(world.text, head.end(), start)
        return inner["name"] if inner is not None else head["name"]
    above = world.text[:begun].rstrip("\n \t\u3000").rpartition("\n")[2]
    title = _TITLE.fullmatch(above)
    return title["name"] if title is not None and _is_name(title["name"]) else ""


def _is_name(words: str) -> bool:
    return _NO_NAME.search(words) is None


def _put(world: World, at: int, concept: str, name: str, subject: Subject) -> None:
    """Bind a figure unless the indicator has another mark of that kind."""
    item = Item("score_part", name.strip("“”"))
    told = any((one.concept, one.subject, one.item) == (concept, subject, item) for one in world.bound.values())
    if at not in world.bound and not told:
        world.put(Bound(at, concept, subject, item, world.year), Reason.SCORE)


def _settle_rates(world: World, first: int) -> None:
    """Bind score rates in turn for the parts that their sentence told in turn: 满分分别为…，得分率分别为90%、85%."""
    start = world.figures[first].span.start
    begun = begin_of(world.text, start, SENTENCE)
    if _RATES.search(world.text, begun, start) is None:
        return
    parts = list(dict.fromkeys((one.subject, one.item) for one in _parts(world, begun, start)))
    run = list(_run(world, first))
    if len(parts) == len(run) > 1:
        for at, (subject, item) in zip(run, parts, strict=True):
            world.put(Bound(at, "score_rate", subject, item, world.year), Reason.TURN)


def _parts(world: World, begun: int, end: int) -> Sequence[Bound]:
    return [
        one
        for at, one in sorted(world.bound.items())
        if one.concept in ("score_part", "score_part_full") and begun <= world.figures[at].span.start < end
    ]


def _run(world: World, first: int) -> Iterator[int]:
    """Yield the unread rates that stand in a row from one on."""
    yield first
    for at in range(first + 1, len(world.figures)):
        joined = world.between(at - 1, at).strip() in ("、", "，", "和", "及", "与")
        if not joined or at in world.bound or world.figures[at].quantity.dimension is not Dimension.RATE:
            return
        yield at


def _words(world: World, at: int) -> str:
    """Return the words directly before a figure, behind the last mark or figure."""
    return re.sub(r"[\s“”]", "", _APART.split(world.words_before(at, 40))[-1])
