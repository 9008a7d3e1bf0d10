"""A conflict that another reading of the same figures would settle proves no error; at most it asks a question."""

import pytest

from jixiao.model.document import Document
from jixiao.reading.read import read
from jixiao.services.checking import check_document

HEAD = "青岭县水利局2023年度部门整体支出绩效自评报告\n\n二、预算执行\n"


def told(text: str) -> list[tuple[str, str]]:
    document = read("report.txt", (HEAD + text).encode())
    assert isinstance(document, Document)
    found = check_document(document).findings
    return [(one.code, one.severity.value) for one in found if one.code.startswith("JX1")]


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        # neither these two amounts nor any others make it
        ("94.13%", [("JX103", "error")]),
        # the bonus is that share of the spending for people, whatever the label says
        ("41.37%", []),
    ],
)
def test_a_rate_that_other_amounts_beside_make_is_theirs(rate: str, expected: list[tuple[str, str]]) -> None:
    text = f"全年预算数7485.42万元，全年支出6843.63万元，发给职工1328.53万元里绩效奖549.61万元，预算执行率{rate}。"
    assert told(text) == expected


def test_a_part_that_a_sum_exceeds_by_is_perhaps_no_part() -> None:
    text = (
        "项目支出300.00万元。\n1.“河道清淤”项目支出180.00万元。\n2.“水文监测”项目支出120.00万元。\n"
        "3.“闸门维修”项目支出150.00万元。"
    )
    assert told(text) == []


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        # two digits swapped
        ("48.67", "error"),
        # no slip leads from it to 48.76, and nothing else confirms what the amounts are
        ("61.52", "warning"),
    ],
)
def test_without_a_slip_an_error_needs_figures_that_others_confirm(closing: str, expected: str) -> None:
    text = f"全年预算数1990.01万元，全年支出1941.25万元，年末结转结余{closing}万元。"
    assert told(text) == [("JX102", expected)]


_CONFIRMED = "全年预算数1990.01万元，其中年初预算1700.01万元、年中追加290.00万元。"


def test_figures_that_other_equations_confirm_prove_an_error_without_a_slip() -> None:
    text = (
        "年初预算8154.00万元，年中追加531.89万元，预算调整率6.52%，全年预算8704.18万元。\n全年支出8645.12万元，预算执行率99.32%，"
        "年末结转结余59.06万元。"
    )
    assert told(text) == [("JX101", "error")]


def test_a_rest_that_no_slip_explains_is_asked_about() -> None:
    # money is taken back, handed over or comes from elsewhere without a word
    text = f"{_CONFIRMED}全年支出1941.25万元，其中基本支出941.25万元、项目支出1000.00万元。年末结转结余61.52万元。"
    assert told(text) == [("JX102", "warning")]


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        # of the spending told first, not of the budget between
        ("0.58%", []),
        # of neither
        ("0.85%", [("JX106", "error")]),
    ],
)
def test_a_share_may_be_of_an_amount_further_before(share: str, expected: list[tuple[str, str]]) -> None:
    text = (
        "全年支出631.13万元，其中基本支出331.13万元、项目支出300.00万元。\n“三公”经费支出3.68万元，"
        f"占年初预算4.50万元的81.78%，占全年支出的{share}。"
    )
    assert told(text) == expected


@pytest.mark.parametrize(("again", "severity"), [("18人", "warning"), ("31人", "error")])
def test_one_digit_typed_for_another_proves_nothing_of_a_short_number(again: str, severity: str) -> None:
    text = f"年末在职人员13人，其中公务员10人、事业人员3人。\n现有在职人员{again}，分布在四个股室。"
    document = read("report.txt", (HEAD + text).encode())
    assert isinstance(document, Document)
    found = check_document(document).findings
    assert [one.severity.value for one in found if one.code == "JX201"] == [severity]


@pytest.mark.parametrize(
    "text",
    [
        # of what was received, told in another paragraph
        "全年预算8200.00万元。\n到位资金7708.00万元。\n累计支出7139.96万元，预算执行率92.63%。",
        "全年预算8200.00万元。\n到位资金7708.00万元。\n全年支出7139.96万元，年末结转结余568.04万元。",
    ],
    ids=["rate", "rest"],
)
def test_what_another_base_gives_exactly_is_no_error(text: str) -> None:
    assert [severity for _, severity in told(text) if severity == "error"] == []


def test_a_rate_is_of_the_amount_right_before_it() -> None:
    text = "年初预算1864.00万元，全年支出1812.56万元。\n补助资金共到位1864.00万元，为年初预算的100%。"
    assert told(text) == []


def test_a_base_right_before_a_rate_is_no_part_of_itself() -> None:
    assert told("全年支出98.00万元，全年预算100.00万元，预算执行率100%。") == [("JX103", "error")]


def test_a_rest_of_less_than_nothing_was_taken_from_something_else() -> None:
    text = "年初预算120.00万元，全年支出161.25万元，年末结转结余47.54万元。"
    assert told(text) == []


def test_two_rates_that_amounts_beside_them_make_are_of_two_things() -> None:
    text = (
        "全年预算1864.00万元，全年支出1812.56万元，预算执行率97.24%。\n"
        "年初另列食堂经费286.00万元，付出280.96万元，预算执行率98.24%。"
    )
    document = read("report.txt", (HEAD + text).encode())
    assert isinstance(document, Document)
    assert [one.code for one in check_document(document).findings if one.code.startswith("JX2")] == []


def test_two_rates_of_the_amounts_right_before_them_are_of_two_things() -> None:
    text = (
        "全年预算1864.00万元。\n本年财政拨款年初预算286.00万元。\n全年支出1812.56万元，预算执行率97.24%。\n"
        "全年实施项目4个，使用280.96万元，预算执行率98.24%。"
    )
    document = read("report.txt", (HEAD + text).encode())
    assert isinstance(document, Document)
    assert [one.code for one in check_document(document).findings if one.code.startswith("JX2")] == []


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        # of the basic spending, whose plan is not told
        ("99.01%", []),
        # two digits swapped: the same rate told again
        ("97.42%", ["JX103"]),
    ],
)
def test_a_second_rate_of_amounts_whose_rate_is_told_is_of_something_else(rate: str, expected: list[str]) -> None:
    text = (
        "全年预算1864.00万元，全年支出1812.56万元，预算执行率97.24%。\n"
        f"其中基本支出912.56万元，人员经费800.00万元、公用经费112.56万元，预算执行率{rate}。"
    )
    assert [code for code, severity in told(text) if severity == "error"] == expected


def test_what_came_of_one_source_in_a_batch_is_not_all_of_it() -> None:
    text = (
        "中央资金286.00万元、县级资金95.00万元。\n"
        "资金分两批：3月第一批255.00万元（中央资金200.00万元、县级资金55.00万元）。"
    )
    document = read("report.txt", ("青岭县2023年度渠道清淤项目支出绩效评价报告\n\n二、资金到位\n" + text).encode())
    assert isinstance(document, Document)
    assert [one.code for one in check_document(document).findings if one.code.startswith("JX2")] == []


def severities(text: str, code: str) -> list[str]:
    document = read("report.txt", (HEAD + text).encode())
    assert isinstance(document, Document)
    return [one.severity.value for one in check_document(document).findings if one.code == code]


@pytest.mark.parametrize(
    ("first", "again", "severity"),
    [
        # one of three digits, of the money of one project
        ("25.9万元", "24.9万元", "error"),
        # one of two
        ("2.5万元", "2.9万元", "warning"),
    ],
)
def test_one_digit_of_three_typed_for_another_proves_a_slip_in_money(first: str, again: str, severity: str) -> None:
    text = (
        f"1.“渠道标识维护”项目预算26万元，实际支出{first}。\n（1）渠道标识维护\n"
        f"“渠道标识维护”项目支出{again}，用于主干渠和入口标牌的更新。"
    )
    assert severities(text, "JX201") == [severity]


def test_more_spent_than_came_in_is_an_error_where_a_slip_explains_it() -> None:
    text = "“渠道清淤”项目到位资金1206万元，累计支出1224万元，资金使用率97.14%，结余36万元。"
    assert severities(text, "JX102") == ["error"]


def test_a_rate_finer_than_all_that_is_counted_in_is_judged_as_any_other() -> None:
    assert severities("预算执行率95.1234567%。\n全年预算执行率95.1243567%。", "JX201") == ["error"]


def test_a_rate_of_less_than_half_of_what_amounts_make_is_not_theirs() -> None:
    assert told("县财政全年实际拨付302.0万元。\n全年支出788.0万元。\n预算执行率91.7%。") == []
