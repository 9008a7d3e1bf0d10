"""The part of a score whose name does not stand directly before its points."""

import pytest

from jixiao.extraction.scorewords import nearest_part


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("A类“决策”，标准分", "决策"),
        ("A类“决策”，标准分20分，得", "决策"),
        ("组织实施，满分", "组织实施"),
        ("组织实施方面得分为", "组织实施"),
        ("满分", ""),
        ("“2023年”得分", ""),
    ],
)
def test_the_name_in_quotes_or_in_the_nearest_clause(words: str, name: str) -> None:
    assert nearest_part(words) == name
