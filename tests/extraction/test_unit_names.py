"""The unit that a report is of: by its title, before any table, and never by the words of a sentence."""

import pytest

from jixiao.extraction.profile import profile
from jixiao.model.document import Document
from jixiao.reading.read import read

TITLE = "云岭县水利局2021年度部门整体支出绩效自评报告\n\n"
TABLE = "单位名称\t年初预算\t全年支出\n云岭县水利局本级\t100.00\t90.00\n云岭县水管站\t50.00\t45.00\n"

PROJECT = "云岭县2021年度渠道清淤项目绩效评价报告\n\n"
WATER = "云岭县水务局"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        (TITLE + TABLE, "云岭县水利局"),
        (TITLE + "所属预算单位：县水管站。\n", "云岭县水利局"),
        ("云岭县图书馆（档案馆）关于2012年部门支出绩效自评情况的报告\n\n县财政局：\n", "云岭县图书馆"),
        ("白石镇2019年度部门整体支出绩效自评报告\n\n我镇辖11个村。\n", "白石镇人民政府"),
        ("白石镇人民政府2019年度部门整体支出绩效自评报告\n", "白石镇人民政府"),
        ("云岭县水利局部门整体支出绩效自评报告\n（2021年度）\n", "云岭县水利局"),
        ("云岭县水利局关于部门整体支出绩效自评情况的报告（2021年度）\n", "云岭县水利局"),
        ("白石镇整体支出绩效评价报告（2021年）\n\n我镇辖11个村。\n", "白石镇人民政府"),
        ("2021年度县水利局整体支出绩效报告\n\n云岭县水利局（以下简称县水利局）已完成自评。\n", "云岭县水利局"),
        ("2021年度县水利局整体支出绩效报告\n\n云岭县水利局（以下简称“我局”）已完成自评。\n", "县水利局"),
        ("2021年度部门整体支出绩效自评报告\n\n一、概况\n", ""),
        (
            "部 门 整 体 支 出 绩 效 自 评 表\n（2021年度）\n部门（单位）名称\t\t云岭县融媒体中心\n单位：万元\n",
            "云岭县融媒体中心",
        ),
        ("项目绩效目标自评表\n（2021年度）\n主管部门    省水利厅    实施单位    云岭县水利局\n", "云岭县水利局"),
        ("项目绩效目标自评表\n（2021年度）\n主管部门    省水利厅    联系人    王某\n", ""),
        ("云岭县2024年学生营养改善项目绩效评价报告\n\n建议以乡镇中心校为节点配送。\n", ""),
        # who is evaluated, not who evaluates
        ("云岭县财政局关于云岭县水利局2019年度部门整体支出的绩效评价报告\n\n县财政局组成评价组。\n", "云岭县水利局"),
        (
            PROJECT + "受云岭县财政局委托，衡正会计师事务所对县水务局主管的渠道清淤项目作了评价。县水务局制定了办法。",
            WATER,
        ),
        (PROJECT + "委托单位：云岭县财政局\n评价机构：衡正咨询有限公司\n\n项目由县水务局负责分配和监管。", WATER),
        (PROJECT + "县水务局会同县财政局对项目开展了自评。县审计局抽查。县水务局建立台账。", WATER),
        (PROJECT + "我县由扶贫办牵头，县扶贫办会同县发改局实施。", "云岭县扶贫开发办公室"),
        (PROJECT + "项目主管部门为县住建局，县住房和城乡建设局设立专账。", "云岭县住房和城乡建设局"),
        (
            PROJECT
            + "我局开展了自评。县审计局抽查了台账，县政府采购中心组织招标。\n\n云岭县水务局\n二〇一四年一月十五日",
            WATER,
        ),
        (PROJECT + "县审计局抽查了台账，县政府采购中心组织招标，县市场监管局抽检一次。", ""),
        # for short in the title, in full where it signs
        (
            "云岭县住建局2016年部门整体支出绩效自评\n\n正文。\n\n云岭县住房和城乡建设局\n2017年3月10日",
            "云岭县住房和城乡建设局",
        ),
        ("云岭县住建局2016年部门整体支出绩效自评\n\n云岭县住房和城乡建设局下设六个科室。\n", "云岭县住建局"),
        # dashes before the second line of a title, the party committee beside the office
        ("砥砺奋进\n——白石街道党工委、办事处2021年度部门整体支出绩效自评报告\n\n正文。", "白石街道办事处"),
        ("——云岭县第三中学2015年度整体支出绩效报告\n", "云岭县第三中学"),
        ("云岭县县直单位整体支出绩效自评材料\n\n【填报单位】云岭县博物馆\n【评价年度】2017年度\n", "云岭县博物馆"),
        # a committee for short in the title, in full below
        (
            "东岭高新区管委会2020年度整体支出绩效报告\n\n受东岭市财政局委托，对东岭市高新技术产业开发区管理委员会作了评价。",
            "东岭市高新技术产业开发区管理委员会",
        ),
        (
            "东岭高新区管委会2020年度整体支出绩效报告\n\n东岭湖风景区管理委员会参加了座谈。",
            "东岭高新区管委会",
        ),
    ],
)
def test_the_unit_is_named_by_the_title(text: str, unit: str) -> None:
    document = read("case.txt", text.encode())
    assert isinstance(document, Document)
    assert profile(document).unit == unit
