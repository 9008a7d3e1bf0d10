"""Every word a user sees stands in the catalogue."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import click
import pytest

from jixiao.checking.registry import rule_book
from jixiao.cli.main import cli
from jixiao.model.finding import Severity
from jixiao.model.result import Kind
from jixiao.rendering.catalogue import say, templates

SOURCE = Path(__file__).parents[2] / "src/jixiao"
CHINESE = re.compile("[\u4e00-\u9fff]")
# ends of names of files, and how a day may be written
NO_MESSAGES = {"-修改", "-导入前", r"(\d{1,2})[-.月](\d{1,2})日?"}
KEY = re.compile(
    r"(?:label|suspect|terminal|summary|card|status|kind|severity|sheet|note|usage|cli|help|metavar)\.[a-z_]*[a-z]"
)


def keys_in_code() -> Iterator[str]:
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and KEY.fullmatch(node.value):
                yield node.value


def texts_in_code(path: Path) -> Iterator[str]:
    """Yield the texts of a module that are not what it says of itself."""
    tree = ast.parse(path.read_text("utf-8"))
    own = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in own:
            yield node.value


def test_commands_say_nothing_of_their_own() -> None:
    found = {text for path in (SOURCE / "cli").glob("*.py") for text in texts_in_code(path) if CHINESE.search(text)}
    assert found == NO_MESSAGES


def test_every_command_says_what_it_is_for() -> None:
    assert {f"purpose.{name}" for name in cli.list_commands(click.Context(cli))} - templates().keys() == set()


def test_every_key_that_the_code_names_exists() -> None:
    assert sorted(set(keys_in_code()) - templates().keys()) == []


def test_every_rule_has_a_message() -> None:
    written = {key.partition(".")[0] for key in templates()}
    assert [rule.card.code for rule in rule_book() if rule.card.code not in written] == []


@pytest.mark.parametrize("kind", ["swapped", "dropped", "doubled", "point", "unit", "changed", "other"])
def test_every_slip_has_its_reason(kind: str) -> None:
    assert say(f"suspect.{kind}")


def test_severities_and_kinds_have_names() -> None:
    wanted = {f"severity.{one.value}" for one in Severity} | {f"kind.{one.value}" for one in Kind}
    assert wanted - templates().keys() == set()


@pytest.mark.parametrize("key", sorted(templates()))
def test_template_takes_plain_named_arguments(key: str) -> None:
    fields = [(name, form, turn) for _, name, form, turn in Formatter().parse(templates()[key]) if name is not None]
    assert [field for field in fields if not field[0].isidentifier() or field[1] or field[2]] == []


def test_arguments_take_their_place() -> None:
    assert say("terminal.edit", old="结余结转", new="结转结余") == "结余结转 → 结转结余"
