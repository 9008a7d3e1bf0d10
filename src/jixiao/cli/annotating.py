"""Where `jixiao check -o` writes annotated copies."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import click

from jixiao.checking.rule import Card
from jixiao.cli.output import refuse_input, write_file
from jixiao.model.finding import Severity
from jixiao.model.result import Checked, Result
from jixiao.rendering.catalogue import say
from jixiao.services.annotating import Refusal, annotated_file


def targets(files: tuple[str, ...], output: Path) -> dict[str, Path]:
    """Return where the copy of each file goes: `output` itself, or a file of the same name in the folder `output`.

    Raises a usage error where a copy would overwrite an input or another copy.
    """
    folder = len(files) > 1 or output.is_dir()
    chosen = {path: output / Path(path).name if folder else output for path in files}
    for path in chosen.values():
        refuse_input(path, files)
    if len(set(chosen.values())) < len(chosen):
        message = say("cli.same_names")
        raise click.UsageError(message)
    return chosen


def write_copy(result: Result, target: Path, cards: Mapping[str, Card], least: Severity) -> bool:
    """Write the annotated copy of a file and say so; tell whether that was possible."""
    if not isinstance(result, Checked):
        return False
    copy = annotated_file(result, cards, least, datetime.now(UTC))
    if isinstance(copy, Refusal):
        click.echo(f"jixiao: {say(f'cli.refused_{copy.value}', path=result.document.source.path)}", err=True)
        return False
    write_file(target, copy)
    click.echo(say("cli.written", path=target), err=True)
    return True
