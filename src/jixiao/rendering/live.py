"""The figures of a report that was composed: what they mean, how they were computed, from which rows."""

from collections.abc import Iterable, Iterator

from jixiao.model.document import Document, Live
from jixiao.model.fact import SubjectKind
from jixiao.model.span import Span
from jixiao.model.writing import Made
from jixiao.rendering.catalogue import say
from jixiao.taxonomy.concepts import concept_name

_HASH = 12


def made_line(made: Made) -> str:
    """Say what a report was made from."""
    template = say("live.template", hash=made.template[:_HASH]) if made.template else ""
    return say(
        "live.made", unit=made.unit, year=made.year, kind=made.kind, pack=made.pack, book=made.book[:_HASH] or "—",
        version=made.version, template=template,
    )  # fmt: skip


def live_lines(document: Document, every: Iterable[tuple[Span, Live]]) -> Iterator[str]:
    """Yield a line for each figure in the order of the text."""
    for span, one in every:
        rows = "，".join(f"{sheet} {at}" for sheet, at in one.rows)
        shown = span.of(document.text)
        yield say(
            "live.figure", name=_name(one), shown=shown, formula=one.formula or "—",
            value=f"{one.value}{one.unit}" if one.value else one.printed,
            rows=say("live.rows", rows=rows) if rows else "",
            changed="" if shown == one.printed else say("live.changed", printed=one.printed),
        )  # fmt: skip


def _name(one: Live) -> str:
    means = one.means
    whose = f"“{means.subject.name}”" if means.subject.kind is SubjectKind.PROJECT else ""
    return f"{whose}{means.item.name if means.item else ''}{concept_name(means.concept)}"
