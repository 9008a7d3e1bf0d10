"""The proposed value looks like the figure that it replaces."""

import pytest

from jixiao.diagnosis.printing import printed_like
from jixiao.model.fact import Fact
from jixiao.model.quantity import Dimension, Quantity


def money(printed: str, value: int, unit: str, scale: int, decimals: int) -> Fact:
    return Fact("f0", None, Quantity.exact(Dimension.MONEY, value, unit, scale, decimals), printed, None, None)


@pytest.mark.parametrize(
    ("fact", "value", "text"),
    [
        (money("36.82万元", 36_820_000, "万元", 1_000_000, 2), 36_280_000, "36.28万元"),
        (money("338.44 万元", 338_440_000, "万元", 1_000_000, 2), 338_450_000, "338.45 万元"),
        (money("36.82", 36_820_000, "万元", 1_000_000, 2), 36_280_000, "36.28"),
        (money("3,523.86万元", 3_523_860_000, "万元", 1_000_000, 2), 3_253_860_000, "3,253.86万元"),
        (money("３０．５万元", 30_500_000, "万元", 1_000_000, 1), 35_000_000, "３５．０万元"),
        (money("2591.89元", 259_189, "元", 100, 2), 2_591_890_000, "2591.89万元"),
        (money("400元", 40_000, "元", 100, 0), 41_050, "410.5元"),
    ],
)
def test_the_value_is_written_as_the_figure_is(fact: Fact, value: int, text: str) -> None:
    assert printed_like(fact, value) == text


def test_a_full_width_rate_keeps_its_sign() -> None:
    rate = Fact("f0", None, Quantity.exact(Dimension.RATE, 91_090_000, "%", 1_000_000, 2), "９１．０９％", None, None)
    assert printed_like(rate, 19_090_000) == "１９．０９％"
