"""Make the table of weights from the reports with truth: `python -m bench.weighing [--without GROUP ...] [--out FILE]`.

Each report of `bench.written`, each snippet of `bench.plain` and two reports of each of `bench.styles` are read by the
grammar alone; the clues around each figure and its true meaning are what the weights are fitted to: multinomial
logistic regression by AdaGrad, each clue left out at random half of the time, so that no single clue, nor a neighbour
that the grammar reads better here than elsewhere, is leant on. Weights near nothing are dropped and the rest kept as
whole numbers. What the grammar gave a figure is a clue of its own where it is known how the grammar read the report
before anyone mended it for that report (`bench.first_readings`). The order of everything is fixed: the same sources
give the same table on the same machine.

`--without` leaves out groups (the letters that the names of their sources begin with), to measure on what the table has
not seen.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from bench.first_readings import first_reading
from bench.plain.source import SOURCES as SNIPPETS
from bench.plain.source import snippets
from bench.styles.library import styles
from bench.styles.report import make_report, truth_of
from bench.written.__main__ import SOURCES, Json, built

from jixiao.extraction.extract import page_and_concepts
from jixiao.extraction.weighing.weigh import NOTHING, clues_of
from jixiao.model.document import Source
from jixiao.reading.plain import read_plain
from jixiao.taxonomy.weights import PER_NAT, packed

OUT = Path(__file__).parent.parent / "src/jixiao/taxonomy/data/weights.bin"
_EPOCHS, _BATCH, _RATE, _KEPT = 8, 256, 0.5, 0.5
# the mean of several tables, each fitted in another order, is steadier than any of them
_SEEDS = (0, 1, 2, 3)
# others than those of `bench.accuracy`
_STYLED = 7
# a clue that hardly ever stood anywhere tells of one report, not of a language; a light weight costs more than it gives
_LEAST_SEEN, _LEAST_WEIGHT, _MOST_WEIGHT = 3, 2, 127
_UNTOLD = ("narrative_", "target_", "threshold_", "other_amount", "per_capita", "equipment", "beds")

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float32]]
Whole = np.ndarray[tuple[int, ...], np.dtype[np.int64]]


@dataclass(frozen=True, slots=True)
class Sample:
    """One figure: the clues around it and what it means."""

    clues: tuple[str, ...]
    meaning: str


def main(words: list[str] | None = None) -> None:
    """Fit and write the table."""
    options = argparse.ArgumentParser(prog="python -m bench.weighing", description=__doc__)
    options.add_argument("--without", nargs="*", default=[], help="groups of sources that are left out")
    options.add_argument("--out", type=Path, default=OUT)
    told = options.parse_args(words)
    sources = [path for path in sorted(SOURCES.glob("*.md")) if _group(path) not in told.without]
    with ProcessPoolExecutor() as pool:
        samples = [sample for report in pool.map(of_report, sources, chunksize=4) for sample in report]
        samples += [sample for some in pool.map(of_snippets, sorted(SNIPPETS.glob("*.md"))) for sample in some]
        samples += [sample for some in pool.map(of_style, range(len(styles())), chunksize=4) for sample in some]
    data = fitted(samples)
    told.out.write_bytes(data)
    print(f"{len(sources)} reports, {len(samples)} figures, {len(data)} bytes")


def of_report(path: Path) -> list[Sample]:
    """Return the figures of a report with truth."""
    text, truth = built(path.stem, path.read_text("utf-8"))
    return list(_samples(path.stem, text, truth["facts"]))


def of_snippets(path: Path) -> list[Sample]:
    """Return the figures of plain sentences with truth."""
    return [sample for one in snippets(path) for sample in _samples(one.name, one.text, one.facts)]


def of_style(at: int) -> list[Sample]:
    """Return the figures of two reports that the generator writes in its style of that number."""
    reports = [make_report(styles()[at], _STYLED, number, mix=True) for number in range(2)]
    told = ((report.text, truth_of(report)["facts"]) for report in reports)
    return [sample for text, facts in told if isinstance(facts, list) for sample in _samples("", text, facts)]


def _samples(name: str, text: str, facts: Iterable[Json]) -> Iterator[Sample]:
    document = read_plain(Source(name, "", "txt"), text)
    if document.text != text:
        return
    page, told = page_and_concepts(document)
    first = first_reading(name, page.figures)
    true = _meanings(facts)
    all_clues = clues_of(page, told if first is None else first, first=first is not None)
    for figure, clues in zip(page.figures, all_clues, strict=True):
        span = figure.span
        meanings = (name for start, end, name in true if start < span.end and span.start < end)
        yield Sample(tuple(clues), next(meanings, NOTHING))


def fitted(samples: Sequence[Sample]) -> bytes:
    """Return the table that fits the samples."""
    seen = Counter(clue for sample in samples for clue in sample.clues)
    clues = sorted(clue for clue, times in seen.items() if times >= _LEAST_SEEN)
    names = sorted({sample.meaning for sample in samples})
    place, meaning = {clue: at for at, clue in enumerate(clues)}, {name: at for at, name in enumerate(names)}
    rows = [np.array([place[clue] for clue in sample.clues if clue in place], np.int64) for sample in samples]
    true = np.array([meaning[sample.meaning] for sample in samples])
    shape = (len(clues), len(names))
    with ProcessPoolExecutor() as pool:
        fits = list(pool.map(_weights, *zip(*((rows, true, shape, seed) for seed in _SEEDS), strict=True)))
    whole = np.rint(np.mean(fits, axis=0) * PER_NAT).astype(int)
    whole = np.clip(np.where(np.abs(whole) < _LEAST_WEIGHT, 0, whole), -_MOST_WEIGHT, _MOST_WEIGHT)
    kept = {
        clues[at]: {int(which): int(whole[at, which]) for which in np.flatnonzero(whole[at])}
        for at in np.flatnonzero(whole.any(axis=1))
    }
    return packed(names, kept)


def _weights(rows: Sequence[Whole], true: Whole, shape: tuple[int, int], seed: int) -> Floats:
    found = np.zeros(shape, np.float32)
    squares = np.full(shape, 1e-2, np.float32)
    chance = np.random.default_rng(seed)
    for _ in range(_EPOCHS):
        order = chance.permutation(len(rows))
        for begin in range(0, len(order), _BATCH):
            batch = order[begin : begin + _BATCH]
            kept = [rows[one][chance.random(len(rows[one])) < _KEPT] for one in batch]
            _step(found, squares, kept, true[batch])
    return found


def _step(weights: Floats, squares: Floats, rows: Sequence[Whole], true: Whole) -> None:
    """Move the weights of the clues of one batch towards what is true of it."""
    flat = np.concatenate(rows)
    clues, back = np.unique(flat, return_inverse=True)
    of = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    local = weights[clues]
    sums = np.zeros((len(rows), weights.shape[1]), np.float32)
    ends = np.cumsum([len(row) for row in rows])
    starts = np.concatenate([[0], ends[:-1]])
    filled = np.flatnonzero(ends > starts)
    sums[filled] = np.add.reduceat(local[back], starts[filled], axis=0) / _KEPT
    sums -= sums.max(axis=1, keepdims=True)
    odds = np.exp(sums)
    odds /= odds.sum(axis=1, keepdims=True)
    odds[np.arange(len(rows)), true] -= 1
    by_clue = np.argsort(back, kind="stable")
    firsts = np.searchsorted(back[by_clue], np.arange(len(clues)))
    slope = np.add.reduceat(odds[of[by_clue]], firsts, axis=0) / (_KEPT * len(rows))
    squares[clues] += slope * slope
    weights[clues] = local - _RATE * slope / np.sqrt(squares[clues])


def _meanings(facts: Iterable[Json]) -> list[tuple[int, int, str]]:
    return [
        (one["start"], one["start"] + len(one["text"]), one["concept"])
        for one in facts
        if not one.get("auto") and not one["concept"].startswith(_UNTOLD)
    ]


def _group(path: Path) -> str:
    found = re.match(r"[a-z]+", path.stem)
    return found.group() if found else ""


if __name__ == "__main__":
    main()
