"""`jixiao new`: an empty book to fill in."""

from pathlib import Path

import click

from jixiao.cli.lazy import ChineseCommand
from jixiao.cli.output import write_file
from jixiao.rendering.catalogue import say
from jixiao.services.newbook import empty_book


@click.command("new", cls=ChineseCommand, help=say("help.new"))
@click.argument("file", type=click.Path(path_type=Path), metavar=say("metavar.book"))
@click.option("--unit", default="", metavar=say("metavar.name"), help=say("help.new_unit"))
@click.option("--year", type=click.IntRange(1990, 2100), metavar=say("metavar.year"), help=say("help.new_year"))
def new_command(file: Path, unit: str, year: int | None) -> None:
    """Write an empty book; a file that exists stays as it is."""
    if file.suffix.lower() != ".xlsx":
        raise click.UsageError(say("books.new_ending", path=file))
    if file.exists():
        raise click.UsageError(say("books.new_exists", path=file))
    write_file(file, empty_book(unit, year))
    click.echo(say("cli.written", path=file), err=True)
