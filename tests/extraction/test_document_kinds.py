"""Kinds of documents by their titles, and reports in the middle of the year by title or headings."""

import pytest

from jixiao.extraction.profile import profile
from jixiao.model.document import Document
from jixiao.model.result import Kind, Profile
from jixiao.reading import read


def told(text: str) -> Profile:
    document = read("report.txt", text.encode())
    assert isinstance(document, Document)
    return profile(document)


@pytest.mark.parametrize(
    ("title", "of_project"),
    [
        ("青岭县财政局2024年度部门整体支出绩效运行监控报告", False),
        ("2024年部门整体支出绩效\n运行监控情况的报告", False),
        ("山塘整治项目绩效跟踪监控情况汇报", True),
        ("山塘整治专项资金\n绩效跟踪报告", True),
        ("青岭县教育局2024年预算执行监控分析报告", False),
        ("青岭县教育局2024年绩效目标和预算执行“双监控”工作总结", False),
        ("关于2024年1—7月预算绩效情况的报告", False),
        ("青岭镇2024年上半年预算执行情况报告", False),
        ("青岭镇2024年前三季度专项资金绩效目标实现情况说明", True),
        ("山塘整治项目绩效监控自评报告", True),
    ],
)
def test_a_report_in_the_middle_of_the_year_is_one_of_monitoring(title: str, of_project: bool) -> None:  # noqa: FBT001 a case
    found = told(f"{title}\n\n一、基本情况\n2024年预算200.00万元，已支出90.00万元。\n")
    assert (found.kind, found.of_project) == (Kind.MONITORING_REPORT, of_project)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("城区视频监控建设项目绩效评价报告", Kind.PROJECT_EVALUATION),
        ("2023年预算绩效监控平台运行维护项目绩效自评报告", Kind.PROJECT_EVALUATION),
        ("大气污染监测项目支出绩效报告", Kind.PROJECT_EVALUATION),
        ("山塘整治项目2022年1月至6月绩效评价报告", Kind.PROJECT_EVALUATION),
        ("青岭县财政局2023年1—12月部门整体支出绩效情况报告", Kind.DEPARTMENT_EVALUATION),
        ("青岭县财政局部门整体支出绩效自评报告\n我局按季开展绩效运行监控，情况报告如下。", Kind.DEPARTMENT_EVALUATION),
        ("青岭县水利局2023年度部门支出绩效情况说明", Kind.DEPARTMENT_EVALUATION),
        ("青岭镇人民政府2023年财政支出绩效自评材料", Kind.DEPARTMENT_EVALUATION),
        ("青岭县水利局渠道清淤项目财政支出绩效评价报告", Kind.PROJECT_EVALUATION),
        ("项目支出绩效运行监控表", Kind.MONITORING_FORM),
        ("青岭县财政局2023年度部门决算", Kind.FINAL_ACCOUNTS),
    ],
)  # fmt: skip
def test_what_is_monitored_or_built_for_it_is_no_monitoring(title: str, kind: Kind) -> None:
    assert told(f"{title}\n\n一、基本情况\n2023年预算200.00万元，支出190.00万元。\n").kind is kind


MONITORING = """
{title}

一、{first}
对专项资金开展了检查，截至7月底支出60.00万元，预计全年支出200.00万元。
二、完成情况
建成2处。
三、{last}
加快验收。
"""


@pytest.mark.parametrize(
    ("title", "first", "last", "kind"),
    [
        ("关于山塘整治资金预算绩效情况的报告", "监控工作组织情况", "纠偏措施", Kind.MONITORING_REPORT),
        ("关于山塘整治资金预算绩效情况的报告", "基本情况", "监控发现的偏差", Kind.MONITORING_REPORT),
        ("关于山塘整治资金预算绩效情况的报告", "基本情况", "下一步打算", Kind.PROJECT_EVALUATION),
        ("山塘整治资金绩效自评报告", "绩效监控开展情况", "偏差原因和纠偏措施", Kind.PROJECT_EVALUATION),
    ],
)
def test_headings_tell_monitoring_where_the_title_does_not(title: str, first: str, last: str, kind: Kind) -> None:
    assert told(MONITORING.format(title=title, first=first, last=last)).kind is kind


def test_an_evaluation_that_tells_how_it_was_monitored_is_no_monitoring() -> None:
    title = "关于山塘整治资金预算绩效情况的报告"
    text = MONITORING.format(title=title, first="监控工作组织情况", last="监控发现的偏差")
    assert told(f"{text}四、评价结论\n自评得分95.00分。\n").kind is Kind.PROJECT_EVALUATION
