"""One line a finding, for editors and scripts: `path:line:col: CODE severity message`."""

from collections.abc import Iterable, Iterator

from jixiao.model.result import Result, Unread
from jixiao.rendering.catalogue import message_of, say
from jixiao.rendering.cells import visible
from jixiao.rendering.lines import Lines, place_text


def text_lines(results: Iterable[Result]) -> Iterator[str]:
    """Yield the lines; what has no place in a text stands at 1:1."""
    for one in results:
        if isinstance(one, Unread):
            code = one.finding.code
            yield visible(f"{one.failure.path}:1:1: {code} {say('severity.error')} {message_of(one.finding)}")
            continue
        lines = Lines.of(one.document.text)
        for finding in one.findings:
            at = place_text(one.document, lines, finding.primary.span.start)
            level = say(f"severity.{finding.severity.value}")
            yield visible(f"{one.document.source.path}:{at}: {finding.code} {level} {message_of(finding)}")
