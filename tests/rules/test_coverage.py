"""Every relation and every common fault is decided by a rule, or the page says why not."""

import tomllib
from pathlib import Path
from typing import Any

from jixiao.checking.registry import rule_book
from jixiao.taxonomy.equations import equations, groups

LISTED = tomllib.loads((Path(__file__).parents[2] / "docs/rules-coverage.toml").read_text("utf-8"))
ENTRIES: list[dict[str, Any]] = [*LISTED["relation"], *LISTED["fault"]]
LEAST_RULES = 85


def test_no_relation_and_no_fault_is_left_out() -> None:
    assert [entry["id"] for entry in LISTED["relation"]] == [f"R{number:02}" for number in range(1, 36)]
    assert [entry["id"] for entry in LISTED["fault"]] == [str(number) for number in range(1, 75)]


def test_each_is_decided_or_says_why_not() -> None:
    assert [entry["id"] for entry in ENTRIES if not entry.get("rules") and not entry.get("why")] == []


def test_only_rules_of_the_book_are_named() -> None:
    codes = {rule.card.code for rule in rule_book()}
    assert {code for entry in ENTRIES for code in entry.get("rules", [])} - codes == set()


def test_the_rule_of_each_equation_is_named_beside_its_relation() -> None:
    named = {entry["id"]: set(entry.get("rules", [])) for entry in LISTED["relation"]}
    codes = [(one.id, one.code) for one in equations()] + [(one.id, one.code) for one in groups()]
    stated = [(name.partition(".")[0], code) for name, code in codes]
    assert [pair for pair in stated if pair[0] in named and pair[1] not in named[pair[0]]] == []


def test_the_book_is_large() -> None:
    assert len(rule_book()) >= LEAST_RULES
