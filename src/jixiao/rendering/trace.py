"""A trace in words: the number, where it stands, the words that spoke for its meaning or were not understood."""

from collections.abc import Iterator

from jixiao.model.document import Document
from jixiao.model.fact import SubjectKind
from jixiao.model.trace import Clue, Reason, Trace
from jixiao.rendering.catalogue import say
from jixiao.rendering.lines import Lines
from jixiao.rendering.sentence import sentence
from jixiao.rendering.values import fact_name, unit_text, value_text
from jixiao.taxonomy.concepts import concept_name
from jixiao.taxonomy.lexicon import lexicon

_SHORTEST = 2


def trace_text(trace: Trace, document: Document) -> str:
    """Return the lines of a trace."""
    return "\n".join(_lines(trace, document))


def _lines(trace: Trace, document: Document) -> Iterator[str]:
    at = Lines.of(document.text).position(trace.span.start)
    printed = " ".join(trace.span.of(document.text).split())
    if trace.fact is None:
        kind = say(f"trace.kind.{trace.kind}")
        yield say("trace.other", kind=kind, printed=printed, line=at.line, column=at.column)
    else:
        yield say("trace.figure", printed=printed, line=at.line, column=at.column)
        yield from _meaning(trace)
    yield say("trace.sentence", sentence=sentence(document.text, trace.span))
    if trace.headings:
        yield say("trace.headings", titles=" › ".join(reversed(trace.headings)))
    if trace.fact is not None:
        yield from _grounds(trace)


def _meaning(trace: Trace) -> Iterator[str]:
    fact = trace.fact
    if fact is None:
        return
    yield say("trace.value", value=value_text(fact.quantity), unit=unit_text(fact.quantity))
    where = fact.coordinates
    if where is None:
        yield say("trace.unread")
        return
    subject = where.subject.name if where.subject.kind is SubjectKind.PROJECT or where.subject.name else ""
    yield say(
        "trace.meaning", name=fact_name(fact), concept=where.concept, subject=subject or say("subject.whole"),
        period=where.period,
    )  # fmt: skip


def _grounds(trace: Trace) -> Iterator[str]:
    if trace.reason is Reason.TABLE and trace.detail:
        header, label = trace.detail
        yield say("trace.reason", reason=say("trace.table", header=header, label=label))
        return
    if trace.reason is not Reason.NONE:
        yield say("trace.reason", reason=say(f"trace.reason.{trace.reason.value}"))
    told = [clue for clue in trace.clues if clue.sense != "unknown"]
    strange = [clue.word for clue in trace.clues if clue.sense == "unknown" and len(clue.word) >= _SHORTEST]
    yield say("trace.clues", words="、".join(map(_clue, told))) if told else say("trace.no_clues")
    if strange and (trace.fact is None or trace.fact.coordinates is None):
        yield say("trace.strange", words="、".join(f"“{word}”" for word in strange))


def _clue(clue: Clue) -> str:
    return say("trace.clue", word=clue.word, sense=say(f"trace.sense.{clue.sense}", name=_name(clue)))


def _name(clue: Clue) -> str:
    words = lexicon()
    if clue.sense == "phase":
        return concept_name(words.phases[clue.key].concept)
    if clue.sense == "topic":
        return words.topics[clue.key].name
    if clue.sense == "rate":
        return concept_name(words.rates[clue.key].concept)
    return concept_name(words.counts[clue.key].concept) if clue.sense == "count" else ""
