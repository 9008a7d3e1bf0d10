"""What `jixiao compose` says of versions: the one that it issues, and what changed against the last one."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from jixiao.rendering.catalogue import say
from jixiao.rendering.comparison.rows import summary_of
from jixiao.rendering.requests import request_lines
from jixiao.services.composing import Composed
from jixiao.services.issuing import Version, against, can_compare, is_same, issue, last_version


def issue_version(made: Composed, output: Path, day: date | None, *, incomplete: bool) -> bool:
    """Write the documents as the next version and say what changed; nothing where they are those of the last one.

    Documents that still ask for something are issued only where `incomplete` ones are wanted: False where they are not.
    """
    last = last_version(output)
    if not made.files or (last is not None and is_same(made, last)):
        if last is not None:
            click.echo(say("books.issue_same", number=last.number))
        return True
    asked = {Path(one.name).stem: one.requests for one in made.files}
    count = sum(map(len, asked.values()))
    if count and not incomplete:
        click.echo(say("books.issue_refused", count=count), err=True)
        for line in request_lines(asked):
            click.echo(line, err=True)
        click.echo(say("books.issue_fill"), err=True)
        return False
    try:
        version = issue(made, output, day)
    except OSError as error:
        raise click.FileError(str(output)) from error
    for one in made.files:
        key = "books.composed_asking" if one.requests else "books.composed"
        click.echo(say(key, name=one.name, count=len(one.requests)))
    if count:
        click.echo(say("books.issue_asking", count=count))
    click.echo(say("books.issued", path=version.folder, count=len(made.files)), err=True)
    tell_changes(made, version.folder, last)
    return True


def tell_changes(made: Composed, folder: Path, last: Version | None) -> None:
    """Say how the documents in a folder differ from a version."""
    if last is None or not can_compare(made):
        return
    found = list(against(made, folder, last))
    click.echo(say("books.against", number=last.number) if found else say("books.against_same", number=last.number))
    for one in found:
        told = say("books.against_unread") if one.told is None else summary_of(one.told)
        click.echo(say(f"books.against_{one.way}", name=one.name, told=told))
    if any(one.told for one in found):
        click.echo(say("books.against_more", old=last.folder, new=folder))


def notices(made: Composed, book: Path) -> Iterator[str]:
    """Yield what a clerk should know of documents: that there are none, that the book has errors or warnings."""
    if not made.files:
        yield say("books.compose_nothing")
    if made.errors:
        yield say("books.compose_draft", count=made.errors, path=book)
    if made.warnings:
        yield say("books.compose_warnings", count=made.warnings, path=book)
