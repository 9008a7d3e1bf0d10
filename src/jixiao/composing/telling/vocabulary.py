"""The names that a template may use."""

from collections.abc import Iterator
from functools import cache

from jixiao.composing.telling.conditions import Asked, Compared, Condition
from jixiao.composing.telling.paths import opened, project_in, steps_of
from jixiao.composing.telling.tags import Draw, Each, If, Show, Tag, Under
from jixiao.taxonomy.book import sheet_forms
from jixiao.taxonomy.concepts import concepts_by_name
from jixiao.taxonomy.fields import hint
from jixiao.taxonomy.thresholds import thresholds_by_name
from jixiao.taxonomy.units import load

OPEN = "说明"


@cache
def vocabulary() -> frozenset[str]:
    """Return the words that a name may be made of: concepts, columns and sheets of the book, what is derived."""
    columns = {column.name for sheet in sheet_forms() for column in sheet.columns}
    sheets = {sheet.name for sheet in sheet_forms()}
    derived = load("telling.toml")["names"]
    return frozenset((*columns, *sheets, *concepts_by_name(), *thresholds_by_name(), *derived))


def unknown_names(tag: Tag) -> Iterator[tuple[str, str]]:
    """Yield the names of a tag that stand for nothing in any book, each with the one that may be meant."""
    for path in _paths(tag):
        steps = steps_of(path)
        if OPEN in steps[:-1]:
            continue
        wrong = next((one for one in steps if one not in vocabulary() and not project_in(one)), None)
        if wrong is not None:
            yield opened(path), hint(wrong, vocabulary())


def projects_in(tag: Tag) -> Iterator[tuple[str, str]]:
    """Yield the projects that a tag names, with the path in which it does."""
    for path in _paths(tag):
        yield from ((name, opened(path)) for name in map(project_in, steps_of(path)) if name)


def projects_asked(tag: Tag) -> Iterator[str]:
    """Yield the projects of which a tag asks whether there are such."""
    for way in tag.condition.ways if isinstance(tag, If) and tag.condition is not None else ():
        names = (project_in(steps_of(one.path)[-1]) for one in way if isinstance(one, Asked))
        yield from filter(None, names)


def _paths(tag: Tag) -> Iterator[str]:
    if isinstance(tag, Show):
        yield from tag.paths
    elif isinstance(tag, Each | Under):
        yield tag.path
    elif isinstance(tag, Draw):
        yield tag.path
        yield from tag.figures
    elif isinstance(tag, If) and tag.condition is not None:
        yield from _asked(tag.condition)


def _asked(condition: Condition) -> Iterator[str]:
    """Yield the names in a condition; the word that a name is held against is none."""
    for way in condition.ways:
        for one in way:
            yield one.path
            if isinstance(one, Compared) and not one.number and one.other in vocabulary():
                yield one.other
