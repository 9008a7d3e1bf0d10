"""`jixiao certificate`: one page that says what was checked, what was found and what was not checked."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from jixiao import __version__
from jixiao.cli.governing import governed, policies_of
from jixiao.cli.lazy import ChineseCommand
from jixiao.cli.options import output_option
from jixiao.cli.output import put, refuse_input
from jixiao.model.result import Unread
from jixiao.rendering.about import About
from jixiao.rendering.catalogue import message_of, say
from jixiao.rendering.certificate import Certificate, certificate
from jixiao.rendering.certificate_docx import certificate_docx
from jixiao.rendering.certificate_html import certificate_html
from jixiao.services.files import check_path
from jixiao.services.rules import rule_cards, versioned

UNREADABLE = 2
_FORMS: Mapping[str, Callable[[Certificate], bytes]] = {
    ".docx": certificate_docx,
    ".html": certificate_html,
    ".htm": certificate_html,
}


@click.command("certificate", cls=ChineseCommand, help=say("help.certificate"))
@click.argument("file", metavar=say("metavar.file"))
@output_option(say("help.certificate_output"), required=True)
@governed
@click.pass_context
def certificate_command(context: click.Context, /, file: str, output: Path, **governing: Any) -> None:
    """Write the certificate of a file."""
    write = _FORMS.get(output.suffix.lower())
    if write is None:
        message = say("certificate.written_as")
        raise click.UsageError(message)
    refuse_input(output, (file,))
    result = check_path(file, policies_of([file], **governing)[file])
    if isinstance(result, Unread):
        click.echo(f"jixiao: {result.finding.code} {message_of(result.finding)}", err=True)
        context.exit(UNREADABLE)
    about = About(__version__, versioned(result.applied.packs), rule_cards())
    put(write(certificate(result, about)), output)
    click.echo(say("cli.written", path=output), err=True)
