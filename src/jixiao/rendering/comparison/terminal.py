"""The changes between two versions for a terminal."""

from collections.abc import Iterator, Mapping

from jixiao.model.comparison import Comparison, Way
from jixiao.rendering.catalogue import say
from jixiao.rendering.cells import visible
from jixiao.rendering.comparison.rows import Row, comparison_rows, summary_of
from jixiao.rendering.paint import Tone, paint

_TONES: Mapping[Way, Tone] = {Way.CHANGED: Tone.WARNING, Way.ADDED: Tone.GOOD, Way.REMOVED: Tone.ERROR}
_SIGNS: Mapping[Way, str] = {Way.CHANGED: "~", Way.ADDED: "+", Way.REMOVED: "-"}


def comparison_lines(told: Comparison, *, colour: bool) -> Iterator[str]:
    """Yield the changes, figures first, and a summary at the end."""
    rows = list(comparison_rows(told))
    for what in ("figure", "text", "numbers"):
        own = [row for row in rows if row.what == what]
        if own:
            yield say(f"diff.head_{what}", count=len(own))
        for row in own:
            yield f"  {paint(_SIGNS[row.way], _TONES[row.way], colour=colour)} {visible(_line(row))}"
    yield summary_of(told)


def _line(row: Row) -> str:
    if row.what == "figure":
        name = f"{row.name}（{row.period}）" if row.period else row.name
        return say(f"diff.figure_{row.way}", name=name, old=row.old, new=row.new, at=row.new_at or row.old_at)
    return say(f"diff.text_{row.way}", old=row.old, new=row.new, at=row.new_at or row.old_at)
