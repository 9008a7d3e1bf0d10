"""部门整体支出绩效评价基础数据表 of Hunan (annex 1): people, expenses beside last year's, buildings, savings."""

from collections.abc import Iterator, Sequence

from jixiao.composing.forms.cells import NONE, label, money, percent, places_for, wanted
from jixiao.composing.forms.unit import FOOT
from jixiao.composing.forms.words import word
from jixiao.model.fact import Coordinates, Subject, SubjectKind
from jixiao.model.page import Look, Page, PageCell, Row
from jixiao.model.unit_form import BaseForm, CostRow

TITLE = word("base_title")
_WIDTHS = (34, 10, 10, 10, 10, 10, 10)
_BUILDINGS = (
    word("size_allowed"), word("size"), word("size_rate"),
    word("investment_allowed"), word("investment"), word("investment_rate"),
)  # fmt: skip
_NOTES = (
    word("base_note"),
    word("base_note_more"),
)
_WISHES = (word("prior"), word("budget"), word("final"))
_ADJUSTMENT = "部门基本支出预算调整"


def base_page(form: BaseForm) -> Page:
    """Return the form; amounts in 万元 with as many places as its sums need, two at least."""
    names: Row = (label(word("unit")), PageCell(form.head.unit, columns=6))
    people = tuple(_people(form))
    costs = tuple(_costs(form))
    rest = tuple(_rest(form))
    first = 1 + len(people)
    return Page(
        TITLE, TITLE, word("of_year", year=form.head.year), _WIDTHS, (names, *people, *costs, *rest), (*_NOTES, FOOT),
        ((0, 0), (first, 1), (first + len(costs), 0)),
    )  # fmt: skip


def _people(form: BaseForm) -> Iterator[Row]:
    unit, year = Subject(SubjectKind.UNIT, form.head.unit), str(form.head.year)

    def count(value: int | None, what: str, concept: str) -> PageCell:
        if value is None:
            return wanted(what, 2)
        return PageCell(str(value), Look.FIGURE, 2, figure=Coordinates(concept, unit, None, year, None))

    yield (
        label(word("people"), 1, 2), label(word("quota"), 2), label(word("on_post_of", year=year), 2),
        label(word("control_rate"), 2),
    )  # fmt: skip
    rate = percent(
        form.on_post, form.quota, Coordinates("staff_control_rate", unit, None, year, None), word("control_rate"), 2
    )
    yield count(form.quota, word("quota"), "staff_quota"), count(form.on_post, word("on_post"), "staff_on_post"), rate


def _costs(form: BaseForm) -> Iterator[Row]:
    year = form.head.year
    heads = (word("final_of", year=year - 1), word("budget_of", year=year), word("final_of", year=year))
    yield label(word("costs")), *(label(one, 2) for one in heads)
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
    yield label(word("buildings"), 1, 2), *(label(one) for one in _BUILDINGS)
    buildings = PageCell(form.buildings, columns=6) if form.buildings else wanted(word("wish_buildings"), 6)
    yield (buildings,)
    savings = PageCell(form.savings, columns=6) if form.savings else wanted(word("savings"), 6)
    yield label(word("savings")), savings
