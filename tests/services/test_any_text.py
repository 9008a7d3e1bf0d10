"""Whatever stands in a text, it is checked: every figure gets a status, every place lies inside the text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.model.document import Document
from jixiao.model.fact import Status
from jixiao.reading.read import read
from jixiao.services.checking import check_document

WORDS = """
2023年 2022年 年初预算 全年预算数 调整追加 年中调减 全年支出 实际支出 结转结余 基本支出 项目支出 人员经费 公用经费
“三公”经费 公务接待费 财政拨款收入 其他收入 收入总计 支出总计 比上年 较年初预算 增加 减少 增长 下降 执行率 占 其中
分别为 共计 为 10.00万元 8.25万元 0万元 １２．５万元 1,234.56万元 95.00% 3.2个百分点 5人 12名 3个项目 90分 得分 满分10分
（ ） “ ” ， 、 ； 。 ： ⏎ ⏎一、 ⏎（一） ⏎1. 河道清淤项目 主要用于 万元 不存在问题 等级为“优” 第二部分 XX
社会保障和就业支出（类） ⏎|项目|预算数|支出数|⏎ ⏎|合计|10|9|⏎ ⏎|河道清淤项目|10.00|9.00|⏎
"""
PIECES = [word.replace("⏎", "\n") for word in WORDS.split()]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_every_text_of_the_field_is_checked(text: str) -> None:
    document = read("text.txt", text.encode())
    if not isinstance(document, Document):
        return
    checked = check_document(document)
    printed = [fact for fact in checked.facts if fact.span is not None]
    assert {fact.status for fact in printed} <= set(Status) - {Status.DERIVED}
    places = [place.span for finding in checked.findings for place in (finding.primary, *finding.related)]
    assert all(0 <= span.start <= span.end <= len(text) for span in places)
    known = {fact.id for fact in checked.facts}
    assert {suspect.fact for finding in checked.findings for suspect in finding.suspects} <= known
