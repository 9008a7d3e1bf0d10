"""What a finding is known by, so that it is the same one after an edit elsewhere in the file."""

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256

from jixiao.model.finding import Finding
from jixiao.rendering.lines import Lines

_AROUND = 16
_LENGTH = 16


def fingerprints(findings: Sequence[Finding], lines: Lines) -> Iterator[str]:
    """Yield one mark a finding: a digest of code, words meant and words around them, and its number among equals.

    Figures around the words and all blanks are left out: mending one figure does not make another finding a new one.
    """
    seen: Counter[str] = Counter()
    for finding in findings:
        digest = _digest(finding, lines)
        seen[digest] += 1
        yield f"{digest}:{seen[digest]}"


def _digest(finding: Finding, lines: Lines) -> str:
    span = finding.primary.span
    line = lines.around(span.start)
    before = _words(lines.text[line.start : span.start])[-_AROUND:]
    after = _words(lines.text[span.end : max(line.end, span.end)])[:_AROUND]
    parts = (finding.code, before, "".join(span.of(lines.text).split()), after)
    return sha256("\0".join(parts).encode()).hexdigest()[:_LENGTH]


def _words(text: str) -> str:
    return "".join(character for character in text if character.isalpha())
