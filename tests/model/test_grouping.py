"""Which numbers may have been meant where separators of thousands stand wrong."""

import pytest

from jixiao.model.grouping import regrouped


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("5,236,4800.00元", "5236480.00"),
        ("3,600,0000.0元", "3600000.00"),
        ("1,46.72万元", "1946.72"),
        ("240,00元", "240000"),
    ],
)
def test_what_was_meant_is_among_them(printed: str, meant: str) -> None:
    assert meant in regrouped(printed)


@pytest.mark.parametrize("printed", ["5,236,480.00元", "1,2345,6789元", "458.04万元", "12,34,56元", "2012,345元"])
def test_none_where_nothing_shows(printed: str) -> None:
    assert not regrouped(printed)
