"""Packs by place and year: which is in force for a document, why, and what changes with it."""

from collections.abc import Callable

import pytest

from jixiao.checking.registry import rule_book
from jixiao.model.document import Document
from jixiao.model.finding import Severity
from jixiao.model.policy import ChosenBy
from jixiao.model.result import Checked
from jixiao.services.checking import check_document
from jixiao.services.policy import Policy
from jixiao.taxonomy.fields import Source
from jixiao.taxonomy.packfile import read_pack, shipped
from jixiao.taxonomy.packs import NATIONAL, Pack, shipped_names
from jixiao.taxonomy.thresholds import thresholds

Read = Callable[[str], Document]

REPORT = """{title}

一、绩效目标

完成渠道清淤12公里，项目支出100.00万元。{more}
"""
OLD_OUTLINE = (
    "部门概况（机构设置、人员编制、职责）（提纲第一部分）；存在问题（提纲第五部分）；改进措施和建议（提纲第六部分）"
)
TITLE = "甲县水利局2023年度部门整体支出绩效自评报告"


def checked(as_document: Read, title: str = TITLE, more: str = "", policy: Policy | None = None) -> Checked:
    return check_document(as_document(REPORT.format(title=title, more=more)), policy or Policy())


def own_pack(text: str) -> Pack:
    source = Source("甲县.toml", f"name = '甲县'\nversion = '1'\n{text}")
    pack = read_pack(source, "甲县", frozenset({"JX301"}))
    assert source.flaws == []
    return pack


@pytest.mark.parametrize("name", shipped_names())
def test_a_shipped_pack_says_where_it_comes_from(name: str) -> None:
    pack = shipped(name)
    assert pack.sources
    assert pack.place
    assert pack.version


def test_every_threshold_has_a_name_a_value_and_rules_that_exist() -> None:
    assert thresholds().keys() == shipped(NATIONAL).thresholds.keys()
    codes = {rule.card.code for rule in rule_book()}
    assert {code for one in thresholds().values() for code in one.rules} <= codes


@pytest.mark.parametrize(
    ("title", "more", "pack", "words"),
    [
        ("湖南省甲县水利局2023年度部门整体支出绩效自评报告", "", "hunan-2021", "湖南省"),
        ("湖南省甲县水利局2019年度部门整体支出绩效自评报告", "", "hunan-2018", "湖南省"),
        (TITLE, "根据湘财绩〔2024〕1号开展自评。", "hunan-2021", "湘财绩〔2024〕"),
        (TITLE, "赴湖南省考察学习2次。", "", ""),
        ("甲县水利局部门整体支出绩效自评报告", "根据湘财绩文件开展自评。", "", ""),
    ],
)
def test_the_place_is_told_by_title_unit_or_its_own_documents(
    as_document: Read, title: str, more: str, pack: str, words: str
) -> None:
    uses = checked(as_document, title, more).applied.packs
    assert [(one.id, one.words) for one in uses if one.by is ChosenBy.DOCUMENT] == ([(pack, words)] if pack else [])
    assert uses[0].id == NATIONAL


def test_the_same_report_under_another_pack_has_other_findings(as_document: Read) -> None:
    def missing(policy: Policy) -> list[tuple[str, Severity]]:
        found = checked(as_document, policy=policy).findings
        return [(dict(one.args)["missing"], one.severity) for one in found if one.code == "JX301"]

    assert missing(Policy()) == []
    assert missing(Policy((shipped("hunan-2018"),), ChosenBy.OPTION)) == [(OLD_OUTLINE, Severity.WARNING)]
    own = own_pack("[[section]]\nname = '政府采购'\nlevel = '错误'\n")
    assert missing(Policy((own,), ChosenBy.OPTION)) == [("政府采购", Severity.ERROR)]


def test_a_place_that_was_only_recognised_makes_no_error(as_document: Read) -> None:
    found = checked(as_document, f"湖南省{TITLE}").findings
    assert {one.severity for one in found if one.code == "JX301"} == {Severity.WARNING, Severity.INFO}


def test_a_year_out_of_range_is_said(as_document: Read) -> None:
    uses = checked(as_document, "甲县水利局2012年度部门整体支出绩效评价报告").applied.packs
    assert [(one.id, one.fits, one.years) for one in uses] == [(NATIONAL, False, "2019—")]


def test_names_of_a_pack_are_read_as_the_concept(as_document: Read) -> None:
    def read(policy: Policy) -> list[str]:
        facts = checked(as_document, more="全年日常维持费8.00万元。", policy=policy).facts
        return [one.coordinates.concept for one in facts if one.printed == "8.00万元" and one.coordinates]

    own = own_pack("[names]\n'公用经费' = ['日常维持费']\n")
    assert "expenditure_public" not in read(Policy())
    assert read(Policy((own,), ChosenBy.SETTINGS)) == ["expenditure_public"]


def test_later_packs_go_before_earlier_ones(as_document: Read) -> None:
    first = own_pack("id = '一'\n[severity]\nJX301 = '错误'\n[[section]]\nname = '采购'\n")
    second = own_pack("id = '二'\n[severity]\nJX301 = '建议'\n")
    found = checked(as_document, policy=Policy((first, second), ChosenBy.OPTION)).findings
    assert [one.severity for one in found if one.code == "JX301"] == [Severity.INFO]
