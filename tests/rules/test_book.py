"""The rule book is complete: cards, case files, messages and pages."""

import subprocess
import sys
import tomllib
from dataclasses import fields
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from jixiao.checking import rules
from jixiao.checking.registry import rule_book
from jixiao.checking.rule import Rule

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
BOOK = [pytest.param(rule, id=rule.card.code) for rule in rule_book()]


def test_codes_are_unique() -> None:
    codes = [rule.card.code for rule in rule_book()]
    assert sorted(set(codes)) == codes


@pytest.mark.parametrize("name", [module.name for module in iter_modules(rules.__path__)])
def test_file_is_named_after_its_code(name: str) -> None:
    assert import_module(f"{rules.__name__}.{name}").RULE.card.code == name[:5].upper()


@pytest.mark.parametrize("rule", BOOK)
def test_card_is_filled(rule: Rule) -> None:
    assert [one.name for one in fields(rule.card) if one.name != "silent" and not getattr(rule.card, one.name)] == []


@pytest.mark.parametrize("rule", BOOK)
def test_case_file_shows_faults_and_their_look_alikes(rule: Rule) -> None:
    cases = tomllib.loads((HERE / f"{rule.card.code}.toml").read_text("utf-8"))["case"]
    failing = [case for case in cases if case.get("quotes")]
    assert len(failing) >= 2, "at least two cases that must be found"
    assert len(cases) - len(failing) >= 3, "at least three cases that must not"


def test_every_case_file_has_its_rule() -> None:
    codes = {rule.card.code for rule in rule_book()}
    assert {path.stem for path in HERE.glob("JX*.toml")} - codes == set()


def test_every_message_belongs_to_a_rule() -> None:
    codes = {rule.card.code for rule in rule_book()}
    keys = {
        key.partition(".")[0]
        for path in (ROOT / "src/jixiao/rendering/messages").glob("jx*.toml")
        for key in tomllib.loads(path.read_text("utf-8"))
    }
    assert {key for key in keys if key.startswith("JX") and not key.startswith("JX0")} == codes


def test_pages_are_up_to_date() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "tools/rule_pages.py"), "--check"], check=False)
    assert done.returncode == 0, "run tools/rule_pages.py"
