"""`jixiao extract`: the figures of files, or the text of one."""

from collections.abc import Callable
from pathlib import Path

import click

from jixiao import __version__
from jixiao.cli.governing import policies_of
from jixiao.cli.lazy import ChineseCommand
from jixiao.cli.options import output_option
from jixiao.cli.output import put, refuse_input
from jixiao.cli.taking import take_over
from jixiao.model.result import Result, Unread
from jixiao.rendering.catalogue import message_of, say
from jixiao.rendering.contract import contract_text
from jixiao.rendering.table import csv_bytes, fact_table, has_parquet, parquet_bytes
from jixiao.rendering.trace import trace_text
from jixiao.rendering.workbook import workbook
from jixiao.services.files import check_path, read_path
from jixiao.services.rules import rule_cards
from jixiao.services.why import split_place, why
from jixiao.taxonomy.packs import NATIONAL

UNREADABLE = 2
_BINARY = ("book", "xlsx", "parquet")
_BY_ENDING = {".xlsx": "book", ".csv": "csv", ".parquet": "parquet"}


@click.command("extract", cls=ChineseCommand, help=say("help.extract"))
@click.argument("files", nargs=-1, metavar=say("metavar.files"))
@click.option(
    "--format", "form", type=click.Choice(["json", "text", "book", "xlsx", "csv", "parquet"]),
    metavar=say("metavar.format"), help=say("help.extract_format"),
)  # fmt: skip
@output_option(say("help.extract_output"))
@click.option("--why", "place", metavar=say("metavar.file_and_place"), help=say("help.extract_why"))
@click.pass_context
def extract_command(
    context: click.Context, files: tuple[str, ...], form: str | None, output: Path | None, place: str | None
) -> None:
    """Write facts, text or a book."""
    if place is not None:
        context.exit(_why(place))
    if not files:
        raise click.UsageError(say("cli.no_files"))
    if output is not None:
        refuse_input(output, files)
    form = form or (_BY_ENDING.get(output.suffix.lower(), "json") if output else "json")
    if form in _BINARY and output is None:
        raise click.UsageError(say("cli.no_file_for", form=form))
    if form == "parquet" and not has_parquet():
        raise click.UsageError(say("cli.no_parquet"))
    if form == "book" and output is not None:
        context.exit(take_over(files, output))
    if form == "text":
        context.exit(_text(files, output))
    governing = policies_of(files)
    results = [check_path(path, governing[path]) for path in files]
    if form in _TABLES:
        put(_TABLES[form](results), output)
        _report_unread(results)
    else:
        text = contract_text(results, version=__version__, packs=[NATIONAL], rules=rule_cards())
        put(text.encode(errors="replace"), output)
    context.exit(UNREADABLE if any(isinstance(one, Unread) for one in results) else 0)


_TABLES: dict[str, Callable[[list[Result]], bytes]] = {
    "xlsx": workbook,
    "csv": lambda results: csv_bytes(fact_table(results)),
    "parquet": lambda results: parquet_bytes(fact_table(results)),
}


def _text(files: tuple[str, ...], output: Path | None) -> int:
    if len(files) > 1:
        raise click.UsageError(say("cli.text_of_one"))
    read = read_path(files[0])
    if isinstance(read, Unread):
        _report_unread([read])
        return UNREADABLE
    put(read.text.encode(), output)
    return 0


def _why(place: str) -> int:
    path, where = split_place(place)
    if not where:
        raise click.UsageError(say("cli.why_place"))
    answer = why(path, where)
    if isinstance(answer, Unread):
        _report_unread([answer])
        return UNREADABLE
    texts = [trace_text(one, answer.document) for one in answer.traces]
    click.echo("\n\n".join(texts) if texts else say("trace.nothing", path=path, place=where))
    return 0


def _report_unread(results: list[Result] | list[Unread]) -> None:
    for one in results:
        if isinstance(one, Unread):
            click.echo(f"jixiao: {one.finding.code} {message_of(one.finding)}", err=True)
