"""One value that a figure should have: in the message, the fields, the suspects and the proposal."""

from dataclasses import replace

import pytest

from jixiao.model.document import Document, Live
from jixiao.model.fact import Coordinates, Subject, SubjectKind
from jixiao.model.finding import Finding, Severity
from jixiao.model.span import Span
from jixiao.reading.read import read
from jixiao.services.checking import check_document

TITLE = "青岭县水利局2023年度部门整体支出绩效评价报告\n\n"


def document(body: str) -> Document:
    found = read("text.txt", (TITLE + body).encode())
    assert isinstance(found, Document)
    return found


def error(one: Document) -> Finding:
    (finding,) = [one for one in check_document(one).findings if one.severity is Severity.ERROR]
    return finding


@pytest.mark.parametrize(
    ("body", "wrong", "right"),
    [
        (
            (
                "上年结转结余93.58万元，本年收入1649.00万元，本年支出1634.34万元，年末结转和结余188.23万元，"
                "收入总计1742.58万元。"
            ),
            "188.23万元",
            "108.23万元",
        ),
        ("全年支出1000.00万元，其中基本支出600.00万元，项目支出400.00元。", "400.00元", "400.00万元"),
        (
            (
                "全年采购支出250.90万元。其中，货物类150.40万元，工程类57.90万元，服务类24.60万元。"
                "服务类占采购支出的16.98%。"
            ),
            "24.60万元",
            "42.60万元",
        ),
        ("全年支出100.00万元，其中基本支出63.72万元，项目支出36.82万元。", "36.82万元", "36.28万元"),
    ],
    ids=["within rounding of the parts", "another unit", "the share of a part is told", "a part is wrong"],
)
def test_all_say_the_value_of_the_whole_solution(body: str, wrong: str, right: str) -> None:
    finding = error(document(body))
    proposed = [edit.text for edit in finding.fix.edits] if finding.fix is not None else [right]
    assert (finding.found, finding.expected, finding.suspects[0].printed, proposed) == (wrong, right, right, [right])


def test_a_figure_changed_by_hand_is_to_be_what_was_composed() -> None:
    body = "全年支出100.00万元，其中基本支出60.00万元，项目支出41.00万元。"
    plain = document(body)
    start = plain.text.index("60.00万元")
    means = Coordinates("expenditure_basic", Subject(SubjectKind.UNIT, "青岭县水利局"), None, "2023", None)
    composed = replace(plain, live=((Span(start, start + 7), Live("59.00万元", means)),))
    finding = error(composed)
    assert (finding.expected, finding.suspects[0].why) == ("59.00万元", "suspect.composed")


def test_beside_a_slip_no_value_finer_than_would_be_printed_is_proposed() -> None:
    body = "全年项目支出83.47万元，其中宣传品印制支出23.40元、新媒体投放支出38.07万元、站点建设支出22.00万元。"
    (finding,) = [one for one in check_document(document(body)).findings if one.code == "JX120"]
    assert [(one.printed, one.why) for one in finding.suspects] == [("23.40万元", "suspect.unit")]


def test_where_only_a_word_points_the_wrong_way_nothing_is_reckoned_from_its_figures() -> None:
    body = (
        "全年支出1330.92万元，上年支出1278.45万元，比上年减少52.47万元，增长4.10%。"
        "其中基本支出591.00万元，项目支出793.92万元。"
    )
    found = check_document(document(body)).findings
    (summed,) = [one for one in found if one.code == "JX101"]
    (turned,) = [one for one in found if one.code == "JX108"]
    assert (summed.suspects[0].printed, turned.message.rpartition(".")[2]) == ("739.92万元", "turned")
