"""A unified diff of the text of a document before and after repair."""

from collections.abc import Iterator
from difflib import unified_diff

from jixiao.model.repair import Repaired
from jixiao.rendering.cells import shown
from jixiao.rendering.paint import Tone, paint

_TONES = {"-": Tone.ERROR, "+": Tone.GOOD, "@": Tone.INFO}
_NO_END = "\\ No newline at end of file"


def diff_lines(repaired: Repaired, path: str, *, colour: bool) -> Iterator[str]:
    """Yield the lines of the diff, none where nothing was changed; what could steer a terminal is left out."""
    before, after = (_lines(one.document.text) for one in (repaired.before, repaired.after))
    for line in unified_diff(before, after, path, path, lineterm=""):
        body, end, _ = line.partition("\n")
        text = "".join(one if one in "\t\r" else shown(one) for one in body)
        yield paint(text, _TONES.get(line[:1], Tone.FRAME), colour=colour and line[:1] in _TONES)
        if not end and line[:1] in "-+ " and not line.startswith(("---", "+++")):
            yield _NO_END


def _lines(text: str) -> list[str]:
    """Return the lines with their line feeds; other marks of a line's end are part of it."""
    lines = [f"{line}\n" for line in text.split("\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines
