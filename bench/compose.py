"""What composing a report costs beside building the same plain text with python-docx, and whether memory grows.

Run: python -m bench.compose [--reports 1000].
"""

import argparse
import resource
import time
from collections.abc import Callable
from io import BytesIO

import docx
from bench.composed import opened
from bench.county.books import county

from jixiao.composing.telling.file import tell
from jixiao.composing.telling.outline import shipped_template
from jixiao.composing.word.figures import Figures
from jixiao.model.document import BlockKind, Document
from jixiao.model.writing import Made
from jixiao.reading import read
from jixiao.scoring.packs import PROJECT, framework
from jixiao.services.bookkeeping import Opened
from jixiao.services.material import material_of
from jixiao.taxonomy.packfile import shipped
from jixiao.taxonomy.packs import NATIONAL

ROUNDS = 15


def composed(held: Opened) -> bytes:
    """Return the report of a book whose figures are known."""
    material = material_of(held, framework(PROJECT), shipped(NATIONAL).thresholds)
    return tell(shipped_template(NATIONAL), material, Made("", held.book.unit, ""), Figures()).data


def plain(document: Document) -> bytes:
    """Build the same paragraphs and tables with python-docx, without styles, controls or hidden parts."""
    made = docx.Document()
    for block in document.blocks:
        if block.kind is BlockKind.PARAGRAPH:
            made.add_paragraph(block.span.of(document.text))
    for table in document.tables:
        grid = made.add_table(table.rows, table.columns)
        for cell in table.cells:
            grid.cell(cell.row, cell.column).text = cell.span.of(document.text)
    target = BytesIO()
    made.save(target)
    return target.getvalue()


def best(work: Callable[[], object]) -> float:
    """Return the shortest of several runs in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return min(times) * 1000


def memory() -> int:
    """Return the most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--reports", type=int, default=1000)
    chosen = options.parse_args()
    books = [opened(book) for book in county(1, 20, [2022, 2023])]
    for held in (min(books, key=_size), max(books, key=_size)):
        document = read("report.docx", composed(held))
        if not isinstance(document, Document):
            raise TypeError(document)
        ours, theirs = best(lambda held=held: composed(held)), best(lambda document=document: plain(document))  # type: ignore[misc]
        print(f"{len(document.text)} characters, {len(document.live)} figures: {ours:.1f} ms; "
              f"the same plain text with python-docx {theirs:.1f} ms; {ours / theirs:.2f} times")  # fmt: skip
    held_before = 0
    begun = time.perf_counter()
    for count in range(chosen.reports):
        composed(books[count % len(books)])
        if count == chosen.reports // 10:
            held_before = memory()
    spent = time.perf_counter() - begun
    print(f"{chosen.reports} reports in {spent:.1f} s")
    print(f"most memory: {held_before} MB after a tenth of them, {memory()} MB at the end")


def _size(held: Opened) -> int:
    return len(held.events or ())


if __name__ == "__main__":
    main()
