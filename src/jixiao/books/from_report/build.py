"""Put the book of a report together, and hold it against the report again: nothing that was told may be missing."""

from dataclasses import replace

from jixiao.books.against import Comparison, Held, compare
from jixiao.books.facts import facts
from jixiao.books.from_report.figures import Figures, is_exact
from jixiao.books.from_report.holders import CUT
from jixiao.books.from_report.lines import Ledger, ledger
from jixiao.books.from_report.report import Doubts, Report
from jixiao.books.from_report.tables import cards, indicators, problems, table, works
from jixiao.books.from_report.words import word
from jixiao.books.kind import ABOUT_PROJECTS
from jixiao.books.other import Noted, record
from jixiao.model.book import Book, Computed, Table, Value
from jixiao.model.document import Source
from jixiao.model.fact import Fact
from jixiao.model.quantity import FEN_PER_YUAN, MICRO, Dimension, exact_text
from jixiao.taxonomy.concepts import concept_name


def book_of(report: Report, source: Source) -> Book:
    """Return the book that a report tells.

    Amounts that are known as totals are entries of the last day of the year; figures that no other sheet holds stand
    in 其他数字; what is doubtful stands in 待核实.
    """
    doubts = Doubts()
    figures = Figures(report, doubts)
    told = ledger(figures, report, doubts)
    tables: dict[str, Table] = {"unit": table("unit", [_unit(report, told)]), **dict(cards(figures, doubts))}
    tables |= {
        "projects": table("projects", told.projects), "budget": table("budget", told.budget),
        "payments": table("payments", told.payments), "works": table("works", works(figures, report)),
        "indicators": table("indicators", indicators(report, doubts)),
        "problems": table("problems", problems(report, doubts)),
        "notes": table("notes", [{"title": title, "content": content} for title, content in report.notes]),
    }  # fmt: skip
    if not told.day:
        doubts.add(word("kinds.assumed"), word("told.no_year"))
    book = Book(source, tables)
    others = _others(figures, report, book, doubts)
    _unread(report, doubts)
    tables["figures"] = table("figures", others)
    tables["doubts"] = table("doubts", [row | {"doubt": word("waiting")} for row in map(dict, doubts.rows)])
    return replace(book, tables=tables)


def _unit(report: Report, told: Ledger) -> dict[str, Value]:
    year = int(report.year) if report.year.isdecimal() else None
    inside = {True: "是", False: None, None: None}[told.inside]
    return {
        "name": report.unit or None, "year": year, "with_carryover": inside, "duties": report.duties or None,
        "about": ABOUT_PROJECTS if report.of_projects else None,
    }  # fmt: skip


def _others(figures: Figures, report: Report, book: Book, doubts: Doubts) -> list[dict[str, Value]]:
    """Return the rows of the figures that the book does not know yet; those that it holds otherwise are doubts."""
    found: dict[tuple[Value, ...], dict[str, Value]] = {}
    stated = [fact for fact in figures.every if not _is_cut(fact, book)]
    for one in compare(stated, report.unit, book, facts(book)):
        if one.held is Held.UNKNOWN:
            quote = report.quotes.get(one.fact.id)
            doubt = "" if is_exact(one.fact) else word("about")
            row = dict(record(one.fact, report.unit, Noted(quote.source if quote else "", doubt)))
            found.setdefault(tuple(value for name, value in row.items() if name != "source"), row)
        elif one.held is Held.DIFFERS:
            _differs(one, report, doubts)
    return list(found.values())


def _is_cut(fact: Fact, book: Book) -> bool:
    """Tell whether what was taken away stands as a row of 预算指标."""
    where, budget = fact.coordinates, book.tables["budget"]
    if where is None or where.concept != "budget_adjustment" or fact.sign > 0:
        return False
    rows = set(zip(budget.texts("kind"), budget.texts("project"), budget.amounts("amount"), strict=True))
    return (CUT, where.subject.name, fact.quantity.value) in rows


def _differs(one: Comparison, report: Report, doubts: Doubts) -> None:
    if one.booked is None:
        return
    told = word("told.differs", printed=one.fact.printed, booked=_amount(one.booked), formula=one.booked.formula)
    _doubt(one.fact, "differs", told, report, doubts)


def _unread(report: Report, doubts: Doubts) -> None:
    for fact in report.facts:
        if fact.coordinates is None and fact.span is not None:
            _doubt(fact, "unread", word("told.unread"), report, doubts)
    for one in report.remarks:
        doubts.add(word("kinds.check"), one.told, name=one.name, printed=one.printed, source=one.source)


def _doubt(fact: Fact, kind: str, told: str, report: Report, doubts: Doubts) -> None:
    name = concept_name(fact.coordinates.concept) if fact.coordinates else ""
    quote = report.quotes.get(fact.id)
    source = quote.source if quote else ""
    doubts.add(word(f"kinds.{kind}"), told, name=name, printed=fact.printed, source=source)


def _amount(one: Computed) -> str:
    quantity = one.fact.quantity
    scale = FEN_PER_YUAN if quantity.dimension is Dimension.MONEY else MICRO
    return f"{exact_text(quantity.value, scale)}{quantity.unit}"
