"""The snippets of a source, each behind the title of a report of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.plain.varied import changes, varied
from bench.written.__main__ import built

SOURCES = Path(__file__).parent / "sources"


@dataclass(frozen=True, slots=True)
class Slip:
    """The stretches that a planted error touches."""

    kind: str
    spans: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Snippet:
    """A few sentences or rows: `text` with its title, `facts` as in the truth of a report, places in `text`."""

    name: str
    body: str
    text: str
    facts: tuple[dict[str, Any], ...]
    slip: Slip | None


def snippets(path: Path, change: str = "") -> Iterator[Snippet]:
    """Yield the snippets of a source, each with an ordinary change where one is named.

    ValueError where a mark holds no number, KeyError for an unknown change.
    """
    head, _, body = path.read_text("utf-8").partition("\n---\n")
    about = dict(line.split(": ", 1) for line in head.splitlines())
    if "unit" not in about:
        about["unit"] = about["report"].partition(" ")[2]
        head += f"\nunit: {about['unit']}"
    change_line = changes(about["year"])[change] if change else None
    for number, one in enumerate(body.strip("\n").split("\n===\n"), 1):
        lines = one.strip("\n").split("\n")
        told = [line for line in lines if line.startswith("!! ")]
        plain = "\n".join(line for line in lines if line not in told)
        own = varied(plain, change_line) if change_line and not told else plain
        marked = f"{head}\n---\n{_title(about)}\n\n{own}\n"
        text, truth = built(path.stem, marked)
        body_only = text.partition("\n\n")[2].rstrip("\n")
        slip = _slip(told[0]) if told else None
        yield Snippet(f"{path.stem} {number}", body_only, text, tuple(truth["facts"]), slip)


def _title(about: dict[str, str]) -> str:
    kind, _, project = about["report"].partition(" ")
    if kind == "project":
        return f"{about['year']}年度{project}项目支出绩效评价报告"
    return f"{about['unit']}{about['year']}年度部门整体支出绩效自评报告"


def _slip(line: str) -> Slip:
    kind, _, told = line.removeprefix("!! ").partition(": ")
    wrong = told.split("⇒")[0]
    return Slip(kind, tuple(part.strip() for part in wrong.split(" | ")))
