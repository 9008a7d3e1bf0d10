"""The wording of the shipped outlines follows from the facts of the book."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from bench.composed import PACKS, opened, report

from jixiao.books.facts import facts
from jixiao.model.book import Book, Table, Value
from jixiao.model.fact import Coordinates, Subject, SubjectKind
from jixiao.model.quantity import decimal_text

HUNDRED = 1_000_000


def with_column(book: Book, sheet: str, **values: Value) -> Book:
    """Return a book with other values in the first row of a sheet."""
    table = book.tables[sheet]
    columns = {**table.columns, **{name: (value, *table.columns[name][1:]) for name, value in values.items()}}
    return replace(book, tables={**book.tables, sheet: replace(table, columns=columns)})


def with_notes(book: Book, notes: Mapping[str, str]) -> Book:
    """Return a book that tells more in the sheet 其他说明."""
    table = book.tables["notes"]
    titles, texts = (*table.texts("title"), *notes), (*table.texts("content"), *notes.values())
    told = Table(table.sheet, tuple(range(3, 3 + len(titles))), {"title": titles, "content": texts})
    return replace(book, tables={**book.tables, "notes": told})


def without(book: Book, sheet: str) -> Book:
    return replace(book, tables={name: table for name, table in book.tables.items() if name != sheet})


def sangong(book: Book, now: int, before: int | None) -> str:
    """Return the sentence on 三公 for so many fen now and last year."""
    held = with_column(with_column(book, "sangong", total=now), "prior", sangong=before)
    text = report(held).text.replace("0000万元", "万元")
    return text[text.index("（四）“三公”经费情况") : text.index("（五）政府采购情况")].split("\n")[1].split("没有")[0]


def test_the_outline_has_all_its_sections(bureau: Book) -> None:
    national, hunan = (report(bureau, pack).text for pack in PACKS)
    heads = [line for line in national.split("\n") if line[1:2] == "、"]
    assert heads == [
        "一、部门（单位）基本情况", "二、预算收支情况", "三、绩效情况", "四、存在的问题及原因", "五、下一步改进措施",
        "六、其他需要说明的情况",
    ]  # fmt: skip
    assert [line[0] for line in hunan.split("\n") if line[1:2] == "、"] == list("一二三四五六七八九十")


def test_more_less_or_as_much_as_last_year(bureau: Book) -> None:
    assert "，比上年增加0.20万元，增长25.00%。" in sangong(bureau, 1_000_000, 800_000)
    assert "，比上年减少0.20万元，下降20.00%。" in sangong(bureau, 800_000, 1_000_000)
    assert "，与上年持平。" in sangong(bureau, 800_000, 800_000)


def test_nothing_last_year_gives_no_rate(bureau: Book) -> None:
    sentence = sangong(bureau, 800_000, 0)
    assert "%" not in sentence.partition("比上年")[2]


def test_nothing_is_said_in_words(bureau: Book) -> None:
    text = report(bureau).text
    assert "没有因公出国（境）费支出。没有公务用车购置费支出。" in text
    assert "0.00万元" not in text


def test_what_is_not_known_is_asked_for(bureau: Book) -> None:
    told = report(without(bureau, "sangong")).told
    assert "【请补充：“三公”经费预算和支出】" not in report(bureau).told.requests
    assert "【请补充：主要职能】" in told.requests


def test_a_low_rate_wants_its_reason(books: list[Book]) -> None:
    low = [
        (book, one.fact.coordinates.subject.name)
        for book in books
        for one in facts(book)
        if one.fact.coordinates is not None
        and one.fact.coordinates.concept == "execution_rate"
        and one.fact.coordinates.subject.kind == "project"
        and one.fact.quantity.value < 90 * HUNDRED
    ]
    assert low
    for book, project in low:
        wish = f"【请补充：{project}执行率偏低的原因】"
        assert wish in report(book).told.requests
        told = with_notes(book, {f"{project}执行率偏低的原因": "设备到货较晚，已签订合同"})
        assert wish not in report(told).told.requests


def test_whatever_is_asked_for_can_be_told_in_the_book(books: list[Book]) -> None:
    for book in books[:4]:
        held = with_column(book, "unit", duties="负责本县有关工作")
        asked = [one.removeprefix("【请补充：").removesuffix("】") for one in report(held).told.requests]
        told = report(with_notes(held, dict.fromkeys(asked, "已按规定办理")))
        assert told.told.requests == ()


def test_amounts_have_two_places_and_the_report_says_where_rounding_leaves_a_gap(books: list[Book]) -> None:
    for book in books:
        text = report(book).text
        lines = [line.split("\t") for line in text.split("\n") if "\t" in line]
        start = next(at for at, line in enumerate(lines) if line[0] == "项目名称")
        end = next(at for at, line in enumerate(lines) if line[0] == "合计")
        for column in range(1, 7):
            assert {line[column][-3] for line in lines[start + 1 : end + 1]} == {"."}
            gap = sum(Decimal(line[column]) for line in lines[start + 1 : end]) - Decimal(lines[end][column])
            assert abs(gap) <= Decimal("0.005") * (end - start)
            assert not gap or "因四舍五入，个别合计数与分项相加之和存在尾差" in text


def test_the_general_budget_stands_alone_in_the_outline_of_hunan(books: list[Book]) -> None:
    mixed = [book for book in books if len({one.line.fund for one in opened(book).events or ()}) > 1]
    assert mixed
    for book in mixed:
        means = Coordinates("expenditure_total", Subject(SubjectKind.UNIT, book.unit), None, str(book.year), None)
        whole = next(one for one in opened(book).computed if one.fact.coordinates == means)
        text = report(book, PACKS[1]).text
        section = text[text.index("二、一般公共预算") : text.index("三、政府性基金")]
        assert f"支出合计{decimal_text(whole.fact.quantity.value, HUNDRED, 2)}" not in section
