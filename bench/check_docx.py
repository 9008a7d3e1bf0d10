"""How long a whole check of a Word file takes, as a multiple of what python-docx needs to open it and read its text.

Run: python -m bench.check_docx [FILE.docx …]; without files the sample report. Both sides run in turn in one process,
so that a busy machine slows both, and under the settings of the command; the median of the ratios is printed.
"""

import statistics
import sys
import time
from collections.abc import Callable
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import docx

from jixiao.model.document import Document
from jixiao.reading.read import read
from jixiao.services.checking import check_document
from jixiao.services.process import collect_rarely

ROUNDS = 15


def timed(work: Callable[..., object], *given: object) -> float:
    """Return the seconds that one run of `work` with these arguments takes."""
    start = time.perf_counter()
    work(*given)
    return time.perf_counter() - start


def with_python_docx(data: bytes) -> int:
    """Open a file with python-docx and read its paragraphs and tables; return the number of characters."""
    document = docx.Document(BytesIO(data))
    count = sum(len(paragraph.text) for paragraph in document.paragraphs)
    return count + sum(len(cell.text) for table in document.tables for row in table.rows for cell in row.cells)


def with_jixiao(data: bytes) -> int:
    """Read and check a file; return the number of findings."""
    document = read("report.docx", data)
    return len(check_document(document).findings) if isinstance(document, Document) else 0


def main(paths: list[str]) -> None:
    """Print the ratio for each file."""
    collect_rarely()
    sample = files("jixiao.samples").joinpath("sample-report.docx").read_bytes()
    named = {path: Path(path).read_bytes() for path in paths} or {"sample-report.docx": sample}
    for name, data in named.items():
        with_python_docx(data), with_jixiao(data)
        pairs = [(timed(with_jixiao, data), timed(with_python_docx, data)) for _ in range(ROUNDS)]
        ratio = statistics.median(ours / theirs for ours, theirs in pairs)
        ours = statistics.median(one for one, _ in pairs)
        print(f"{name}: check {ours * 1000:.1f} ms, {ratio:.2f} times python-docx")


if __name__ == "__main__":
    main(sys.argv[1:])
