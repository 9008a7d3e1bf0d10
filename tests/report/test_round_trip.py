"""What a report prints is read back from its visible text alone, as what it was, and a check finds nothing."""

import pytest
from bench.composed import PACKS, report
from bench.roundtrip import trip
from bench.visible import visible

from jixiao.model.book import Book


@pytest.mark.parametrize("pack", PACKS)
def test_every_printed_figure_is_read_back_and_nothing_is_wrong(books: list[Book], pack: str) -> None:
    for book in books:
        back = trip(book, pack)
        assert back.lost == {}
        assert [(one.code, one.args) for one in back.findings] == []
        assert back.figures > 40


def test_what_is_hidden_is_no_part_of_the_text(bureau: Book) -> None:
    told = report(bureau).told
    assert b"w:sdt" not in visible(told.data)
