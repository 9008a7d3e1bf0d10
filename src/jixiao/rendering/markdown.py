"""A summary in Markdown: one table of files, one of findings for each file."""

from collections import Counter
from collections.abc import Iterable, Iterator

from jixiao.model.finding import Finding, Severity
from jixiao.model.result import Checked, Result, Unread
from jixiao.rendering.about import About
from jixiao.rendering.catalogue import message_of, say
from jixiao.rendering.cells import visible
from jixiao.rendering.governing import packs_text, policy_lines
from jixiao.rendering.lines import Lines
from jixiao.rendering.summary import findings_line

_MARKS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>|#~"})
_FILES = ("path", "organisation", "year", "error", "warning", "info", "figures", "verified", "conflicting", "unchecked")
_FINDINGS = ("place", "severity", "rule", "message", "found", "expected")
_TEXT_COLUMNS = frozenset({"path", "organisation", "place", "severity", "rule", "message"})


def markdown_bytes(results: Iterable[Result], about: About) -> bytes:
    """Return the summary in UTF-8 (CommonMark with tables); text of a report cannot become markup."""
    every = list(results)
    return ("\n".join(_lines(every, about)) + "\n").encode(errors="replace")


def _lines(results: list[Result], about: About) -> Iterator[str]:
    yield f"# {say('markdown.title')}"
    yield ""
    yield from _table(_FILES, map(_file, results))
    for one in results:
        yield ""
        yield from _unread(one) if isinstance(one, Unread) else _checked(one)
    yield ""
    yield say("markdown.foot", version=about.version, packs=_safe(packs_text(results, about)))


def _file(result: Result) -> tuple[object, ...]:
    if isinstance(result, Unread):
        return (result.failure.path, say("summary.not_read"), *[""] * (len(_FILES) - 2))
    counts = Counter(one.severity for one in result.findings)
    coverage, profile = result.coverage, result.profile
    return (
        result.document.source.path, profile.unit or say("summary.no_unit"), profile.year,
        *(counts[level] for level in Severity),
        coverage.figures, coverage.verified, coverage.conflicting, coverage.single + coverage.unread,
    )  # fmt: skip


def _unread(unread: Unread) -> Iterator[str]:
    yield f"## {_safe(unread.failure.path)}"
    yield ""
    yield _safe(message_of(unread.finding))


def _checked(checked: Checked) -> Iterator[str]:
    yield f"## {_safe(checked.document.source.path)}"
    yield ""
    yield findings_line(checked.findings, checked.hidden)
    for line in policy_lines(checked.applied):
        yield ""
        yield _safe(line)
    if checked.findings:
        yield ""
        lines = Lines.of(checked.document.text)
        yield from _table(_FINDINGS, (_finding(one, lines) for one in checked.findings))


def _finding(finding: Finding, lines: Lines) -> tuple[object, ...]:
    return (
        lines.position(finding.primary.span.start), say(f"severity.{finding.severity.value}"), finding.code,
        message_of(finding), finding.found or "", finding.expected or "",
    )  # fmt: skip


def _table(names: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> Iterator[str]:
    yield _row(say(f"sheet.{name}") for name in names)
    yield _row("---" if name in _TEXT_COLUMNS else "---:" for name in names)
    for row in rows:
        yield _row(_safe(str(cell)) for cell in row)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _safe(text: str) -> str:
    return visible(text).translate(_MARKS)
