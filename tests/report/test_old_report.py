"""A report that was composed becomes a template: the same book gives the same report, next year's book next year's."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bench.composed import PACKS, Report, opened, report

from jixiao.model.book import Book
from jixiao.services.old_report.make import Retold, template_from
from jixiao.services.report import Own, own_template

DAY = datetime(2024, 3, 1, tzinfo=UTC)
ASKED = re.compile(r"【请核对：([^】]*)】")
PAIRS = range(0, 10, 2)


def retold(book: Book, pack: str, folder: Path) -> tuple[Retold, Own]:
    old, new = folder / "old.docx", folder / "template.docx"
    old.write_bytes(report(book, pack).told.data)
    made = template_from(str(old), DAY)
    assert isinstance(made, Retold)
    new.write_bytes(made.data)
    own = own_template(new)
    assert isinstance(own, Own)
    return made, own


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("at", PAIRS)
def test_the_same_book_gives_the_same_report(books: list[Book], at: int, pack: str, tmp_path: Path) -> None:
    """Round trip: all that was replaced comes back as it was printed, all that was not is asked for."""
    made, own = retold(books[at], pack, tmp_path)
    back = report(books[at], pack, own)
    assert made.replaced > 30
    assert ASKED.sub(r"\1", back.text) == report(books[at], pack).text
    assert len(ASKED.findall(back.text)) == made.untold + made.unread + made.dates


@pytest.mark.parametrize("at", PAIRS)
def test_next_year_every_figure_that_was_replaced_is_that_of_next_year(
    books: list[Book], at: int, tmp_path: Path
) -> None:
    _, own = retold(books[at], PACKS[0], tmp_path)
    told = report(books[at + 1], PACKS[0], own)
    assert {one.means.period for _, one in told.document.live} == {"2023"}
    assert "2022" not in ASKED.sub("", told.text)
    assert told.text.startswith(f"{books[at].unit}2023年度\n部门整体支出绩效自评报告")


def first_table(found: Report) -> list[str]:
    """Return the texts of the rows of projects; the row of totals below them aside."""
    table = found.document.tables[0]
    return [one.span.of(found.text) for one in table.cells if 0 < one.row < table.rows - 1]


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("at", PAIRS)
def test_the_rows_of_projects_become_one_that_repeats(books: list[Book], at: int, pack: str, tmp_path: Path) -> None:
    """Next year's projects stand in the table, as many as there are, as the outline of the house tells them.

    That of Hunan is a table of the general public budget alone.
    """
    _, own = retold(books[at], pack, tmp_path)
    assert first_table(report(books[at + 1], pack, own)) == first_table(report(books[at + 1], pack))


@pytest.mark.parametrize("pack", PACKS)
def test_what_is_told_of_one_project_is_told_of_it_next_year(books: list[Book], pack: str, tmp_path: Path) -> None:
    _, own = retold(books[0], pack, tmp_path)
    told = report(books[1], pack, own).document.live
    named = {one.means for _, one in told if one.means.subject.kind == "project" and one.means.scope is None}
    assert len(named) > 10
    assert named <= {one.fact.coordinates for one in opened(books[1]).computed}
