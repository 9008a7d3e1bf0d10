"""Figures of a book with their working: formula, terms, rows."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from jixiao.model.book import Computed, Term
from jixiao.model.fact import Fact, SubjectKind
from jixiao.model.quantity import FEN_PER_YUAN, MICRO, Dimension, decimal_text, exact_text
from jixiao.rendering.catalogue import say
from jixiao.rendering.values import fact_name, unit_text, value_text

_ROWS_IN_A_LINE = 6
_ROWS_IN_FULL = 20
_SIGNS = {1: "＋", -1: "－", 0: "÷"}
RowWords = Callable[[str, int], str]


def figure_lines(every: Iterable[Computed], year: str) -> Iterator[str]:
    """Yield a line for each figure: what it is, how much, how it is computed, from which rows.

    One of another time than `year` says which.
    """
    for one in every:
        rows, period = rows_text(one), one.fact.coordinates.period if one.fact.coordinates else year
        name = fact_name(one.fact)
        name = name if period == year else say("books.of_period", period=period, name=name)
        yield say(
            "books.figure", name=name, value=_value(one.fact), formula=one.formula,
            rows=say("books.rows", rows=rows) if rows else "",
        )  # fmt: skip


def rows_text(one: Computed) -> str:
    """Say from which rows a figure comes, in short."""
    return "，".join(_sheet_rows(sheet, rows) for sheet, rows in one.rows if rows)


def working_lines(one: Computed, words: RowWords) -> Iterator[str]:
    """Yield the working of one figure with its rows in full; `words` tells what a row holds."""
    where = one.fact.coordinates
    if where is None:
        return
    yield say(
        "books.head", unit=where.subject.name if where.subject.kind is SubjectKind.UNIT else "", period=where.period,
        name=fact_name(one.fact), value=_value(one.fact),
    )  # fmt: skip
    yield f"  {one.formula}"
    yield from (say("books.term", sign=_sign(term, one), name=term.name, value=_term(term, one)) for term in one.terms)
    rows = [(sheet, row) for sheet, numbers in one.rows for row in numbers]
    if rows:
        yield say("books.from")
    for sheet, row in rows[:_ROWS_IN_FULL]:
        yield f"    {say('books.row', sheet=sheet, row=row)}{words(sheet, row)}"
    if len(rows) > _ROWS_IN_FULL:
        yield say("books.more_rows", count=len(rows) - _ROWS_IN_FULL)


def figures_json(every: Iterable[Computed]) -> str:
    """Return the figures for programs: values in 元, percent or the unit of the count, rows by sheet."""
    return json.dumps([_entry(one) for one in every], ensure_ascii=False, indent=1) + "\n"


def _entry(one: Computed) -> dict[str, Any]:
    where = one.fact.coordinates
    item = where.item if where else None
    return {
        "concept": where.concept if where else None,
        "subject": {"kind": where.subject.kind.value, "name": where.subject.name} if where else None,
        "item": {"kind": item.kind, "name": item.name} if item else None,
        "period": where.period if where else None,
        "value": value_text(one.fact.quantity),
        "unit": unit_text(one.fact.quantity),
        "formula": one.formula,
        "terms": [{"name": term.name, "sign": term.sign, "value": _digits(term, one)} for term in one.terms],
        "rows": [{"sheet": sheet, "rows": list(rows)} for sheet, rows in one.rows],
    }


def _sign(term: Term, one: Computed) -> str:
    return "　" if one.fact.quantity.dimension is Dimension.RATE and term.sign > 0 else _SIGNS[term.sign]


def _value(fact: Fact) -> str:
    return f"{value_text(fact.quantity)}{unit_text(fact.quantity)}"


def _is_money(one: Computed) -> bool:
    dimension = one.fact.quantity.dimension
    counts = one.fact.coordinates is not None and one.fact.coordinates.concept.startswith("staff")
    return dimension is Dimension.MONEY or (dimension is Dimension.RATE and not counts)


def _digits(term: Term, one: Computed) -> str:
    return decimal_text(term.value, FEN_PER_YUAN, 2) if _is_money(one) else exact_text(term.value, MICRO)


def _term(term: Term, one: Computed) -> str:
    return f"{_digits(term, one)}{'元' if _is_money(one) else ''}"


def _sheet_rows(sheet: str, rows: tuple[int, ...]) -> str:
    if len(rows) > _ROWS_IN_A_LINE:
        return say("books.sheet_count", sheet=sheet, count=len(rows))
    return say("books.sheet_rows", sheet=sheet, rows="、".join(map(str, rows)))
