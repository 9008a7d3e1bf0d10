"""The total below labels that each have one amount: 人员经费 | 90, 公用经费 | 10, 项目支出 | 40, 合计 | 140."""

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_HALVES = ({"expenditure_personnel", "expenditure_public"}, {"expenditure_basic"})
_BESIDE = {"expenditure_project", "expenditure_business", "expenditure_upward"}
_SEVERAL = 2


def settle_pair_total(world: World, number: int) -> None:
    """Bind an amount that is, to the last digit, the sum of those told above it in its table, by what these are."""
    place = world.figures[number].cell
    cells = [(at, world.figures[at].cell) for at in range(number)]
    above = [at for at, cell in cells if place and cell and cell[0] == place[0] and cell[1] < place[1]]
    parts = [world.bound[at] for at in above if at in world.bound]
    own = all(one.subject == world.unit and one.year == world.year for one in parts)
    alike = own and all(one.item is None or one.item.kind == "topic" for one in parts)
    total = sum(world.value(one.figure) for one in parts)
    money = world.figures[number].quantity.dimension is Dimension.MONEY
    concept = _concept([one.concept for one in parts])
    if money and alike and concept and len(parts) == len(above) >= _SEVERAL and total == world.value(number):
        phase = "income" if concept.startswith("income") else "expenditure"
        world.put(Bound(number, concept, world.unit, None, world.year, phase=phase), Reason.TOTAL)
        members = tuple(one.figure for one in parts)
        world.ties.append(Tie(LinkKind.TABLE_TOTAL, number, members, certain=True))


def _concept(parts: list[str]) -> str:
    """Return what amounts of these concepts make up together, empty where that is nothing of the books."""
    told = set(parts)
    if len(told) < len(parts):
        return ""
    if any(half <= told and told - half <= _BESIDE and told - half for half in _HALVES):
        return "expenditure_total"
    if told == _HALVES[0]:
        return "expenditure_basic"
    if all(one.startswith("income_") for one in told - {"carryover_opening"}):
        return "income_total" if "carryover_opening" in told else "income_year"
    return ""
