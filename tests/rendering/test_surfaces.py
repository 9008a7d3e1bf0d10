"""Every surface against its golden text: change the text on purpose, never by accident.

`JIXIAO_GOLDEN=write pytest tests/rendering` writes the texts anew.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from jixiao.model.result import Checked, Unread
from jixiao.rendering.card import CardLike, card_list, card_text
from jixiao.rendering.cells import width
from jixiao.rendering.comment import comment_text
from jixiao.rendering.contract import contract_text
from jixiao.rendering.summary import summary_lines, total_line
from jixiao.rendering.terminal import Look, finding_lines
from jixiao.rendering.text import text_lines

GOLDEN = Path(__file__).parent / "golden"


def assert_golden(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("JIXIAO_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text("utf-8")


def terminal(checked: Checked, cards: Mapping[str, CardLike], look: Look) -> str:
    return "\n".join([*finding_lines(checked, cards, look), *summary_lines(checked, cards, look), ""])


@pytest.mark.parametrize("columns", [80, 120])
def test_terminal(checked: Checked, cards: Mapping[str, CardLike], columns: int) -> None:
    assert_golden(f"terminal-{columns}.txt", terminal(checked, cards, Look(columns)))


@pytest.mark.parametrize("columns", [40, 61, 80, 120, 200])
def test_terminal_keeps_to_its_width(checked: Checked, cards: Mapping[str, CardLike], columns: int) -> None:
    text = terminal(checked, cards, Look(columns))
    assert [line for line in text.split("\n") if width(line) > columns] == []


def test_colours_change_nothing_but_colours(checked: Checked, cards: Mapping[str, CardLike]) -> None:
    painted = terminal(checked, cards, Look(80, colour=True))
    assert_golden("terminal-colour.txt", painted)


def test_terminal_of_a_file_that_cannot_be_read(missing: Unread) -> None:
    look = Look(80)
    assert [*finding_lines(missing, {}, look), *summary_lines(missing, {}, look)] == [
        "错误 JX001 找不到文件“没有.docx”，请核对路径和文件名。",
        "",
        "没有.docx：未能读取，没有检查",
    ]


def test_total_of_several_files(checked: Checked, missing: Unread) -> None:
    assert total_line([checked, missing]) == "共 2 个文件：0 个没有错误，1 个有错误，1 个未能读取"


def test_text(checked: Checked, missing: Unread) -> None:
    assert_golden("text.txt", "\n".join(text_lines([checked, missing])) + "\n")


def test_contract(checked: Checked, missing: Unread, cards: Mapping[str, CardLike]) -> None:
    text = contract_text([checked, missing], version="0.1.0", packs=["national-2020"], rules=cards)
    assert_golden("contract.json", text)
    assert json.loads(text)["documents"][1]["outcome"] == "unreadable"


def test_card(cards: Mapping[str, CardLike]) -> None:
    assert_golden("card.txt", card_text(cards["JX101"], 60) + "\n")


def test_list_of_rules(cards: Mapping[str, CardLike]) -> None:
    assert list(card_list(cards.values())) == [
        "JX101  错误  分项之和与合计不符",
        "JX105  错误  表中合计与各行不符",
        "JX702  提醒  含公民身份号码",
    ]


def test_comments(checked: Checked, cards: Mapping[str, CardLike]) -> None:
    facts = {fact.id: fact for fact in checked.facts}
    texts = [comment_text(finding, checked.document.text, facts, cards) for finding in checked.findings]
    assert_golden("comments.txt", "\n\n".join(texts) + "\n")
