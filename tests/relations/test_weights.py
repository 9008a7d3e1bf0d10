"""The table of weights: what is packed is unpacked again, and the one of the program knows meanings that have names."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.taxonomy.concepts import concept_name
from jixiao.taxonomy.weights import packed, unpacked, weights

NAMES = ("budget_initial", "none", "expenditure_total")
ROWS = st.dictionaries(st.integers(0, 2), st.integers(-127, 127).filter(bool), min_size=1)
TABLES = st.dictionaries(st.text("年初预算支出:=0", min_size=1, max_size=8), ROWS, max_size=20)


@given(TABLES)
def test_a_table_comes_back_from_its_bytes(table: Mapping[str, Mapping[int, int]]) -> None:
    back = unpacked(packed(NAMES, table))
    assert back.names == NAMES
    assert {clue: {name: back.weight(clue, name) for name in NAMES} for clue in table} == {
        clue: {name: row.get(at, 0) for at, name in enumerate(NAMES)} for clue, row in table.items()
    }


@given(TABLES)
def test_the_same_weights_are_the_same_bytes_in_any_order(table: Mapping[str, Mapping[int, int]]) -> None:
    assert packed(NAMES, dict(sorted(table.items(), reverse=True))) == packed(NAMES, table)


def test_clues_add_up_and_unknown_ones_weigh_nothing() -> None:
    table = unpacked(packed(NAMES, {"年初": {0: 90, 1: -20}, "预算": {0: 30, 2: 5}}))
    assert table.sums(["年初", "预算", "从未见过"]) == [120, -20, 5]
    assert table.weight("年初", "asset_total") == 0


def test_other_bytes_are_refused() -> None:
    with pytest.raises(ValueError, match="not a table of weights"):
        unpacked(b"PK\x03\x04")


def test_every_meaning_of_the_program_has_a_name() -> None:
    unnamed = [name for name in weights().names if name != "none" and concept_name(name) == name]
    assert unnamed == []
