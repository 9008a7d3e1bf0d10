"""What a clerk does: fill in a book, ask a command."""

import subprocess
import sys
from pathlib import Path

import xlsxwriter


def jixiao(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "jixiao", *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8")


def filled(path: Path, paid: float) -> Path:
    sheets: dict[str, list[tuple[object, ...]]] = {
        "单位": [("单位名称", "云溪县林业局"), ("年度", 2023)],
        "预算指标": [
            ("日期", "类型", "项目", "金额（万元）"),
            ("2023-1-10", "年初", "人员经费", 50),
            ("2023-1-10", "年初", "防火经费", 10),
            ("2023-7-1", "追加", "防火经费", 2.5),
        ],
        "支付": [
            ("日期", "项目", "金额"),
            ("2023-8-1", "防火经费", paid),
            ("2023-9-1", "人员经费", 500000),
        ],
        "项目": [("项目名称", "项目类别"), ("人员经费", "人员类"), ("防火经费", "特定目标类")],
    }
    with xlsxwriter.Workbook(path) as file:
        for name, rows in sheets.items():
            sheet = file.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return path
