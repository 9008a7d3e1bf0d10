"""The words that the forms print, from their data file."""

from jixiao.taxonomy.units import load


def word(name: str, /, **values: str | int) -> str:
    """Return a text by its name, its places filled in. KeyError for an unknown one: a defect."""
    return str(load("form_words.toml")[name]).format(**values)
