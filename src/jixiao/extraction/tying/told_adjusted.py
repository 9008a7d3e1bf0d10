"""What a budget is after it was changed, told behind it: 核定92.80万元；年中再核3.20万元，调整后应为96.00万元.

The words of each change say which way it went, whatever is changed; what stands before the first change is its base.
"""

import re

from jixiao.extraction.bound import Tie, World
from jixiao.model.link import LinkKind

_AFTER = re.compile(
    r"(?:(?:调[整增减]|追加|增[加拨]|核[增减]|压减|[加减])(?:之后|以后|后)|变[成为]|[增减调]至)[^，,。；;\d]{0,16}$"
)
_MORE = re.compile(r"追加|[调核新净]增|增[加拨核列补]|再(?:核|拨|给|下达|安排|追)|补充|加拨")
_LESS = re.compile(r"[调核压扣缩]减|压缩|减少|收回|核销|调出")
_OTHER = re.compile(r"其中|上年|去年|结转|比|较|%|支出|支付|使用|每|标准|约|余")
_CLAUSE = re.compile(r"[，,；;。：:（(\n]")
_LOOK, _MOST = 40, 5


def tie_told_adjusted(world: World) -> None:
    """Tie what a budget came to to its base and to each change told between them."""
    for after in range(2, len(world.figures)):
        if world.is_amount(after) and _AFTER.search(_clause(world, after)):
            _tie(world, after)


def _tie(world: World, after: int) -> None:
    plus, minus = [], []
    last = after
    for number in range(after - 1, max(-1, after - 1 - _MOST), -1):
        if world.figures[number].block != world.figures[after].block or "。" in world.between(number, last):
            return
        if not world.is_amount(number):
            # 因增人2名
            continue
        clause = _clause(world, number)
        if _OTHER.search(clause) or world.figures[number].quantity.unit != world.figures[after].quantity.unit:
            return
        last = number
        if _MORE.search(clause):
            plus.append(number)
        elif _LESS.search(clause):
            minus.append(number)
        elif plus or minus:
            _put(world, after, number, (tuple(plus), tuple(minus)))
            return
        else:
            return


def _put(world: World, after: int, base: int, changes: tuple[tuple[int, ...], tuple[int, ...]]) -> None:
    """Tie the larger sum to its parts: the base and what was added make what it came to and what was taken off."""
    plus, minus = changes
    if minus and not plus:
        world.ties.append(Tie(LinkKind.STATED_LIST, base, (after, *minus), certain=True))
    elif not minus:
        world.ties.append(Tie(LinkKind.STATED_LIST, after, (base, *plus), certain=True))


def _clause(world: World, number: int) -> str:
    """Return the words of the clause before a figure, back over what was only counted in it."""
    start = world.figures[number].span.start
    money = next((at for at in range(number - 1, -1, -1) if world.is_amount(at)), None)
    begun = 0 if money is None else world.figures[money].span.end
    return _CLAUSE.split(world.text[max(begun, start - _LOOK) : start])[-1]
