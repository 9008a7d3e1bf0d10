"""The figures of a year, each with its formula and the rows behind it."""

from desks import Desk, Rows

from jixiao.books.facts import facts
from jixiao.model.book import Book, Computed, Term
from jixiao.model.quantity import MICRO

BUDGET: Rows = (
    ("日期", "指标文号", "类型", "项目", "金额"),
    ("2023-01-10", "甲1", "年初", "人员", 1000),
    ("2023-01-10", "甲1", "年初", "防火", 300),
    ("2023-01-10", "甲2", "上年结转", "防火", 50),
    ("2023-06-01", "甲3", "追加", "防火", 120),
    ("2023-09-01", "甲4", "调减", "防火", 20),
    ("2023-11-01", "甲5", "收回", "防火", 30),
)
PAID: Rows = (
    ("日期", "项目", "经济分类", "金额"),
    ("2023-03-01", "人员", "30101", 990),
    ("2023-07-01", "防火", "30217", 200),
    ("2023-08-01", "防火", "30231", 199.99),
)
PROJECTS: Rows = (("项目名称", "项目类别"), ("人员", "人员类"), ("防火", "特定目标类"))


def book_of(desk: Desk, **more: Rows) -> Book:
    return desk.read({"预算指标": BUDGET, "支付": PAID, "项目": PROJECTS} | more)[0]


def by_concept(book: Book, subject: str = "云溪县林业局", item: str | None = None) -> dict[str, Computed]:
    found: dict[str, Computed] = {}
    for one in facts(book):
        where = one.fact.coordinates
        if where and where.subject.name == subject and (where.item.name if where.item else None) == item:
            found[where.concept if where.period == "2023" else f"{where.concept}@{where.period}"] = one
    return found


def amounts(found: dict[str, Computed]) -> dict[str, int]:
    return {name: one.fact.quantity.value for name, one in found.items()}


def test_the_year_of_the_unit(desk: Desk) -> None:
    assert amounts(by_concept(book_of(desk))) == {
        "budget_initial": 130_000,
        "carryover_opening": 5_000,
        "budget_adjustment": 7_000,
        "budget_adjusted": 142_000,
        "expenditure_total": 138_999,
        "carryover_closing": 3_001,
        "execution_rate": 97_886_619,
        "carryover_rate": 2_113_380,
        "budget_adjust_rate": 5_384_615,
        "expenditure_personnel": 99_000,
        "expenditure_public": 0,
        "expenditure_basic": 99_000,
        "expenditure_project": 39_999,
        "sangong_abroad": 0,
        "sangong_car_purchase": 0,
        "sangong_car_run": 19_999,
        "sangong_reception": 20_000,
        "sangong_car": 19_999,
        "sangong_total": 39_999,
    }


def test_a_project_has_its_own_year(desk: Desk) -> None:
    found = amounts(by_concept(book_of(desk), "防火"))
    assert {name: found[name] for name in ("budget_adjusted", "expenditure_project", "carryover_closing")} == {
        "budget_adjusted": 42_000,
        "expenditure_project": 39_999,
        "carryover_closing": 2_001,
    }


def test_each_figure_shows_its_working(desk: Desk) -> None:
    one = by_concept(book_of(desk))["budget_adjusted"]
    assert one.formula == "全年预算数＝年初＋上年结转＋追加－调减－收回"
    assert one.terms == (
        Term("年初", 130_000),
        Term("上年结转", 5_000),
        Term("追加", 12_000),
        Term("调减", 2_000, -1),
        Term("收回", 3_000, -1),
    )
    assert one.rows == (("预算指标", (2, 3, 4, 5, 6, 7)),)


def test_an_initial_budget_that_holds_what_was_carried_over(desk: Desk) -> None:
    unit = (("单位名称", "云溪县林业局"), ("年度", 2023), ("年初预算含上年结转", "是"))
    found = amounts(by_concept(book_of(desk, 单位=unit)))
    assert (found["budget_initial"], found["budget_adjusted"]) == (135_000, 142_000)


def test_classes_are_left_out_where_a_project_is_not_registered(desk: Desk) -> None:
    found = by_concept(book_of(desk, 项目=PROJECTS[:2]))
    assert "expenditure_basic" not in found
    assert found["expenditure_total"].fact.quantity.value == 138_999


def test_a_total_that_is_not_filled_in_is_the_sum_of_its_parts(desk: Desk) -> None:
    staff = (("行政编制", 12), ("事业编制", 8), ("在职人数", 19))
    found = by_concept(book_of(desk, 人员编制=staff))
    assert found["staff_quota"].formula == "人员编制数＝行政编制＋事业编制"
    assert found["staff_quota"].fact.quantity.value == 20 * MICRO
    assert found["staff_quota"].rows == (("人员编制", (1, 2)),)
    assert found["staff_control_rate"].fact.quantity.value == 95 * MICRO


def test_last_year_stands_under_last_year(desk: Desk) -> None:
    found = by_concept(book_of(desk, 上年数=[("上年支出合计", 1200)]))
    assert found["expenditure_total@2022"].fact.quantity.value == 120_000


def test_a_book_without_a_year_has_no_figures(desk: Desk) -> None:
    assert facts(book_of(desk, 单位=[("单位名称", "云溪县林业局")])) == ()
