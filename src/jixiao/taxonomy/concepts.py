"""The Chinese names of concepts."""

from jixiao.taxonomy.units import load


def concept_name(concept: str) -> str:
    """Return the name of a concept as an official says it, the id itself for one that has none."""
    name = load("concepts.toml").get(concept, concept)
    return str(name)
