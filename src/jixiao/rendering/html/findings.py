"""The list of findings of one document, and what it says of itself."""

from collections import Counter
from collections.abc import Iterator
from html import escape

from jixiao.model.fact import Status
from jixiao.model.finding import Applicability, Finding, Severity
from jixiao.model.result import Checked
from jixiao.rendering.card import Cards
from jixiao.rendering.catalogue import message_of, say
from jixiao.rendering.html.text import Names
from jixiao.rendering.lines import Lines
from jixiao.rendering.quotes import quoted
from jixiao.rendering.terminal import MOST_EDITS, MOST_SUSPECTS, edit_text, suspect_text

_FAMILY = 3
_QUOTE = 28
_KEYS = {"expected": "html.expected", "found": "html.found_value"}
_SHOWN = (Status.VERIFIED, Status.CONFLICTING, Status.SINGLE, Status.UNREAD)


def findings(checked: Checked, names: Names, cards: Cards) -> Iterator[str]:
    """Yield one list item a finding, in the order of the text."""
    lines = Lines.of(checked.document.text)
    for number, finding in enumerate(checked.findings, start=1):
        yield _finding(checked, (names.finding(number), number), cards, lines, finding)


def _finding(checked: Checked, name: tuple[str, int], cards: Cards, lines: Lines, finding: Finding) -> str:
    label, number = name
    level = finding.severity.value
    quote = quoted(finding.primary.span.of(checked.document.text), _QUOTE)
    place = f"{lines.position(finding.primary.span.start)} {quote}"
    badge = f'<span class="badge {level}">{say(f"severity.{level}")}</span>'
    told = [
        f'<p class="message">{badge} <code>{escape(finding.code)}</code> {escape(message_of(finding))}</p>',
        f'<p class="place">{escape(place)}</p>',
        *_values(finding),
        *_related(checked, finding, lines),
        *_mends(checked, finding),
        *_card(finding, cards),
    ]
    family = finding.code[:_FAMILY]
    return (
        f'<li id="{label}" class="finding {level}" data-level="{level}" data-family="{family}" '
        f'data-number="{number}" value="{number}" tabindex="0">{"".join(told)}</li>'
    )


def _values(finding: Finding) -> Iterator[str]:
    pairs = (("expected", finding.expected), ("found", finding.found))
    told = [f"{say(_KEYS[key])}<b>{escape(value)}</b>" for key, value in pairs if value]
    if told:
        yield f'<p class="values">{"　".join(told)}</p>'


def _related(checked: Checked, finding: Finding, lines: Lines) -> Iterator[str]:
    for place in finding.related:
        words = quoted(place.span.of(checked.document.text), _QUOTE)
        label = say(place.label, place.args) if place.label else ""
        yield f'<p class="related">{escape(f"{lines.position(place.span.start)} {label}{words}")}</p>'


def _mends(checked: Checked, finding: Finding) -> Iterator[str]:
    """Yield which figure may be wrong and why, or what is to be changed."""
    facts = {fact.id: fact for fact in checked.facts}
    for one in finding.suspects[:MOST_SUSPECTS]:
        yield f'<p class="suspect">{escape(suspect_text(one, facts))}</p>'
    if finding.fix is not None and not (finding.suspects and finding.fix.applicability is Applicability.UNSAFE):
        edits = "，".join(edit_text(edit, checked.document.text) for edit in finding.fix.edits[:MOST_EDITS])
        yield f'<p class="suspect">{escape(say(f"terminal.fix_{finding.fix.applicability.value}", edits=edits))}</p>'


def _card(finding: Finding, cards: Cards) -> Iterator[str]:
    card = cards.get(finding.code)
    if card is not None:
        rest = "".join(
            f"<dt>{say(f'html.{part}')}</dt><dd>{escape(getattr(card, part))}</dd>"
            for part in ("remedy", "clause", "why")
        )
        yield f"<details><summary>{say('html.more')}</summary><dl>{rest}</dl></details>"


def counts(checked: Checked) -> str:
    """Return how many findings and figures of each sort there are, as a legend that can be read without colours."""
    levels = Counter(one.severity for one in checked.findings)
    coverage = checked.coverage
    figures = (coverage.verified, coverage.conflicting, coverage.single, coverage.unread)
    shown = zip(_SHOWN, figures, strict=True)
    return (
        f'<p class="legend">{say("html.figures", count=coverage.figures)} '
        + " ".join(
            f'<span class="fig {status.value}">{say(f"status.{status.value}")} {count}</span>'
            for status, count in shown
        )
        + "</p>"
        + f'<p class="legend">{say("html.findings", count=len(checked.findings))} '
        + " ".join(
            f'<span class="badge {one.value}">{say(f"severity.{one.value}")} {levels[one]}</span>' for one in Severity
        )
        + "</p>"
    )
