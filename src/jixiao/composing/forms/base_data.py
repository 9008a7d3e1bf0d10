"""部门整体支出绩效评价基础数据表 of Hunan (annex 1): people, expenses beside last year's, buildings, savings."""

from collections.abc import Iterator, Sequence

from jixiao.composing.forms.cells import NONE, label, money, percent, places_for, wanted
from jixiao.composing.forms.unit import FOOT
from jixiao.model.fact import Coordinates, Subject, SubjectKind
from jixiao.model.page import Look, Page, PageCell, Row
from jixiao.model.unit_form import BaseForm, CostRow

TITLE = "部门整体支出绩效评价基础数据表"
_WIDTHS = (34, 10, 10, 10, 10, 10, 10)
_BUILDINGS = (
    "批复规模（㎡）", "实际规模（㎡）", "规模控制率", "预算投资（万元）", "实际投资（万元）", "投资概算控制率",
)  # fmt: skip
_NOTES = (
    "注：“项目支出”为基本支出以外的所有项目支出，“公用经费”为基本支出中的商品和服务支出，所列细目不是全部；",
    "　　项目支出、公用经费的预算数为全年预算数。",
)
_WISHES = ("上年数", "预算数", "决算数")
_ADJUSTMENT = "部门基本支出预算调整"


def base_page(form: BaseForm) -> Page:
    """Return the form; amounts in 万元 with as many places as its sums need, two at least."""
    names: Row = (label("单位名称"), PageCell(form.head.unit, columns=6))
    people = tuple(_people(form))
    costs = tuple(_costs(form))
    rest = tuple(_rest(form))
    first = 1 + len(people)
    return Page(
        TITLE, TITLE, f"（{form.head.year}年度）", _WIDTHS, (names, *people, *costs, *rest), (*_NOTES, FOOT),
        ((0, 0), (first, 1), (first + len(costs), 0)),
    )  # fmt: skip


def _people(form: BaseForm) -> Iterator[Row]:
    unit, year = Subject(SubjectKind.UNIT, form.head.unit), str(form.head.year)

    def count(value: int | None, what: str, concept: str) -> PageCell:
        if value is None:
            return wanted(what, 2)
        return PageCell(str(value), Look.FIGURE, 2, figure=Coordinates(concept, unit, None, year, None))

    yield (
        label("财政供养人员情况（人）", 1, 2), label("编制数", 2), label(f"{year}年实际在职人数", 2),
        label("控制率", 2),
    )  # fmt: skip
    rate = percent(form.on_post, form.quota, Coordinates("staff_control_rate", unit, None, year, None), "控制率", 2)
    yield count(form.quota, "编制数", "staff_quota"), count(form.on_post, "在职人数", "staff_on_post"), rate


def _costs(form: BaseForm) -> Iterator[Row]:
    year = form.head.year
    heads = (f"{year - 1}年决算数", f"{year}年预算数", f"{year}年决算数")
    yield label("经费控制情况（万元）"), *(label(one, 2) for one in heads)
    places = places_for(_sums(form.costs))
    for row in form.costs:
        name = PageCell("　" * row.level + row.name)
        if row.name == _ADJUSTMENT:
            yield name, *_adjustment(row, places)
            continue
        amounts = zip((row.prior, row.budget, row.spent), _WISHES, row.meant, strict=True)
        yield name, *(money(value, places, wish, meant, 2) for value, wish, meant in amounts)


def _adjustment(row: CostRow, places: int) -> Row:
    """Return the row that has one figure a year: how much the budget was changed."""
    nothing = PageCell(NONE, Look.FIGURE, 2)
    prior, now, _ = (
        money(value, places, wish, meant, 2)
        for value, wish, meant in zip((row.prior, row.budget, None), _WISHES, row.meant, strict=True)
    )
    return prior, now, nothing


def _sums(rows: Sequence[CostRow]) -> Iterator[tuple[int | None, list[int | None]]]:
    """Yield each whole with the rows one level further in below it."""
    for at, whole in enumerate(rows):
        below = []
        for part in rows[at + 1 :]:
            if part.level <= whole.level:
                break
            below += [part] if part.level == whole.level + 1 else []
        if below:
            for side in ("prior", "budget", "spent"):
                yield getattr(whole, side), [getattr(one, side) for one in below]


def _rest(form: BaseForm) -> Iterator[Row]:
    yield label("楼堂馆所控制情况\n（本年完工项目）", 1, 2), *(label(one) for one in _BUILDINGS)
    buildings = PageCell(form.buildings, columns=6) if form.buildings else wanted("楼堂馆所，没有的填“无”", 6)
    yield (buildings,)
    savings = PageCell(form.savings, columns=6) if form.savings else wanted("厉行节约保障措施", 6)
    yield label("厉行节约保障措施"), savings
