"""Lists of one name and one amount a line, proven by the total told above them: 办公费　12.00万元, 差旅费　8.00万元.

What makes up 公用经费 is expenses, what makes up 项目支出 is projects, whatever words open the list.
"""

import re
from collections.abc import Iterator, Sequence

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.entries import MARK, lines_of
from jixiao.extraction.identified import is_exact_amount
from jixiao.extraction.naming import economic_items, is_name
from jixiao.extraction.proven import unread_of
from jixiao.model.fact import Item
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_BLANK = r"[ \t\u3000]*"
_LINE = re.compile(
    rf"{_BLANK}(?:{MARK}|NO\.?[ ]?\d{{1,2}}|\d{{1,2}}(?=[ \t\u3000]))?{_BLANK}"
    rf"(?P<name>[\u4e00-\u9fffA-Za-z“”（）()、·]{{2,30}}?){_BLANK}(?:[：:，,]|[—\-－]{{1,3}}|[.…·]{{1,6}})?{_BLANK}"
    rf"(?:(?:全年|当年|本年|实际|共)?(?:支出|支付|列支|开支|用款|使用|花费)(?:了|为)?)?{_BLANK}"
    r"(?P<amount>\d[\d,]*(?:\.\d+)?)[ ]?(?:亿元|万元|元)"
)
_OF_PROJECTS = {"expenditure_project": "expenditure_project", "expenditure_project_budget": "budget_adjusted"}
_OF_EXPENSES = frozenset({"expenditure_public", "expenditure_basic", "expenditure_personnel"})
_EXPENSE = re.compile(r"(?:费|费用|经费|支出|补贴|补助|工资|津贴|奖金|缴费|公积金|购置|维修|维护|其他)$")
_TOTAL = re.compile(r"(?:合计|总计|小计|共计|总额|以上)")
_LEAST, _MOST, _BACK, _LEADS = 2, 20, 6, 3


def settle_proven_lines(world: World) -> None:
    """Bind the unread amounts of lines that together are a total of the unit told shortly above them."""
    places = world.by_start()
    for lines in _lists(world.text):
        numbers = [places.get(match.start("amount"), -1) for match in lines]
        for first in range(min(_LEADS, len(numbers) - 1)):
            # the line that opens the list may look like one of it
            rest = numbers[first:]
            told = all(number >= 0 and _is_open(world, number) for number in rest)
            if told and _settle(world, [match["name"] for match in lines[first:]], rest):
                break


def _lists(text: str) -> Iterator[Sequence[re.Match[str]]]:
    """Yield the runs of adjoining lines of a name and an amount, without a total at their end."""
    run: list[re.Match[str]] = []
    for start, end in (*lines_of(text), (len(text), len(text))):
        match = _LINE.match(text, start, end)
        if match is not None and _TOTAL.match(match["name"]) is None:
            run.append(match)
            continue
        if _LEAST <= len(run) <= _MOST:
            yield run
        run = []


def _is_open(world: World, number: int) -> bool:
    """Tell an amount that is unread, or that for want of a name was taken for the unit's."""
    told = world.bound.get(number)
    if told is None:
        return unread_of(world, number, Dimension.MONEY)
    loose = told.concept in ("expenditure_total", "expenditure_item", *_OF_PROJECTS, *_OF_EXPENSES)
    return loose and is_exact_amount(world, number)


def _settle(world: World, names: Sequence[str], numbers: Sequence[int]) -> bool:
    whole = next(_wholes(world, numbers), None)
    if whole is None or len(set(names)) < len(names):
        return False
    for name, number in zip(names, numbers, strict=True):
        if whole.concept in _OF_PROJECTS:
            concept, subject, item = _OF_PROJECTS[whole.concept], world.project(name), None
        else:
            concept, subject, item = "expenditure_item", whole.subject, Item("expense", name)
        if number not in world.bound:
            world.put(Bound(number, concept, subject, item, whole.year, whole.scope, phase=whole.phase), Reason.TOTAL)
    return True


def _wholes(world: World, numbers: Sequence[int]) -> Iterator[Bound]:
    """Yield the totals shortly above a list that its lines come to, and whose kind of parts they name."""
    value = sum(world.value(number) for number in numbers)
    names = [_name(world, number) for number in numbers]
    for at in range(numbers[0] - 1, max(-1, numbers[0] - 1 - _BACK), -1):
        told = world.bound.get(at)
        if told is None or told.item is not None or (told.subject, told.year) != (world.unit, world.year):
            continue
        fits = is_exact_amount(world, at) and world.value(at) == value
        if fits and told.concept in _OF_PROJECTS and all(is_name(name, called=True) for name in names):
            yield told
        if fits and told.concept in _OF_EXPENSES and all(_is_expense(name) for name in names):
            yield told


def _name(world: World, number: int) -> str:
    start = world.text.rfind("\n", 0, world.figures[number].span.start) + 1
    match = _LINE.match(world.text, start)
    return match["name"] if match is not None else ""


def _is_expense(name: str) -> bool:
    return name in economic_items() or _EXPENSE.search(name) is not None
