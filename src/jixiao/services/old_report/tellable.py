"""Which names any book of a unit can tell: those of the shipped outlines, and those of the columns of its sheets."""

from collections.abc import Iterator
from functools import cache

from jixiao.composing.telling.tags import Marked, Show, tags_of
from jixiao.taxonomy.book import sheet_forms
from jixiao.taxonomy.concepts import concept_name
from jixiao.taxonomy.outlines import TableOutline, outline, outline_names

_LAST_YEAR = "上年."


@cache
def tellable() -> frozenset[str]:
    """Return the names that a book of a unit can tell, without those that stand below funds."""
    columns = {concept_name(one.concept) for form in sheet_forms() for one in form.columns if one.concept}
    return frozenset((*_shown(), *columns))


def can_tell(path: str) -> bool:
    """Tell whether a book can tell a name, of this year or of the year before."""
    return path.removeprefix(_LAST_YEAR) in tellable()


def _shown() -> Iterator[str]:
    for text in _texts():
        for one in tags_of(text):
            if isinstance(one, Marked) and isinstance(one.tag, Show):
                yield from one.tag.paths


def _texts() -> Iterator[str]:
    for name in outline_names():
        for line in outline(name).lines:
            if isinstance(line, TableOutline):
                yield from (*line.row, *(cell for row in line.last for cell in row))
            else:
                yield line
