"""`jixiao compose`: the official documents from a book."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import click

from jixiao.cli.governing import governed, policies_of
from jixiao.cli.issuing import issue_version, notices, tell_changes
from jixiao.cli.lazy import ChineseCommand
from jixiao.cli.options import output_option
from jixiao.cli.output import look, write_file
from jixiao.cli.template import flaw_lines, opened_template
from jixiao.composing.office import NoPdf
from jixiao.model.document import ReadFailure
from jixiao.model.finding import Severity
from jixiao.rendering.catalogue import say
from jixiao.rendering.terminal import finding_lines
from jixiao.services.choosing import from_severity
from jixiao.services.composing import DEFAULT_KINDS, Composed, Format, Kind, Order, compose
from jixiao.services.issuing import last_version
from jixiao.services.report import Faulty
from jixiao.services.rolling import Stopped
from jixiao.services.rules import rule_cards
from jixiao.taxonomy.outlines import Extra

ERRORS = 1
UNREADABLE = 2
_COMMON_YEAR = 2023
DOCUMENTS = (Format.DOCX.value, Format.XLSX.value)


@click.command("compose", cls=ChineseCommand, help=say("help.compose"))
@click.argument("file", type=click.Path(path_type=Path), metavar=say("metavar.book"))
@output_option(say("help.compose_output"), say("metavar.folder"), required=True)
@click.option(
    "--format", "formats", type=click.Choice([one.value for one in Format]), multiple=True, default=DOCUMENTS,
    metavar=say("metavar.format"), help=say("help.compose_format"),
)  # fmt: skip
@click.option(
    "--kind", "kinds", type=click.Choice([one.value for one in Kind]), multiple=True,
    default=[one.value for one in DEFAULT_KINDS], metavar=say("metavar.kind"), help=say("help.compose_kind"),
)  # fmt: skip
@click.option("--until", metavar=say("metavar.day_of_year"), default="7-31", help=say("help.compose_until"))
@click.option(
    "--template", type=click.Path(path_type=Path), metavar=say("metavar.template"), help=say("help.compose_template")
)
@click.option(
    "--with", "extras", type=click.Choice([one.value for one in Extra]), multiple=True, metavar=say("metavar.extra"),
    help=say("help.compose_with", extras="、".join(Extra)),
)  # fmt: skip
@click.option("--issue", is_flag=True, help=say("help.compose_issue"))
@click.option(
    "--date", "day", type=click.DateTime(["%Y-%m-%d"]), metavar=say("metavar.date"),
    help=say("help.compose_date"),
)  # fmt: skip
@click.option("--incomplete", is_flag=True, help=say("help.compose_incomplete"))
@click.option("--draft", is_flag=True, help=say("help.compose_draft"))
@governed
@click.pass_context
def compose_command(context: click.Context, /, file: Path, output: Path, **chosen: Any) -> None:
    """Write the documents of a book into a folder; no file that exists is touched."""
    issued, incomplete = (bool(chosen.pop(name)) for name in ("issue", "incomplete"))
    template = chosen.pop("template")
    order = _order(context, template, chosen)
    _refuse_clashes(issued=issued, incomplete=incomplete, draft=order.draft)
    made = compose(str(file), order, policies_of([str(file)], **chosen)[str(file)])
    if not isinstance(made, Composed):
        context.exit(_tell_why_not(made, file, template))
    if not issued:
        _write(made, output)
    elif not issue_version(made, output, order.day, incomplete=incomplete):
        context.exit(ERRORS)
    for line in notices(made, file):
        click.echo(line)


def _order(context: click.Context, template: Path | None, chosen: dict[str, Any]) -> Order:
    """Take what is asked for out of the options; end here where the template has faults."""
    kinds, formats, extras = (dict.fromkeys(chosen.pop(name)) for name in ("kinds", "formats", "extras"))
    if extras and template is not None:
        raise click.UsageError(say("templates.extras"))
    own = None if template is None else opened_template(template)
    if isinstance(own, Faulty):
        context.exit(_tell_why_not(own, None, template))
    until, draft, moment = _day(chosen.pop("until")), bool(chosen.pop("draft")), chosen.pop("day")
    return Order(
        tuple(map(Kind, kinds)), tuple(map(Format, formats)), until, own, draft, frozenset(map(Extra, extras)),
        moment.date() if moment else None,
    )  # fmt: skip


def _refuse_clashes(*, issued: bool, incomplete: bool, draft: bool) -> None:
    if issued and draft:
        raise click.UsageError(say("books.issue_draft"))
    if incomplete and not issued:
        raise click.UsageError(say("books.issue_incomplete"))


def _tell_why_not(why: ReadFailure | NoPdf | Stopped | Faulty, file: Path | None, template: Path | None) -> int:
    """Say why nothing was composed and return the exit code."""
    if isinstance(why, Stopped):
        for line in finding_lines(from_severity(why.checked, Severity.ERROR), rule_cards(), look("auto")):
            click.echo(line)
        click.echo(say("books.compose_errors", path=file), err=True)
        return ERRORS
    if isinstance(why, Faulty):
        lines = [*flaw_lines(str(template), why)]
    else:
        lines = [
            f"{why.code} {say(why.code, why.args)}" if isinstance(why, ReadFailure) else say(f"books.no_pdf_{why}")
        ]
    for line in lines:
        click.echo(f"jixiao: {line}", err=True)
    return UNREADABLE


def _write(made: Composed, output: Path) -> None:
    last = last_version(output)
    targets = [(output / one.name, one) for one in made.files]
    there = next((target for target, _ in targets if target.exists()), None)
    if there is not None:
        raise click.UsageError(say("books.compose_exists", path=there))
    output.mkdir(parents=True, exist_ok=True)
    for target, one in targets:
        write_file(target, one.data)
        key = "books.composed_asking" if one.requests else "books.composed"
        click.echo(say(key, name=target.name, count=len(one.requests)))
    click.echo(say("books.compose_done", path=output, count=len(targets)), err=True)
    tell_changes(made, output, last)


def _day(text: str) -> tuple[int, int]:
    """Return month and day of 7-31, 07-31 or 7月31日; a usage error where there is no such day in every year."""
    match = re.fullmatch(r"(\d{1,2})[-.月](\d{1,2})日?", text)
    try:
        day = date(_COMMON_YEAR, int(match[1]), int(match[2])) if match else None
    except ValueError:
        day = None
    if day is None:
        raise click.UsageError(say("books.compose_until", text=text))
    return day.month, day.day
