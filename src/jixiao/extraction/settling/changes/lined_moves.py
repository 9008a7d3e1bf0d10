"""Changes of a budget told line by line, each line with its sign, proven by what they come to.

加：一事一议奖补312.60万元, 减：物业费压减8.50万元; | 4月 | 办案业务费 | 追加 | 186.40 |.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from jixiao.extraction.bound import Bound, World
from jixiao.model.fact import Item
from jixiao.model.quantity import Approximation, Dimension
from jixiao.model.trace import Reason

_UP, _DOWN = "加|增|扩|接|追加|调增|增加|新增|上调", "减|压|核减|调减|减少|压减|收回|下调"
_MARK = r"[ \t\u3000]*(?:[▶►●◆■□·▪◇○※➤—\-]{1,2}|[①-⑳])?[ ]?"
_LINE = re.compile(rf"{_MARK}(?:(?P<up>{_UP})|(?P<down>{_DOWN}))[：:](?P<words>[^\n]*)")
_ROW = re.compile(rf"[^\n]*[|｜\t][ ]*(?:(?P<up>{_UP})|(?P<down>{_DOWN}))[ ]*[|｜\t][^\n]*")
_OPENING = re.compile(r"结转|结余(?!指标)|上年")
_NAME = re.compile(
    r"(?:^|[，,；;：:、|｜\t。])[ ]?(?:\d{1,2}月)?(?:争取|发行|收到|下达|安排|追加|增拨|新增|收回)?"
    r"(?P<name>[\u4e00-\u9fff“”]{2,20}?)(?:[（(][^（）()]*[）)])?(?:砍掉|缩减|压减|减少|划走|减|追加|增加|增)?[ \t]*$"
)
# 计生事业费划归县局，划走36.00万元: what the line begins with
_VERB = re.compile(r"(?:划|砍|缩|压|核|扣|收|调|减|拨|下|追)[\u4e00-\u9fff]{1,3}")
_HEAD = re.compile(r"[^：:\n]*[：:][ ]?(?P<name>[\u4e00-\u9fff]{3,12}?)(?=划|因|被|由|按|调整)")
_STARTED = re.compile(r"(?:年初|期初|批[准复])[^，。；\n]{0,16}(?:预算|指标|控制数|盘子)|(?:年初|期初)(?:部门)?预算")
_CELL = re.compile(r"[\u4e00-\u9fff（）]{4,24}")
_BACK, _AHEAD, _LOOK, _LEAST, _DIGITS = 8, 4, 24, 2, 3


@dataclass(frozen=True, slots=True)
class _Move:
    number: int
    sign: int
    name: str
    opening: bool


def settle_lined_moves(world: World) -> None:
    """Bind amounts on signed lines between an initial budget and what they make of it, to the last digit."""
    for run in _runs(world):
        if len({_line_start(world, one.number) for one in run}) < _LEAST:
            continue
        initial = _initial(world, run[0].number)
        total = _total(world, initial, run) if initial is not None else None
        if initial is not None and total is not None:
            _put(world, initial, run, total)


def _runs(world: World) -> Iterator[Sequence[_Move]]:
    """Yield the amounts of lines with a sign, one line behind the other."""
    amounts = [number for number in range(len(world.figures)) if _is_amount(world, number)]
    run: list[_Move] = []
    last = -1
    for start, numbers in groupby(amounts, key=lambda number: _line_start(world, number)):
        moves = list(_moves(world, start, list(numbers)))
        if run and (not moves or world.text[last:start].strip()):
            yield run
            run = []
        if moves:
            run += moves
            last = _line_end(world, start)
    if run:
        yield run


def _is_amount(world: World, number: int) -> bool:
    """Tell an exact amount, in a cell as well."""
    quantity = world.figures[number].quantity
    exact = quantity.approximation is Approximation.EXACT and quantity.value > 0
    return exact and quantity.dimension is Dimension.MONEY


def _line_start(world: World, number: int) -> int:
    return world.text.rfind("\n", 0, world.figures[number].span.start) + 1


def _line_end(world: World, start: int) -> int:
    end = world.text.find("\n", start)
    return len(world.text) if end < 0 else end


def _moves(world: World, start: int, numbers: Sequence[int]) -> Iterator[_Move]:
    """Yield the amounts of a line that begins with its sign, or of a row that has it in a cell, none in brackets."""
    line = world.text[start : _line_end(world, start)]
    signed, row = _LINE.match(line), _ROW.match(line)
    match = signed or row
    if match is None or (signed is None and len(numbers) != 1):
        return
    begun = start
    for number in numbers:
        at = world.figures[number].span.start
        before = world.text[start:at]
        if before.count("（") > before.count("）"):
            continue
        words = world.text[begun:at]
        said = _name(words, line) if signed else max(_CELL.findall(line), key=len, default="")
        yield _Move(number, 1 if match["up"] else -1, said, bool(match["up"]) and _OPENING.search(words) is not None)
        begun = world.figures[number].span.end


def _name(words: str, line: str) -> str:
    """Return what a change on a line is called, empty where that has no name."""
    match = _NAME.search(words)
    if match is not None and _VERB.fullmatch(match["name"]):
        match = _HEAD.match(line)
    return match["name"] if match is not None else ""


def _initial(world: World, first: int) -> Bound | None:
    """Return the nearest whole initial budget before the lines."""
    for at in range(first - 1, max(-1, first - 1 - _BACK), -1):
        told = world.bound.get(at)
        if told is not None and told.concept == "budget_initial" and told.item is None:
            return told if told.year == world.year else None
        loose = told is None or told.concept == "budget_adjusted"
        if loose and _is_amount(world, at) and _STARTED.search(world.words_before(at, _LOOK)):
            return Bound(at, "budget_initial", world.unit, None, world.year, phase="initial")
    return None


def _total(world: World, initial: Bound, run: Sequence[_Move]) -> int | None:
    """Return the amount behind the lines that they make of the budget, with an opening balance told beside it."""
    made = world.value(initial.figure) + sum(one.sign * world.value(one.number) for one in run)
    fine = sum(len(str(world.value(one.number)).rstrip("0")) >= _DIGITS for one in run)
    beside = 0
    for at in range(run[-1].number + 1, min(len(world.figures), run[-1].number + 1 + _AHEAD)):
        if not _is_amount(world, at):
            continue
        if world.value(at) in (made, made + beside) and fine >= _LEAST:
            return at
        opening = world.bound.get(at)
        beside = world.value(at) if opening is not None and opening.concept == "carryover_opening" else beside
    return None


def _put(world: World, initial: Bound, run: Sequence[_Move], total: int) -> None:
    if initial.figure not in world.bound or world.bound[initial.figure].concept != initial.concept:
        world.put(initial, Reason.TOTAL)
    names = [one.name for one in run if not one.opening]
    named = all(names) and len(set(names)) == len(names)
    for one in run:
        concept, phase = ("carryover_opening", "opening") if one.opening else ("budget_adjustment", "adjustment")
        phase = phase if one.sign > 0 else "reduction"
        item = Item("expense", one.name) if named and not one.opening else None
        bound = replace(initial, figure=one.number, concept=concept, item=item, sign=one.sign, phase=phase)
        told = world.bound.get(one.number)
        if told is None or told.concept != concept:
            world.put(bound, Reason.TOTAL)
    told = world.bound.get(total)
    if told is None or told.concept not in ("budget_adjusted", "income_total"):
        world.put(replace(initial, figure=total, concept="budget_adjusted", phase="adjusted"), Reason.TOTAL)
