"""The message catalogue: every word that a user sees, by key."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jixiao.model.finding import Args, Finding

CHINESE = "zh"


@cache
def templates(language: str = CHINESE) -> Mapping[str, str]:
    """Return the templates of a language by key. Chinese stands in `messages`, others in a folder named after them.

    A key that stands in two files is a ValueError: a defect.
    """
    # `jixiao --version` says nothing and loads nothing
    import tomllib  # noqa: PLC0415
    from importlib.resources import files  # noqa: PLC0415

    folder = files("jixiao.rendering").joinpath("messages")
    if language != CHINESE:
        folder = folder.joinpath(language)
    merged: dict[str, str] = {}
    for file in folder.iterdir():
        if file.name.endswith(".toml"):
            entries = tomllib.loads(file.read_text("utf-8"))
            if twice := sorted(merged.keys() & entries.keys()):
                message = f"message keys stand twice: {twice}"
                raise ValueError(message)
            merged |= entries
    return merged


def say(key: str, args: "Args | Iterable[tuple[str, str]]" = (), **named: object) -> str:
    """Return the message of a key with its arguments. A key or an argument that is missing is a KeyError: a defect."""
    return templates()[key].format_map(dict[str, object](args) | named)


def message_of(finding: "Finding") -> str:
    """Return what is wrong, in one sentence."""
    return say(finding.message, finding.args)
