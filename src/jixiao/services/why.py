"""Why the numbers at a place of a file were read as they were."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from jixiao.extraction.extract import trace
from jixiao.model.document import Document
from jixiao.model.fact import Fact
from jixiao.model.result import Unread
from jixiao.model.trace import Reason, Trace
from jixiao.services.checking import check_document
from jixiao.services.files import read_path

_DIGIT = re.compile(r"[\d０-９]")


@dataclass(frozen=True, slots=True)
class Answer:
    """The traces at a place, none where no number stands there."""

    document: Document
    traces: tuple[Trace, ...]


def split_place(place: str) -> tuple[str, str]:
    """Return file and place of FILE:OFFSET or FILE:WORDS; the place is empty where there is no colon."""
    path, colon, where = place.rpartition(":")
    return (path, where.strip("“”\"'")) if colon else (place, "")


def why(path: str, where: str) -> Answer | Unread:
    """Return the traces at a character offset, or at every occurrence of words that hold a digit."""
    document = read_path(path)
    if isinstance(document, Unread):
        return document
    read = {fact.span: fact for fact in check_document(document).facts}
    found = (trace(document, offset) for offset in _offsets(document.text, where))
    return Answer(document, tuple(_weighed(one, read.get(one.span)) for one in found if one is not None))


def _weighed(told: Trace, fact: Fact | None) -> Trace:
    """Return a trace; where weights decided, or doubted what the grammar read, it says so."""
    if fact is None or told.fact is None:
        return told
    if fact.weighed:
        return replace(told, reason=Reason.WEIGHED, detail=(), fact=fact)
    doubted = fact.coordinates is None and told.fact.coordinates is not None
    return replace(told, reason=Reason.DOUBTED, detail=(), fact=fact) if doubted else told


def _offsets(text: str, where: str) -> Iterator[int]:
    if where.isdecimal():
        yield int(where)
        return
    digit = _DIGIT.search(where)
    for match in re.finditer(re.escape(where), text):
        yield match.start() + (digit.start() if digit else 0)
