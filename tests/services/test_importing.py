"""Lists exported from the platform go into a book: what is new is added, what the clerk wrote stays as it is."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.books.importing.differ import differences
from jixiao.books.importing.listing import read_listing
from jixiao.books.read import read_book
from jixiao.composing.append import with_rows
from jixiao.model.additions import Additions, NewCell
from jixiao.model.book import Book, Value
from jixiao.model.document import ReadFailure, Source
from jixiao.model.importing import Found
from jixiao.model.sheets import Sheet, Sheets
from jixiao.reading.delimited import read_delimited
from jixiao.reading.sheets import read_sheets
from jixiao.services.columnnames import merged, with_named
from jixiao.services.importing import Imported, NoPlace, import_lists
from jixiao.services.newbook import empty_book

Rows = Sequence[Sequence[object]]
QUOTAS: Rows = (
    ("2023年预算指标明细表",),
    ("编制单位：云溪县财政局", "", "", "", "", "", "", "", "单位：万元"),
    ("序号", "预算单位", "指标文号", "下达日期", "预算来源", "项目编码", "预算项目名称", "支出功能分类科目", "指标金额",
     "摘要"),
    (1, "云溪县林业局", "云财预〔2023〕1号", "2023-01-18", "1-年初预算", "430001", "防火", "2130234-防灾", 10, "=批复"),
    (2, "云溪县林业局", "云财指〔2023〕56号", "2023/6/1", "2", "430001", "防火", "2130234", 2.5, "追加"),
    (3, "云溪县水利局", "云财指〔2023〕57号", "2023/7/1", "2", "430009", "水库", "2130205", 1, "追加"),
    ("合计", "", "", "", "", "", "", "", 13.5, ""),
)  # fmt: skip
PAID = '支付凭证号,支付日期,项目名称,经济分类,支付金额,收款人\n0001,2023-08-01,防火,30201-办公费,"1,234.50",+甲商店\n'


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "账套.xlsx"
    path.write_bytes(empty_book("云溪县林业局", 2023))
    return path


def listed(path: Path, rows: Rows, name: str = "Sheet1") -> str:
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as file:
        sheet = file.add_worksheet(name)
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return str(path)


def imported(book: Path, *files: str, **more: str) -> Imported:
    made = import_lists(str(book), files, {}, more.get("kind"))
    assert isinstance(made, Imported)
    return made


def column(book: Book, table: str, *names: str) -> list[tuple[Value, ...]]:
    return list(zip(*(book.tables[table].columns[name] for name in names), strict=True))


def test_titles_totals_units_and_codes_of_an_export_are_understood(book: Path, tmp_path: Path) -> None:
    made = imported(book, listed(tmp_path / "指标.xlsx", QUOTAS))
    wanted = ("document", "kind", "project", "function", "amount", "remark")
    assert column(made.book, "budget", *wanted) == [
        ("云财预〔2023〕1号", "年初", "防火", "2130234", 100_000_00, "=批复"),
        ("云财指〔2023〕56号", "调增", "防火", "2130234", 25_000_00, "追加"),
    ]
    listing = made.taken[0].listing
    assert (listing.others, [one.variant for one in listing.problems]) == (1, ["total"])


def test_what_was_written_is_read_back(book: Path, tmp_path: Path) -> None:
    made = imported(book, listed(tmp_path / "指标.xlsx", QUOTAS))
    book.write_bytes(made.data)
    sheets = read_sheets(str(book))
    assert isinstance(sheets, Sheets)
    assert column(read_book(sheets)[0], "budget", "amount", "remark") == [(100_000_00, "=批复"), (25_000_00, "追加")]


def test_the_same_list_twice_changes_nothing(book: Path, tmp_path: Path) -> None:
    path = listed(tmp_path / "指标.xlsx", QUOTAS)
    book.write_bytes(imported(book, path).data)
    again = imported(book, path)
    assert (again.added, again.data) == (0, book.read_bytes())
    assert [one.found for one in again.taken[0].steps] == [Found.SAME, Found.SAME]


def test_one_call_takes_all_lists_and_none_twice(book: Path, tmp_path: Path) -> None:
    path = listed(tmp_path / "指标.xlsx", QUOTAS)
    paid = tmp_path / "支付.csv"
    paid.write_bytes(PAID.encode("gbk"))
    made = imported(book, path, str(paid), path)
    assert made.added == 3
    assert column(made.book, "payments", "voucher", "economic", "amount", "payee") == [
        ("0001", "30201", 1234_50, "+甲商店")
    ]


def test_projects_are_known_by_their_codes(book: Path, tmp_path: Path) -> None:
    known = listed(
        tmp_path / "项目.xlsx", (("项目编码", "项目名称", "项目类别"), ("430001", "防火经费", "3 特定目标类项目"))
    )
    made = imported(book, listed(tmp_path / "指标.xlsx", QUOTAS), known)
    assert column(made.book, "projects", "name", "code", "class") == [("防火经费", "430001", "特定目标类")]
    assert {row[0] for row in column(made.book, "budget", "project")} == {"防火经费"}


def test_a_row_that_the_clerk_changed_is_told_and_kept(book: Path, tmp_path: Path) -> None:
    book.write_bytes(imported(book, listed(tmp_path / "指标.xlsx", QUOTAS)).data)
    changed = [*QUOTAS[:4], (2, "", "云财指〔2023〕56号", "2023/6/1", "2", "430001", "防火", "2130234", 2.6, "追加")]
    made = imported(book, listed(tmp_path / "改.xlsx", changed))
    assert made.added == 0
    step = made.taken[0].steps[1]
    assert (step.found, step.differences) == (Found.OTHER, (("amount", 25_000_00, 26_000_00),))


def test_a_row_that_cannot_be_read_is_left_out_and_told(book: Path, tmp_path: Path) -> None:
    wrong = [*QUOTAS[:4], (2, "", "甲2", "2023年13月1日", "2", "430001", "防火", "2130234", "壹万", "")]
    made = imported(book, listed(tmp_path / "指标.xlsx", wrong))
    assert made.added == 1
    told = [(one.variant, dict(one.args)["row"], dict(one.args)["column"]) for one in made.taken[0].listing.problems]
    assert told == [("date", "5", "D"), ("number", "5", "I")]


def test_a_list_without_its_kind_takes_the_one_that_is_said(book: Path, tmp_path: Path) -> None:
    path = listed(tmp_path / "指标.xlsx", (("日期", "指标文号", "项目", "金额"), ("2023-5-6", "甲1", "防火", 100)))
    assert not imported(book, path).taken or imported(book, path).taken[0].listing.form != "budget"
    made = imported(book, path, kind="追加")
    assert column(made.book, "budget", "kind", "amount") == [("追加", 100_00)]


def test_headers_of_a_place_are_named_once(book: Path, tmp_path: Path) -> None:
    path = listed(tmp_path / "清单.xlsx", (("日子", "凭证号", "项目", "本笔"), ("2023-5-6", "9", "防火", 100)))
    assert imported(book, path).unknown == ((path, "Sheet1"),)
    names = with_named({}, ["支付.日期=日子", "支付.金额=本笔"])
    made = import_lists(str(book), [path], names)
    assert isinstance(made, Imported)
    assert made.added == 1
    kept = merged(names, [("支付", made.taken[0].listing.columns)])
    assert kept == {"支付": {"日期": "日子", "金额": "本笔"}}
    with pytest.raises(ValueError, match="没有的列"):
        with_named({}, ["没有的列=甲"])


def test_a_book_without_the_sheet_has_no_place(tmp_path: Path) -> None:
    path = tmp_path / "账套.xlsx"
    with xlsxwriter.Workbook(path) as file:
        for name, row in (("单位", ("单位名称", "云溪县林业局")), ("项目", ("项目名称", "项目类别"))):
            file.add_worksheet(name).write_row(0, 0, row)
    made = import_lists(str(path), [listed(tmp_path / "指标.xlsx", QUOTAS)], {})
    assert made == NoPlace("budget")


def filled_by_hand(path: Path) -> None:
    """Write a book as a clerk made it: amounts in 万元, own columns, a note, a picture, a sheet of sums, a table."""
    with xlsxwriter.Workbook(path) as file:
        own = file.add_format({"bg_color": "#FFFF00", "num_format": "#,##0.0000"})
        unit = file.add_worksheet("单位")
        unit.write_row(0, 0, ("单位名称", "云溪县林业局"))
        unit.write_row(1, 0, ("年度", 2023))
        quotas = file.add_worksheet("预算指标")
        head = ("经办", "日期", "类型", "金额（万元）", "项目", "指标文号")
        quotas.write_row(1, 0, ("小王", "2023-01-18", "年初", 10, "防火", "甲1"))
        quotas.write_number(1, 3, 10, own)
        quotas.write_comment(1, 3, "已核对")
        quotas.add_table(0, 0, 1, 5, {"columns": [{"header": one} for one in head]})
        chart = file.add_chart({"type": "column"})
        chart.add_series({"values": "=预算指标!$D$2:$D$2"})
        quotas.insert_chart(10, 0, chart)
        sums = file.add_worksheet("我的汇总")
        sums.write_formula(0, 0, "=SUM(预算指标!D:D)", None, 10)


def test_nothing_of_the_clerk_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "账套.xlsx"
    filled_by_hand(path)
    before = ZipFile(path)
    made = imported(path, listed(tmp_path / "指标.xlsx", QUOTAS))
    after_path = tmp_path / "后.xlsx"
    after_path.write_bytes(made.data)
    after = ZipFile(after_path)
    assert after.namelist() == before.namelist()
    changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert changed == {"xl/workbook.xml", "xl/worksheets/sheet2.xml", "xl/tables/table1.xml"}
    assert 'ref="A1:F4"' in after.read("xl/tables/table1.xml").decode()
    sheets = read_sheets(str(after_path))
    assert isinstance(sheets, Sheets)
    assert list(sheets.sheets[1].rows[1]) == ["小王", "2023-01-18", "年初", 10, "防火", "甲1"]
    assert list(sheets.sheets[1].rows[3][:5]) == [None, "2023-06-01", "调增", Decimal("2.5"), "防火"]


def test_an_amount_is_written_in_the_unit_of_the_sheet(tmp_path: Path) -> None:
    path = tmp_path / "账套.xlsx"
    filled_by_hand(path)
    made = imported(path, listed(tmp_path / "指标.xlsx", QUOTAS))
    assert column(made.book, "budget", "amount") == [(100_000_00,), (100_000_00,), (25_000_00,)]


def test_a_workbook_without_new_rows_keeps_every_byte(book: Path) -> None:
    data = book.read_bytes()
    assert with_rows(data, [Additions("支付", 2, 0, ())]) == data


def test_cells_stand_in_the_order_of_columns(book: Path) -> None:
    cells = (NewCell(5, 3, "丙"), NewCell(5, 0, "甲"), NewCell(4, 1, "乙"))
    data = with_rows(book.read_bytes(), [Additions("其他说明", 3, 0, cells)])
    sheets = read_sheets("账套.xlsx", data)
    assert isinstance(sheets, Sheets)
    rows = next(one for one in sheets.sheets if one.name == "其他说明").rows
    assert [list(row[:4]) for row in rows[3:5]] == [[None, "乙", None, None], ["甲", None, None, "丙"]]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_a_list_in_any_encoding(tmp_path: Path, codec: str) -> None:
    path = tmp_path / "支付.csv"
    path.write_bytes(PAID.encode(codec))
    sheets = read_delimited(str(path))
    assert isinstance(sheets, Sheets)
    assert list(sheets.sheets[0].rows[1]) == ["0001", "2023-08-01", "防火", "30201-办公费", "1,234.50", "+甲商店"]


def test_lists_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    for name, data, code in (("空.csv", b"", "JX003"), ("图.csv", b"\x89PNG\x00\x00\x01", "JX004")):
        path = tmp_path / name
        path.write_bytes(data)
        read = read_delimited(str(path))
        assert isinstance(read, ReadFailure)
        assert read.code == code
    missing = read_delimited(str(tmp_path / "没有.csv"))
    assert isinstance(missing, ReadFailure)
    assert missing.code == "JX001"


LINES = st.lists(
    st.tuples(
        st.sampled_from(["", "1", "2", "3"]), st.sampled_from(["2023-05-06", "2023-05-07"]),
        st.sampled_from(["防火", "造林"]), st.sampled_from(["", "30201", "30211"]), st.integers(1, 3),
    ),
    max_size=8,
)  # fmt: skip
HEAD = ("凭证号", "日期", "项目", "经济分类", "金额")


@settings(deadline=None)
@given(LINES, LINES)
def test_what_was_taken_once_is_there_the_next_time(first: Rows, second: Rows) -> None:
    def sheet(rows: Rows) -> Sheet:
        return Sheet("支付", [HEAD, *[[str(cell) or None for cell in row] for row in rows]])

    head = Sheet("单位", [("单位名称", "云溪县林业局"), ("年度", 2023)])
    source = Sheets(Source("账套.xlsx", "", "xlsx"), (head, sheet(first)))
    book, _ = read_book(source)
    more = read_listing(sheet(second), book, {})
    assert more is not None
    new = [one.incoming.row - 2 for one in differences(more, book) if one.found is Found.NEW]
    grown, _ = read_book(Sheets(source.source, (head, sheet([*first, *(second[at] for at in new)]))))
    again = read_listing(sheet(second), grown, {})
    assert again is not None
    assert [one.found for one in differences(again, grown) if one.found is Found.NEW] == []
    mine = read_listing(sheet(first), book, {})
    assert mine is not None
    assert {one.found for one in differences(mine, book)} <= {Found.SAME}
