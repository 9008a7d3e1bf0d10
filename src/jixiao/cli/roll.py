"""`jixiao roll`: the book of the next year."""

from pathlib import Path
from typing import Any

import click

from jixiao.cli.governing import governed, policies_of
from jixiao.cli.lazy import ChineseCommand
from jixiao.cli.options import output_option
from jixiao.cli.output import look, write_file
from jixiao.model.document import ReadFailure
from jixiao.model.finding import Severity
from jixiao.rendering.catalogue import say
from jixiao.rendering.closing import closing_lines
from jixiao.rendering.terminal import finding_lines
from jixiao.services.choosing import from_severity
from jixiao.services.rolling import Stopped, WrongYear, next_book
from jixiao.services.rules import rule_cards

ERRORS = 1
UNREADABLE = 2


@click.command("roll", cls=ChineseCommand, help=say("help.roll"))
@click.argument("file", type=click.Path(path_type=Path), metavar=say("metavar.book"))
@click.option("--year", type=click.IntRange(1990, 2100), metavar=say("metavar.year"), help=say("help.roll_year"))
@output_option(say("help.roll_output"))
@governed
@click.pass_context
def roll_command(
    context: click.Context, /, file: Path, year: int | None, output: Path | None, **governing: Any
) -> None:
    """Write the book of the next year and tell what goes on and what ends."""
    made = next_book(str(file), year, policies_of([str(file)], **governing)[str(file)])
    if isinstance(made, ReadFailure):
        click.echo(f"jixiao: {made.code} {say(made.code, made.args)}", err=True)
        context.exit(UNREADABLE)
    if isinstance(made, WrongYear):
        raise click.UsageError(say("books.roll_year", path=file, year=made.year))
    if isinstance(made, Stopped):
        shown = from_severity(made.checked, Severity.ERROR)
        for line in finding_lines(shown, rule_cards(), look("auto")):
            click.echo(line)
        click.echo(say("books.roll_errors", path=file), err=True)
        context.exit(ERRORS)
    target = output or beside(file, made.year)
    if target.suffix.lower() != ".xlsx":
        raise click.UsageError(say("books.new_ending", path=target))
    if target.exists():
        raise click.UsageError(say("books.roll_exists", path=target))
    write_file(target, made.data)
    for line in closing_lines(made.remainders, made.ended):
        click.echo(line)
    click.echo(say("books.roll_next"))
    click.echo(say("cli.written", path=target), err=True)


def beside(file: Path, year: int) -> Path:
    """Return the name of the next book: 账套2023.xlsx leads to 账套2024.xlsx, 账套.xlsx to 账套2024.xlsx."""
    stem, old = file.stem, str(year - 1)
    return file.with_name(f"{stem.replace(old, str(year)) if old in stem else f'{stem}{year}'}.xlsx")
