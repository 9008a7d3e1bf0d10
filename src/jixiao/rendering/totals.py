"""The end of a check of several files: how they ended together, and how often each rule spoke."""

from collections import Counter
from collections.abc import Iterator, Sequence

from jixiao.model.finding import Severity
from jixiao.model.result import Checked, Result, Unread
from jixiao.rendering.card import Cards
from jixiao.rendering.catalogue import message_of, say
from jixiao.rendering.cells import visible, width, wrap
from jixiao.rendering.paint import Tone, paint
from jixiao.rendering.summary import findings_line, has_error
from jixiao.rendering.terminal import Look

_INDENT = "  "
_LEVEL = 4


def total_lines(results: Sequence[Result], look: Look) -> Iterator[str]:
    """Yield the lines that close the check of several files; each file that was not read is named."""
    checked = [one for one in results if isinstance(one, Checked)]
    unread = [one for one in results if isinstance(one, Unread)]
    errors = sum(map(has_error, checked))
    head = say(
        "summary.all", files=len(results), clean=len(checked) - errors, errors=errors, unreadable=len(unread)
    )  # fmt: skip
    yield paint(wrap(head, look.room - len(_INDENT), _INDENT), Tone.STRONG, colour=look.colour)
    if checked:
        findings = [finding for one in checked for finding in one.findings]
        yield _line(findings_line(findings, sum(one.hidden for one in checked)), look)
        put_aside = sum(len(one.applied.suppressed) for one in checked)
        if put_aside:
            yield _line(say("policy.total", count=put_aside), look)
        yield _line(_coverage(checked), look)
    if unread:
        yield _line(say("summary.all_unread"), look)
    for one in unread:
        yield _INDENT * 2 + visible(f"{one.finding.code} {message_of(one.finding)}")


def statistics_lines(results: Sequence[Result], cards: Cards) -> Iterator[str]:
    """Yield one line a rule that spoke: how often, code, gravest severity, name; the most frequent first."""
    counts: Counter[str] = Counter()
    gravest: dict[str, Severity] = {}
    for one in results:
        for finding in (one.finding,) if isinstance(one, Unread) else one.findings:
            counts[finding.code] += 1
            known = gravest.setdefault(finding.code, finding.severity)
            gravest[finding.code] = finding.severity if finding.severity.reaches(known) else known
    wide = len(str(max(counts.values(), default=0)))
    for code, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        level = say(f"severity.{gravest[code].value}")
        name = cards[code].name if code in cards else say("statistics.unreadable")
        yield f"{count:>{wide}}  {code}  {level}{' ' * (_LEVEL - width(level))}  {name}"


def _line(text: str, look: Look) -> str:
    return _INDENT + wrap(visible(text), look.room - 3 * len(_INDENT), _INDENT * 3)


def _coverage(checked: Sequence[Checked]) -> str:
    keys = ("figures", "verified", "conflicting", "single", "unread")
    return say("summary.coverage", [(key, str(sum(getattr(one.coverage, key) for one in checked))) for key in keys])
