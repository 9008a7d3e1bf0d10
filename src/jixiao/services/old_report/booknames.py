"""The names of a template that the book of an old report knows, with the figures that they print."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from jixiao.books.facts import facts
from jixiao.books.ledger import events
from jixiao.composing.telling.paths import PROJECTS
from jixiao.model.book import Book, Computed
from jixiao.scoring.packs import PROJECT, framework
from jixiao.services.bookkeeping import Opened
from jixiao.services.material import GENERAL, material_of
from jixiao.services.old_report.names import Meaning, Named, fund_names, names_in, part_names
from jixiao.services.old_report.rows import Listed, projects_of, single_names

_GENERAL_SCOPE = "general_public_budget"
_GENERAL = (f"{GENERAL}.", _GENERAL_SCOPE)


@dataclass(frozen=True, slots=True)
class Known:
    """What a book can tell by its meaning, and its lists of projects."""

    names: Mapping[Meaning, Named]
    lists: tuple[Listed, ...]


def known_of(book: Book) -> Known:
    """Return what a book can tell; what it tells of the general public budget under that name."""
    every = events(book)
    computed = facts(book, every)
    whole = Opened(book, (), computed, every)
    general = Opened(book, (), tuple(_whole(one) for one in computed if _is_general(one)), every)
    frame = framework(PROJECT)
    top, part = material_of(whole, frame, {}).top, material_of(general, frame, {}).top
    lists = (
        Listed(PROJECTS, projects_of(top)),
        Listed(f"{GENERAL}.{PROJECTS}", projects_of(part, _GENERAL_SCOPE)),
    )
    names = {
        **single_names(lists[1]),
        **single_names(lists[0]),
        **part_names(general.computed, str(book.year), *_GENERAL),
        **names_in(part, *_GENERAL),
        **fund_names(computed),
        **part_names(computed, str(book.year)),
        **names_in(top),
    }
    return Known(names, lists)


def _is_general(one: Computed) -> bool:
    return one.fact.coordinates is not None and one.fact.coordinates.scope == _GENERAL_SCOPE


def _whole(one: Computed) -> Computed:
    """Return the same figure as if it were one of all funds: a name says of which it is."""
    where = one.fact.coordinates
    return one if where is None else replace(one, fact=replace(one.fact, coordinates=replace(where, scope=None)))
