"""Reports without a fault, each in the wording of another place: no error is found, the main figures are read.

Each `.txt` is a fictional report whose figures agree to the fen. The `.toml` beside it lists its main figures: `text`
at character `start`, the concept, the year, the `value` (元, percent or count) and, for a figure of one project, words
of the name of that `project`. `unread = true` marks a figure not yet read so; it fails here as soon as it is.
`false_alarms` are the codes of errors that are still found where nothing is wrong; that list is to become empty.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from jixiao.model.document import Document
from jixiao.model.fact import Fact, SubjectKind
from jixiao.model.finding import Severity
from jixiao.model.quantity import FEN_PER_YUAN, MICRO, Dimension, exact_text
from jixiao.model.result import Checked
from jixiao.reading.read import read
from jixiao.services.checking import check_document

HERE = Path(__file__).parent
REPORTS = sorted(path.stem for path in HERE.glob("*.txt"))


@cache
def checked(name: str) -> Checked:
    document = read(str(HERE / f"{name}.txt"))
    assert isinstance(document, Document)
    return check_document(document)


def truth(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def figures() -> Iterator[object]:
    for name in REPORTS:
        for figure in truth(name)["facts"]:
            marks = [pytest.mark.xfail(reason="not yet read")] if figure.get("unread") else []
            yield pytest.param(name, figure, id=f"{name}-{figure['start']}", marks=marks)


def meaning(fact: Fact, project: str) -> dict[str, Any]:
    assert fact.span is not None
    assert fact.coordinates is not None
    base = FEN_PER_YUAN if fact.quantity.dimension is Dimension.MONEY else MICRO
    whose = fact.coordinates.subject
    return {
        "text": fact.printed,
        "start": fact.span.start,
        "concept": fact.coordinates.concept,
        "year": fact.coordinates.period,
        "value": exact_text(fact.quantity.value, base),
    } | ({"project": project if project in whose.name else whose.name} if whose.kind is SubjectKind.PROJECT else {})


@pytest.mark.parametrize("name", REPORTS)
def test_no_error_is_found(name: str) -> None:
    result = checked(name)
    errors = [finding for finding in result.findings if finding.severity is Severity.ERROR]
    assert [finding.code for finding in errors] == truth(name).get("false_alarms", []), errors


@pytest.mark.parametrize("name", REPORTS)
def test_each_figure_of_the_list_stands_in_the_report(name: str) -> None:
    text = checked(name).document.text
    listed = truth(name)["facts"]
    assert [text[one["start"] :][: len(one["text"])] for one in listed] == [one["text"] for one in listed]
    assert 8 <= len(listed) <= 20
    assert 600 <= len(text) <= 1500


@pytest.mark.parametrize(("name", "figure"), list(figures()))
def test_the_main_figures_are_read(name: str, figure: dict[str, Any]) -> None:
    here = [fact for fact in checked(name).facts if fact.span and fact.span.start == figure["start"]]
    wanted = {key: value for key, value in figure.items() if key != "unread"} | {"year": str(figure["year"])}
    assert [meaning(fact, figure.get("project", "-")) for fact in here if fact.coordinates] == [wanted]
