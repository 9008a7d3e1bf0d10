#!/usr/bin/env python3
"""Write docs/rules: a page for each rule, from its card, and an index; `--check` only compares."""

import sys
from pathlib import Path

from jixiao.checking.registry import rule_book
from jixiao.checking.rule import Card

FOLDER = Path(__file__).resolve().parents[1] / "docs/rules"
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
"""


def index(cards: list[Card]) -> str:
    """Return the list of all rules."""
    rows = "\n".join(
        f"| [{card.code}]({card.code}.md) | {card.name} | {SEVERITIES[card.severity.value]} |" for card in cards
    )
    return f"# 规则一览\n\n| 编号 | 名称 | 级别 |\n| --- | --- | --- |\n{rows}\n"


def pages() -> dict[str, str]:
    """Return the content of the folder by file name."""
    cards = [rule.card for rule in rule_book()]
    return {"README.md": index(cards)} | {f"{card.code}.md": page(card) for card in cards}


def main() -> int:
    """Write the pages, or tell by the exit code whether they are up to date."""
    wanted = pages()
    if "--check" in sys.argv:
        present = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.md")}
        return int(present != wanted)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in FOLDER.glob("JX*.md"):
        path.unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
