"""Kinds of income that plain words tell in a list, proven by the income of the year that they come to.

当年进账100.00万元，分三路：县财政核拨的经费80.00万元；县直部门下达的补助15.00万元；利息5.00万元: what makes up
the income to the last digit is income, whatever verb tells it; so are cells before 本年收入小计 in a line.
"""

import re
from collections.abc import Iterable, Sequence

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.entries import MARK
from jixiao.extraction.proven import unread_of
from jixiao.model.fact import SubjectKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_WHOLES = frozenset({"income_year", "income_total"})
_OPENS = re.compile(r"[^。\n]{0,14}(?:[：:]|其中|包括|分别[是为]|一是)")
_LINE = re.compile(rf"[^\n]{{0,4}}\n+[ \t\u3000]*{MARK}")
_FISCAL = re.compile(r"财政|财拨")
_SUPERIOR = re.compile(
    r"上级|主管(?:部门|单位|局)|[省市州县区]直(?:部门|单位)|(?:中央|省|市|州)[^，。；：\d]{0,8}(?:补助|转移支付|奖补)"
)
_OWN = re.compile(r"专户|返还|收费|培训|其他|利息|租金|捐赠|零星|学费|门诊|住院|医疗|事业|经营|服务费|住宿费|基金")
# what such words are read as where no list is seen
_OPEN = frozenset({"funds_received", "expenditure_total", "expenditure_item", "income_year"})
_MOST, _LEAST, _LOOK = 6, 2, 40


def settle_listed_income(world: World) -> None:
    """Bind the kinds of a list that comes to the income of the year, those told by plain words alone."""
    for number, whole in list(world.bound.items()):
        own = whole.subject.kind is SubjectKind.UNIT and whole.item is None and whole.year == world.year
        if whole.concept in _WHOLES and own and world.is_amount(number):
            for run in (_behind(world, number), _before(world, number)):
                _settle(world, whole, run)


def _settle(world: World, whole: Bound, run: Sequence[int]) -> None:
    for at in run:
        told = world.bound.get(at)
        kind = _kind(_words(world, at))
        open_one = (
            unread_of(world, at, Dimension.MONEY)
            if told is None
            else told.concept in _OPEN and told.item is None and told.year == whole.year
        )
        if kind and open_one:
            world.put(Bound(at, kind, whole.subject, None, whole.year, topic=kind, phase="income"), Reason.PART)


def _kind(words: str) -> str:
    """Return the kind of income that words tell, nothing where they tell of two, of none or of the unit's own."""
    superior, fiscal = (one.search(words) is not None for one in (_SUPERIOR, _FISCAL))
    if superior == fiscal or _OWN.search(words):
        return ""
    return "income_superior" if superior else "income_fiscal"


def _behind(world: World, whole: int) -> list[int]:
    """Return the amounts of a list behind a whole that come to it, an empty list where they do not."""
    return _sum(world, whole, range(whole + 1, len(world.figures)))


def _before(world: World, whole: int) -> list[int]:
    """Return the amounts of the paragraph right before a whole that come to it."""
    block = world.figures[whole].block
    same = (at for at in range(whole - 1, -1, -1) if world.figures[at].block == block)
    return _sum(world, whole, same)


def _sum(world: World, whole: int, places: Iterable[int]) -> list[int]:
    left, run = world.value(whole), list[int]()
    for at in places:
        figure = world.figures[at]
        if figure.cell is not None or left <= 0 or len(run) == _MOST:
            break
        if figure.quantity.dimension is not Dimension.MONEY:
            continue
        if at > whole and not _goes_on(world, whole, at, opened=bool(run)):
            break
        run.append(at)
        left -= world.value(at)
    return run if not left and len(run) >= _LEAST else []


def _goes_on(world: World, whole: int, at: int, *, opened: bool) -> bool:
    """Tell an amount of the list behind a whole: in its sentence behind a colon, or in a marked line below it."""
    between = world.between(at - 1, at)
    if not opened:
        return _OPENS.match(between) is not None
    same = world.figures[at].block == world.figures[whole].block and "。" not in between
    return same or _LINE.match(between) is not None or ("\n" not in between and "。" not in between)


def _words(world: World, at: int) -> str:
    """Return what names an amount: the words since the figure before it, in its line."""
    start = world.figures[at].span.start
    begun = world.figures[at - 1].span.end if at else 0
    words = world.text[max(begun, start - _LOOK) : start]
    return re.split(r"[：:\n\u3000；;]", words.rstrip("：: \u3000"))[-1]
