"""Reports composed from books and read back from their visible text alone: every printed figure must be what it was.

Run: python -m bench.roundtrip [--books 1000] [--seed 1] [--libreoffice] [--extras].
"""

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from bench.composed import PACKS, opened
from bench.county.books import county
from bench.office import through_libreoffice
from bench.visible import visible

from jixiao.composing.telling.file import Template, tell
from jixiao.composing.telling.outline import shipped_template
from jixiao.composing.word.figures import Figures
from jixiao.model.book import Book
from jixiao.model.document import Document
from jixiao.model.fact import Coordinates
from jixiao.model.finding import Finding
from jixiao.model.policy import ChosenBy
from jixiao.model.writing import Made
from jixiao.reading import read
from jixiao.relations.index import place_of
from jixiao.scoring.packs import PROJECT, framework
from jixiao.services.checking import check_document
from jixiao.services.forms.evaluation import evaluation_titles
from jixiao.services.material import material_of
from jixiao.services.policy import Policy
from jixiao.taxonomy.outlines import Extra
from jixiao.taxonomy.packfile import shipped
from jixiao.taxonomy.packs import NATIONAL

# two ways of saying the same: the budget of a part by its own concept; an item that repeats what the concept says;
# 结转 and 结余 are both read as what is left at the end of the year, not told apart
_SAME = {
    ("budget_adjusted", "基本支出"): "expenditure_basic_budget",
    ("budget_adjusted", "项目支出"): "expenditure_project_budget",
    ("sangong_control_rate", "“三公”经费"): "sangong_control_rate",
    ("carryover_closing", "结转"): "carryover_closing",
    ("carryover_closing", "结余"): "carryover_closing",
}
Meaning = tuple[str, str, str, str, str, str | None, str]


@dataclass(frozen=True)
class Trip:
    """What was lost on the way, and what a check finds in the report."""

    lost: Counter[Meaning]
    findings: tuple[Finding, ...]
    figures: int
    requests: tuple[str, ...]


def meaning(where: Coordinates, printed: str) -> Meaning:
    """Return concept, subject, item, period, scope and printed value of a figure."""
    place = place_of(where)
    concept, item = where.concept, place.item
    if (concept, item) in _SAME:
        concept, item = _SAME[concept, item], ""
    return concept, place.subject.kind.value, place.subject.name, item, place.period, place.scope, printed


def trip(
    book: Book,
    pack: str,
    template: Template | None = None,
    through: Callable[[bytes], bytes] = visible,
    extras: frozenset[Extra] = frozenset(),
) -> Trip:
    """Compose the report of a book, take away all that is hidden in it, read and check it.

    `through` is what happens to the file on its way.
    """
    titles = evaluation_titles(book, shipped(pack).forms)
    material = material_of(opened(book), framework(PROJECT), shipped(NATIONAL).thresholds, titles)
    figures = Figures()
    told = tell(template or shipped_template(pack, extras), material, Made("", book.unit, str(book.year)), figures)
    return read_back(through(told.data), figures, told.requests, pack)


def read_back(data: bytes, figures: Figures, requests: tuple[str, ...], pack: str) -> Trip:
    """Read and check a report by a pack, and hold what it says against the figures that were printed."""
    document = read("report.docx", data)
    if not isinstance(document, Document):
        raise TypeError(document)
    checked = check_document(document, Policy((shipped(pack),), ChosenBy.PACK))
    read_ones = Counter(
        meaning(one.coordinates, one.printed) for one in checked.facts if one.coordinates is not None and one.span
    )
    printed = Counter(meaning(where, text) for where, text in figures.printed)
    return Trip(printed - read_ones, checked.findings, printed.total(), requests)


def books(seed: int) -> Iterator[Book]:
    """Yield books of ever new counties over three years."""
    while True:
        yield from county(seed, 60, [2021, 2022, 2023])
        seed += 1


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--books", type=int, default=1000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--libreoffice", action="store_true", help="each file goes through LibreOffice and back first")
    options.add_argument("--extras", action="store_true", help="reports with all that they may have besides")
    chosen = options.parse_args()
    extras = frozenset(Extra if chosen.extras else ())
    through = through_libreoffice if chosen.libreoffice else visible
    begun, lost, found, count = time.perf_counter(), Counter[str](), Counter[str](), 0
    for book in islice(books(chosen.seed), chosen.books):
        for pack in PACKS:
            one = trip(book, pack, through=through, extras=extras)
            count += one.figures
            lost.update(f"{pack} {book.unit} {book.year} {what}" for what in one.lost)
            found.update(f"{pack} {finding.code}" for finding in one.findings)
    print(f"{chosen.books} books, {len(PACKS)} outlines, {count} printed figures, {time.perf_counter() - begun:.0f} s")
    print(f"figures not read back as what they were: {lost.total()}")
    for what, times in lost.most_common(20):
        print(f"  {times} {what}")
    print(f"findings in the reports: {found.total()}")
    for what, times in found.most_common(20):
        print(f"  {times} {what}")


if __name__ == "__main__":
    main()
