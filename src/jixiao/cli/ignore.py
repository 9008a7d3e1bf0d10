"""`jixiao ignore`: put a finding aside, with a reason that stays in jixiao.toml."""

from pathlib import Path

import click

from jixiao.cli.governing import policies_of
from jixiao.cli.lazy import ChineseCommand
from jixiao.cli.output import write_file
from jixiao.model.result import Checked, Unread
from jixiao.rendering.catalogue import message_of, say
from jixiao.rendering.cells import visible
from jixiao.rendering.lines import Lines
from jixiao.services.files import check_path
from jixiao.services.ignoring import Refused, entry_for, entry_for_file
from jixiao.services.rules import rule_cards

UNREADABLE = 2
_QUOTE = 24


@click.command("ignore", cls=ChineseCommand, help=say("help.ignore"))
@click.argument("file", metavar=say("metavar.file"))
@click.argument("code", metavar=say("metavar.code"))
@click.option("--at", default="", metavar=say("metavar.place"), help=say("help.ignore_at"))
@click.option("--all", "everywhere", is_flag=True, help=say("help.ignore_all"))
@click.option("--reason", required=True, metavar=say("metavar.reason"), help=say("help.ignore_reason"))
@click.option(
    "--config", type=click.Path(path_type=Path, dir_okay=False), metavar=say("metavar.file"),
    help=say("help.ignore_config"),
)  # fmt: skip
@click.pass_context
def ignore_command(
    context: click.Context, file: str, code: str, at: str, reason: str, config: Path | None, *, everywhere: bool
) -> None:
    """Append an entry to the settings."""
    code = code.upper()
    if code not in rule_cards():
        raise click.UsageError(say("cli.no_rule", code=code))
    existing = config if config is not None and config.exists() else None
    result = check_path(file, policies_of([file], config=existing)[file])
    if isinstance(result, Unread):
        click.echo(f"jixiao: {result.finding.code} {message_of(result.finding)}", err=True)
        context.exit(UNREADABLE)
    entry = entry_for_file(result, code, reason, config) if everywhere else entry_for(result, code, at, reason, config)
    if isinstance(entry, Refused):
        raise click.UsageError(_told(entry, result))
    write_file(entry.path, entry.data)
    click.echo(say("ignore.written", count=entry.count, code=code, path=entry.path), err=True)


def _told(refused: Refused, checked: Checked) -> str:
    """Say why, and where the findings stand that may be meant."""
    lines = Lines.of(checked.document.text)
    told = [say(refused.message, refused.args)]
    for one in refused.places:
        quote = one.primary.span.of(checked.document.text)
        short = quote if len(quote) <= _QUOTE else quote[:_QUOTE] + "…"
        told.append(visible(f"  {lines.position(one.primary.span.start)}  “{short}”  {message_of(one)}"))
    return "\n".join(told)
