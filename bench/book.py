"""How long check, figures, scores and closing of a book of 50,000 events take, in times of calamine.

Run: python -m bench.book [EVENTS]. The book is written once; both sides run in turn in one process under the settings
of the command, and the median of the ratios is printed. Reading the workbook is part of each of ours.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from python_calamine import CalamineWorkbook

from jixiao.books.closing import closing
from jixiao.composing.book import write_book
from jixiao.model.book import Book, Table, Value
from jixiao.model.document import Source
from jixiao.model.quantity import MICRO
from jixiao.services.bookkeeping import Opened, check_book, open_book
from jixiao.services.process import collect_rarely
from jixiao.services.scoring import score_path
from jixiao.taxonomy.book import sheet_form

EVENTS, PROJECTS, ROUNDS = 50_000, 40, 5
FUND = "一般公共预算"
LEVELS = (
    ("产出指标", "数量指标", 30), ("产出指标", "质量指标", 20), ("效益指标", "社会效益指标", 30),
    ("满意度指标", "服务对象满意度指标", 10),
)  # fmt: skip
Record = dict[str, Value]


def table(name: str, records: list[Record]) -> Table:
    form = sheet_form(name)
    columns = {one.id: tuple(record.get(one.id) for record in records) for one in form.columns}
    return Table(form.name, tuple(range(3, 3 + len(records))), columns)


def book_of(events: int) -> Book:
    """Return a book whose payments keep within their quotas."""
    chance = random.Random(5)
    names = [f"项目{at}" for at in range(PROJECTS)]
    first, rest = date(2023, 1, 10), events - PROJECTS
    paid: list[Record] = [
        {
            "date": first + timedelta(chance.randrange(350)), "voucher": f"{at:08}", "project": chance.choice(names),
            "fund": FUND, "function": "2130234", "economic": chance.choice(("30201", "30211", "30217", "30226")),
            "amount": chance.randrange(1, 500_000), "payee": f"商户{at % 900}", "purpose": "办公用品",
        }
        for at in range(rest)
    ]  # fmt: skip
    quota = 500_000 * rest
    given: list[Record] = [
        {
            "date": first,
            "document": f"云财预〔2023〕{at}号",
            "kind": "年初",
            "project": name,
            "fund": FUND,
            "amount": quota,
        }
        for at, name in enumerate(names)
    ]
    known: list[Record] = [{"name": name, "class": "特定目标类", "state": "未完成"} for name in names]
    aims: list[Record] = [
        {
            "project": name, "level1": level, "level2": second, "level3": f"指标{at}", "operator": "≥", "target": "90",
            "measure": "%", "weight": weight * MICRO, "actual": "88", "evidence": "台账",
        }
        for name in names
        for at, (level, second, weight) in enumerate(LEVELS)
    ]  # fmt: skip
    tables = {
        "unit": table("unit", [{"name": "云溪县林业局", "year": 2023}]),
        "budget": table("budget", given), "payments": table("payments", paid), "projects": table("projects", known),
        "indicators": table("indicators", aims),
    }  # fmt: skip
    return Book(Source("账套.xlsx", "", "xlsx"), tables)


def with_calamine(path: str) -> None:
    with CalamineWorkbook.from_path(path) as book:
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def closed(path: str) -> None:
    opened = open_book(path)
    if isinstance(opened, Opened):
        closing(opened.book)


def scored(path: str) -> None:
    score_path(path, ("project-2020", "hunan-department-2017"))


def timed(work: Callable[[str], object], path: str) -> float:
    start = time.perf_counter()
    work(path)
    return time.perf_counter() - start


def main(arguments: list[str]) -> None:
    collect_rarely()
    events = int(arguments[0]) if arguments else EVENTS
    with TemporaryDirectory() as folder:
        path = str(Path(folder, "账套.xlsx"))
        Path(path).write_bytes(write_book(book_of(events)))
        for name, work in (("check", check_book), ("facts", open_book), ("scores", scored), ("closing", closed)):
            with_calamine(path)
            work(path)
            pairs = [(timed(work, path), timed(with_calamine, path)) for _ in range(ROUNDS)]
            ratio = statistics.median(ours / theirs for ours, theirs in pairs)
            ours = statistics.median(one for one, _ in pairs)
            print(f"{name} of {events} events: {ours:.2f} s, {ratio:.2f} times calamine")


if __name__ == "__main__":
    main(sys.argv[1:])
