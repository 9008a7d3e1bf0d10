"""Colours by meaning."""

from enum import Enum

from click import style


class Tone(Enum):
    """What a piece of a line is."""

    ERROR = "bright_red"
    WARNING = "yellow"
    INFO = "cyan"
    FRAME = "bright_blue"
    GOOD = "green"
    STRONG = ""


def paint(text: str, tone: Tone, *, colour: bool) -> str:
    """Return the text in its colour (ANSI), unchanged where there is none."""
    if not colour or not text:
        return text
    return style(text, fg=tone.value or None, bold=tone in (Tone.STRONG, Tone.ERROR))
