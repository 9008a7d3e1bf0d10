"""Where output goes: width and colours of the terminal, files that may be written."""

import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

import click

from jixiao.rendering.catalogue import say
from jixiao.rendering.terminal import Look

PIPE_WIDTH = 100


def look(color: str) -> Look:
    """Return how to write to the standard output. `color` is auto, always or never; NO_COLOR turns auto off."""
    terminal = sys.stdout.isatty()
    wanted = color == "always" or (color == "auto" and terminal and not os.environ.get("NO_COLOR"))
    return Look(shutil.get_terminal_size((PIPE_WIDTH, 24)).columns if terminal else PIPE_WIDTH, wanted)


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises click.FileError where that is not possible."""
    beside = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise click.FileError(str(path)) from error


def put(data: bytes, output: Path | None) -> None:
    """Write the bytes to a file or, as they are, to the standard output; a terminal gets them in its own encoding."""
    if output is not None:
        write_file(output, data)
    elif sys.stdout.isatty():
        click.echo(data.decode(), nl=False)
    else:
        click.echo(data, nl=False)


def refuse_input(path: Path, inputs: tuple[str, ...]) -> None:
    """Raise a usage error where writing `path` would overwrite one of the inputs."""
    if any(path.resolve() == Path(one).resolve() for one in inputs):
        raise click.UsageError(say("cli.over_input", path=path))
