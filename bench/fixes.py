"""What repair does to generated reports: faults put right, faults left, right figures harmed.

Run: python -m bench.fixes [--each 2] [--seed 1]. Every report is made twice, clean and with planted errors, and
repaired with safe fixes and with proposals. A planted figure counts as put right where its true value stands in its
place; a figure is made wrong where any other new value does. Checks are runs of the whole check after the first.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from statistics import median

from bench.styles.library import styles
from bench.styles.report import Report, make_report
from bench.styles.spoil import make_faulty

from jixiao.model.result import Checked
from jixiao.model.span import Span
from jixiao.services.files import check_data
from jixiao.services.repair.candidates import Asked
from jixiao.services.repair.repair import repair

DATE = datetime(2024, 3, 18, tzinfo=UTC)


@dataclass(slots=True)
class Tally:
    """What became of the reports of one kind."""

    documents: int = 0
    made: Counter[str] = field(default_factory=Counter)
    withdrawn: Counter[str] = field(default_factory=Counter)
    checks: list[int] = field(default_factory=list)
    planted: int = 0
    touched: int = 0
    right: int = 0
    harmed: list[str] = field(default_factory=list)
    left: int = 0


def main() -> None:
    """Print a table for each kind of report and of repair."""
    options = argparse.ArgumentParser(prog="python -m bench.fixes", description=__doc__)
    options.add_argument("--each", type=int, default=2)
    options.add_argument("--seed", type=int, default=1)
    args = options.parse_args()
    for proposals in (False, True):
        for faulty in (False, True):
            make = make_faulty if faulty else make_report
            tally = Tally()
            for style in styles():
                for number in range(args.each):
                    measure(make(style, args.seed, number), Asked(proposals), tally)
            name = f"{'faulty' if faulty else 'clean'} reports, {'with proposals' if proposals else 'safe fixes only'}"
            print("\n".join((f"{name}:", *page(tally, faulty=faulty))))


def measure(report: Report, asked: Asked, tally: Tally) -> None:
    """Repair one report and add what became of it."""
    data = report.text.encode()
    checked = check_data(report.name, data)
    if not isinstance(checked, Checked):
        return
    done = repair(data, checked, lambda changed: check_data(report.name, changed), asked, DATE)
    tally.documents += 1
    tally.made.update(mend.finding.code for mend in done.made)
    tally.withdrawn.update(one.mend.finding.code for one in done.withdrawn)
    tally.checks.append(done.checks)
    kinds = {mend.finding.code for mend in done.made}
    tally.left += sum(finding.code in kinds for finding in done.after.findings)
    for span, text, true in figures(report):
        now = done.patch.forward(span).of(done.after.document.text)
        wrong, mended = text != true, same(now, true)
        tally.planted += wrong
        tally.touched += wrong and not same(now, text)
        tally.right += wrong and mended
        if not mended and (not wrong or not same(now, text)):
            tally.harmed.append(f"{report.name}: {true} → {now}" + (f" (planted {text})" if wrong else ""))


def figures(report: Report) -> Iterator[tuple[Span, str, str]]:
    """Yield place, printed and true text of every figure."""
    wrong = {piece: fault.correct for fault in report.faults if fault.wrong for piece, _, _ in fault.spans[:1]}
    at = 0
    for number, piece in enumerate(report.pieces):
        if piece.figure is not None:
            yield Span(at, at + len(piece.text)), piece.text, wrong.get(number) or piece.text
        at += len(piece.text)


def same(one: str, other: str) -> bool:
    """Tell whether two printed figures are the same number of the same unit."""
    return plain(one) == plain(other)


def plain(text: str) -> tuple[str, str]:
    """Return number and unit without the manner of printing; words before the number belong to an edit beside it."""
    narrow = _WORDS.sub("", text.translate(_NARROW).translate(_DROPPED))
    digits = "".join(character for character in narrow if character.isdecimal() or character == ".")
    number = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return number, "".join(character for character in narrow if not (character.isdecimal() or character == "."))


def page(tally: Tally, *, faulty: bool) -> Iterator[str]:
    """Yield the lines for one kind."""
    most = max(tally.checks)
    yield f"  {tally.documents} documents; checks after the first: median {median(tally.checks)}, most {most}"
    yield f"  fixes made {tally.made.total()}: {listed(tally.made)}"
    yield f"  withdrawn {tally.withdrawn.total()}: {listed(tally.withdrawn)}"
    yield f"  findings of the mended kinds left: {tally.left}"
    if faulty:
        yield f"  planted wrong figures {tally.planted}, changed {tally.touched}, put right {tally.right}"
    yield f"  figures made wrong: {len(tally.harmed)}"
    yield from (f"    {one}" for one in tally.harmed)


def listed(counts: Counter[str]) -> str:
    """Return counts by code in one line."""
    return ", ".join(f"{code} {count}" for code, count in sorted(counts.items())) or "none"


_WORDS = re.compile(r"^[^\d-]+")
_NARROW = str.maketrans("０１２３４５６７８９．", "0123456789.")
_DROPPED = str.maketrans("", "", " \n,，")

if __name__ == "__main__":
    main()
