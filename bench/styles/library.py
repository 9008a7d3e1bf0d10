"""Read the phrase files and the outlines beside this module.

A phrase file holds blocks `== name rows` (`rows` are the numbers of the phrasing catalogue that the block shows), then
the text. An outline file holds `key: value` lines, `---`, and the body.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
SETTINGS = (
    "outline",
    "phrasing",
    "written_by",
    "level",
    "sector",
    "title",
    "type",
    "print",
    "traps",
    "scores",
    "world",
    "about",
    "rows",
)


@dataclass(frozen=True)
class Phrase:
    """A named piece of wording and the catalogue rows it shows."""

    name: str
    rows: tuple[int, ...]
    text: str


@dataclass(frozen=True)
class Style:
    """One way in which an office writes its report."""

    name: str
    settings: dict[str, str]
    body: str

    @property
    def group(self) -> str:
        """Whose styles this one belongs to: `first` unless the outline says otherwise."""
        return self.settings.get("written_by", "first")

    def words(self, key: str) -> tuple[str, ...]:
        """Return the words of a setting; none where it is not given."""
        return tuple(self.settings.get(key, "").split())


class LibraryError(ValueError):
    """A phrase is missing or an outline is malformed."""


@cache
def phrases() -> dict[str, Phrase]:
    """Every phrase by its name."""
    out: dict[str, Phrase] = {}
    for path in sorted((HERE / "phrases").rglob("*.txt")):
        blocks = re.split(r"^== +", path.read_text("utf-8"), flags=re.MULTILINE)[1:]
        for block in blocks:
            head, _, text = block.partition("\n")
            name, *rows = head.split()
            if name in out:
                raise LibraryError(name)
            out[name] = Phrase(name, tuple(int(row) for row in rows), text.strip("\n"))
    return out


@cache
def styles() -> tuple[Style, ...]:
    """Every style, by name."""
    return tuple(_style(path) for path in sorted((HERE / "outlines").rglob("*.txt"), key=lambda path: path.stem))


def _style(path: Path) -> Style:
    head, mark, body = path.read_text("utf-8").partition("\n---\n")
    settings = dict(re.split(r":\s*", line, maxsplit=1) for line in head.splitlines() if line.strip())
    if not mark or not set(settings) <= set(SETTINGS) or not {"outline", "phrasing", "level"} <= set(settings):
        raise LibraryError(path.name)
    return Style(path.stem, settings, body.strip("\n"))


def used_phrases(text: str) -> set[str]:
    """Names of the phrases that a body takes in, directly or through others."""
    names: set[str] = set()
    todo = [text]
    while todo:
        for name in re.findall(r"\{(?:@|\*[^:}]*:[^:}]*:)([\w.-]+)\}", todo.pop()):
            if name not in names:
                names.add(name)
                todo.append(phrases()[name].text)
    return names


def styles_by_row() -> dict[int, tuple[str, ...]]:
    """For each row of the catalogue of phrasings, the styles that show it."""
    shown: dict[int, set[str]] = {}
    for style in styles():
        for name in used_phrases(style.body):
            for row in phrases()[name].rows:
                shown.setdefault(row, set()).add(style.name)
    return {row: tuple(sorted(names)) for row, names in sorted(shown.items())}
