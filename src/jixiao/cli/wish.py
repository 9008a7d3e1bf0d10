"""What a call of `jixiao check` asks for."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Wish:
    """The arguments and options of the call, as they were given."""

    files: tuple[str, ...]
    form: str | None
    color: str
    output: Path | None
    severity: str
    quiet: bool
    statistics: bool
    show_files: bool
