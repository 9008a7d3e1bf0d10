"""`jixiao template`: the template of the report, to be changed in Word or WPS."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click
from click.core import ParameterSource

from jixiao.cli.lazy import ChineseCommand
from jixiao.cli.options import output_option
from jixiao.cli.output import write_file
from jixiao.model.result import Unread
from jixiao.rendering.catalogue import message_of, say
from jixiao.services.old_report.make import NoReport, Retold, template_from
from jixiao.services.report import NATIONAL, Faulty, Own, own_template, shipped_file
from jixiao.taxonomy.outlines import Extra, outline_names


@click.command("template", cls=ChineseCommand, help=say("help.template"))
@output_option(say("help.template_output"), say("metavar.template"), required=True)
@click.option(
    "--outline", type=click.Choice(outline_names()), default=NATIONAL, metavar=say("metavar.outline"),
    help=say("help.template_outline", outlines="、".join(outline_names()), default=NATIONAL),
)  # fmt: skip
@click.option(
    "--with", "extras", type=click.Choice([one.value for one in Extra]), multiple=True, metavar=say("metavar.extra"),
    help=say("help.template_with", extras="、".join(Extra)),
)  # fmt: skip
@click.option(
    "--from",
    "report",
    type=click.Path(path_type=Path),
    metavar=say("metavar.old_report"),
    help=say("help.template_from"),
)
@click.pass_context
def template_command(
    context: click.Context, output: Path, outline: str, extras: tuple[str, ...], report: Path | None
) -> None:
    """Write a shipped template, or that of an old report; a file that exists stays as it is."""
    if output.exists():
        raise click.UsageError(say("templates.exists", path=output))
    if report is None:
        write_file(output, shipped_file(outline, frozenset(map(Extra, extras))))
    elif extras or context.get_parameter_source("outline") is ParameterSource.COMMANDLINE:
        raise click.UsageError(say("retelling.outline"))
    else:
        _retell(report, output)
    click.echo(say("cli.written", path=output), err=True)


def _retell(report: Path, output: Path) -> None:
    """Write the template of an old report and say what became of its figures."""
    try:
        made = template_from(str(report), datetime.now(UTC))
    except OSError as error:
        raise click.UsageError(say("retelling.absent", path=report)) from error
    if isinstance(made, Unread):
        raise click.UsageError(say("retelling.unreadable", code=made.finding.code, told=message_of(made.finding)))
    if isinstance(made, NoReport):
        raise click.UsageError(say(made.message, path=report))
    write_file(output, made.data)
    for line in retelling_lines(made):
        click.echo(line)


def retelling_lines(made: Retold) -> Iterator[str]:
    """Yield what became of the figures, years and names of an old report."""
    yield say("retelling.replaced", count=made.replaced)
    yield say("retelling.untold", count=made.untold)
    yield say("retelling.unread", count=made.unread)
    yield say("retelling.years", count=made.years, doubts=made.dates)
    yield say("retelling.units", count=made.units, left=made.units_left)
    if made.outside:
        yield say("retelling.outside", count=made.outside)
    yield say("retelling.read")


def opened_template(path: Path) -> Own | Faulty:
    """Return the template in a file. UsageError where it cannot be opened."""
    try:
        return own_template(path)
    except OSError as error:
        raise click.UsageError(say("templates.absent", path=path)) from error


def flaw_lines(path: str, faulty: Faulty) -> Iterator[str]:
    """Yield what is wrong in a template, each with its paragraph and tag."""
    if faulty.defect is not None:
        yield say("templates.not_word", path=path)
    for flaw in faulty.flaws:
        near = say("templates.near", hint=flaw.hint) if flaw.hint else ""
        told = say(f"templates.{flaw.message}", tag=flaw.tag, hint=near)
        yield say("templates.flaw", path=path, number=flaw.paragraph, text=flaw.text, told=told)
