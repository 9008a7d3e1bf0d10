"""Every surface against its golden text: change the text on purpose, never by accident.

`JIXIAO_GOLDEN=write pytest tests/rendering` writes the texts anew.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from jixiao.model.result import Checked, Unread
from jixiao.rendering.about import About
from jixiao.rendering.card import CardLike, card_list, card_text
from jixiao.rendering.cells import width
from jixiao.rendering.comment import comment_text
from jixiao.rendering.contract import contract_text
from jixiao.rendering.github import github_lines
from jixiao.rendering.markdown import markdown_bytes
from jixiao.rendering.summary import summary_lines
from jixiao.rendering.terminal import Look, finding_lines
from jixiao.rendering.text import text_lines
from jixiao.rendering.totals import statistics_lines, total_lines
from jixiao.rendering.values import status_text

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
    some = replace(checked, findings=checked.findings[:1], hidden=2)
    assert list(total_lines([checked, some, missing], Look(100))) == [
        "共 3 个文件：0 个没有错误，2 个有错误，1 个未能读取",
        "  列出问题 4 个：错误 4，提醒 0，建议 0；另有 2 个级别较低，没有列出",
        "  数字 10 处：核对一致 2，冲突 6，单一来源 0（无可核对），未识别 2（没有核对）",
        "  未能读取、没有检查：",
        "    JX001 找不到文件“没有.docx”，请核对路径和文件名。",
    ]


def test_figures_whose_meaning_was_inferred_are_told(checked: Checked, cards: Mapping[str, CardLike]) -> None:
    inferred = replace(checked, facts=tuple(replace(fact, weighed=True) for fact in checked.facts[:2]))
    line = "  单一来源中 2 处的含义是按上下文推断的，不作为判断依据"
    assert line in list(summary_lines(inferred, cards, Look(100)))
    assert line not in list(summary_lines(checked, cards, Look(100)))
    assert [status_text(fact) for fact in inferred.facts] == ["单一来源，含义按上下文推断"] * 2


def test_total_counts_what_was_put_aside(governed: Checked) -> None:
    assert list(total_lines([governed, governed], Look(100)))[2] == "  已忽略 2 个，不计入以上问题"


def test_statistics(checked: Checked, missing: Unread, about: About) -> None:
    assert list(statistics_lines([checked, checked, missing], about.cards)) == [
        "2  JX101  错误  分项之和与合计不符",
        "2  JX501  错误  计量单位重复",
        "2  JX505  错误  编号不连续",
        "1  JX001  错误  文件未能读取",
    ]
    assert list(statistics_lines([], about.cards)) == []


def test_workflow_commands(checked: Checked, missing: Unread) -> None:
    assert_golden("github.txt", "".join(f"{line}\n" for one in (checked, missing) for line in github_lines(one)))


def test_workflow_commands_cannot_be_forged(checked: Checked) -> None:
    source = replace(checked.document.source, path="a,line=9::b%0A\n::error::c.txt")
    hostile = replace(checked, document=replace(checked.document, source=source), findings=checked.findings[:1])
    (line,) = github_lines(hostile)
    assert line == (
        "::error file=a%2Cline=9%3A%3Ab%250A %3A%3Aerror%3A%3Ac.txt,line=3,col=45,endLine=3,endColumn=48,title=JX501"
        "::计量单位重复：“万元万元”应为“万元”"
    )


def test_markdown(checked: Checked, missing: Unread, about: About) -> None:
    assert_golden("summary.md", markdown_bytes([checked, missing], about).decode())


def test_markdown_says_what_was_put_aside(governed: Checked, about: About) -> None:
    lines = markdown_bytes([governed], about).decode().splitlines()
    assert "已忽略 1 个，不计入以上问题：引用原文如此（JX501 1 个）" in lines
    assert lines[-1] == "jixiao 0.1.0，规则包：hunan-2021 2021.1。没有核对的内容不算通过。"


def test_text_of_a_report_is_no_markup(checked: Checked, about: About) -> None:
    source = replace(checked.document.source, path="a|b<img src=x>[c](d).txt")
    hostile = replace(checked, document=replace(checked.document, source=source), findings=())
    assert markdown_bytes([hostile], about).decode().splitlines()[6] == "## a\\|b\\<img src=x\\>\\[c\\](d).txt"


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
