import pytest

from jixiao.checking.areas import Cover
from jixiao.model.span import Span

RANGES = Cover([Span(10, 20), Span(30, 40), Span(15, 25), Span(40, 45)])


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        pytest.param(Span(0, 10), False, id="before"),
        pytest.param(Span(9, 11), True, id="begin"),
        pytest.param(Span(24, 26), True, id="end-of-joined"),
        pytest.param(Span(25, 30), False, id="between"),
        pytest.param(Span(39, 41), True, id="over-a-border"),
        pytest.param(Span(45, 60), False, id="behind"),
        pytest.param(Span(0, 60), True, id="around"),
    ],
)
def test_meets(span: Span, *, expected: bool) -> None:
    assert RANGES.meets(span) is expected


def test_no_ranges_meet_nothing() -> None:
    assert Cover([]).meets(Span(0, 5)) is False
