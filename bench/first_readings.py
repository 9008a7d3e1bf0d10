"""How the grammar read each text when it met it first: `python -m bench.first_readings` adds those not yet known.

A report of `bench.written`, or a passage of `bench.plain`, is read once, before anyone mends the grammar for it, and
the reading is kept beside the sources: from then on it tells how far the grammar can be trusted with texts that it has
never seen (`bench.weighing`).
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from bench.plain.source import SOURCES as SNIPPETS
from bench.plain.source import snippets
from bench.written.__main__ import SOURCES, built

from jixiao.extraction.extract import page_and_concepts
from jixiao.model.document import Source
from jixiao.model.figure import Figure
from jixiao.reading.plain import read_plain

FILE = SOURCES.parent / "first_readings.json"
# groups of reports that the grammar was mended for before first readings were kept; of snippets only passages are new
_EARLIER = frozenset("bcdefgh")
_PASSAGES = "passages-*.md"

Reading = Mapping[str, Sequence[int]]


def main() -> None:
    """Read what has not been read, and write the file: one line a text, the places of the figures by concept."""
    known = dict(readings())
    for name, text in _texts():
        if name not in known:
            known[name] = read_first(name, text)
    lines = (f"{json.dumps(name)}: {json.dumps(known[name], sort_keys=True)}" for name in sorted(known))
    FILE.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")
    print(f"{len(known)} texts")


def _texts() -> Iterator[tuple[str, str]]:
    for path in sorted(SOURCES.glob("*.md")):
        if not (path.stem[0] in _EARLIER and path.stem[1].isdigit()):
            yield path.stem, built(path.stem, path.read_text("utf-8"))[0]
    for path in sorted(SNIPPETS.glob(_PASSAGES)):
        yield from ((one.name, one.text) for one in snippets(path))


def read_first(name: str, text: str) -> Reading:
    """Return how the grammar reads a text now."""
    page, told = page_and_concepts(read_plain(Source(name, "", "txt"), text))
    found: dict[str, list[int]] = defaultdict(list)
    for figure, concept in zip(page.figures, told, strict=True):
        if concept:
            found[concept].append(figure.span.start)
    return found


@cache
def readings() -> Mapping[str, Reading]:
    """Return what is known, by the names of reports and passages."""
    known: Mapping[str, Reading] = json.loads(FILE.read_text("utf-8"))
    return known


def first_reading(name: str, figures: Sequence[Figure]) -> list[str] | None:
    """Return the concept that each figure of a text had at first, empty for unread; None where it is not known."""
    known = readings().get(name)
    if known is None:
        return None
    at = {start: concept for concept, starts in known.items() for start in starts}
    return [at.get(figure.span.start, "") for figure in figures]


if __name__ == "__main__":
    main()
