"""An old report becomes a book: nothing it tells is lost, and nothing is settled in silence."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from jixiao.books.against import Held, compare
from jixiao.books.control import problems
from jixiao.books.facts import facts
from jixiao.composing.book import write_book
from jixiao.model.book import Book, Computed, Value
from jixiao.model.fact import Fact, SubjectKind
from jixiao.model.result import Checked
from jixiao.reading.sheets import read_sheets
from jixiao.services.bookkeeping import Opened, open_book
from jixiao.services.files import check_data, check_path
from jixiao.services.from_report import taken

REAL = Path(__file__).parents[3] / "shared/corpus/shifeng-2023/report.docx"
REPORTS = sorted((Path(__file__).parents[1] / "reports").glob("**/*.txt"))
LOST = frozenset({"JX803", "JX804", "JX805", "JX806", "JX807", "JX808", "JX809", "JX810", "JX812"})


def checked(path: Path) -> Checked:
    result = check_path(str(path))
    assert isinstance(result, Checked)
    return result


def of_text(text: str) -> Book:
    result = check_data("报告.txt", text.encode())
    assert isinstance(result, Checked)
    return taken(result)


def rows(book: Book, table: str, *names: str) -> list[tuple[Value, ...]]:
    return list(zip(*(book.tables[table].columns[name] for name in names), strict=True))


def key_of(one: Computed) -> tuple[str, str | None]:
    """Return the concept of a figure with the project or the part of the unit that it is of."""
    where = one.fact.coordinates
    assert where is not None
    if where.subject.kind is SubjectKind.PROJECT:
        return where.concept, where.subject.name
    return where.concept, where.item.name if where.item else None


def missing(report: Checked, book: Book) -> Sequence[Fact]:
    """Return the figures that neither agree with the book nor are told to the clerk."""
    known = facts(book)
    same = {(one.fact.coordinates, one.fact.quantity.value) for one in known}
    doubts = " ".join(str(one) for row in rows(book, "doubts", "printed", "told") for one in row)
    lost = []
    stated = [fact for fact in report.facts if fact.span is not None]
    held = {one.fact.id: one.held for one in compare(stated, report.profile.unit, book, known)}
    for fact in stated:
        if held.get(fact.id) is Held.AGREES or fact.printed in doubts or fact.sign < 0:
            continue
        meets = any(
            where == fact.coordinates and fact.quantity.interval.holds(value)
            for where, value in same
            if where is not None
        )
        if not meets:
            lost.append(fact)
    return lost


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_every_figure_of_a_report_is_in_its_book(path: Path) -> None:
    report = checked(path)
    book = taken(report)
    printed = {str(value) for row in rows(book, "figures", "source") for value in row}
    lost = [fact for fact in missing(report, book) if not any(fact.printed in one for one in printed)]
    assert [(fact.printed, fact.coordinates) for fact in lost] == []
    assert {one.code for one in problems(book)} & LOST == set()


@pytest.mark.parametrize("path", REPORTS[::5], ids=lambda path: path.stem)
def test_the_book_is_read_back_as_it_was_written(path: Path, tmp_path: Path) -> None:
    book = taken(checked(path))
    file = tmp_path / "账套.xlsx"
    file.write_bytes(write_book(book))
    opened = open_book(str(file))
    assert isinstance(opened, Opened)
    assert [one.fact.quantity for one in opened.computed] == [one.fact.quantity for one in facts(book)]
    assert [one for one in opened.problems if one.severity != "info"] == []


@pytest.mark.skipif(not REAL.exists(), reason="the corpus is not beside the repository")
def test_the_real_report_becomes_a_book_whose_balances_are_equal() -> None:
    report = checked(REAL)
    book = taken(report)
    assert missing(report, book) == []
    assert {(row[0], row[1]) for row in rows(book, "budget", "date", "document")} == {
        (rows(book, "payments", "date")[0][0], None)
    }
    amounts = {key_of(one): one.fact.quantity.value for one in facts(book)}
    wanted = {
        ("budget_initial", None): 3_264_200_00, ("budget_adjustment", None): 2_343_300_00,
        ("budget_adjusted", None): 5_607_500_00, ("expenditure_total", None): 4_580_400_00,
        ("carryover_closing", None): 1_027_100_00, ("expenditure_basic", None): 2_458_000_00,
        ("expenditure_project", None): 2_122_400_00, ("income_other", None): 65_400_00,
        ("budget_initial", "基本支出"): 2_314_200_00, ("budget_adjustment", "基本支出"): 185_600_00,
        ("budget_adjusted", "基本支出"): 2_499_800_00, ("carryover_closing", "基本支出"): 41_800_00,
        ("budget_initial", "项目支出"): 950_000_00, ("budget_adjustment", "项目支出"): 2_157_700_00,
        ("carryover_closing", "项目支出"): 985_300_00,
        ("carryover_closing", "融媒体中心专项经费"): 1_500_00, ("carryover_closing", "文明经费"): 400_300_00,
        ("carryover_closing", "秋瑾故居修复提质工程经费"): 30_600_00,
        ("carryover_closing", "意识形态工作专项经费"): 552_900_00,
        ("carryover_closing", "2023年区直部门代理记账服务费"): 0,
    }  # fmt: skip
    assert {key: amounts.get(key) for key in wanted} == wanted


WHOLE = """云溪县林业局2023年度部门整体支出绩效评价报告
一、基本情况
（一）主要职能：管理森林资源，组织造林绿化。
编制20名，其中行政编制12名、事业编制8名，在职人员19人。
二、预算收支情况
2023年年初预算600万元，年中追加50万元，调减10万元，全年预算640万元，支出620万元，其中基本支出500万元（人员经费450万元、公用经费50万元），项目支出120万元，年末结转结余20万元。
三、项目情况
1.防火经费：年初预算100万元，年中追加50万元，实际支出120万元，结余30万元。
"""


def test_basic_spending_is_what_the_projects_leave() -> None:
    book = of_text(WHOLE.replace("结余30万元", "").replace("年末结转结余20万元", "年末结转结余20万元"))
    assert rows(book, "projects", "name", "class")[-1] == ("基本支出", "基本支出（未细分）")
    assert rows(book, "payments", "project", "economic", "amount")[-2:] == [
        ("基本支出", "301", 4_500_000_00),
        ("基本支出", "302", 500_000_00),
    ]
    found = {one.fact.coordinates.concept for one in facts(book) if one.fact.coordinates}
    assert {"expenditure_personnel", "expenditure_public"} <= found


def test_duties_and_people_come_along() -> None:
    book = of_text(WHOLE)
    assert rows(book, "unit", "name", "year", "duties") == [("云溪县林业局", 2023, "管理森林资源，组织造林绿化。")]
    assert rows(book, "staff", "quota", "quota_admin", "on_post") == [(20_000_000, 12_000_000, 19_000_000)]


def test_posts_of_other_kinds_leave_the_total_alone() -> None:
    book = of_text(WHOLE.replace("编制20名", "编制25名"))
    assert rows(book, "staff", "quota", "quota_admin", "quota_inst") == [(25_000_000, None, None)]
    assert {("行政编制", 12_000_000), ("事业编制", 8_000_000)} <= set(rows(book, "figures", "concept", "value"))
    assert any("各类编制相加为20" in str(told) for (told,) in rows(book, "doubts", "told"))


def test_figures_that_conflict_are_told_and_one_is_used() -> None:
    text = WHOLE + "四、结论\n2023年支出602万元，年末结转结余20万元。\n"
    told = [row for row in rows(of_text(text), "doubts", "kind", "printed", "doubt") if row[0] == "数字不一致"]
    assert told == [("数字不一致", "620万元、602万元", "待核实")]


def test_a_budget_known_for_the_year_only_is_a_doubt() -> None:
    text = "云溪县林业局2023年度部门整体支出绩效评价报告\n一、预算执行情况\n2023年全年预算数640万元，支出620万元。\n"
    book = of_text(text)
    assert rows(book, "budget", "kind", "amount") == [("年初", 6_400_000_00)]
    assert "报告只有全年预算数，账套暂记为年初预算，请分出年初和调整" in [
        row[0] for row in rows(book, "doubts", "told")
    ]


def test_spending_without_its_budget_is_entered_alone() -> None:
    title = "云溪县林业局2023年度部门整体支出绩效评价报告"
    book = of_text(f"{title}\n一、支出情况\n2023年支出620万元，其中基本支出500万元，项目支出120万元。\n")
    assert (len(book.tables["budget"]), rows(book, "payments", "amount")) == (0, [(6_200_000_00,)])


PROBLEMS = """云溪县林业局2023年度部门整体支出绩效评价报告
一、基本情况
编制20名。
二、存在的问题
一是项目推进偏慢。二是台账不全。
三、改进措施
（一）按月调度进度
每月通报。
（二）补齐台账
五、其他需要说明的情况
上年结转资金已按规定收回。
"""


def test_problems_stand_beside_their_measures() -> None:
    book = of_text(PROBLEMS)
    assert rows(book, "problems", "problem", "measure") == [
        ("项目推进偏慢。", "按月调度进度：每月通报。"),
        ("台账不全。", "补齐台账"),
    ]
    assert rows(book, "notes", "title", "content") == [("其他需要说明的情况", "上年结转资金已按规定收回。")]


def test_a_book_is_no_report(tmp_path: Path) -> None:
    file = tmp_path / "账套.xlsx"
    file.write_bytes(write_book(of_text(WHOLE)))
    assert not hasattr(read_sheets(str(file)), "code")
    result = check_path(str(file))
    assert isinstance(result, Checked)
    assert result.profile.unit == "云溪县林业局"


def test_a_figure_whose_meaning_was_inferred_is_to_be_settled() -> None:
    told = "年初盘子定在812.40万元，后来财政又给添了35.60万元，一年下来花掉790.25万元。\n"
    book = of_text(f"青岭县水利局2023年度部门整体支出绩效自评报告\n\n一、资金情况\n{told}")
    inferred = [row for row in rows(book, "doubts", "printed", "told") if row[1] and "按上下文推断" in str(row[1])]
    assert ("35.60万元", "这个数字的含义是按上下文推断的，请核对") in inferred
