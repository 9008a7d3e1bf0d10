"""Checks files one after the other and writes what was found in the form that was asked for."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import click

from jixiao.cli.aim import Aim
from jixiao.cli.forms import LineForm
from jixiao.cli.output import look, put
from jixiao.cli.showing import Progress
from jixiao.cli.wish import Wish
from jixiao.model.document import ReadFailure
from jixiao.model.finding import Severity
from jixiao.model.result import Checked, Result
from jixiao.rendering.about import About
from jixiao.rendering.catalogue import say
from jixiao.rendering.terminal import Look
from jixiao.rendering.totals import statistics_lines, total_lines
from jixiao.services.against import held_against
from jixiao.services.bookkeeping import Opened, open_book
from jixiao.services.choosing import from_severity
from jixiao.services.files import check_path, unread
from jixiao.services.folders import Search
from jixiao.services.policy import Policy


def run(found: Search, wish: Wish, chosen: Aim, governing: Mapping[str, Policy], about: About) -> list[Result]:
    """Check the files and write the results; folders that could not be searched stand behind the files."""
    every = _checked(found, wish, governing)
    style = replace(look(wish.color) if chosen.file is None else Look(), brief=wish.quiet)
    if not isinstance(chosen.form, LineForm):
        results = list(every)
        put(chosen.form.write(results, about), chosen.file)
    elif wish.statistics:
        results = list(every)
        _write_lines(statistics_lines(results, about.cards), chosen.file, style)
    else:
        results = []
        _write_lines(_lines(every, results, chosen.form, about, style), chosen.file, style)
    if chosen.file is not None and not wish.quiet:
        click.echo(say("cli.written", path=chosen.file), err=True)
    return results


def _checked(found: Search, wish: Wish, governing: Mapping[str, Policy]) -> Iterator[Result]:
    progress = Progress(len(found.files), quiet=wish.quiet)
    book = None if wish.against is None else book_of(wish.against)
    for done, one in enumerate(found.files, start=1):
        progress.at(done, one.path)
        checked = check_path(one.path, governing[one.path])
        if book is not None and isinstance(checked, Checked):
            checked = held_against(checked, book, governing[one.path])
        result = from_severity(checked, Severity(wish.severity))
        progress.clear()
        yield result
    yield from map(unread, found.failures)


def book_of(path: Path) -> Opened:
    """Return the book that reports are held against. Raises a usage error where it cannot be read."""
    opened = open_book(str(path))
    if isinstance(opened, ReadFailure):
        message = f"{opened.code} {say(opened.code, opened.args)}"
        raise click.UsageError(message)
    return opened


def _lines(every: Iterator[Result], done: list[Result], form: LineForm, about: About, style: Look) -> Iterator[str]:
    """Yield the lines of each result as soon as it is there, and keep it in `done`."""
    for result in every:
        done.append(result)
        yield from form.lines(result, about, style)
    if form.summed and not style.brief and len(done) > 1:
        yield from total_lines(done, style)


def _write_lines(lines: Iterator[str], file: Path | None, style: Look) -> None:
    if file is not None:
        put("".join(f"{line}\n" for line in lines).encode(errors="replace"), file)
        return
    for line in lines:
        click.echo(line, color=style.colour)
