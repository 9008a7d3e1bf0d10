"""How well plain sentences are read: `python -m bench.plain [NAMES…] [--part odd] [--change NAME] [--misses]`.

A source is a head (`report: unit` or `report: project NAME`, `unit: …`, `year: …`), a line `---` and snippets parted by
lines `===`, with figures marked as in `bench.written`. Each snippet is read by itself behind the title of a report. A
last line `!! kind: wrong⇒right` or `!! kind: one | other` tells the slip in a snippet; any other has none.
"""

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.plain.read import Reading, read_snippet
from bench.plain.source import SOURCES, Snippet, snippets


@dataclass(slots=True)
class Tally:
    """What was read of a source, and what was found."""

    true: int = 0
    right: int = 0
    named: int = 0
    claimed: int = 0
    slips: int = 0
    found: int = 0
    false: int = 0
    warned: int = 0

    def add(self, snippet: Snippet, reading: Reading) -> None:
        """Count one snippet; a warning counts as a question where there is no slip."""
        self.true += reading.true
        self.right += reading.right
        self.named += reading.named
        self.claimed += reading.claimed
        self.slips += snippet.slip is not None
        self.found += reading.found
        self.false += len(reading.false)
        self.warned += len(reading.warned)

    def row(self, name: str) -> str:
        """Return a line of the table."""
        facts = f"recall {_share(self.right, self.true)} precision {_share(self.right, self.claimed)}"
        named = f"named {_share(self.named, self.right)}"
        return (
            f"{name:18} {self.true:5} {facts} {named} slips {self.found}/{self.slips}"
            f" false {self.false} questions {self.warned}"
        )


def main() -> None:
    """Print a line a source, and each snippet that was not read rightly."""
    options = argparse.ArgumentParser(prog="python -m bench.plain", description=__doc__)
    options.add_argument("names", nargs="*", help="sources by name; all without one")
    options.add_argument("--folder", type=Path, default=SOURCES)
    options.add_argument("--part", choices=["odd", "even"], help="only the snippets with such numbers")
    options.add_argument("--change", default="", help="with an ordinary change to each (`bench.plain.varied`)")
    options.add_argument("--misses", action="store_true", help="list each snippet that was not read rightly")
    args = options.parse_args()
    whole = Tally()
    for path in sorted(args.folder.glob("*.md")):
        if args.names and path.stem not in args.names:
            continue
        tally = Tally()
        for snippet in _part(snippets(path, args.change), args.part):
            reading = read_snippet(snippet)
            tally.add(snippet, reading)
            whole.add(snippet, reading)
            if args.misses:
                print("\n".join(_told(snippet, reading)))
        print(tally.row(path.stem))
    print(whole.row("all"))


def _part(all_of_them: Iterable[Snippet], part: str | None) -> Iterator[Snippet]:
    """Yield the snippets with odd or with even numbers, so that one half can be left out while mending."""
    for number, snippet in enumerate(all_of_them, 1):
        if part is None or (number % 2 == 1) == (part == "odd"):
            yield snippet


def _told(snippet: Snippet, reading: Reading) -> Iterator[str]:
    """Yield the text of a snippet that was not read rightly, and what was amiss."""
    missed = snippet.slip is not None and not reading.found
    if not (reading.misses or reading.false or reading.warned or missed):
        return
    yield f"--- {snippet.name}\n{snippet.body}"
    yield from (f"    {miss}" for miss in reading.misses)
    yield from (f"    ! ERROR {told}" for told in reading.false)
    yield from (f"    ? {told}" for told in reading.warned)
    if missed:
        yield f"    ~ not found: {snippet.slip}"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:5.1f}" if whole else "    —"


if __name__ == "__main__":
    main()
