"""`jixiao extract 报告.docx -o 账套.xlsx`: an old report becomes a book."""

from pathlib import Path

import click

from jixiao.cli.governing import policies_of
from jixiao.cli.output import write_file
from jixiao.model.result import Unread
from jixiao.rendering.catalogue import message_of, say
from jixiao.services.from_report import IsBook, book_from_report

UNREADABLE = 2


def take_over(files: tuple[str, ...], output: Path) -> int:
    """Write the book of one report and return the exit code; a file that exists stays as it is."""
    if len(files) > 1:
        raise click.UsageError(say("books.take_one"))
    if output.suffix.lower() != ".xlsx":
        raise click.UsageError(say("books.new_ending", path=output))
    if output.exists():
        raise click.UsageError(say("books.new_exists", path=output))
    made = book_from_report(files[0], policies_of(files)[files[0]])
    if isinstance(made, IsBook):
        raise click.UsageError(say("books.take_book", path=made.path))
    if isinstance(made, Unread):
        click.echo(f"jixiao: {made.finding.code} {message_of(made.finding)}", err=True)
        return UNREADABLE
    write_file(output, made.data)
    key = "books.taken_asking" if made.doubts else "books.taken"
    click.echo(say(key, figures=made.figures, doubts=made.doubts), err=True)
    click.echo(say("cli.written", path=output), err=True)
    return 0
