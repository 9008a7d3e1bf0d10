"""Questions that the words make errors: shares of a list, rates of receipts, posts by kind, units, separators."""

import pytest

from jixiao.model.document import Document
from jixiao.model.finding import Severity
from jixiao.reading.read import read
from jixiao.services.checking import check_document

TITLE = "青岭县水利局2023年度部门整体支出绩效评价报告\n\n"


def errors(body: str) -> list[str]:
    document = read("text.txt", (TITLE + body).encode())
    assert isinstance(document, Document)
    return [one.code for one in check_document(document).findings if one.severity is Severity.ERROR]


SHARES = "全年支出合计2,480.00万元。基本支出1,364.00万元，占55.00%；项目支出1,116.00万元，占{}。"
RECEIVED = """项目	到位资金（万元）	支出（万元）	执行率
渠道维修	240.00	231.60	96.50%
水质监测	120.00	115.20	96.00%
河道清淤	310.00	{}	98.20%
水库除险	85.00	80.75	95.00%
"""
POSTS = "本部门编制{}名，其中行政编制{}名、事业编制{}名{}。"
UNITS = "全年收入1,182.46万元，其中财政拨款846.20万元，事业收入290.76万元，其他收入45.50{}。"
SEPARATED = "年初预算2,480.00万元，调整后预算3,126.50万元，全年支出3,048.20万元，年末结转{}。"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (SHARES.format("47.00%"), "JX106"),
        (RECEIVED.format("304.92"), "JX103"),
        (POSTS.format(96, 42, 58, ""), "JX109"),
        (POSTS.format(78, 711, 7, "（含派出机构专项编制36名）"), "JX109"),
        (UNITS.format("元"), "JX532"),
        ("上级补助收入1,078.30万元。年末结转1,2478.30万元，含工程款1,020.00万元和质保金1,458.30万元。", "JX531"),
        ("全年支出2,318.40万元，占全年预算2,441.60万元的994.95%。", "JX103"),
    ],
    ids=["share", "received", "posts", "posts-of-which", "unit", "separator", "beyond"],
)
def test_words_prove_what_was_mistyped(body: str, code: str) -> None:
    assert code in errors(body)


@pytest.mark.parametrize(
    "body",
    [
        SHARES.format("45.00%"),
        RECEIVED.format("304.42"),
        # 另有: they were not counted in
        POSTS.format(96, 42, 54, "，另有工勤编制6名"),
        UNITS.format("万元"),
        # what one of them got is no part of the sum
        "发放补助120.00万元，其中高龄补助100.00万元、百岁老人每人20.00元。",
        "罚没款36.50万元，其中最大一案15.30万元，最小一案21.20元。",
        "上级补助收入1,078.30万元，项目支出2,112.00万元，基本支出1,200.00万元，培训费和会议费分别为12,13万元。",
        SEPARATED.format("78.30万元"),
        # the rate of one project beside the amounts of another
        (
            "一是预算编制不够精准。如检察技术装备年初预算44.09万元，全年预算51.77万元，年中有调整。"
            "二是个别项目进度偏慢。如司法救助执行率85.70%，年末结转28.29万元。"
        ),
    ],
)
def test_what_an_innocent_report_says_stays_no_error(body: str) -> None:
    assert errors(body) == []
