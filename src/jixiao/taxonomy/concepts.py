"""The Chinese names of concepts."""

from collections.abc import Mapping
from functools import cache

from jixiao.taxonomy.units import load


def concept_name(concept: str) -> str:
    """Return the name of a concept as an official says it, the id itself for one that has none."""
    name = load("concepts.toml").get(concept, concept)
    return str(name)


def quoted_name(item: str) -> str:
    """Return the name of an item in quotes, as it is where it bears quotes of its own: “三公”经费."""
    name = concept_name(item)
    return name if "“" in name else f"“{name}”"


@cache
def concepts_by_name() -> Mapping[str, str]:
    """Return the id of each concept by its Chinese name and by the id itself."""
    names = load("concepts.toml")
    return {str(name): concept for concept, name in names.items()} | {concept: concept for concept in names}
