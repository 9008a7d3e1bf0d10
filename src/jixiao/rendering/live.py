"""The figures of a report that was composed: what they mean, how they were computed, from which rows."""

from collections.abc import Iterable, Iterator

from jixiao.model.document import Document, Live
from jixiao.model.fact import SubjectKind
from jixiao.model.span import Span
from jixiao.model.writing import Made
from jixiao.rendering.catalogue import say
from jixiao.taxonomy.concepts import concept_name
from jixiao.taxonomy.outlines import outline, outline_names

_HASH = 12
_REPORT = "报告"


def made_line(made: Made) -> str:
    """Say what a report was made from."""
    template = say("live.template", hash=made.template[:_HASH]) if made.template else ""
    told_by_outline = made.pack in outline_names() and made.kind.endswith(_REPORT)
    return say(
        "live.made" if told_by_outline else "live.made_form", unit=made.unit, year=made.year, kind=made.kind,
        outline=outline(made.pack).name if told_by_outline else "", book=made.book[:_HASH] or "—",
        version=made.version, template=template,
    )  # fmt: skip


def live_lines(document: Document, every: Iterable[tuple[Span, Live]]) -> Iterator[str]:
    """Yield a line for each figure in the order of the text."""
    for span, one in every:
        rows = "，".join(say("live.sheet_rows", sheet=sheet, rows=_row_words(at)) for sheet, at in one.rows)
        shown = span.of(document.text)
        yield say(
            "live.figure", name=_name(one), shown=shown, formula=one.formula or "—",
            value=f"{one.value}{one.unit}" if one.value else one.printed,
            rows=say("live.rows", rows=rows) if rows else "",
            changed="" if shown == one.printed else say("live.changed", printed=one.printed),
        )  # fmt: skip


def _row_words(ranges: str) -> str:
    """Return ranges of rows (3-7 9) as an official writes them: 3—7、9."""
    return "、".join(ranges.replace("-", "—").split())


def _name(one: Live) -> str:
    means = one.means
    whose = f"“{means.subject.name}”" if means.subject.kind is SubjectKind.PROJECT else ""
    return f"{whose}{means.item.name if means.item else ''}{concept_name(means.concept)}"
