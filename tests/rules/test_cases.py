"""Every rule against the cases of its case file: what must be found, word for word, and what must not."""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from string import Formatter

import pytest

from jixiao.model.document import Document, Live
from jixiao.model.fact import Coordinates, Subject, SubjectKind
from jixiao.model.finding import Finding
from jixiao.model.policy import ChosenBy
from jixiao.model.span import Span
from jixiao.services.checking import check_document
from jixiao.services.policy import Policy
from jixiao.taxonomy.fields import Source
from jixiao.taxonomy.packfile import read_pack

HERE = Path(__file__).parent
MESSAGES = HERE.parents[1] / "src/jixiao/rendering/messages"


@dataclass(frozen=True)
class Case:
    """`quotes` are the words of the primary places in order, none where the text is fine; `fixed` is it mended.

    `pack` is the text of a user's pack that the case is checked with; `live` are figures as they stand, with what was
    printed when the report was composed.
    """

    name: str
    text: str
    quotes: list[str] = field(default_factory=list)
    severity: str | None = None
    fixed: str | None = None
    pack: str = ""
    live: dict[str, str] = field(default_factory=dict)


def cases() -> Iterator[object]:
    for path in sorted(HERE.glob("JX*.toml")):
        for one in tomllib.loads(path.read_text("utf-8"))["case"]:
            yield pytest.param(path.stem, Case(**one), id=f"{path.stem}-{one['name']}")


def templates() -> dict[str, str]:
    merged: dict[str, str] = {}
    for path in MESSAGES.glob("*.toml"):
        merged |= tomllib.loads(path.read_text("utf-8"))
    return merged


def mended(text: str, findings: list[Finding]) -> str:
    edits = [edit for finding in findings if finding.fix for edit in finding.fix.edits]
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def policy(pack: str) -> Policy:
    if not pack:
        return Policy()
    source = Source("规则包.toml", pack)
    packs = (read_pack(source, "测试", frozenset()),)
    assert source.flaws == []
    return Policy(packs=packs, by=ChosenBy.OPTION)


def live(case: Case) -> Iterator[tuple[Span, Live]]:
    means = Coordinates("expenditure_total", Subject(SubjectKind.UNIT, ""), None, "2023", None)
    for words, printed in case.live.items():
        start = case.text.index(words)
        yield Span(start, start + len(words)), Live(printed, means)


@pytest.mark.parametrize(("code", "case"), list(cases()))
def test_case(code: str, case: Case, as_document: Callable[[str], Document]) -> None:
    checked = check_document(replace(as_document(case.text), live=tuple(live(case))), policy(case.pack))
    findings = [finding for finding in checked.findings if finding.code == code]
    assert [finding.primary.span.of(case.text) for finding in findings] == case.quotes
    if case.severity is not None:
        assert {finding.severity.value for finding in findings} == {case.severity}
    if case.fixed is not None:
        assert mended(case.text, findings) == case.fixed
    for finding in findings:
        assert_message(finding)


def assert_message(finding: Finding) -> None:
    names = {name for _, name, _, _ in Formatter().parse(templates()[finding.message]) if name}
    assert names <= {name for name, _ in finding.args}
