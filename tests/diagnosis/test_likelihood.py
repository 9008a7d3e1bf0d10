"""What beside the slip itself makes one figure likelier to be wrong than another."""

import pytest

from jixiao.model.document import Document
from jixiao.model.finding import Finding, Severity
from jixiao.reading.read import read
from jixiao.services.checking import check_document

TITLE = "青岭县水利局2023年度部门整体支出绩效评价报告\n\n"


def errors(body: str) -> list[Finding]:
    document = read("text.txt", (TITLE + body).encode())
    assert isinstance(document, Document)
    return [one for one in check_document(document).findings if one.severity is Severity.ERROR]


def suspects(body: str) -> list[str]:
    return [suspect.printed for suspect in errors(body)[0].suspects]


def test_separators_that_are_wrong_show_which_figure_was_mistyped() -> None:
    body = "基本科研业务费：全年预算数6,200,000.00元，支出5,735,00.00元，执行率92.50%。"
    assert suspects(body)[0] == "5,735,000.00元"


def test_full_marks_come_to_a_hundred() -> None:
    rows = ("投入 | 20 | 18.5", "过程 | 25 | 23.4", "产出 | 3 | 2.8", "效果 | 25 | 24.1", "合计 | 100 | 68.8")
    table = "\n".join(f"| {row} |" for row in ("指标 | 分值 | 得分", "---|---|---", *rows))
    (finding,) = errors(f"四、自评得分\n\n{table}\n")
    assert finding.suspects[0].printed == "30"


def test_parts_that_exceed_their_whole_come_to_it_when_mended() -> None:
    body = (
        "全年支出8,762.71万元。按功能分类：城乡社区支出8,318.06万元，社会保障和就业支出236.84万元，"
        "医疗卫生与计划生育支出888.15万元，住房保障支出119.66万元。"
    )
    assert suspects(body)[0] == "88.15万元"


def test_no_score_is_mended_to_more_than_its_full_mark() -> None:
    body = (
        "自评总得分94.8分：目标设定9.5分（满分10分）；预算配置19分（满分20分）；预算管理18.5分（满分20分）；"
        "职责履行29分（满分30分）；履职效益8.8分（满分20分）。"
    )
    assert set(suspects(body)) == {"18.8分", "84.8分"}


def test_the_scores_that_words_add_up_are_suspected_too() -> None:
    body = "自评得分95.5分，投入、过程、产出、效果四个方面分别得14.5分、34分、33分、24分。"
    assert suspects(body)[:2] == ["4.5分", "24分"]


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("全年支出4,862.37万元，较上年决算数5,177.83万元增加315.46万元。", "增加"),
        ("全年支出4,862.37万元，较上年决算数2,177.83万元减少315.46万元、下降6.09%。", "315.46万元"),
    ],
    ids=["the amount fits the other direction", "no direction makes the amount fit"],
)
def test_a_word_is_wrong_only_where_the_other_makes_the_amount_fit(body: str, word: str) -> None:
    document = TITLE + body
    (finding,) = [one for one in errors(body) if one.message.startswith("JX108.")]
    assert finding.primary.span.of(document) == word
