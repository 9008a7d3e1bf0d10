"""What a budget was added to, told one by one behind how many additions there were.

后来又追加三笔：61.20万元是公路养护补助，56.90万元是烟水配套，还有20.35万元用来补发增资，三笔共138.45万元: as many named
amounts as counted, whatever they come to, and the sum behind them that says so.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.list_names import label_of
from jixiao.extraction.numerals import chinese_integer
from jixiao.model.fact import Item, SubjectKind
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_OPENS = re.compile(
    r"(?:(?:追加|增拨|补拨|调增|核增|续拨)了?(?:预算|资金|指标|经费)?|(?:增加|新增)了?(?:预算|资金|指标|经费))(?:共|计|有|过|的有|分)?了?"
    r"(?P<count>[两二三四五六七八])(?:笔|项|块|次)(?:预算|资金|指标|经费)?(?:[：:，,——])?(?:分别[是为]|即|有)?[：:]?[^，。；：:\d]{0,16}$"
)
_UNIT = r"(?:笔|项|块|次)"
_SUMMED = re.compile(
    rf"[，,；;。](?:以上|上述|这|前述)?(?P<count>[两二三四五六七八]){_UNIT}(?:追加|资金)?(?:加起来|合起来|相加|合计|共计|总共|总计|共|合|计)+(?:追加|增加)?(?:了|为|是)?"
)
_EARLIER = re.compile(r"上年|去年|上一年|拟|计划追加|申请|20\d\d年(?!\d{1,2}月)")
_BREAK = re.compile(r"[。\n]")
_BEHIND = re.compile(
    r"(?:(?:是|为|系|属于?)?(?:用来|用于|用在|拿来|给)(?:补发|发放|支付|缴纳|兑现|补缴|实施|开展)?|是|为|系|属于?)"
    r"“?(?P<name>[\u4e00-\u9fff]{2,14})”?(?=[，。；、,;\n])"
)
# the amount begins its clause, so that its name is behind it
_BEGINS = re.compile(r"(?:[：:，,；;、]|还有|另有|再有|又有|另|其余|余下)$")
_BEFORE = re.compile(r"^(?:\d{1,2}月(?:份)?|分别[是为]?)?(?:下达|收到|下拨|拨付|安排|追加)?")
_COUNT_REACH, _REACH, _CLAUSE = 36, 16, 48
# what named money behind 追加 is taken for
_LOOSE = frozenset(
    {
        "expenditure_project",
        "expenditure_item",
        "expenditure_total",
        "budget_adjustment",
        "budget_adjusted",
        "funds_received",
    }
)


@dataclass(frozen=True, slots=True)
class _Additions:
    parts: Sequence[int]
    names: Sequence[str]
    total: int | None


def settle_told_additions(world: World) -> None:
    """Bind such amounts of the unit's year, and their sum."""
    for number, figure in enumerate(world.figures):
        before = world.text[max(0, figure.span.start - _COUNT_REACH) : figure.span.start]
        opened = _OPENS.search(before) if figure.cell is None else None
        found = _additions(world, number, chinese_integer(opened["count"])) if opened is not None else None
        clause = world.text[max(0, figure.span.start - _CLAUSE) : figure.span.start]
        if found is not None and _EARLIER.search(_BREAK.split(clause)[-1]) is None:
            _put(world, found)


def _additions(world: World, first: int, count: int) -> _Additions | None:
    """Return as many named amounts in a sentence as were counted."""
    parts = list(range(first, first + count))
    if parts[-1] >= len(world.figures) or not all(_is_open(world, at) for at in parts):
        return None
    if _BREAK.search(world.text[world.figures[first].span.end : world.figures[parts[-1]].span.start]):
        return None
    names = [_name(world, at) for at in parts]
    if not all(names) or len(set(names)) < count:
        return None
    total = parts[-1] + 1
    behind = world.between(parts[-1], total) if total < len(world.figures) else ""
    summed = _SUMMED.search(behind[-_REACH:])
    same = summed is not None and summed.end() == len(behind[-_REACH:]) and chinese_integer(summed["count"]) == count
    return _Additions(parts, names, total if same and _is_open(world, total) else None)


def _name(world: World, number: int) -> str:
    span = world.figures[number].span
    begins = _BEGINS.search(world.text, max(0, span.start - _REACH), span.start) is not None
    match = _BEHIND.match(world.text, span.end) if begins else None
    return match["name"] if match is not None else "" if begins else _BEFORE.sub("", label_of(world, number))


def _is_open(world: World, number: int) -> bool:
    figure, told = world.figures[number], world.bound.get(number)
    money = figure.cell is None and figure.quantity.dimension is Dimension.MONEY
    return money and (told is None or told.concept in _LOOSE)


def _put(world: World, found: _Additions) -> None:
    for at, name in zip(found.parts, found.names, strict=True):
        told = Bound(at, "budget_adjustment", world.unit, Item("fund", name), world.year, phase="adjustment")
        project = world.project(name) if name in world.projects else None
        if project is not None and project.kind is SubjectKind.PROJECT:
            told = Bound(at, "budget_adjustment", project, None, world.year, phase="adjustment")
        world.put(told, Reason.PART)
        world.certain.add(at)
    if found.total is not None:
        whole = Bound(found.total, "budget_adjustment", world.unit, None, world.year, phase="adjustment")
        world.put(whole, Reason.TOTAL)
        world.ties.append(Tie(LinkKind.LIST_SUM, found.total, tuple(found.parts), certain=True))
