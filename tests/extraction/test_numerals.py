"""Chinese numerals against an independent implementation."""

import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.extraction.numerals import chinese_integer

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import cn2an


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二十八", 28),
        ("十", 10),
        ("一百零三", 103),
        ("三十二万", 320_000),
        ("一亿零三百万", 103_000_000),
        ("两千", 2_000),
        ("二〇二三", 2023),
        ("壹佰贰拾叁", 123),
        ("九千九百九十九", 9_999),
    ],
)
def test_written_numbers(text: str, value: int) -> None:
    assert chinese_integer(text) == value


@given(st.integers(min_value=0, max_value=10**12 - 1), st.sampled_from(["low", "up"]))
def test_agrees_with_cn2an(value: int, style: str) -> None:
    assert chinese_integer(cn2an.an2cn(value, style)) == value
