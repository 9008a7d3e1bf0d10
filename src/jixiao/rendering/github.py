"""Findings as workflow commands: a build server that knows them shows each at its line."""

from collections.abc import Iterator

from jixiao.model.finding import Finding, Severity
from jixiao.model.result import Result, Unread
from jixiao.rendering.catalogue import message_of
from jixiao.rendering.cells import visible
from jixiao.rendering.lines import Lines, Position

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _TEXT | str.maketrans({":": "%3A", ",": "%2C"})


def github_lines(result: Result) -> Iterator[str]:
    """Yield one command a finding: `::error file=…,line=…,col=…,endLine=…,endColumn=…,title=…::message`."""
    if isinstance(result, Unread):
        yield _command(result.failure.path, result.finding, Position(1, 1), Position(1, 1))
        return
    lines = Lines.of(result.document.text)
    for finding in result.findings:
        span = finding.primary.span
        yield _command(
            result.document.source.path,
            finding,
            lines.position(span.start),
            lines.position(max(span.start, span.end - 1)),
        )


def _command(path: str, finding: Finding, start: Position, end: Position) -> str:
    properties = {
        "file": path, "line": start.line, "col": start.column, "endLine": end.line, "endColumn": end.column,
        "title": finding.code,
    }  # fmt: skip
    told = ",".join(f"{name}={visible(str(value)).translate(_PROPERTY)}" for name, value in properties.items())
    return f"::{_LEVELS[finding.severity]} {told}::{visible(message_of(finding)).translate(_TEXT)}"
