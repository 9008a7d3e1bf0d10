#!/usr/bin/env python3
"""Write docs/rules: a page for each rule, from its card, and an index; `--check` only compares.

Also writes docs/rules-coverage.md from docs/rules-coverage.toml: which relation and fault which rules decide.
"""

import sys
import tomllib
from pathlib import Path
from typing import Any

from jixiao.model.card import Card
from jixiao.services.rules import rule_cards

DOCS = Path(__file__).resolve().parents[1] / "docs"
FOLDER = DOCS / "rules"
COVERAGE = DOCS / "rules-coverage.toml"
FAMILIES = {
    "JX1": "算术与勾稽",
    "JX2": "前后一致",
    "JX3": "内容完整",
    "JX4": "绩效逻辑",
    "JX5": "文字与版式",
    "JX6": "与账套比对",
    "JX7": "公开与保密",
    "JX8": "账套",
}
NEWLINE = "\n"
SEVERITIES = {"error": "错误", "warning": "提醒", "info": "建议"}


def page(card: Card) -> str:
    """Return the page of one rule."""
    return f"""# {card.code} {card.name}

级别：{SEVERITIES[card.severity.value]}

依据：{card.clause}

## 为什么查

{card.why}

## 正确的写法

> {card.passes}

## 有问题的写法

> {card.fails}

## 可能误报的情形

{card.false_alarms}

## 怎样改

{card.remedy}
{f"{NEWLINE}## 不作判断的情形{NEWLINE}{NEWLINE}{card.silent}{NEWLINE}" if card.silent else ""}"""


def index(cards: list[Card]) -> str:
    """Return the list of all rules, by family."""
    head = "| 编号 | 名称 | 级别 |\n| --- | --- | --- |"
    link = "哪些勾稽关系和常见错误由哪些规则判断，见[规则覆盖情况](../rules-coverage.md)。"
    parts = [f"# 规则一览\n\n共{len(cards)}条。{link}"]
    for family, title in FAMILIES.items():
        own = [card for card in cards if card.code.startswith(family)]
        rows = "\n".join(
            f"| [{card.code}]({card.code}.md) | {card.name} | {SEVERITIES[card.severity.value]} |" for card in own
        )
        parts.append(f"## {title}（{len(own)}条）\n\n{head}\n{rows}")
    return "\n\n".join(parts) + "\n"


def pages() -> dict[str, str]:
    """Return the content of the folder by file name."""
    cards = list(rule_cards().values())
    return {"README.md": index(cards)} | {f"{card.code}.md": page(card) for card in cards}


def coverage() -> str:
    """Return the page that says which relation and which fault the rules decide, and what they leave open."""
    listed = tomllib.loads(COVERAGE.read_text("utf-8"))
    groups = {"勾稽关系": listed["relation"], "常见错误": listed["fault"]}
    tables = "\n".join(f"## {title}\n\n{_table(entries)}" for title, entries in groups.items())
    open_ones = sum(not entry.get("rules") for entries in groups.values() for entry in entries)
    total = sum(map(len, groups.values()))
    counts = f"一份文件能判断的{total - open_ones}条，不能判断的{open_ones}条，各有说明。"
    intro = f"{counts}规则说明见[规则一览](rules/README.md)。"
    return f"# 规则覆盖情况\n\n{intro}\n\n{tables}"


def _table(entries: list[dict[str, Any]]) -> str:
    rows = (
        f"| {entry['id']} | {entry['name']} | {_links(entry.get('rules', []))} | {entry.get('why', '')} |"
        for entry in entries
    )
    return "\n".join(["| 编号 | 内容 | 规则 | 说明 |", "| --- | --- | --- | --- |", *rows, ""])


def _links(codes: list[str]) -> str:
    return "、".join(f"[{code}](rules/{code}.md)" for code in codes) or "—"


def main() -> int:
    """Write the pages, or tell by the exit code whether they are up to date."""
    wanted = pages()
    if "--check" in sys.argv:
        present = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.md")}
        return int(present != wanted or (DOCS / "rules-coverage.md").read_text("utf-8") != coverage())
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in FOLDER.glob("JX*.md"):
        path.unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    (DOCS / "rules-coverage.md").write_text(coverage(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
