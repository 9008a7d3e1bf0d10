"""The ledger keeps its books whatever comes, and says where money was spent that was not there."""

from collections import defaultdict
from datetime import date, timedelta

import pytest
from desks import Desk, Rows
from hypothesis import given
from hypothesis import strategies as st

from jixiao.books.control import problems
from jixiao.books.ledger import PAYMENT, Account, Event, balances, effect, events
from jixiao.model.book import Book
from jixiao.model.closing import Line

KINDS = ("年初", "追加", "调增", "调减", "调剂", "收回", "上年结转", PAYMENT)
STREAMS = st.lists(
    st.builds(
        Event,
        st.integers(0, 5).map(lambda days: date(2023, 3, 1) + timedelta(days)),
        st.sampled_from(KINDS),
        st.sampled_from([Line("甲", "", "", ""), Line("乙", "一般公共预算", "2013301", "30201")]),
        st.integers(-(10**9), 10**9),
        st.just("预算指标"),
        st.integers(3, 99),
    ),
    max_size=20,
)
HEAD = ("日期", "指标文号", "类型", "项目", "资金性质", "金额")
PAID = ("日期", "凭证号", "项目", "资金性质", "金额")


@given(STREAMS)
def test_every_line_adds_up_to_zero(stream: list[Event]) -> None:
    sums: dict[Line, int] = defaultdict(int)
    for (_, line), amount in balances(stream).items():
        sums[line] += amount
    assert set(sums.values()) <= {0}


@given(STREAMS.flatmap(lambda stream: st.tuples(st.just(stream), st.permutations(stream))))
def test_the_order_of_rows_does_not_matter(streams: tuple[list[Event], list[Event]]) -> None:
    stream, mixed = streams
    assert balances(mixed, date(2023, 3, 3)) == balances(stream, date(2023, 3, 3))


@given(STREAMS)
def test_what_may_be_spent_is_what_the_events_leave(stream: list[Event]) -> None:
    held = sum(amount for (account, _), amount in balances(stream).items() if account is Account.EXECUTABLE)
    assert held == sum(map(effect, stream))


def book_of(desk: Desk, budget: Rows, paid: Rows, **more: Rows) -> Book:
    sheets: dict[str, Rows] = {"预算指标": [HEAD, *budget], "支付": [PAID, *paid]} | more
    return desk.read(sheets)[0]


GIVEN = ("2023-01-10", "甲1", "年初", "防火", "一般公共预算", 1000)


@pytest.mark.parametrize(
    ("budget", "paid", "codes"),
    [
        ([GIVEN], [("2023-03-01", "1", "防火", "一般公共预算", 1000)], []),
        ([GIVEN], [("2023-03-01", "1", "防火", "一般公共预算", 1000.01)], [("JX803", "支付", 2)]),
        ([GIVEN, ("2023-05-01", "丙", "收回", "防火", "一般公共预算", 1000.01)], [], [("JX812", "预算指标", 3)]),
        ([GIVEN, ("2023-05-01", "丙", "收回", "防火", "一般公共预算", 1000)], [], []),
        ([GIVEN], [("2023-01-09", "1", "防火", "一般公共预算", 1)], [("JX804", "支付", 2)]),
        ([GIVEN], [("2023-01-10", "1", "防火", "一般公共预算", 1)], []),
        ([GIVEN], [("2023-03-01", "1", "造林", "一般公共预算", 1)], [("JX805", "支付", 2)]),
        ([GIVEN], [("2023-03-01", "1", "防火", "", 1000)], []),
        ([GIVEN], [("2023-03-01", "1", "防火", "单位资金", 1)], [("JX803", "支付", 2)]),
        ([GIVEN], [("2024-01-02", "1", "防火", "一般公共预算", 1)], [("JX806", "支付", 2)]),
        ([("2022-12-20", "甲1", "年初", "防火", "", 1000)], [], []),
        ([GIVEN, ("2023-05-01", "乙", "调剂", "防火", "", 5)], [], [("JX807", "预算指标", 3)]),
        (
            [GIVEN, ("2023-05-01", "乙", "调剂", "防火", "", -5), ("2023-05-01", "乙", "调剂", "造林", "", 5)],
            [],
            [],
        ),
        ([GIVEN], [("2023-03-01", "1", "防火", "", 5), ("2023-03-01", "1", "防火", "", 5)], [("JX810", "支付", 3)]),
        ([GIVEN], [("2023-03-01", "", "防火", "", 5), ("2023-03-01", "", "防火", "", 5)], []),
        ([], [("2023-03-01", "1", "防火", "", 5)], []),
    ],
)
def test_what_the_ledger_shows(desk: Desk, budget: Rows, paid: Rows, codes: list[tuple[str, str, int]]) -> None:
    found = problems(book_of(desk, budget, paid))
    assert [(one.code, one.places[0].sheet, one.places[0].row) for one in found] == codes


def test_a_refund_gives_the_quota_back(desk: Desk) -> None:
    paid = [
        ("2023-03-01", "1", "防火", "", 1000),
        ("2023-04-01", "2", "防火", "", -300),
        ("2023-05-01", "3", "防火", "", 300),
    ]
    assert problems(book_of(desk, [GIVEN], paid)) == ()


def test_a_project_goes_by_its_other_names(desk: Desk) -> None:
    known = [("项目名称", "项目类别", "简称"), ("森林防火经费", "特定目标类", "防火、防火经费")]
    book = book_of(desk, [GIVEN], [("2023-03-01", "1", "防火经费", "", 10)], 项目=known)
    assert {one.line.project for one in events(book)} == {"森林防火经费"}
    assert problems(book) == ()


def test_a_project_that_is_not_registered_is_told_with_the_name_most_like_it(desk: Desk) -> None:
    known = [("项目名称", "项目类别"), ("防火", "特定目标类"), ("造林补助", "特定目标类")]
    book = book_of(desk, [GIVEN, ("2023-01-10", "甲1", "年初", "造林补助款", "", 10)], [], 项目=known)
    assert [(one.code, dict(one.args)["like"]) for one in problems(book)] == [("JX808", "造林补助")]


def test_last_years_closing_is_this_years_opening(desk: Desk) -> None:
    brought = ("2023-01-10", "甲1", "上年结转", "防火", "", 50)
    same, other = ([("上年年末结转结余", amount)] for amount in (50, 60))
    assert problems(book_of(desk, [brought], [], 上年数=same)) == ()
    assert [one.code for one in problems(book_of(desk, [brought], [], 上年数=other))] == ["JX809"]
