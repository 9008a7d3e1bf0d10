"""Where repaired files are written: beside their originals, or where `-o` says; never over an input."""

from collections.abc import Collection, Iterator, Sequence
from itertools import count
from pathlib import Path

import click

from jixiao.cli.output import refuse_input
from jixiao.rendering.catalogue import say
from jixiao.services.folders import Found

MARK = "-修改"


def destinations(found: Sequence[Found], output: Path | None, named: Collection[str]) -> dict[str, Path]:
    """Return where the repaired file of each path goes.

    Without `output` it goes beside the file, under a name that is not taken yet; what earlier runs wrote into a folder
    is then no input, unless it was `named`. Raises a usage error where an input or another output would be overwritten,
    or a Word file would be written under the ending of a text.
    """
    if output is None:
        return {one.path: _beside(Path(one.path)) for one in found if one.path in named or not _is_ours(one.path)}
    folder = len(found) > 1 or output.is_dir() or not output.suffix
    chosen = {one.path: output / one.below if folder else output for one in found}
    for path, target in chosen.items():
        refuse_input(target, tuple(chosen))
        if target.suffix.lower() != Path(path).suffix.lower():
            message = say("cli.fix_ending", path=target)
            raise click.UsageError(message)
    if len(set(chosen.values())) < len(chosen):
        message = say("cli.same_names")
        raise click.UsageError(message)
    return chosen


def _beside(path: Path) -> Path:
    return next(one for one in _names(path) if not one.exists())


def _names(path: Path) -> Iterator[Path]:
    yield path.with_name(f"{path.stem}{MARK}{path.suffix}")
    yield from (path.with_name(f"{path.stem}{MARK}{number}{path.suffix}") for number in count(2))


def _is_ours(path: str) -> bool:
    """Tell whether a file was written by an earlier repair of one that still stands beside it."""
    stem, mark, number = Path(path).stem.rpartition(MARK)
    return bool(mark) and (not number or number.isdecimal()) and Path(path).with_stem(stem).exists()
