"""The repair of one document: what is made, what is taken back, what is left to a person."""

from datetime import UTC, datetime

import pytest

from jixiao.model.finding import Applicability, Edit
from jixiao.model.repair import Reason, Repaired
from jixiao.model.result import Checked
from jixiao.model.span import Span
from jixiao.services.files import check_data
from jixiao.services.repair.candidates import Asked, candidates, tight
from jixiao.services.repair.repair import repair

DATE = datetime(2024, 3, 18, tzinfo=UTC)
TITLE = "云溪县林业局2023年度部门整体支出绩效评价报告\n"
RATE = (
    TITLE + "一、预算执行情况\n2023年年初预算500.00万元，年中追加100.00万元，全年预算600.00万元。"
    "全年支出450.00万元，其中基本支出200.00万元，项目支出250.00万元，预算执行率57.00%。"
    "年末结转结余150.00万元。\n"
)


def repaired(text: str, *, proposals: bool = False) -> Repaired:
    data = text.encode()
    checked = check_data("报告.txt", data)
    assert isinstance(checked, Checked)
    return repair(data, checked, lambda changed: check_data("报告.txt", changed), Asked(proposals), DATE)


def changes(done: Repaired) -> list[tuple[str, str, str]]:
    return [(mend.finding.code, one.old, one.new) for mend in done.made for one in mend.changes]


def test_safe_fixes_are_made_and_read_anew() -> None:
    done = repaired(TITLE + "全年支出12.50万元万元，年末结余结转1.20万元。\n")
    assert done.after.document.text == TITLE + "全年支出12.50万元，年末结转结余1.20万元。\n"
    assert changes(done) == [("JX501", "万元", ""), ("JX511", "结余结转", "结转结余")]
    assert {"JX501", "JX511"} & {one.code for one in done.after.findings} == set()
    assert (done.withdrawn, done.checks) == ((), 1)


def test_a_document_without_fixes_is_not_checked_again() -> None:
    done = repaired(TITLE)
    assert (done.after, done.checks, done.patch.edits) == (done.before, 0, ())


def test_a_figure_is_corrected_only_where_it_is_asked_for() -> None:
    assert repaired(RATE).patch.edits == ()
    assert repaired(RATE).unasked == 1
    done = repaired(RATE, proposals=True)
    assert changes(done) == [("JX103", "57.00%", "75.00%")]
    assert done.made[0].finding.fix is not None
    assert done.made[0].finding.fix.applicability is Applicability.UNSAFE


@pytest.mark.parametrize(("wrong", "right"), [("57.00%", "75.00%"), ("57.00％", "75.00％"), ("57.00 %", "75.00 %")])
def test_a_correction_is_written_as_the_figure_was(wrong: str, right: str) -> None:
    done = repaired(RATE.replace("57.00%", wrong), proposals=True)
    assert done.after.document.text == RATE.replace("57.00%", right)


def test_a_direction_that_was_left_open_turns_the_figure_behind_it() -> None:
    text = TITLE + "一、支出情况\n2023年支出95.00万元，比上年增加（减少）5.00万元，下降5.00%。\n"
    done = repaired(text, proposals=True)
    assert changes(done) == [("JX504", "增加（减少）", "减少")]


def test_numbers_that_follow_a_wrong_one_are_put_right_with_it() -> None:
    titles = ("一、基本情况", "二、资金情况", "四、绩效情况", "五、存在问题", "六、改进措施")
    text = TITLE + "".join(f"{title}\n本单位内设科室3个。\n" for title in titles)
    done = repaired(text, proposals=True)
    assert [new for code, _, new in changes(done) if code == "JX505"] == ["三、", "四、", "五、"]
    assert "JX505" not in {one.code for one in done.after.findings}


def test_a_fix_is_withdrawn_where_the_file_reads_otherwise_than_meant() -> None:
    data = (TITLE + "全年支出12.50万元，年末结余结转1.20万元。\n").encode()
    checked = check_data("报告.txt", data)
    assert isinstance(checked, Checked)
    done = repair(data, checked, lambda changed: check_data("报告.txt", changed.replace(b"12", b"13")), Asked(), DATE)
    assert [(one.mend.finding.code, one.objection.reason) for one in done.withdrawn] == [("JX511", Reason.UNWRITABLE)]
    assert (done.after, done.patch.edits, done.made) == (checked, (), ())


def test_what_is_doubtful_is_never_changed() -> None:
    text = TITLE + "全年支出458.04万元。\n本年支出合计458.40万元。\n"
    done = repaired(text, proposals=True)
    assert [change for change in changes(done) if change[0].startswith(("JX1", "JX2"))] == []


@pytest.mark.parametrize(
    ("old", "new", "edit"),
    [
        ("12.50万元", "21.50万元", Edit(Span(0, 5), "21.50")),
        ("项目项目", "项目", Edit(Span(2, 4), "")),
        ("森林防火维护", "森林防火带维护", Edit(Span(4, 4), "带")),
        ("结余结转", "结转结余", Edit(Span(0, 4), "结转结余")),
        ("2022年", "2023年", Edit(Span(0, 4), "2023")),
        ("甲", "甲乙", Edit(Span(0, 1), "甲乙")),
    ],
)
def test_edits_leave_alone_what_stays_but_never_part_a_number(old: str, new: str, edit: Edit) -> None:
    assert tight(Edit(Span(0, len(old)), new), old) == edit


def test_no_proposal_rests_on_a_figure_in_conflict() -> None:
    checked = check_data("报告.txt", RATE.encode())
    assert isinstance(checked, Checked)
    assert [one.finding.code for one in candidates(checked, Asked(proposals=True))] == ["JX103"]
