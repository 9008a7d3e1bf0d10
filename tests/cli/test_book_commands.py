"""Books from the command line: a new one, one that was filled in."""

import json
import re
from pathlib import Path

import docx
import xlsxwriter
from clerk import filled, jixiao


def test_a_new_book_has_nothing_to_check(tmp_path: Path) -> None:
    path = tmp_path / "账套.xlsx"
    made = jixiao("new", path, "--unit", "云溪县林业局", "--year", "2023")
    assert (made.returncode, made.stdout) == (0, "")
    told = jixiao("check", path, "--format", "concise")
    what = "无数据：账套中没有一个数字，没有可核对的内容。先填“预算指标”和“支付”，再填“项目”“绩效目标与指标”等表"
    assert (told.returncode, told.stdout) == (0, f"{path}:预算指标!1: JX813 提醒 {what}\n")
    figures = jixiao("facts", path)
    assert (figures.stdout, figures.stderr.startswith("账套中没有数字")) == ("", True)
    certificate = jixiao("certificate", path, "-o", tmp_path / "证明.html")
    assert (certificate.returncode, "缺少数据的规则 9 条" in (tmp_path / "证明.html").read_text("utf-8")) == (0, True)


def test_rules_whose_sheets_are_empty_have_no_data(tmp_path: Path) -> None:
    done = jixiao("check", filled(tmp_path / "账套.xlsx", 120000), "--format", "json")
    duties = {one["rule"]: one for one in json.loads(done.stdout)["documents"][0]["duties"]}
    assert {code: duties[code]["no_data"] for code in ("JX803", "JX809", "JX813")} == {
        "JX803": 0,
        "JX809": 1,
        "JX813": 0,
    }


def test_a_file_that_exists_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "账套.xlsx"
    path.write_bytes(b"mine")
    assert jixiao("new", path).returncode == 2
    assert path.read_bytes() == b"mine"
    assert jixiao("new", tmp_path / "账套.docx").returncode == 2


def test_findings_stand_at_sheet_and_row(tmp_path: Path) -> None:
    path = filled(tmp_path / "账套.xlsx", 130000)
    done = jixiao("check", path, "--format", "concise", "--severity", "error")
    said = "“防火经费”支出 130000.00 元，超过可用指标 125000.00 元，超支 5000.00 元"
    assert (done.returncode, done.stdout) == (1, f"{path}:支付!2: JX803 错误 {said}\n")


def test_figures_of_a_book_in_the_contract(tmp_path: Path) -> None:
    done = jixiao("check", filled(tmp_path / "账套.xlsx", 120000), "--format", "json")
    document = json.loads(done.stdout)["documents"][0]
    assert (document["kind"], document["unit"], document["year"]) == ("book", "云溪县林业局", 2023)
    whole = {
        one["concept"]: one["value"]
        for one in document["facts"]
        if one["subject"]["kind"] == "unit" and one["item"] is None
    }
    assert whole == {
        "expenditure_total": "620000.00",
        "budget_initial": "600000.00",
        "budget_adjustment": "25000.00",
        "budget_adjusted": "625000.00",
        "carryover_closing": "5000.00",
        "execution_rate": "99.20",
        "carryover_rate": "0.80",
        "budget_adjust_rate": "4.17",
        "expenditure_personnel": "500000.00",
        "expenditure_public": "0.00",
        "expenditure_basic": "500000.00",
        "expenditure_project": "120000.00",
    }


def test_another_workbook_is_no_book(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    with xlsxwriter.Workbook(path) as file:
        file.add_worksheet("Sheet1").write(0, 0, "随手记")
    done = jixiao("check", path, "--format", "concise")
    assert (done.returncode, "JX004" in done.stdout) == (2, True)


def test_figures_with_their_working(tmp_path: Path) -> None:
    path = filled(tmp_path / "账套.xlsx", 120000)
    lines = jixiao("facts", path, "--project", "防火经费").stdout.splitlines()
    assert lines[3] == "“防火经费”全年预算数　125000.00元　全年预算数＝年初＋追加〔预算指标第3、4行〕"
    told = json.loads(jixiao("facts", path, "--format", "json").stdout)
    assert told[0]["value"] == "620000.00"
    assert told[0]["rows"] == [{"sheet": "支付", "rows": [2, 3]}]


def test_a_figure_is_explained_down_to_its_rows(tmp_path: Path) -> None:
    path = filled(tmp_path / "账套.xlsx", 120000)
    expected = """\
2023年“防火经费”预算执行率：96.00%
  预算执行率＝项目支出÷全年预算数
  　 项目支出 120000.00元
  ÷ 全年预算数 125000.00元
  出自：
    支付 第2行　日期 2023-08-01｜项目 防火经费｜金额 120000.00
    预算指标 第3行　日期 2023-01-10｜类型 年初｜项目 防火经费｜金额 100000.00
    预算指标 第4行　日期 2023-07-01｜类型 追加｜项目 防火经费｜金额 25000.00
"""
    for concept in ("execution_rate", "预算执行率"):
        assert jixiao("explain", path, concept, "--project", "防火经费").stdout == expected


def test_a_figure_that_the_book_has_not(tmp_path: Path) -> None:
    path = filled(tmp_path / "账套.xlsx", 120000)
    done = jixiao("explain", path, "资产总额")
    assert (done.returncode, done.stderr) == (
        2,
        "jixiao: 账套中没有“资产总额”，用 jixiao facts 查看全部数字\n",
    )
    assert jixiao("facts", tmp_path / "没有.xlsx").returncode == 2


def test_a_report_against_a_book(tmp_path: Path) -> None:
    book, report = filled(tmp_path / "账套.xlsx", 120000), tmp_path / "报告.txt"
    report.write_text("云溪县林业局2023年度部门整体支出绩效自评报告\n2023年实际支出63万元。\n", encoding="utf-8")
    done = jixiao("check", report, "--against", book, "--select", "JX601", "--format", "concise")
    said = "支出合计写作63万元，账套为62万元（支出合计＝支付，支付第2、3行）"
    assert (done.returncode, done.stdout) == (1, f"{report}:2:10: JX601 错误 {said}\n")
    assert jixiao("check", report, "--against", tmp_path / "没有.xlsx").returncode == 2
    assert jixiao("check", report, "--against", book, "--fix").returncode == 2


def test_the_next_book_stands_beside_the_old_one(tmp_path: Path) -> None:
    done = jixiao("roll", filled(tmp_path / "账套2023.xlsx", 120000), "--year", "2024")
    target = tmp_path / "账套2024.xlsx"
    assert (done.returncode, done.stderr) == (0, f"已写入：{target}\n")
    assert done.stdout.splitlines()[0] == "结转 1 笔，共 5000.00 元，已记为“上年结转”指标"
    again = jixiao("check", target, "--format", "concise", "--severity", "error")
    assert (again.returncode, again.stdout) == (0, "")


def test_rolling_leaves_a_file_that_exists_as_it_is(tmp_path: Path) -> None:
    source, target = filled(tmp_path / "账套2023.xlsx", 120000), tmp_path / "账套2024.xlsx"
    target.write_bytes(b"mine")
    assert jixiao("roll", source).returncode == 2
    assert target.read_bytes() == b"mine"


def test_a_book_with_errors_is_not_closed(tmp_path: Path) -> None:
    source = filled(tmp_path / "账套2023.xlsx", 130000)
    done = jixiao("roll", source)
    assert (done.returncode, "JX803" in done.stdout) == (1, True)
    assert list(tmp_path.iterdir()) == [source]


def test_only_the_next_year_follows(tmp_path: Path) -> None:
    source = filled(tmp_path / "账套2023.xlsx", 120000)
    done = jixiao("roll", source, "--year", "2025")
    assert (done.returncode, done.stderr) == (2, f"jixiao: {source} 的下一年度是 2024 年\n")


def test_forms_are_composed_from_a_book_and_hold(tmp_path: Path) -> None:
    book = filled(tmp_path / "账套.xlsx", 110_000)
    made = jixiao("compose", book, "-o", tmp_path / "表", "--kind", "自评")
    assert made.returncode == 0, made.stderr
    files = sorted((tmp_path / "表").iterdir())
    names = ("部门整体支出绩效自评表", "项目支出绩效自评表 1 防火经费")
    assert [one.name for one in files] == [f"{name}.{ending}" for name in names for ending in ("docx", "xlsx")]
    assert jixiao("check", *files).returncode == 0


def test_monitoring_forms_are_composed_for_a_day(tmp_path: Path) -> None:
    book = filled(tmp_path / "账套.xlsx", 110_000)
    made = jixiao("compose", book, "-o", tmp_path / "表", "--kind", "监控", "--until", "9-30", "--format", "xlsx")
    assert made.returncode == 0, made.stderr
    assert [one.name for one in (tmp_path / "表").iterdir()] == ["项目支出绩效运行监控表 1 防火经费.xlsx"]
    wrong = jixiao("compose", book, "-o", tmp_path / "表", "--kind", "监控", "--until", "2-30")
    assert (wrong.returncode, "--until 应写成“月-日”" in wrong.stderr) == (2, True)


def test_the_report_is_composed_and_holds(tmp_path: Path) -> None:
    book = filled(tmp_path / "账套.xlsx", 110_000)
    made = jixiao("compose", book, "-o", tmp_path / "报告", "--kind", "报告")
    assert made.returncode == 0, made.stderr
    (report,) = (tmp_path / "报告").iterdir()
    assert report.name.endswith("年度部门整体支出绩效自评报告.docx")
    text = jixiao("extract", report, "--format", "text").stdout
    assert "基本支出50.00万元，全部是人员经费，没有公用经费支出。" in text
    assert re.findall(r"(?<!\d)0\.00万元", text) == []
    assert jixiao("check", report).returncode == 0


def test_a_template_is_written_changed_and_used(tmp_path: Path) -> None:
    book, template = filled(tmp_path / "账套.xlsx", 110_000), tmp_path / "模板.docx"
    assert jixiao("template", "-o", template).returncode == 0
    assert jixiao("template", "-o", template).returncode == 2
    used = jixiao("compose", book, "-o", tmp_path / "报告", "--kind", "报告", "--template", template)
    assert used.returncode == 0, used.stderr


def test_a_wrong_tag_is_told_with_its_paragraph(tmp_path: Path) -> None:
    book, template = filled(tmp_path / "账套.xlsx", 110_000), tmp_path / "模板.docx"
    document = docx.Document()
    document.add_paragraph("第一段")
    document.add_paragraph("全年预算{{全年预算额}}。")
    document.save(str(template))
    told = jixiao("compose", book, "-o", tmp_path / "报告", "--template", template)
    assert told.returncode == 2
    assert f"{template} 第2段“全年预算{{{{全年预算额}}}}。”：认不得“全年预算额”，是不是“全年预算数”" in told.stderr
    assert not (tmp_path / "报告").exists()


def test_a_draft_is_composed_in_spite_of_errors_and_says_so(tmp_path: Path) -> None:
    made = jixiao(
        "compose", filled(tmp_path / "账套.xlsx", 900_000), "-o", tmp_path / "稿", "--draft", "--format", "docx"
    )
    assert made.returncode == 0, made.stderr
    assert "生成的是草稿" in made.stdout
    assert all(one.name.startswith("草稿 ") for one in (tmp_path / "稿").iterdir())


def test_composing_overwrites_nothing(tmp_path: Path) -> None:
    book = filled(tmp_path / "账套.xlsx", 110_000)
    assert jixiao("compose", book, "-o", tmp_path / "表").returncode == 0
    again = jixiao("compose", book, "-o", tmp_path / "表")
    assert again.returncode == 2
    assert "文件已存在，未改动" in again.stderr


def test_nothing_is_composed_from_a_book_with_errors(tmp_path: Path) -> None:
    made = jixiao("compose", filled(tmp_path / "账套.xlsx", 900_000), "-o", tmp_path / "表")
    assert made.returncode == 1
    assert not (tmp_path / "表").exists()


REPORT = """云溪县林业局2023年度部门整体支出绩效评价报告
一、预算收支情况
2023年年初预算600万元，年中追加40万元，全年预算640万元，支出620万元，年末结转结余20万元。
"""


def test_an_old_report_becomes_a_book(tmp_path: Path) -> None:
    report, book = tmp_path / "报告.txt", tmp_path / "账套.xlsx"
    report.write_text(REPORT, "utf-8")
    done = jixiao("extract", report, "-o", book)
    assert (done.returncode, "5 个数字已转入账套" in done.stderr) == (0, True)
    assert jixiao("check", report, "--against", book, "--format", "concise").stdout.count("JX601") == 0
    again = jixiao("extract", report, "-o", book)
    assert (again.returncode, "文件已存在，未改动" in again.stderr) == (2, True)


PROJECT_REPORT = """云溪县水利局2023年度农村饮水安全巩固提升项目支出绩效自评报告

一、项目基本情况
农村饮水安全巩固提升项目2023年预算320万元，实际支出300万元，预算执行率93.75%。
"""


def test_a_report_on_a_project_becomes_a_book_of_that_project(tmp_path: Path) -> None:
    report, book = tmp_path / "报告.txt", tmp_path / "账套.xlsx"
    report.write_text(PROJECT_REPORT, "utf-8")
    assert jixiao("extract", report, "-o", book).returncode == 0
    made = jixiao("compose", book, "-o", tmp_path / "表", "--kind", "报告", "--kind", "自评", "--kind", "目标")
    assert made.returncode == 0, made.stderr
    names = {one.stem for one in (tmp_path / "表").iterdir()}
    assert names == {f"项目支出绩效{kind}表 1 农村饮水安全巩固提升" for kind in ("自评", "目标申报")}


def test_the_list_of_figures_is_asked_for_by_its_format(tmp_path: Path) -> None:
    report, listed = tmp_path / "报告.txt", tmp_path / "数字.xlsx"
    report.write_text(REPORT, "utf-8")
    assert jixiao("extract", report, report, "--format", "xlsx", "-o", listed).returncode == 0
    done = jixiao("extract", report, report, "-o", tmp_path / "账套.xlsx")
    assert (done.returncode, "--format xlsx" in done.stderr) == (2, True)
    done = jixiao("extract", listed.with_name("账套2.xlsx"), "-o", tmp_path / "账套.xlsx")
    assert done.returncode == 2


def test_lists_are_imported_once_with_a_backup(tmp_path: Path) -> None:
    book, listed = tmp_path / "账套.xlsx", tmp_path / "支付.csv"
    jixiao("new", book, "--unit", "云溪县林业局", "--year", 2023)
    before = book.read_bytes()
    listed.write_bytes(
        "支付凭证号,支付日期,项目名称,支付金额\n0001,2023-08-01,防火,100\n0002,8月,防火,5\n".encode("gbk")
    )
    dry = jixiao("import", book, listed, "--dry-run")
    assert (dry.returncode, book.read_bytes() == before) == (1, True)
    assert dry.stdout.splitlines()[2:] == [
        "  ＋ 第2行　日期 2023-08-01｜凭证号 0001｜项目 防火｜金额 100.00",
        "  ！ 没有导入：“支付”表第3行B列（日期）应是日期，如 2023-05-06，现为“8月”",
    ]
    assert jixiao("import", book, listed).returncode == 1
    assert (tmp_path / "账套-导入前.xlsx").read_bytes() == before
    assert '"金额" = "支付金额"' in (tmp_path / "账套.导入.toml").read_text("utf-8")
    after = book.read_bytes()
    again = jixiao("import", book, listed)
    assert ("没有新的行" in again.stderr, book.read_bytes() == after) == (True, True)
    assert not (tmp_path / "账套-导入前2.xlsx").exists()


def test_what_is_no_list_is_told(tmp_path: Path) -> None:
    book, other = tmp_path / "账套.xlsx", tmp_path / "通讯录.csv"
    jixiao("new", book, "--unit", "云溪县林业局", "--year", 2023)
    other.write_text("姓名,电话\n张三,123\n", "utf-8")
    done = jixiao("import", book, other)
    assert (done.returncode, "认不出是指标、支付还是项目清单" in done.stdout) == (2, True)
    wrong = jixiao("import", book, other, "--column", "姓名=甲")
    assert (wrong.returncode, "--column 写作" in wrong.stderr) == (2, True)
    assert jixiao("import", tmp_path / "没有.xlsx", other).returncode == 2
