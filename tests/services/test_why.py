"""How a number came by its meaning, told from its file and place."""

from pathlib import Path

import pytest

from jixiao.model.trace import Clue, Reason
from jixiao.rendering.trace import trace_text
from jixiao.services.why import Answer, split_place, why

TEXT = """青岭县水利局2023年度部门整体支出绩效自评报告

一、支出情况
根据〔2023〕12号文，2023年全年支出1000.00万元，其中基本支出700.00万元。
公证标的50.00万元。
| 项目名称 | 全年预算 | 实际支出 |
| 灌区管护项目 | 20.00 | 19.00 |
"""


@pytest.fixture
def report(tmp_path: Path) -> str:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def told(path: str, where: str) -> str:
    answer = why(path, where)
    assert isinstance(answer, Answer)
    return "\n".join(trace_text(one, answer.document) for one in answer.traces)


def test_words_before_a_figure_speak_for_its_meaning(report: str) -> None:
    answer = why(report, "700.00万元")
    assert isinstance(answer, Answer)
    (trace,) = answer.traces
    assert (trace.reason, trace.clues, trace.headings) == (
        Reason.WORDS,
        (Clue("其中", "list", "list"), Clue("基本支出", "topic", "basic")),
        ("支出情况",),
    )
    assert told(report, "700.00万元") == (
        "数字“700.00万元” 第4行第39字\n"
        "  读作：7000000.00元\n"
        "  认作：基本支出（expenditure_basic）；主体：青岭县水利局；年度：2023\n"
        "  原句：根据〔2023〕12号文，2023年全年支出1000.00万元，其中基本支出700.00万元。\n"
        "  标题：支出情况\n"
        "  依据：前面的词说明了含义\n"
        "  前面的词：其中（引出分项）、基本支出（事项：基本支出）"
    )


def test_an_unread_figure_names_the_words_that_were_not_understood(report: str) -> None:
    lines = told(report, "50.00万元").split("\n")
    assert lines[2] == "  没有认作任何指标"
    assert lines[-1] == "  没有读懂的词：“公证标的”。要让它认出来，可在词表中补充同义词"


def test_a_cell_names_its_header_and_label(report: str) -> None:
    assert told(report, "19.00").split("\n")[-1] == "  依据：表头“实际支出”、行名“灌区管护项目”"


def test_what_is_no_figure_says_what_it_is(report: str) -> None:
    assert told(report, str(TEXT.index("〔2023〕") + 1)).split("\n")[0].endswith("不是数字：文号、序号、代码或专有名称")
    assert told(report, str(TEXT.index("2023年全年"))).split("\n")[0].endswith("不是数字：年份")
    assert told(report, str(TEXT.index("根据"))) == ""


@pytest.mark.parametrize(
    ("place", "parts"),
    [
        ("报告.docx:412", ("报告.docx", "412")),
        ("报告.docx:“458.04万元”", ("报告.docx", "458.04万元")),
        ("C:\\报告.docx:412", ("C:\\报告.docx", "412")),
        ("报告.docx", ("报告.docx", "")),
    ],
)
def test_file_and_place(place: str, parts: tuple[str, str]) -> None:
    assert split_place(place) == parts


def test_a_meaning_that_weights_gave_says_so(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    added = "年初盘子定在812.40万元，后来财政又给添了35.60万元，一年下来花掉790.25万元。\n"
    path.write_text(f"青岭县水利局2023年度部门整体支出绩效自评报告\n\n一、资金情况\n{added}", encoding="utf-8")
    answer = why(str(path), "35.60万元")
    assert isinstance(answer, Answer)
    (trace,) = answer.traces
    assert trace.reason is Reason.WEIGHED
    assert trace.fact is not None
    assert trace.fact.weighed
    assert "上下文用词的权重" in told(str(path), "35.60万元")


def test_a_meaning_that_weights_doubt_says_so(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    fixed = "结转结余率3.86%，控制在10%以内。\n"
    path.write_text(f"青岭县水利局2023年度部门整体支出绩效自评报告\n\n二、预算执行情况\n{fixed}", encoding="utf-8")
    answer = why(str(path), "3.86%")
    assert isinstance(answer, Answer)
    (trace,) = answer.traces
    assert (trace.reason, trace.fact and trace.fact.coordinates) == (Reason.DOUBTED, None)
    assert "不予认定" in told(str(path), "3.86%")
