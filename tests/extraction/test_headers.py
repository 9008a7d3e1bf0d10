"""Headers of columns of money, made of the verbs that offices use and of what may stand around them."""

import pytest

from jixiao.extraction.grid import column
from jixiao.taxonomy.lexicon import lexicon

VERBS = ("支付", "兑付", "使用", "列支", "发放", "拨付", "执行", "支出")


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("around", ["未{}", "未{}数", "尚未{}金额", "未{}资金", "未{}额（万元）"])
def test_what_was_not_spent_is_left(around: str, verb: str) -> None:
    assert column(around.format(verb), lexicon()).phase == "closing"


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("around", ["{}率", "资金{}率", "{}比例", "{}进度（%）", "{}占概算", "{}占预算的比重"])
def test_a_rate_of_spending_is_no_amount(around: str, verb: str) -> None:
    head = column(around.format(verb), lexicon()).head
    assert (head.rate, head.phase) == (column("执行率", lexicon()).head.rate, "")


@pytest.mark.parametrize(
    ("header", "phase"),
    [
        ("年中增加", "adjustment"), ("中期调整", "adjustment"), ("年中净增（万元）", "adjustment"), ("概算", "budget"),
        ("核定金额", "budget"), ("分配资金", "budget"), ("下达数", "received"), ("工程款（万元）", "expenditure"),
        ("完成投资", "expenditure"), ("结存", "closing"),
    ],
)  # fmt: skip
def test_a_header_names_what_became_of_money(header: str, phase: str) -> None:
    assert column(header, lexicon()).phase == phase


def test_what_is_planned_to_be_spent_is_not_what_is_left() -> None:
    assert column("计划支付数", lexicon()).phase != "closing"
