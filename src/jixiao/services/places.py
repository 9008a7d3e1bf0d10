"""Which place a document comes from, told by its own words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jixiao.model.document import BlockKind
from jixiao.model.outline import Extracted
from jixiao.taxonomy.packfile import shipped
from jixiao.taxonomy.packs import Pack, shipped_names

_TITLE_BLOCKS = 4
_LONGEST_TITLE = 60
_NUMBER = r"[^\s，。；《》]{0,6}[〔\[［(（]\d{4}[〕\]］)）]"


@dataclass(frozen=True, slots=True)
class Recognised:
    """A pack and the words that told it."""

    pack: Pack
    words: str


@dataclass(frozen=True, slots=True)
class Places:
    """The packs that may be recognised."""

    packs: tuple[Pack, ...]

    @staticmethod
    @cache
    def shipped() -> "Places":
        """Return the shipped packs of places."""
        every = tuple(shipped(name) for name in shipped_names())
        return Places(tuple(one for one in every if one.words or one.documents))

    def recognise(self, extracted: Extracted) -> Recognised | None:
        """Return the pack of the place and year of a document; None where no place, or more than one, is told.

        A place is told by the name of the unit or the title, or by the number of one of its own documents; a mention
        elsewhere (赴湖南省考察) is none.
        """
        told: dict[str, str] = {}
        for pack in self.packs:
            words = _words(pack, extracted)
            if words:
                told.setdefault(pack.place, words)
        if len(told) != 1 or not extracted.profile.year:
            return None
        (place, words), *_ = told.items()
        fitting = [one for one in self.packs if one.place == place and one.fits(extracted.profile.year)]
        return Recognised(fitting[0], words) if fitting else None


def _words(pack: Pack, extracted: Extracted) -> str:
    document = extracted.document
    titles = "\n".join([extracted.profile.unit, *_titles(extracted)])
    for word in pack.words:
        if word in titles:
            return word
    if not pack.documents:
        return ""
    match = re.search(f"(?:{'|'.join(map(re.escape, pack.documents))}){_NUMBER}", document.text)
    return match.group() if match else ""


def _titles(extracted: Extracted) -> Iterator[str]:
    """Yield the lines before the first heading that are no sentences."""
    document = extracted.document
    end = min((one.block for one in extracted.headings), default=_TITLE_BLOCKS)
    for block in document.blocks[: min(end, _TITLE_BLOCKS)]:
        line = block.span.of(document.text)
        if block.kind is BlockKind.PARAGRAPH and len(line) <= _LONGEST_TITLE and "。" not in line:
            yield line
