"""The real report of 2023, made into a book and written anew: its figures are all there."""

from pathlib import Path

import pytest
from bench.composed import report

from jixiao.model.quantity import Dimension
from jixiao.model.result import Checked
from jixiao.services.checking import check_document
from jixiao.services.files import check_path
from jixiao.services.from_report import taken

SEED = Path(__file__).parents[3] / "shared/corpus/shifeng-2023/report.docx"

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the corpus is not beside the repository")


def amounts(checked: Checked) -> set[tuple[str, int]]:
    """Return whose the amounts are and how much, in fen: of a project by its name, of the unit by none."""
    return {
        (where.subject.name if where.subject.kind == "project" else "", fact.quantity.value)
        for fact in checked.facts
        if (where := fact.coordinates) is not None and fact.span is not None
        if fact.quantity.dimension is Dimension.MONEY and fact.quantity.value
    }


def test_its_figures_are_all_told_again() -> None:
    first = check_path(str(SEED))
    assert isinstance(first, Checked)
    again = check_document(report(taken(first)).document)
    lost = amounts(first) - amounts(again)
    # other sources of money, which the report tells without saying where they belong
    assert lost == {("", 6_540_000)}
