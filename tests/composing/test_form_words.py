"""What the forms print stands in their data file, and nothing else stands there."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from jixiao.composing.forms.words import word
from jixiao.taxonomy.units import load

FORMS = Path(__file__).parents[2] / "src/jixiao/composing/forms"
CHINESE = re.compile("[\u4e00-\u9fff]")
# names of rows and parts that the forms look for or give a meaning, not what they print
NAMES = {"部门基本支出预算调整", "基本支出", "项目支出", "预算执行"}


def nodes() -> Iterator[ast.AST]:
    for path in FORMS.glob("*.py"):
        yield from ast.walk(ast.parse(path.read_text("utf-8")))


def test_no_label_stands_in_the_code() -> None:
    # what a module says of itself has blanks between its words
    texts = {node.value for node in nodes() if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    assert {one for one in texts if CHINESE.search(one) and " " not in one} == NAMES


def test_every_word_is_there_and_printed() -> None:
    calls = (node for node in nodes() if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
    asked = {
        ast.literal_eval(call.args[0]) for call in calls if isinstance(call.func, ast.Name) and call.func.id == "word"
    }
    assert asked == load("form_words.toml").keys()


def test_places_are_filled_in() -> None:
    assert word("of_year_until", year=2024, month=7, day=31) == "（2024年度，截至7月31日）"


def test_an_unknown_word_is_a_defect() -> None:
    with pytest.raises(KeyError):
        word("no_such_word")
