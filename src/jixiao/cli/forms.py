"""The forms in which `jixiao check` tells its results. The module of a form is imported only when it is asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from jixiao.model.result import Result
from jixiao.rendering.about import About
from jixiao.rendering.terminal import Look

Lines = Callable[[Result, About, Look], Iterator[str]]
Whole = Callable[[Sequence[Result], About], bytes]


@dataclass(frozen=True, slots=True)
class LineForm:
    """A form that is written file by file, as soon as each is checked. `summed`: several files end in a total."""

    function: str
    summed: bool = False

    @property
    def lines(self) -> Lines:
        """The function that writes one result."""
        found: Lines = _load(self.function)
        return found


@dataclass(frozen=True, slots=True)
class WholeForm:
    """A form that holds all results. `ending` is that of its files; a `binary` one is never written to a terminal."""

    function: str
    ending: str
    binary: bool = False

    @property
    def write(self) -> Whole:
        """The function that writes all results."""
        found: Whole = _load(self.function)
        return found


Form = LineForm | WholeForm
TERMINAL = "terminal"
FORMS: Mapping[str, Form] = {
    TERMINAL: LineForm("jixiao.cli.showing:report_lines", summed=True),
    "concise": LineForm("jixiao.cli.showing:concise_lines"),
    "text": LineForm("jixiao.cli.showing:concise_lines"),
    "github": LineForm("jixiao.cli.showing:github_lines"),
    "json": WholeForm("jixiao.rendering.contract:contract_bytes", ".json"),
    "sarif": WholeForm("jixiao.rendering.sarif:sarif_bytes", ".sarif"),
    "xlsx": WholeForm("jixiao.rendering.findings_book:findings_book", ".xlsx", binary=True),
    "html": WholeForm("jixiao.rendering.html.page:html_bytes", ".html"),
    "markdown": WholeForm("jixiao.rendering.markdown:markdown_bytes", ".md"),
}


def form_of_ending(ending: str) -> str:
    """Return the name of the form whose files end so, else that for the terminal."""
    known = {form.ending: name for name, form in FORMS.items() if isinstance(form, WholeForm)}
    return known.get(ending.lower(), TERMINAL)


def _load(function: str) -> Any:
    module, name = function.split(":")
    return getattr(import_module(module), name)
