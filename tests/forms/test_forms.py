"""Forms written from a book: every printed figure is read back as what it is, and nothing is found wrong."""

from collections import Counter
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from bench.county.books import county
from bench.forms.said import meant, read

from jixiao.books.ledger import events
from jixiao.books.until import book_until
from jixiao.composing.office import NoPdf
from jixiao.model.book import Book
from jixiao.model.finding import Severity
from jixiao.model.page import Page
from jixiao.model.result import Checked
from jixiao.model.writing import Made
from jixiao.scoring.monitoring.lamps import limits, time_gone
from jixiao.scoring.packs import PROJECT, framework
from jixiao.services.composing import Format, Kind, Order, Written, drawn, forms_of, of_form
from jixiao.services.files import check_path
from jixiao.services.forms import FormFile
from jixiao.services.forms.evaluation import base_form, project_files, project_forms, unit_form
from jixiao.services.forms.planning import monitor_files
from jixiao.services.scoring import score_path
from jixiao.taxonomy.packfile import shipped
from jixiao.taxonomy.packs import NATIONAL as NATIONAL_PACK

YEARS = (2022, 2023)
TYPED = (Format.DOCX, Format.XLSX)
MADE = Made("", "", "")
NATIONAL: dict[str, str] = {}
LIMITS = limits(shipped(NATIONAL_PACK).thresholds)
HUNAN = {"部门整体支出绩效自评表": "湖南", "基础数据表": "湖南"}


@pytest.fixture(scope="module")
def books() -> list[Book]:
    return list(county(seed=11, count=5, years=YEARS))


def only_files(made: tuple[Written, ...] | NoPdf) -> tuple[Written, ...]:
    assert not isinstance(made, NoPdf)
    return made


def read_back(form: FormFile, ending: Format, folder: Path) -> Checked:
    (made,) = only_files(drawn([of_form(form, MADE, {})], [ending]))
    path = folder / made.name
    path.write_bytes(made.data)
    checked = check_path(str(path))
    assert isinstance(checked, Checked)
    return checked


@pytest.mark.parametrize("layouts", [NATIONAL, HUNAN], ids=["national", "hunan"])
@pytest.mark.parametrize("ending", TYPED)
@pytest.mark.parametrize("kind", [one for one in Kind if one is not Kind.REPORT])
def test_each_figure_is_read_back_as_what_it_is_and_nothing_is_wrong(
    books: list[Book], kind: Kind, ending: Format, layouts: dict[str, str], tmp_path: Path
) -> None:
    for book in books[1:8:2]:
        for form in forms_of(book, Order((kind,)), layouts):
            checked = read_back(form, ending, tmp_path)
            assert Counter(meant(form.pages)) - Counter(read(checked)) == Counter()
            wrong = [one for one in checked.findings if one.severity is not Severity.INFO]
            assert [(one.code, one.args) for one in wrong] == []


def texts(page: Page) -> list[str]:
    return [cell.text for row in page.rows for cell in row]


def test_what_the_book_does_not_say_is_asked_for(books: list[Book]) -> None:
    assert texts(project_files(books[0])[1].pages[0]).count("【请补充：预期目标】") == 1


def test_a_book_that_was_rolled_knows_last_years_account_of_every_row(books: list[Book]) -> None:
    for before, book in zip(books[:8:2], books[1:8:2], strict=True):
        rows = base_form(book).costs
        assert [row.name for row in rows if row.prior is None] == []
        last = {row.name: row.spent for row in base_form(before).costs}
        same = [row for row in rows[:-1] if row.name in last]
        assert [(row.name, row.prior) for row in same] == [(row.name, last[row.name]) for row in same]


def test_people_are_those_of_the_year(books: list[Book]) -> None:
    book = books[1]
    unknown = replace(book, tables={name: table for name, table in book.tables.items() if name != "staff"})
    assert (base_form(unknown).quota, base_form(unknown).on_post) == (None, None)


def test_monitoring_counts_what_was_paid_by_the_day(books: list[Book]) -> None:
    paid = {
        day: [one for one in events(book_until(books[0], day)) if one.kind == "支付"]
        for day in (date(2022, 7, 31), date(2022, 12, 31))
    }
    assert {one.day.month for one in paid[date(2022, 7, 31)] if one.day} == set(range(1, 8))
    assert len(paid[date(2022, 12, 31)]) == len([one for one in events(books[0]) if one.kind == "支付"])


def test_results_of_a_year_that_is_over_are_not_those_of_july(books: list[Book]) -> None:
    page = monitor_files(books[0], date(2022, 7, 31), LIMITS)[0].pages[0]
    assert "【请补充：完成值】" in texts(page)
    assert "【请补充：完成值】" not in texts(monitor_files(books[0], date(2022, 12, 31), LIMITS)[0].pages[0])


def test_little_spent_by_the_day_turns_the_lamp(books: list[Book]) -> None:
    told = [texts(form.pages[0]) for form in monitor_files(books[0], date(2022, 7, 31), LIMITS)]
    assert any("资金：红灯，执行率0.00%，序时进度58.33%" in text for page in told for text in page)


def test_a_place_sets_its_own_limits(books: list[Book]) -> None:
    order = Order((Kind.MONITOR,), until=(7, 31))
    strict, lax = (
        [text for form in forms_of(books[0], order, NATIONAL, bounds) for text in texts(form.pages[0])]
        for bounds in (
            {"monitor_red": "100", "monitor_yellow": "100", "monitor_apart": "0"},
            {"monitor_red": "0", "monitor_yellow": "0", "monitor_apart": "100"},
        )
    )
    assert (any("红灯" in text for text in strict), any("灯" in text for text in lax)) == (True, False)


def test_the_time_gone_by_counts_days() -> None:
    days = (date(2022, 7, 1), date(2022, 7, 31), date(2022, 12, 31))
    assert [time_gone(one) for one in days] == [Fraction(187, 372), Fraction(7, 12), 1]


@pytest.mark.parametrize("ending", TYPED)
def test_equal_books_give_equal_files(books: list[Book], ending: Format) -> None:
    first, second = ([of_form(one, MADE, {}) for one in forms_of(books[0], Order(), NATIONAL)] for _ in range(2))
    assert drawn(first, [ending]) == drawn(second, [ending])


@pytest.mark.parametrize("ending", TYPED)
def test_a_written_form_is_scored_as_it_prints(books: list[Book], ending: Format, tmp_path: Path) -> None:
    frame = framework(PROJECT)
    for book in books[1:8:2]:
        marks = [unit_form(book, frame).marks, *(one.marks for one in project_forms(book, frame))]
        for form, printed in zip(forms_of(book, Order(), NATIONAL), marks, strict=True):
            (made,) = only_files(drawn([of_form(form, MADE, {})], [ending]))
            (tmp_path / made.name).write_bytes(made.data)
            scored = score_path(str(tmp_path / made.name), (PROJECT,))
            assert isinstance(scored, tuple)
            outcome = scored[0].outcomes[0]
            assert outcome.execution is not None
            assert outcome.execution.points == printed.score
            assert [row.points for row in outcome.rows] == [line.score for line in printed.lines]
            assert (outcome.low, outcome.high) == (printed.total, printed.total)
