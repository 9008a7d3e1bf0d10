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
    fix: bool
    unsafe_fixes: bool
    diff: bool

    @property
    def repairs(self) -> bool:
        """Tell whether files are to be repaired, or a repair to be shown."""
        return self.fix or self.unsafe_fixes or self.diff
