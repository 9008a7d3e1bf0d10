"""At the end of a year every line is cleared: into 结转, which goes on, or 结余, which ends."""

from collections import defaultdict
from datetime import date, timedelta
from random import Random

from desks import Desk, Rows
from hypothesis import given
from hypothesis import strategies as st

from jixiao.books.closing import closing, closing_events
from jixiao.books.control import pools
from jixiao.books.ledger import PAYMENT, Account, balances, effect, entry, events
from jixiao.model.book import Book, Table, Value
from jixiao.model.closing import Reason
from jixiao.model.document import Source
from jixiao.taxonomy.book import sheet_form

HEAD = ("日期", "类型", "项目", "资金性质", "功能分类", "经济分类", "金额")
PAID = ("日期", "项目", "资金性质", "功能分类", "经济分类", "金额")
KNOWN = ("项目名称", "项目类别", "年末状态")
PUBLIC = "一般公共预算"
Left = tuple[str, str, str, str, int, Reason]


def left(desk: Desk, budget: Rows, paid: Rows, known: Rows = ()) -> list[Left]:
    given_ = [("2023-01-10", *row) for row in budget]
    spent = [("2023-05-01", *row) for row in paid]
    sheets: dict[str, Rows] = {"预算指标": [HEAD, *given_], "支付": [PAID, *spent], "项目": [KNOWN, *known]}
    book, _ = desk.read(sheets)
    return [(*one.line, one.amount, one.reason) for one in closing(book)]


def test_what_is_left_of_pay_and_running_costs_goes_on_whatever_their_state(desk: Desk) -> None:
    budget = [("年初", "人员经费", PUBLIC, "", "", 100), ("年初", "造林", PUBLIC, "", "", 50)]
    known = [("人员经费", "人员类", "已完成"), ("造林", "特定目标类", "已完成")]
    assert left(desk, budget, [], known) == [
        ("人员经费", PUBLIC, "", "", 100_00, Reason.UNFINISHED),
        ("造林", PUBLIC, "", "", 50_00, Reason.ENDED),
    ]


def test_what_is_left_goes_on_in_its_line(desk: Desk) -> None:
    budget = [("年初", "防火", PUBLIC, "2130234", "302", 1000), ("追加", "防火", PUBLIC, "2130205", "302", 500)]
    paid = [("防火", PUBLIC, "2130234", "30201", 400), ("防火", PUBLIC, "2130205", "30211", 500)]
    assert left(desk, budget, paid) == [("防火", PUBLIC, "2130234", "302", 600_00, Reason.UNFINISHED)]


def test_a_quota_without_classes_covers_payments_of_any_class(desk: Desk) -> None:
    paid = [("防火", PUBLIC, "2130234", "30201", 400), ("防火", PUBLIC, "2130234", "30211", 100.5)]
    assert left(desk, [("年初", "防火", PUBLIC, "", "", 1000)], paid) == [
        ("防火", PUBLIC, "", "", 499_50, Reason.UNFINISHED)
    ]


def test_what_a_class_lacks_is_drawn_from_another_of_the_project(desk: Desk) -> None:
    budget = [("年初", "防火", PUBLIC, "", "302", 1000), ("年初", "防火", PUBLIC, "", "310", 1000)]
    paid = [("防火", PUBLIC, "", "30201", 1200), ("防火", PUBLIC, "", "", 300)]
    assert left(desk, budget, paid) == [("防火", PUBLIC, "", "310", 500_00, Reason.UNFINISHED)]


def test_another_fund_is_another_purse(desk: Desk) -> None:
    budget = [("年初", "防火", PUBLIC, "", "", 1000), ("年初", "防火", "单位资金", "", "", 200)]
    assert left(desk, budget, [("防火", PUBLIC, "", "", 1000)]) == [
        ("防火", "单位资金", "", "", 200_00, Reason.UNFINISHED)
    ]


def test_a_finished_project_leaves_a_surplus(desk: Desk) -> None:
    known = [("防火", "特定目标类", "已完成"), ("造林", "特定目标类", "未完成"), ("培训", "特定目标类", "已终止")]
    budget = [("年初", name, PUBLIC, "", "", 100) for name, *_ in known]
    assert left(desk, budget, [("培训", PUBLIC, "", "", 100)], known) == [
        ("防火", PUBLIC, "", "", 100_00, Reason.ENDED),
        ("造林", PUBLIC, "", "", 100_00, Reason.UNFINISHED),
    ]


def test_money_that_was_carried_over_twice_ends(desk: Desk) -> None:
    budget = [("上年结转", "防火", PUBLIC, "", "", 300), ("年初", "防火", PUBLIC, "", "", 1000)]
    assert left(desk, budget, [("防火", PUBLIC, "", "", 100)]) == [
        ("防火", PUBLIC, "", "", 200_00, Reason.TWO_YEARS),
        ("防火", PUBLIC, "", "", 1000_00, Reason.UNFINISHED),
    ]
    assert left(desk, budget, [("防火", PUBLIC, "", "", 300)]) == [("防火", PUBLIC, "", "", 1000_00, Reason.UNFINISHED)]


def test_own_funds_that_were_carried_over_go_on(desk: Desk) -> None:
    budget = [("上年结转", "防火", "单位资金", "", "", 300)]
    assert left(desk, budget, []) == [("防火", "单位资金", "", "", 300_00, Reason.UNFINISHED)]


def test_what_was_overspent_leaves_nothing(desk: Desk) -> None:
    assert left(desk, [("年初", "防火", PUBLIC, "", "302", 100)], [("防火", PUBLIC, "", "302", 101)]) == []


DAYS = st.integers(0, 364).map(lambda days: date(2023, 1, 1) + timedelta(days))
PROJECTS = ("防火", "造林", "人员")
FUNDS = (PUBLIC, "单位资金", None)
CLASSES = (None, "302", "30201", "310")
AMOUNTS = st.integers(-50_00, 5000_00)


def table(name: str, records: list[dict[str, Value]]) -> Table:
    form = sheet_form(name)
    columns = {one.id: tuple(record.get(one.id) for record in records) for one in form.columns}
    return Table(form.name, tuple(range(3, 3 + len(records))), columns)


def record(**more: st.SearchStrategy[Value]) -> st.SearchStrategy[dict[str, Value]]:
    common: dict[str, st.SearchStrategy[Value]] = {
        "date": DAYS, "project": st.sampled_from(PROJECTS), "fund": st.sampled_from(FUNDS),
        "economic": st.sampled_from(CLASSES), "amount": AMOUNTS,
    }  # fmt: skip
    return st.fixed_dictionaries(common | more)


@st.composite
def books(draw: st.DrawFn) -> Book:
    kinds = st.sampled_from(("年初", "上年结转", "追加", "调增", "调减", "调剂", "收回"))
    states = st.sampled_from(("未完成", "已完成", None))
    tables = {
        "budget": table("budget", draw(st.lists(record(kind=kinds), max_size=12))),
        "payments": table("payments", draw(st.lists(record(), max_size=12))),
        "projects": table("projects", [{"name": name, "state": draw(states)} for name in PROJECTS]),
    }
    return Book(Source("账套.xlsx", "", "xlsx"), tables)


@given(books())
def test_closing_clears_every_purse_that_is_not_overspent(book: Book) -> None:
    every = events(book)
    cleared: dict[tuple[str, str], int] = defaultdict(int)
    for purse, own in pools((*every, *closing_events(closing(book), 2023))).items():
        cleared[purse] = sum(-one.amount if one.kind in ("结转", "结余") else effect(one) for one in own)
    for purse, own in pools(every).items():
        quotas = [one for one in own if one.kind != PAYMENT]
        assert cleared[purse] == (min(sum(map(effect, own)), 0) if quotas else sum(map(effect, own)))


@given(books())
def test_closing_keeps_double_entry(book: Book) -> None:
    every = (*events(book), *closing_events(closing(book), 2023))
    assert sum(balances(every).values()) == 0
    out = sum(
        amount for (account, _), amount in balances(every).items() if account in (Account.CARRIED_OUT, Account.SURPLUS)
    )
    assert out == sum(one.amount for one in closing(book))
    assert all(entry(one).amount > 0 for one in closing_events(closing(book), 2023))


def mixed(events_: Table, order: list[int]) -> Table:
    columns = {name: tuple(values[at] for at in order) for name, values in events_.columns.items()}
    return Table(events_.sheet, tuple(events_.rows[at] for at in order), columns)


@given(books(), st.randoms())
def test_the_order_of_rows_does_not_matter(book: Book, random: Random) -> None:
    shuffled = {}
    for name, one in book.tables.items():
        order = list(range(len(one)))
        random.shuffle(order)
        shuffled[name] = mixed(one, order)
    assert closing(Book(book.source, shuffled)) == closing(book)


def test_closing_stands_on_the_last_day(desk: Desk) -> None:
    book, _ = desk.read({"预算指标": [HEAD, ("2023-01-10", "年初", "防火", PUBLIC, "", "", 1)], "支付": [PAID]})
    assert [(one.day, one.kind, one.amount) for one in closing_events(closing(book), 2023)] == [
        (date(2023, 12, 31), "结转", 100)
    ]
