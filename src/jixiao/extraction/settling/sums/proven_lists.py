"""Parts of what the whole unit took in, spent or was given in addition, proven by the amount that they add up to."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.list_names import is_led, label_of, part_of_income, part_of_spending
from jixiao.model.fact import Item
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Approximation, Dimension
from jixiao.model.trace import Reason

_MOST, _PAIR, _BESIDE, _BLOCKS = 12, 2, 8, 8
# two amounts that add up to one of fewer digits may do so by chance
_DIGITS, _LOOK, _BRACKET_REACH = 4, 16, 60
_PARTS_OF = {
    "income_year": frozenset(
        {"income_fiscal", "income_business", "income_research", "income_superior", "income_operation", "income_other"}
        | {"income_gov_fund", "income_affiliate", "carryover_opening"}
    ),
    "expenditure_total": frozenset(
        {"expenditure_basic", "expenditure_personnel", "expenditure_public", "expenditure_project"}
        | {"expenditure_business", "expenditure_item"}
    ),
    "expenditure_basic": frozenset({"expenditure_personnel", "expenditure_public"}),
}  # fmt: skip
# how tables call the line of a whole
_WHOLE_ITEMS = frozenset({"topic", "total"})
_LISTED = frozenset({"expenditure_project", "budget_adjustment"})


@dataclass(frozen=True, slots=True)
class _Run:
    """Amounts in a row that add up to a whole."""

    whole: Bound
    parts: Sequence[int]


# the title of a section (二、一般公共预算支出情况) makes its amounts no others
_OWN_SCOPES = (None, "general_public_budget")


def settle_lists(world: World) -> None:
    """Bind unread amounts that, with those told beside them, add up to one of the whole unit to the last digit.

    Projects make the project expenditure, reasons the adjustment; income and spending are told apart by their words.
    What one list binds may be the whole of another: 第三块是专项，209万元…。专项里头，….
    """
    known = -1
    while len(world.bound) > known:
        known = len(world.bound)
        _settle_once(world)


def _settle_once(world: World) -> None:
    readers: dict[str, Callable[[World, _Run], dict[int, Bound]]] = {
        "expenditure_project": _projects, "budget_adjustment": _reasons,
        "income_year": _incomes, "expenditure_total": _spendings, "expenditure_basic": _spendings,
    }  # fmt: skip
    for whole in _wholes(world):
        for run in _runs(world, whole):
            found = readers[whole.concept](world, run)
            if found:
                for bound in found.values():
                    world.put(bound, Reason.TOTAL)
                world.ties.append(Tie(LinkKind.LIST_SUM, whole.figure, tuple(run.parts)))
                _take_for_total(world, whole, run)
                break


def _wholes(world: World) -> Iterator[Bound]:
    """Yield the whole amounts of the unit in this year, each value once."""
    seen: set[tuple[str, int]] = set()
    for one in list(world.bound.values()):
        key = (one.concept, world.value(one.figure))
        named = one.item is None or one.item.kind in _WHOLE_ITEMS
        own = one.subject == world.unit and one.year == world.year and named and one.scope in _OWN_SCOPES
        exact = world.figures[one.figure].quantity.approximation is Approximation.EXACT
        if own and exact and key not in seen and one.concept in {*_LISTED, *_PARTS_OF} and key[1] > 0:
            seen.add(key)
            yield one


def _runs(world: World, whole: Bound) -> Iterator[_Run]:
    """Yield the runs of amounts that make up a whole, at least one of them unread."""
    value, slack = world.value(whole.figure), _slack(world, whole.figure)
    money = [at for at in range(len(world.figures)) if _is_amount(world, at)]
    led = [at for at in money if is_led(world, at)]
    outer = [at for at in money if not _is_in_brackets(world, at)]
    for row in (money, led, outer if len(outer) < len(money) else ()):
        for first in range(len(row)):
            run: list[int] = []
            for at in row[first : first + _MOST]:
                if not _is_free(world, at, whole):
                    break
                run.append(at)
            sums = list(accumulate(world.value(at) for at in run))
            count = next((n for n, total in enumerate(sums, 1) if total == value), 0)
            count = count or next(
                (n for n, total in enumerate(sums, 1) if n > _PAIR and abs(total - value) <= slack), 0
            )
            parts = run[:count]
            if count >= _PAIR and _is_list(world, whole, parts):
                yield _Run(whole, parts)


def _take_for_total(world: World, whole: Bound, run: _Run) -> None:
    """Take an income that the opening balance is a part of for the total income: 全年收入……上年结余27.3万元."""
    told = (world.bound[at].concept for at in run.parts if at in world.bound)
    if whole.concept == "income_year" and "carryover_opening" in told:
        world.bound[whole.figure] = replace(whole, concept="income_total")


def _slack(world: World, number: int) -> int:
    """Return what rounding may hide in a printed amount: half of its last digit."""
    return world.figures[number].quantity.step // 2


def _is_in_brackets(world: World, number: int) -> bool:
    """Tell an amount that says more of the one before it: 财政拨款640.2万元（含中央补助50万元）."""
    start = world.figures[number].span.start
    before = world.text[max(world.text.rfind("\n", 0, start), start - _BRACKET_REACH) : start]
    return max(before.rfind("（"), before.rfind("(")) > max(before.rfind("）"), before.rfind(")"))


def _is_list(world: World, whole: Bound, parts: Sequence[int]) -> bool:
    """Tell a list from amounts that come to the same by chance: near each other, and near the whole where but two."""
    figures = world.figures
    together = figures[parts[-1]].block - figures[parts[0]].block <= _BLOCKS
    unread = [at for at in parts if at not in world.bound or _is_loose(world, world.bound[at], whole)]
    near = min(abs(parts[0] - whole.figure), abs(parts[-1] - whole.figure)) <= _BESIDE
    digits = len(str(world.value(whole.figure)).rstrip("0")) >= _DIGITS
    return together and bool(unread) and (len(parts) > _PAIR or (near and digits))


def _is_amount(world: World, number: int) -> bool:
    quantity = world.figures[number].quantity
    exact = quantity.approximation is Approximation.EXACT and quantity.value > 0
    read_in_table = world.figures[number].cell is not None and number in world.bound
    return exact and quantity.dimension is Dimension.MONEY and not read_in_table


def _is_free(world: World, number: int, whole: Bound) -> bool:
    """Tell an amount that may be a part: unread, loosely read, or read as one of the parts of such a whole."""
    told = world.bound.get(number)
    if number == whole.figure or world.value(number) == world.value(whole.figure):
        return False
    if told is None:
        return True
    known = told.concept in _PARTS_OF.get(whole.concept, frozenset())
    given = told.concept == "income_fiscal" and told.item is not None and told.item.kind == "fund_source"
    known &= given or told.item is None or (told.concept == "expenditure_item" and not told.scope)
    return (known and told.subject == world.unit) or _is_loose(world, told, whole)


def _is_loose(world: World, told: Bound, whole: Bound) -> bool:
    """Tell a part that was taken for all that was spent: 发给人的，2688.12万元."""
    bare = told.subject == world.unit and told.item is None and told.scope is None and not told.topic
    if whole.concept == "income_year":
        return bare and told.concept in ("expenditure_total", "funds_received")
    return bare and told.concept == "expenditure_total" and whole.concept != "budget_adjustment"


def _named(world: World, run: _Run) -> list[str]:
    """Return the names of the parts, none where one has none or two share one."""
    names = [label_of(world, at) for at in run.parts]
    return names if all(names) and len(set(names)) == len(names) else []


def _projects(world: World, run: _Run) -> dict[int, Bound]:
    return {
        at: Bound(at, "expenditure_project", world.project(name), None, world.year, phase="expenditure")
        for at, name in zip(run.parts, _named(world, run), strict=False)
    }


def _reasons(world: World, run: _Run) -> dict[int, Bound]:
    return {
        at: replace(run.whole, figure=at, item=Item("expense", name))
        for at, name in zip(run.parts, _named(world, run), strict=False)
    }


def _incomes(world: World, run: _Run) -> dict[int, Bound]:
    return _told_apart(world, run, part_of_income, "income")


def _spendings(world: World, run: _Run) -> dict[int, Bound]:
    return _told_apart(world, run, part_of_spending, "expenditure")


def _speaks_of_income(world: World, run: _Run) -> bool:
    """Tell a list of income that happens to come to what was spent."""
    figures = world.figures
    return "收入" in world.text[max(0, figures[run.parts[0]].span.start - _LOOK) : figures[run.parts[-1]].span.start]


def _told_apart(world: World, run: _Run, meant: Callable[[World, int], str], phase: str) -> dict[int, Bound]:
    """Give each part what its own words mean; a part of spending without such words is an expense by its name."""
    found: dict[int, Bound] = {}
    concepts: list[str] = []
    known: set[str] = set()
    for at in run.parts:
        told = world.bound.get(at)
        kept = told is not None and not _is_loose(world, told, run.whole)
        concept = told.concept if told is not None and kept else meant(world, at)
        name = "" if concept else label_of(world, at)
        if not concept and (phase == "income" or len(run.parts) <= _PAIR or not name):
            return {}
        named = told.item.name if told is not None and kept and told.item is not None else ""
        known |= {concept} & _ALL
        concepts.append(named or concept or name)
        if not kept:
            item = Item("expense", name) if name else None
            found[at] = Bound(at, concept or "expenditure_item", world.unit, item, world.year, phase=phase)
    if phase == "expenditure" and (not known or _speaks_of_income(world, run)):
        return {}
    allowed = _PARTS_OF[run.whole.concept]
    fits = all(one in allowed or one not in _ALL for one in concepts)
    return found if fits and len(set(concepts)) == len(concepts) else {}


_ALL = frozenset().union(*_PARTS_OF.values())
