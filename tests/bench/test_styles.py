"""The generator of reports keeps its promises in every style."""

import json
import re
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from bench.styles.__main__ import main
from bench.styles.figures import chinese, plain
from bench.styles.library import Style, phrases, styles, used_phrases
from bench.styles.printing import Habits, show
from bench.styles.relate import judged
from bench.styles.report import Report, make_report, truth_of
from bench.styles.spoil import KINDS, NUMBERS, make_faulty
from bench.styles.template import TemplateError, parse
from bench.styles.truth import Cell

MONEY_OR_RATE = re.compile(r"(?<![×\d])[\d０-９][\d０-９.,，．\s]*(?:[亿万]?\s*元|%|％)")
NOT_SHOWN = {105: "both directions left standing is a fault: planted as template_residue"}
STUMBLES = re.compile(r"(\d{4}年度?)\1|[。；，、：][。；，、：]|其中[，：]?其中|经费“三公”经费|支出支出|[{}]|\n\n\n")
ALL = pytest.mark.parametrize("style", styles(), ids=lambda style: style.name)


def made(style: Style) -> Report:
    return make_report(style, 7, 0)


@ALL
def test_every_annotated_text_stands_where_the_truth_says(style: Style) -> None:
    report = made(style)
    for fact in truth_of(report)["facts"]:  # type: ignore[attr-defined]
        start = fact["start"]
        assert report.text[start : start + len(fact["text"])] == fact["text"]


@ALL
def test_every_amount_and_every_rate_is_annotated(style: Style) -> None:
    report = made(style)
    left = "".join("□" * len(piece.text) if piece.figure else piece.text for piece in report.pieces)
    assert MONEY_OR_RATE.findall(left) == []


@ALL
def test_all_relations_of_a_clean_report_hold(style: Style) -> None:
    report = made(style)
    figures = report.figures()
    relations = [judged(relation, figures) for relation in report.relations()]
    assert [relation for relation in relations if not relation.holds] == []
    assert relations


@ALL
def test_a_report_can_be_made_again(style: Style) -> None:
    assert truth_of(made(style)) == truth_of(made(style))


@ALL
def test_the_values_in_yuan_are_those_printed(style: Style) -> None:
    factors = {"千元": 1000, "万元": 10_000, "亿元": 100_000_000}
    for fact in truth_of(made(style))["facts"]:  # type: ignore[attr-defined]
        assert Fraction(fact["value"]) * factors.get(fact["unit"], 1) == Fraction(fact["value_base"])


def test_every_phrase_is_used_by_a_style() -> None:
    used = {name for style in styles() for name in used_phrases(style.body)}
    assert sorted(used ^ set(phrases())) == []


def test_every_row_of_the_catalogue_is_shown_or_has_a_reason_why_not() -> None:
    shown = {row for phrase in phrases().values() for row in phrase.rows}
    assert sorted(set(range(1, 173)) - shown) == sorted(NOT_SHOWN)
    assert shown.isdisjoint(NOT_SHOWN)


def test_styles_are_many_and_cover_every_outline() -> None:
    outlines = {int(re.match(r"\d+", style.settings["outline"]).group()) for style in styles()}  # type: ignore[union-attr]
    assert {group: sum(style.group == group for style in styles()) >= 40 for group in ("first", "second")} == {
        "first": True,
        "second": True,
    }
    assert outlines == set(range(1, 23))


@ALL
def test_a_clean_report_reads_cleanly(style: Style) -> None:
    for number in range(8):
        text = make_report(style, 11, number, mix=number > 1).text
        assert STUMBLES.search(text) is None


@ALL
@pytest.mark.parametrize("number", range(3))
def test_planted_errors_stand_where_the_truth_says(style: Style, number: int) -> None:
    report = make_faulty(style, 5, number)
    truth = truth_of(report)
    text = report.text
    for fact in truth["facts"]:  # type: ignore[attr-defined]
        assert text[fact["start"] : fact["start"] + len(fact["text"])] == fact["text"]
    for error in truth["errors"]:  # type: ignore[attr-defined]
        assert [text[at : at + len(s)] for at, s in zip(error["span_starts"], error["spans"], strict=True)] == error[
            "spans"
        ]
        assert error["wrong"] is None or text[error["wrong_start"] :].startswith(error["wrong"])
        assert all(error["spans"])
        assert error["wrong"] is None or error["wrong"] != error["correct"]
    broken = [relation for relation in report.relations() if not relation.holds]
    numeric = [fault for fault in report.faults if fault.kind in NUMBERS]
    assert not numeric or broken
    assert len(report.faults) >= 2


def test_every_kind_of_error_is_planted_somewhere() -> None:
    kinds = {fault.kind for style in styles() for number in range(3) for fault in make_faulty(style, 5, number).faults}
    assert sorted(set(KINDS) - kinds) == []
    assert {"low_execution_no_problem", "zero_base_growth"} <= kinds


def test_the_command_writes_texts_with_their_truth_and_leaves_out_what_is_held(tmp_path: Path) -> None:
    main([str(tmp_path), "--each", "1", "--only", "hubei-short,yueyang-form", "--hold-out", "chu"])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["yueyang-form-00.json", "yueyang-form-00.txt"]
    truth = json.loads((tmp_path / "yueyang-form-00.json").read_text("utf-8"))
    assert (truth["outline_group"], truth["phrasing_group"], truth["clean"], truth["errors"]) == (
        "4-yueyang",
        "yueyang",
        True,
        [],
    )


def test_the_command_writes_one_group_of_styles(tmp_path: Path) -> None:
    main([str(tmp_path), "--each", "1", "--group", "second", "--only", "hubei-short,court-self"])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["court-self-00.json", "court-self-00.txt"]


def test_the_table_of_rows_names_the_styles(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--rows"])
    lines = capsys.readouterr().out.splitlines()
    assert " 13 yueyang-form" in lines


CELL = Cell("x", "budget_initial", "某单位", 2023, Fraction(128_640_050), "money")


@pytest.mark.parametrize(
    ("prints", "mods", "text"),
    [
        ("", "", "128.64万元"),
        ("", "t", "128.64"),
        ("yuan comma", "", "1,286,400.50元"),
        ("", "yuan", "1286400.50元"),
        ("strip", "yuan", "1286400.5元"),
        ("qian", "", "1286.40千元"),
        ("", "yi", "0.01亿元"),
        ("tables-yuan", "t", "1286400.50"),
    ],
)
def test_an_amount_is_printed_by_the_habits_of_the_office(prints: str, mods: str, text: str) -> None:
    habits = Habits(frozenset(prints.split()), frozenset())
    assert show(CELL, frozenset(mods.split()), habits, made(styles()[0]).world.rng).text == text


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "零"), (7, "七"), (10, "十"), (28, "二十八"), (105, "一百零五"), (2010, "二千零一十"), (30_400, "三万零四百")],
)
def test_whole_numbers_in_chinese(number: int, text: str) -> None:
    assert chinese(number) == text


def test_half_a_unit_is_rounded_up() -> None:
    assert [plain(Fraction(value, 1000), 2) for value in (1004, 1005, -1005, 5)] == ["1.00", "1.01", "-1.01", "0.01"]


def test_an_unclosed_bracket_is_told() -> None:
    with pytest.raises(TemplateError):
        parse("[年初|年末")


CONCEPTS = Path(__file__).parents[2].parent / "shared" / "corpus" / "CONCEPTS.md"


@pytest.mark.skipif(not CONCEPTS.exists(), reason="the corpus beside the repository is absent")
def test_the_truth_speaks_in_the_concepts_and_kinds_of_the_corpus() -> None:
    known = set(re.findall(r"^\| `(\w+)`", CONCEPTS.read_text("utf-8"), re.MULTILINE))
    used = {figure.cell.concept for style in styles() for figure in made(style).figures()}
    assert sorted(used - known) == []
    assert all(kind in CONCEPTS.read_text("utf-8") for kind in KINDS)


NUMERALS = {chinese(number): number for number in range(1, 40)}


@ALL
def test_headings_of_a_clean_report_are_in_order(style: Style) -> None:
    text = made(style).text
    numbers = [NUMERALS[each] for each in re.findall(r"^([一二三四五六七八九十]+)、", text, re.MULTILINE)]
    assert [pair for pair in pairwise([0, *numbers]) if pair[1] not in {1, pair[0] + 1}] == []
