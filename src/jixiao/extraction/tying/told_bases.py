"""Rates of change beside the base and the change that they are made of, one right behind the other in a sentence.

与2016年的1398.70万元相比多花102.40万元，多7.32%: an amount that another is held against by 比 or its year, the change
from it, and the rate of that change; nothing else stands between. The rate may stand before the change:
下降4.05%，减额616.51万元.
"""

import re

from jixiao.extraction.around import PART, begin_of
from jixiao.extraction.bound import Tie, World
from jixiao.extraction.tying.told_growth import SUMMABLE, untied
from jixiao.model.figure import Figure
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Approximation, Dimension

_WORD = (
    r"(?:增长|增加|增幅|增速|增支|增收|节支|减支|节约|节省|涨幅|上涨|上升|升幅|提高|提升|扩大|下降|下浮|降低|降幅|减少|减幅|缩减|收缩|压缩|压减|变动|变化"
    r"|(?:多|少|增|涨|升|降|减|高|低)(?:[出了花支用收付征]|的)?)"
)
_DEGREE = r"(?:了|幅度?|率|比率|比例|百分比|的|约|将近)*(?:为|是|即|达到?|[：:])?"
# 多7.32%; 即18.29%; 支出规模的收缩比例2.86%
_RATE_BEHIND = re.compile(
    rf"[）)]?[，,；;（(、]?(?:(?:即|也就是|折合)?[ ]?(?:{_WORD}|增收幅度){_DEGREE}|(?:即|也就是|折合|相当于)[ ]?)"
)
# 比2011年多征34.5万元（2011年为338.0万元），增收幅度10.2%
_BOXED = re.compile(r"[（(](?:上年|去年|同期|(?P<year>20\d\d)年度?)(?:为|是|[：:])?")
_RATE_BEFORE = re.compile(rf"[^。；;\n\d（(]{{0,12}}?(?:20\d\d年度?)?[^。；;\n\d（(]{{0,12}}?{_WORD}{_DEGREE}")
_CHANGE = re.compile(
    rf"[^。；;\n\d]{{0,12}}(?:20\d\d年度?)?[^。；;\n\d]{{0,16}}(?:{_WORD}[^。；;，,\n\d到至为成]{{0,6}}|差额[为是]?|相差)"
)
_CHANGE_BEHIND = re.compile(
    r"[，,（(、]?(?:净|共|约|即|金额|额度|计)*(?:增加|增长|减少|下降|降低|增支|减支|节支|节约|[增减降升多少](?:额|了|出|[花支收])?)(?:为|是)?"
)
_HELD = re.compile(
    r"(?:比|与|较|同|和|对比|对照|相比|[低高多少]于)[^，,。；;\d]{0,12}(?P<year>20\d\d)?年?[^，,。；;\d]{0,12}$"
)
# other things, of several years, or of one among many
_OTHER = re.compile(r"其中|[年月季]均|平均|累计|人均|每[年月]|分别|各|占|目标|计划|预计|完成")
# 比上年减少1.00万元 is no base; 比预算增加0.50万元 is held against something else
_MOVED = re.compile(_WORD)
_AGAINST = re.compile(r"(?<![相对同环])[比较](?![之例率重]|去年|上年|上一年|20\d\d|较|起来|[，,])")
_EARLIER = re.compile(r"(?P<year>20\d\d)年度?[^，,。；;\d]{0,10}$")
_LOOK, _NEAR, _LEAST = 40, 36, 10
_CLAUSE = re.compile(r"[，,；;。：:、\d]")
_SAME_YEAR = re.compile(r"预算|安排|计划|批复|下达|指标")


def tie_told_bases(world: World) -> None:
    """Tie each rate of change that nothing ties yet to the change and the base beside it."""
    for rate in untied(world):
        pair = None if not _is_rate(world, rate) else _behind(world, rate) or _before(world, rate)
        if pair is not None:
            world.ties.append(Tie(LinkKind.BASE_RATE, rate, pair, certain=True))


def _is_rate(world: World, number: int) -> bool:
    figure = world.figures[number]
    told = world.bound.get(number)
    # 多的比例是9.35% sounds like a share
    change = told is None or told.concept in ("yoy_rate", "share")
    return change and _is_exact(figure) and figure.quantity.dimension is Dimension.RATE


def _behind(world: World, rate: int) -> tuple[int, int] | None:
    """Return the change and the base right before a rate; the base may stand in brackets behind the change."""
    one, other = rate - 2, rate - 1
    if one < 0 or not _are_alike(world, one, other, rate):
        return None
    words = world.between(other, rate)
    if _RATE_BEHIND.fullmatch(words) is None or _is_of_other(world, one, rate):
        return None
    if _is_base(world, one) and _CHANGE.fullmatch(world.between(one, other)) is not None:
        return other, one
    boxed = _BOXED.fullmatch(world.between(one, other))
    told = (
        boxed is not None
        and words.startswith(("）", ")"))
        and (boxed["year"] is None or int(boxed["year"]) < world.year)
    )
    return (one, other) if told and _is_change(world, one) else None


def _is_change(world: World, number: int) -> bool:
    """Tell an amount told as a change by the words right before it: 比2011年多征."""
    return re.search(rf"{_WORD}(?:了|出|额)?$", world.words_before(number, _LOOK)) is not None


def _before(world: World, rate: int) -> tuple[int, int] | None:
    """Return the change right behind a rate and the base right before it: 与上年的…相比，下降4.05%，减额….."""
    base, change = rate - 1, rate + 1
    if change >= len(world.figures) or not _are_alike(world, base, change, change) or not _is_base(world, base):
        return None
    held = _RATE_BEFORE.fullmatch(world.between(base, rate)) is not None
    told = _CHANGE_BEHIND.fullmatch(world.between(rate, change)) is not None
    return (change, base) if held and told and not _is_of_other(world, base, change) else None


def _is_base(world: World, number: int) -> bool:
    """Tell an amount that another one is held against: that of an earlier year, or one that a word compares with."""
    start = world.figures[number].span.start
    before = world.text[max(begin_of(world.text, start, PART), start - _LOOK) : start]
    if _MOVED.search(_CLAUSE.split(before)[-1]):
        return False
    if world.is_of_earlier_year(number):
        return True
    match = _HELD.search(before) or _EARLIER.search(before)
    if match is None or _SAME_YEAR.search(match[0]) or _MOVED.search(match[0]):
        return False
    return match["year"] is None or int(match["year"]) < world.year


def _is_of_other(world: World, first: int, last: int) -> bool:
    words = "".join(world.between(at, at + 1) for at in range(first, last))
    return _OTHER.search(words) is not None or _AGAINST.search(words) is not None


def _is_exact(figure: Figure) -> bool:
    quantity = figure.quantity
    return figure.cell is None and quantity.approximation is Approximation.EXACT and quantity.value > 0


def _are_alike(world: World, one: int, other: int, last: int) -> bool:
    """Tell two exact figures of one unit in one paragraph, no figure far from the next up to the last one."""
    base, change = world.figures[one], world.figures[other]
    kinds = {base.quantity.dimension, change.quantity.dimension}
    if len(kinds) > 1 or not kinds <= SUMMABLE or not (_is_exact(base) and _is_exact(change)):
        return False
    near = all(len(world.between(at, at + 1)) <= _NEAR for at in range(one, last))
    fine = change.quantity.value >= _LEAST * change.quantity.step
    money = base.quantity.dimension is Dimension.MONEY
    unit = base.quantity.unit == change.quantity.unit or money
    return near and fine and unit and base.block == change.block == world.figures[last].block
