"""What a report prints is read back from its visible text alone, as what it was, and a check finds nothing."""

from dataclasses import replace

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


@pytest.mark.parametrize("pack", PACKS)
def test_little_spent_is_explained_wherever_it_is_told(books: list[Book], pack: str) -> None:
    for book in books[:4]:
        payments = book.tables["payments"]
        kept = [at for at in range(len(payments)) if at % 7]
        columns = {name: tuple(values[at] for at in kept) for name, values in payments.columns.items()}
        few = replace(payments, rows=tuple(payments.rows[at] for at in kept), columns=columns)
        back = trip(replace(book, tables={**book.tables, "payments": few}), pack)
        assert back.lost == {}
        assert [(one.code, one.args) for one in back.findings] == []


def test_what_is_hidden_is_no_part_of_the_text(bureau: Book) -> None:
    told = report(bureau).told
    assert b"w:sdt" not in visible(told.data)
