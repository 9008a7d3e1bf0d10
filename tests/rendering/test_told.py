"""Last year's amounts are told under one concept, wherever a report prints them."""

import json
from pathlib import Path

import pytest

from jixiao.cli.main import main

REPORT = """云溪县林业局2023年度部门整体支出绩效自评报告

一、基本情况
单位：万元

| 项目 | 2022年决算数 | 2023年决算数 |
|---|---|---|
| 支出合计 | 380.00 | 401.30 |
| 基本支出 | 250.00 | 260.10 |
| 项目支出 | 130.00 | 141.20 |
"""


def test_a_column_of_last_year_holds_last_years_amounts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "自评报告.txt"
    report.write_text(REPORT, "utf-8")
    main(["check", "--format", "json", str(report)])
    facts = json.loads(capsys.readouterr().out)["documents"][0]["facts"]
    assert {(one["concept"], one["period"], one["printed"]) for one in facts if one["concept"] and one["span"]} == {
        ("prior_year_amount", "2022", "380.00"),
        ("prior_year_amount", "2022", "250.00"),
        ("prior_year_amount", "2022", "130.00"),
        ("expenditure_total", "2023", "401.30"),
        ("expenditure_basic", "2023", "260.10"),
        ("expenditure_project", "2023", "141.20"),
    }


def test_money_of_one_fund_is_told_with_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "自评报告.txt"
    title = REPORT.partition("\n")[0]
    fund = "一般公共预算财政拨款支出年初预算为300.00万元，支出决算为360.00万元，完成年初预算的120.00%。"
    report.write_text(f"{title}\n\n全年支出401.30万元。\n\n{fund}\n", "utf-8")
    main(["check", "--format", "json", str(report)])
    facts = json.loads(capsys.readouterr().out)["documents"][0]["facts"]
    told = {one["printed"]: one["item"] and one["item"]["name"] for one in facts if one["concept"] and one["span"]}
    fund_name = "一般公共预算"
    assert told == {"401.30万元": None, "300.00万元": fund_name, "360.00万元": fund_name, "120.00%": fund_name}
