"""Plain sentences: each slip stands in its snippet, and what has none raises no error."""

from pathlib import Path

import pytest
from bench.plain.read import read_snippet
from bench.plain.source import SOURCES, snippets
from bench.plain.varied import changes, varied

ALL = sorted(SOURCES.glob("*.md"))


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_every_slip_stands_once_in_its_snippet(path: Path) -> None:
    told = [one for one in snippets(path) if one.slip is not None]
    assert {one.name: [one.body.count(part) for part in one.slip.spans] for one in told if one.slip} == {
        one.name: [1] * len(one.slip.spans) for one in told if one.slip
    }


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_no_error_is_false(path: Path) -> None:
    assert [(one.name, read_snippet(one).false) for one in snippets(path) if read_snippet(one).false] == []


def test_a_change_leaves_the_marks_and_the_tables() -> None:
    body = "全年支出⟦50.00万元|expenditure_total⟧，基本支出为⟦30.00万元|expenditure_basic⟧。\n项目\t金额"
    assert varied(body, changes("2023")["comes-to-for-nothing"]) == body.replace("全年支出⟦", "全年支出为⟦")
