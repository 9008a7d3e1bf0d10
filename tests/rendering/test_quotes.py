"""Words of a document in quotes."""

import pytest

from jixiao.rendering.quotes import quoted


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("支出合计", "“支出合计”"),
        ("“优”", "“‘优’”"),
        ("“三公”经费\n合计", "“‘三公’经费 合计”"),
        ("一二三四五六七八九十甲", "“一二三四五六七八九十…”"),
    ],
)
def test_words_stand_in_one_pair_of_double_quotes(words: str, shown: str) -> None:
    assert quoted(words, 10) == shown
