"""The rule book as SARIF reporting descriptors, with the help of each rule."""

from jixiao.model.finding import Severity
from jixiao.rendering.about import About
from jixiao.rendering.card import PARTS, CardLike
from jixiao.rendering.catalogue import say, templates
from jixiao.rendering.contract import Json

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_READING = "JX0"


def rules_of(about: About) -> list[Json]:
    """Return a descriptor for each reason why a file cannot be read and for each rule, in the order of the codes."""
    reasons = sorted(key for key in templates() if key.startswith(_READING))
    return [_reason(code) for code in reasons] + [_rule(card) for card in about.cards.values()]


def _reason(code: str) -> Json:
    return {
        "id": code,
        "shortDescription": {"text": say("statistics.unreadable")},
        "fullDescription": {"text": say("sarif.unreadable")},
        "help": {"text": say("sarif.unreadable")},
        "defaultConfiguration": {"level": "error"},
    }


def _rule(card: CardLike) -> Json:
    parts = [(say(f"card.{part}"), str(getattr(card, part))) for part in PARTS]
    return {
        "id": card.code,
        "shortDescription": {"text": card.name},
        "fullDescription": {"text": card.why},
        "help": {
            "text": "\n\n".join(f"{title}：\n{body}" for title, body in parts),
            "markdown": "\n\n".join(f"**{title}**\n\n{_quoted(body)}" for title, body in parts),
        },
        "defaultConfiguration": {"level": LEVELS[card.severity]},
    }


def _quoted(body: str) -> str:
    return "\n".join(f"    {line}" for line in body.split("\n"))
