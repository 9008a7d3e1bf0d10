"""What governs a check beside the rules themselves: packs in force, findings put aside with a reason."""

from dataclasses import dataclass
from enum import StrEnum

from jixiao.model.finding import Args, Finding


class ChosenBy(StrEnum):
    """Who chose a pack: nobody, the words of the document, the command line, the settings file, another pack."""

    DEFAULT = "default"
    DOCUMENT = "document"
    OPTION = "option"
    SETTINGS = "settings"
    PACK = "pack"


@dataclass(frozen=True, slots=True)
class PackUse:
    """A pack in force. `words` are those of the document that told the place; `fits` whether the year is in its range.

    `years` is that range in words (`2019—`), empty where the pack holds for any year.
    """

    id: str
    name: str
    version: str
    by: ChosenBy
    words: str = ""
    fits: bool = True
    years: str = ""


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that a user put aside, why, and where the user said so (`jixiao.toml:12`)."""

    finding: Finding
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class Applied:
    """What governed the check of one file.

    `idle` are the places of ignores that hold for this file and met no finding; `unselected` the rules not asked.
    """

    packs: tuple[PackUse, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    idle: tuple[str, ...] = ()
    unselected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong in a file of settings: a message key with its arguments, file and line (from 1)."""

    message: str
    args: Args
    path: str = ""
    line: int = 1
