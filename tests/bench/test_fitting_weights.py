"""The table of weights is fitted to what stands around figures, and to how the grammar read each text first."""

from bench.first_readings import first_reading, readings
from bench.weighing import Sample, fitted, of_report
from bench.written.__main__ import SOURCES, built

from jixiao.extraction.extract import page_and_concepts
from jixiao.model.document import Source
from jixiao.reading.plain import read_plain
from jixiao.taxonomy.weights import unpacked

SAMPLES = [
    *[Sample(("e:m:年初", "u=m"), "budget_initial")] * 20,
    *[Sample(("e:m:支出", "u=m"), "expenditure_total")] * 20,
    *[Sample(("u=c",), "none")] * 20,
    Sample(("e:m:只见一次", "u=m"), "funds_received"),
]


def test_a_clue_weighs_for_the_meaning_that_it_stood_beside() -> None:
    table = unpacked(fitted(SAMPLES))
    for clue, meaning in (("e:m:年初", "budget_initial"), ("e:m:支出", "expenditure_total"), ("u=c", "none")):
        sums = table.sums((clue,))
        assert table.names[sums.index(max(sums))] == meaning


def test_a_clue_that_hardly_ever_stood_anywhere_weighs_nothing() -> None:
    table = unpacked(fitted(SAMPLES))
    assert table.sums(("e:m:只见一次",)) == [0] * len(table.names)


def test_the_same_samples_give_the_same_table() -> None:
    assert fitted(SAMPLES) == fitted(SAMPLES)


def test_the_figures_of_a_report_have_the_meanings_of_its_marks() -> None:
    path = SOURCES / "at01.md"
    _, truth = built(path.stem, path.read_text("utf-8"))
    told = {sample.meaning for sample in of_report(path)} - {"none"}
    assert told <= {fact["concept"] for fact in truth["facts"]}
    assert {"budget_initial", "expenditure_total", "staff_quota"} <= told


def test_a_first_reading_is_kept_by_the_place_of_each_figure() -> None:
    text, _ = built("at01", (SOURCES / "at01.md").read_text("utf-8"))
    page, _ = page_and_concepts(read_plain(Source("at01", "", "txt"), text))
    read = first_reading("at01", page.figures)
    assert read is not None
    assert len(read) == len(page.figures)
    assert sum(bool(concept) for concept in read) == sum(len(places) for places in readings()["at01"].values())
    assert first_reading("b01-sewer-works", page.figures) is None
