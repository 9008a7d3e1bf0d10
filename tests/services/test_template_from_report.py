"""An old report becomes a template: what is certain is replaced, what is not is marked and counted."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from click.testing import CliRunner

from jixiao.cli.main import cli
from jixiao.model.document import Document
from jixiao.services.files import read_path
from jixiao.services.old_report.make import Retold, template_from
from jixiao.services.old_report.words import unit_puts, year_puts
from jixiao.services.report import Own, own_template

SEED = Path(__file__).parents[3] / "shared/corpus/shifeng-2023/report.docx"
DAY = datetime(2024, 3, 1, tzinfo=UTC)
TEXT = """云溪县林业局2023年度部门整体支出绩效自评报告
一、部门基本情况
云溪县林业局是县政府工作部门，核定编制20名，年末在职人员18人。
二、预算收支情况
2023年年初预算4563000元，年中追加125.00万元，全年预算数581.30万元。
2023年支出合计0.0545亿元，预算执行率93.8%，年末结转结余36.30万元。
全年开展巡护约120次，2023年5月召开动员会。
"""


def report(folder: Path, text: str = TEXT) -> Path:
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    path = folder / "旧报告.docx"
    document.save(str(path))
    return path


def lines(data: bytes) -> list[str]:
    return [one.text for one in docx.Document(BytesIO(data)).paragraphs]


def test_figures_in_any_unit_become_tags_that_print_them_in_it(tmp_path: Path) -> None:
    made = template_from(str(report(tmp_path)), DAY)
    assert isinstance(made, Retold)
    told = lines(made.data)
    assert told[0] == "{{单位名称}}{{年度}}年度部门整体支出绩效自评报告"
    assert told[4] == (
        "{{年度}}年年初预算{{年初预算数 元 整数}}，"
        "年中{{如果 预算调整数 < 0}}追减{{否则}}追加{{完}}{{预算调整数 绝对值}}，全年预算数{{全年预算数}}。"
    )
    assert told[6] == "全年开展巡护约{{请核对 120次}}，{{请核对 2023}}年5月召开动员会。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年支出", ["{{年度}}"]),
        ("比2022年增加，2024年将", ["{{上年度}}", "{{下年度}}"]),
        ("截至2023年12月31日", ["{{年度}}"]),
        ("2023年6月召开", ["{{请核对 2023}}"]),
        ("根据《关于2023年绩效评价的通知》", ["{{请核对 2023}}"]),
        ("2021-2023年规划", ["{{请核对 2023}}"]),
        ("2018年修订", []),
        ("财绩〔2023〕5号", []),
    ],
)
def test_a_year_is_replaced_where_it_is_certain(text: str, expected: list[str]) -> None:
    assert [one.text for one in year_puts(text, 2023, ())] == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("林业局2023年度", 1),
        ("关于林业局部门整体支出", 1),
        ("云溪县林业局2023年度", 0),
        ("林业局机关后勤服务中心", 0),
    ],
)
def test_the_unit_is_replaced_where_its_name_stands_alone(text: str, count: int) -> None:
    assert len(list(unit_puts(text, "林业局"))) == count


def test_the_terminal_counts_what_became_of_the_figures(tmp_path: Path) -> None:
    target = tmp_path / "模板.docx"
    result = CliRunner().invoke(cli, ["template", "--from", str(report(tmp_path)), "-o", str(target)])
    assert result.exit_code == 0
    assert "数字换成标记" in result.output
    assert isinstance(own_template(target), Own)


PROJECTS = """2023年度部门整体支出绩效自评报告
一、项目支出情况
防火经费项目年初预算50.00万元，全年预算数55.00万元，实际支出44.00万元，预算执行率80.00%。
造林补助项目全年预算数30.00万元，实际支出30.00万元。
"""


def test_figures_of_one_project_become_tags_that_name_it(tmp_path: Path) -> None:
    made = template_from(str(report(tmp_path, PROJECTS)), DAY)
    assert isinstance(made, Retold)
    name = "{{项目“防火经费”."
    assert lines(made.data)[2] == (
        f"防火经费项目年初预算{name}年初预算数}}}}，全年预算数{name}全年预算数}}}}，"
        f"实际支出{name}项目支出}}}}，预算执行率{name}预算执行率}}}}。"
    )


def test_a_book_without_the_project_is_told_where_the_template_names_it(tmp_path: Path) -> None:
    made = template_from(str(report(tmp_path, PROJECTS)), DAY)
    assert isinstance(made, Retold)
    template, book = tmp_path / "模板.docx", tmp_path / "账套.xlsx"
    template.write_bytes(made.data)
    other = report(tmp_path, PROJECTS.replace("防火经费", "森林防火经费"))
    runner = CliRunner()
    assert runner.invoke(cli, ["extract", str(other), "--format", "book", "-o", str(book)]).exit_code == 0
    told = runner.invoke(
        cli, ["compose", str(book), "-o", str(tmp_path / "out"), "--template", str(template), "--draft"]
    )
    assert told.exit_code == 2
    assert "第3段“防火经费项目" in told.output
    assert "账套里没有这个项目：项目“防火经费”.年初预算数，是不是“森林防火经费”" in told.output


@pytest.mark.parametrize("text", ["没有年度", "{{全年预算数}}2023年度部门整体支出绩效自评报告"])
def test_what_is_no_report_of_a_year_is_refused(tmp_path: Path, text: str) -> None:
    target = tmp_path / "模板.docx"
    result = CliRunner().invoke(cli, ["template", "--from", str(report(tmp_path, text)), "-o", str(target)])
    assert result.exit_code == 2
    assert not target.exists()


@pytest.mark.skipif(not SEED.exists(), reason="the corpus is not beside the repository")
def test_the_figures_of_the_real_report_come_back_from_its_book(tmp_path: Path) -> None:
    made = template_from(str(SEED), DAY)
    assert isinstance(made, Retold)
    template, book = tmp_path / "模板.docx", tmp_path / "账套.xlsx"
    template.write_bytes(made.data)
    runner = CliRunner()
    assert runner.invoke(cli, ["extract", str(SEED), "--format", "book", "-o", str(book)]).exit_code == 0
    out = tmp_path / "out"
    done = runner.invoke(
        cli, ["compose", str(book), "-o", str(out), "--template", str(template), "--kind", "报告", "--draft"]
    )
    assert done.exit_code == 0, done.output
    (path,) = out.glob("*.docx")
    with ZipFile(path) as archive:
        assert "word/comments.xml" in archive.namelist()
    document = read_path(str(path))
    assert isinstance(document, Document)
    text = document.text
    assert "2023年预算收入560.75万元，其中年初预算326.42万元，调整追加234.33万元" in text
    assert "2023年支出458.04万元，其中基本支出245.80万元，项目支出212.24万元，结余结转102.71万元" in text
