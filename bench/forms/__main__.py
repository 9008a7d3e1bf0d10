"""Write forms from the books of generated counties, read them back from their text alone, and count.

Run: python -m bench.forms [--books 1000] [--each 2] [--seed 1].
"""

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.county.books import county
from bench.forms.said import meant, read

from jixiao.composing.office import NoPdf
from jixiao.model.book import Book
from jixiao.model.finding import Severity
from jixiao.model.result import Checked
from jixiao.model.writing import Made
from jixiao.services.composing import Format, Kind, Order, drawn, forms_of, of_form
from jixiao.services.files import check_path
from jixiao.services.forms import FormFile

LAYOUTS: tuple[dict[str, str], ...] = ({}, {"部门整体支出绩效自评表": "湖南", "基础数据表": "湖南"})
ENDINGS = (Format.DOCX, Format.XLSX)
COUNTY, YEARS = 60, (2021, 2022, 2023)


@dataclass(slots=True)
class Counted:
    """How many books, files, figures; figures that came back as something else; findings by code."""

    books: int = 0
    files: int = 0
    figures: int = 0
    lost: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)


def books(count: int, seed: int) -> Iterator[Book]:
    """Yield the books of as many counties as it takes."""
    made = 0
    while made < count:
        for book in county(seed + made, COUNTY, YEARS):
            yield book
            made += 1
            if made == count:
                return


def read_back(form: FormFile, ending: Format, folder: Path, counted: Counted) -> None:
    """Write a form, read it, count what is not as it was meant."""
    made = drawn([of_form(form, Made("", "", ""), {})], [ending])
    if isinstance(made, NoPdf):
        raise TypeError
    path = folder / f"form.{ending}"
    path.write_bytes(made[0].data)
    checked = check_path(str(path))
    if not isinstance(checked, Checked):
        raise TypeError
    wanted = Counter(meant(form.pages))
    counted.files += 1
    counted.figures += wanted.total()
    counted.lost.update(one.concept for one in (wanted - Counter(read(checked))).elements())
    counted.findings.update(one.code for one in checked.findings if one.severity is not Severity.INFO)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--books", type=int, default=1000)
    options.add_argument("--each", type=int, default=2, help="forms taken of each book, of any kind and layout")
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    chance, counted, start = random.Random(chosen.seed), Counted(), time.perf_counter()
    with TemporaryDirectory() as folder:
        for book in books(chosen.books, chosen.seed):
            counted.books += 1
            kinds = (Kind.SELF, Kind.TARGET, Kind.MONITOR)
            every = tuple(forms_of(book, Order(kinds), chance.choice(LAYOUTS)))
            for form in chance.sample(every, min(chosen.each, len(every))):
                read_back(form, chance.choice(ENDINGS), Path(folder), counted)
    print(f"{counted.books} books, {counted.files} files, {counted.figures} figures")
    print(f"figures read as something else: {counted.lost.total()} {dict(counted.lost)}")
    print(f"errors and warnings: {counted.findings.total()} {dict(counted.findings)}")
    print(f"{(time.perf_counter() - start) / max(1, counted.files):.2f} s a file, written and checked")


if __name__ == "__main__":
    main()
