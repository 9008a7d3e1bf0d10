"""The real report: every wording fault that its acceptance list names is found at its words."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jixiao.model.document import Document
from jixiao.services.checking import check_document

HERE = Path(__file__).parent
SEED = HERE.parents[2] / "shared/corpus/shifeng-2023/report.txt"
ROWS = [row for row in tomllib.loads((HERE / "seed_table.toml").read_text("utf-8"))["row"] if "rule" in row]

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the corpus is not beside the repository")


@pytest.fixture(scope="module")
def quoted(as_document: Callable[[str], Document]) -> set[tuple[str, str]]:
    text = SEED.read_text("utf-8")
    return {(one.code, one.primary.span.of(text)) for one in check_document(as_document(text)).findings}


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{row['id']}-{row['rule']}") for row in ROWS])
def test_row(row: dict[str, Any], quoted: set[tuple[str, str]]) -> None:
    assert {(row["rule"], words) for words in row["quotes"]} <= quoted
