"""What was done with money names no project, whatever it ends like."""

import pytest

from jixiao.extraction.naming import may_be_project


@pytest.mark.parametrize(
    "words", ["人代会批下来", "人代会批下来的", "年底结在账上", "就到", "上年滚下来的", "省里争取来的", "趴在专户上"]
)
def test_what_was_done_with_money_is_no_name(words: str) -> None:
    assert not may_be_project(words)


@pytest.mark.parametrize("name", ["渠道清淤", "河道上游治理", "送戏下乡", "老旧管网改造"])
def test_names_of_works_stay_names(name: str) -> None:
    assert may_be_project(name)
