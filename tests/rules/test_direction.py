"""A change that goes the other way is told by its word, never by a sign."""

from collections.abc import Callable

import pytest

from jixiao.model.document import Document
from jixiao.rendering.catalogue import say
from jixiao.services.checking import check_document


def test_expected_change_is_positive_and_says_its_direction(as_document: Callable[[str], Document]) -> None:
    text = "2023年公务接待费支出5.00万元，比上年的6.50万元增加1.50万元。"
    findings = [one for one in check_document(as_document(text)).findings if one.code == "JX108"]
    assert [(one.expected, one.found, say(one.message, one.args)) for one in findings] == [
        (
            "减少1.50万元",
            "1.50万元",
            "写作“增加”1.50万元，但按公务接待费5.00万元－“公务接待费”上年数6.50万元方向相反，应为减少1.50万元",
        )
    ]


def test_words_that_contradict_each_other_show_the_figures_of_their_sentence(
    as_document: Callable[[str], Document],
) -> None:
    text = "全年支出2,738.18万元，较上年的2,516.40万元增加221.78万元，下降8.81%。会议费支出3.00万元。"
    (found,) = (one for one in check_document(as_document(text)).findings if one.code == "JX402")
    assert [place.span.of(text) for place in found.related] == [
        "增加221.78万元",
        "2,738.18万元",
        "2,516.40万元",
        "8.81%",
    ]
    assert say(found.related[1].label) == "同句数字"


@pytest.mark.parametrize(
    ("change", "wrong", "right"),
    [
        ("公务接待费8.15万元，上年为7.62万元，同比下降6.96%。", "下降", "上升"),
        ("预算执行率93.50%。上年执行率为95.12%，本年提高1.62个百分点。", "提高", "降低"),
        (
            "这一年一共用掉321.36万元。\n\n2022年总支出是338.69万元，两年相比，2023年增加17.33万元，因为工程完工。",
            "增加",
            "减少",
        ),
        ("年初结转16.75万元。年末结转18.54万元，较年初减少1.79万元，增长10.69%。", "减少", "增加"),
    ],
)
def test_only_the_word_that_goes_the_wrong_way_is_quoted_and_another_proposed(
    as_document: Callable[[str], Document], change: str, wrong: str, right: str
) -> None:
    text = f"青岭县水利局2023年度部门整体支出绩效自评报告\n\n{change}"
    findings = [one for one in check_document(as_document(text)).findings if one.code == "JX402"]
    assert [(one.primary.span.of(text), one.expected) for one in findings] == [(wrong, right)]
