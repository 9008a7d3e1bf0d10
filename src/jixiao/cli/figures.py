"""`jixiao facts`, and the working of one figure of a book."""

from pathlib import Path

import click

from jixiao.cli.lazy import ChineseCommand
from jixiao.cli.options import output_option, text_or_json
from jixiao.cli.output import put, refuse_input
from jixiao.model.book import Computed
from jixiao.model.document import ReadFailure
from jixiao.model.fact import SubjectKind
from jixiao.rendering.bookfacts import figure_lines, figures_json, working_lines
from jixiao.rendering.catalogue import say
from jixiao.services.bookkeeping import Opened, open_book
from jixiao.services.booktext import row_words
from jixiao.taxonomy.concepts import concepts_by_name

UNREADABLE = 2


@click.command("facts", cls=ChineseCommand, help=say("help.facts"))
@click.argument("file", metavar=say("metavar.book"))
@click.option("--project", default="", metavar=say("metavar.project"), help=say("help.facts_project"))
@text_or_json(say("help.facts_format"))
@output_option(say("help.facts_output"))
@click.pass_context
def facts_command(context: click.Context, file: str, project: str, form: str, output: Path | None) -> None:
    """Write the figures of a book."""
    opened = _opened(file)
    if opened is None:
        context.exit(UNREADABLE)
    if output is not None:
        refuse_input(output, (file,))
    chosen = [one for one in opened.computed if not project or _is_of(one, project)]
    if not opened.computed:
        click.echo(say("books.no_figures", path=file), err=True)
    lines = figure_lines(chosen, str(opened.book.year or ""))
    text = figures_json(chosen) if form == "json" else "".join(f"{line}\n" for line in lines)
    put(text.encode(errors="replace"), output)


def explain_figure(file: str, concept: str, project: str) -> int:
    """Print the working of a figure of a book and return the exit code."""
    opened = _opened(file)
    if opened is None:
        return UNREADABLE
    wanted = concepts_by_name().get(concept, concept)
    found = [one for one in opened.computed if _is(one, wanted) and (_is_of(one, project) if project else _whole(one))]
    if not found:
        whose = say("books.of_project", project=project) if project else ""
        raise click.UsageError(say("books.no_figure", concept=concept, project=whose))
    for one in found:
        for line in working_lines(one, lambda sheet, row: row_words(opened.book, sheet, row)):
            click.echo(line)
    return 0


def _opened(file: str) -> Opened | None:
    opened = open_book(file)
    if isinstance(opened, ReadFailure):
        click.echo(f"jixiao: {opened.code} {say(opened.code, opened.args)}", err=True)
        return None
    return opened


def _is(one: Computed, concept: str) -> bool:
    return one.fact.coordinates is not None and one.fact.coordinates.concept == concept


def _is_of(one: Computed, project: str) -> bool:
    where = one.fact.coordinates
    return where is not None and where.subject.kind is SubjectKind.PROJECT and where.subject.name == project


def _whole(one: Computed) -> bool:
    return one.fact.coordinates is not None and one.fact.coordinates.subject.kind is SubjectKind.UNIT
