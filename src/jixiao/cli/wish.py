"""What a call of `jixiao check` asks for."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any


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
    fix: bool
    unsafe_fixes: bool
    diff: bool
    config: Path | None
    no_config: bool
    pack: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    against: Path | None = None

    @property
    def repairs(self) -> bool:
        """Tell whether files are to be repaired, or a repair to be shown."""
        return self.fix or self.unsafe_fixes or self.diff

    @property
    def governing(self) -> dict[str, Any]:
        """What the options say of settings, packs and rules."""
        return {name: getattr(self, name) for name in ("config", "no_config", "pack", "select", "ignore")}
