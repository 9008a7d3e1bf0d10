"""The card of a rule, for the terminal."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from jixiao.model.finding import Severity
from jixiao.rendering.catalogue import say
from jixiao.rendering.cells import width, wrap

PARTS = ("clause", "why", "passes", "fails", "false_alarms", "remedy", "silent")
_INDENT = "    "


class CardLike(Protocol):
    """What a card tells."""

    @property
    def code(self) -> str:
        """The stable code."""

    @property
    def name(self) -> str:
        """What the rule finds, in a few words."""

    @property
    def severity(self) -> Severity:
        """How grave a finding is unless it says otherwise."""

    @property
    def clause(self) -> str:
        """The regulation, standard or identity it rests on."""

    @property
    def why(self) -> str:
        """Why it is asked."""

    @property
    def passes(self) -> str:
        """A passage that is fine."""

    @property
    def fails(self) -> str:
        """A passage that is not."""

    @property
    def false_alarms(self) -> str:
        """When it may be wrong."""

    @property
    def remedy(self) -> str:
        """How to put it right."""

    @property
    def silent(self) -> str:
        """What it does not judge, and why; empty where that is plain."""


Cards = Mapping[str, CardLike]


def card_text(card: CardLike, room: int) -> str:
    """Return the whole card in lines of at most `room` cells."""
    head = f"{card.code} {card.name}（{say(f'severity.{card.severity.value}')}）"
    parts = [head]
    for part in (one for one in PARTS if getattr(card, one)):
        body = "\n".join(
            _INDENT + wrap(line, room - len(_INDENT), _INDENT) for line in str(getattr(card, part)).split("\n")
        )
        parts.append(f"{say(f'card.{part}')}\n{body}")
    return "\n\n".join(parts)


def card_list(cards: Iterable[CardLike]) -> Iterator[str]:
    """Yield one line a rule: code, severity, name."""
    for card in cards:
        level = say(f"severity.{card.severity.value}")
        yield f"{card.code}  {level}{' ' * (4 - width(level))}  {card.name}"
