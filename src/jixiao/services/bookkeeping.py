"""Books that were filled in: their figures, and what is wrong in them."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from jixiao.books.control import blank, problems
from jixiao.books.facts import facts
from jixiao.books.ledger import Event, events
from jixiao.books.read import read_book
from jixiao.books.rules import book_cards, has_data
from jixiao.diagnosis.suspects import with_suspects
from jixiao.diagnosis.temper import temper
from jixiao.model.book import Book, Computed, Problem, RowPlace
from jixiao.model.document import ReadFailure
from jixiao.model.finding import Finding, Place, Severity
from jixiao.model.outline import Extracted
from jixiao.model.policy import Applied
from jixiao.model.relation import Band, Evaluation
from jixiao.model.result import Checked, Duty, Kind, Profile
from jixiao.reading.sheets import read_sheets
from jixiao.relations.engine import evaluate, with_status
from jixiao.services.booktext import Written, is_book, written
from jixiao.services.checking import coverage, judge
from jixiao.services.policy import Policy, in_force
from jixiao.services.suppressing import sort_out
from jixiao.taxonomy.book import sheet_form

EVERYTHING = Policy()
NO_BOOK = "JX010"
_MOST_RELATED = 5


@dataclass(frozen=True, slots=True)
class Opened:
    """A book that was read, what is wrong with its cells, its figures, its events."""

    book: Book
    problems: tuple[Problem, ...]
    computed: tuple[Computed, ...]
    events: tuple[Event, ...] | None = None


def open_book(path: str) -> Opened | ReadFailure:
    """Return the book in a workbook; JX010 where the workbook is none."""
    sheets = read_sheets(path)
    if isinstance(sheets, ReadFailure):
        return sheets
    if not is_book(sheets):
        return ReadFailure(path, NO_BOOK, (("path", path),), sheets.source.sha256)
    book, told = read_book(sheets)
    every = events(book)
    return Opened(book, told, facts(book, every), every)


def check_book(path: str, policy: Policy = EVERYTHING) -> Checked | ReadFailure:
    """Return what is wrong in a book: its cells, its ledger, its equations."""
    opened = open_book(path)
    return opened if isinstance(opened, ReadFailure) else checked_book(opened, policy)


def checked_book(opened: Opened, policy: Policy = EVERYTHING) -> Checked:
    """Do the same with a book that was read."""
    every = (*opened.problems, *problems(opened.book, opened.events), *blank(opened.book, opened.computed))
    text = written(opened.book, opened.computed, _shown(every))
    profile = Profile(Kind.BOOK, opened.book.unit, str(opened.book.year or ""))
    extracted = Extracted(text.document, profile, (), (), (), text.facts)
    force = in_force(policy, extracted)
    known = {fact.id: fact for fact in text.facts}
    computed = {one.id for one, by in zip(text.facts, opened.computed, strict=True) if by.terms}
    held = [fact for fact, by in zip(text.facts, opened.computed, strict=True) if not _is_loose(by)]
    every_one = temper(evaluate(held, (), force.equations), known)
    evaluations = tuple(one for one in every_one if _says_something(one, computed))
    stated = with_status(text.facts, evaluations)
    extracted = Extracted(text.document, profile, (), (), (), stated)
    asked = {one.code for one in evaluations}
    found, duties = judge(force.ground(extracted, evaluations), lambda code: code in asked and policy.selects(code))
    told = with_suspects(found, evaluations, {fact.id: fact for fact in stated})
    told += [_finding(one, text) for one in every if policy.selects(one.code)]
    told.sort(key=lambda finding: (finding.primary.span, finding.code))
    put = sort_out(told, text.document, (), [one for one in policy.ignores if policy.reaches(one)])
    return Checked(
        text.document,
        profile,
        tuple(one.id for one in force.uses),
        stated,
        evaluations,
        put.kept,
        coverage(stated),
        (*duties, *_duties(opened.book, every, policy)),
        applied=Applied(force.uses, put.suppressed, put.idle),
    )


def extracted_of(checked: Checked) -> Extracted:
    """Return what was read of a book that was checked, as the packs look at it."""
    return Extracted(checked.document, checked.profile, (), (), (), checked.facts)


def _is_loose(one: Computed) -> bool:
    """Tell a figure of the sheet 其他数字: what it may be held against, only the text that it comes from would tell."""
    loose = sheet_form("figures").name
    return any(sheet == loose for sheet, _ in one.rows) and not one.terms


def _says_something(evaluation: Evaluation, computed: AbstractSet[str]) -> bool:
    """Figures that were computed from the same rows agree by construction: only one that was filled in can break."""
    return evaluation.band is not Band.VIOLATED or any(one not in computed for one in evaluation.facts)


def _shown(every: tuple[Problem, ...]) -> list[RowPlace]:
    return [place for one in every for place in one.places[: _MOST_RELATED + 1]]


def _finding(problem: Problem, text: Written) -> Finding:
    card = book_cards()[problem.code]
    severity = Severity(problem.severity) if problem.severity else card.severity
    message = f"{problem.code}.{problem.variant}" if problem.variant else problem.code
    first, *others = [Place(text.rows[(one.sheet, one.row)]) for one in problem.places[: _MOST_RELATED + 1]]
    return Finding(problem.code, severity, message, problem.args, first, tuple(dict.fromkeys(others)))


def _duties(book: Book, every: tuple[Problem, ...], policy: Policy) -> list[Duty]:
    """Return the rules of books that were asked, each of the book as a whole; without its sheets one has no data."""
    failed: Mapping[str, int] = {code: sum(one.code == code for one in every) for code in book_cards()}
    return [
        _duty(code, failed[code], known=has_data(code, book))
        for code in book_cards()
        if code.startswith("JX8") and policy.selects(code)
    ]


def _duty(code: str, failed: int, *, known: bool) -> Duty:
    return Duty(code, passed=int(known and not failed), failed=failed, no_data=int(not known and not failed))
