"""What composed documents still ask the clerk to add, in words."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from jixiao.rendering.catalogue import say

_ASKED = re.compile(r"【请补充：(?P<what>.+)】")
_ANY = re.compile(r"【(?P<what>.+)】")


def request_lines(asked: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Yield a line for each document that asks for something; `asked` are its requests as they stand in the text."""
    for name, requests in asked.items():
        counts = Counter(map(_what, requests))
        if counts:
            wanted = (
                say("books.wanted_times" if count > 1 else "books.wanted", what=what, count=count)
                for what, count in counts.items()
            )
            yield say("books.issue_wanted", name=name, wanted="、".join(wanted))


def _what(request: str) -> str:
    match = _ASKED.fullmatch(request) or _ANY.fullmatch(request)
    return match["what"] if match else request
