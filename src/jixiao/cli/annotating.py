"""Where `jixiao check -o` writes annotated copies."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import click

from jixiao.checking.rule import Card
from jixiao.cli.aim import WORD
from jixiao.cli.output import refuse_input, write_file
from jixiao.model.finding import Severity
from jixiao.model.result import Checked, Result
from jixiao.rendering.catalogue import say
from jixiao.services.annotating import Refusal, annotated_file
from jixiao.services.folders import Found


def targets(files: tuple[Found, ...], output: Path) -> dict[str, Path]:
    """Return where the copy of each file goes: `output` itself where it ends in .docx, else into the folder `output`.

    There it has the name of its file; what was found in a folder keeps its place below it.

    Raises a usage error where a copy would overwrite an input or another copy.
    """
    folder = len(files) > 1 or output.is_dir() or output.suffix.lower() != WORD
    chosen = {one.path: output / one.below if folder else output for one in files}
    for path in chosen.values():
        refuse_input(path, tuple(chosen))
    if len(set(chosen.values())) < len(chosen):
        message = say("cli.same_names")
        raise click.UsageError(message)
    return chosen


def write_copy(result: Result, target: Path, cards: Mapping[str, Card], least: Severity, *, quiet: bool) -> bool:
    """Write the annotated copy of a file and say so; tell whether that was possible."""
    if not isinstance(result, Checked):
        return False
    copy = annotated_file(result, cards, least, datetime.now(UTC))
    if isinstance(copy, Refusal):
        click.echo(f"jixiao: {say(f'cli.refused_{copy.value}', path=result.document.source.path)}", err=True)
        return False
    write_file(target, copy)
    if not quiet:
        click.echo(say("cli.written", path=target), err=True)
    return True
