"""`jixiao diff`: what changed from one version of a document to the next."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from jixiao.cli.governing import governed, policies_of
from jixiao.cli.lazy import ChineseCommand
from jixiao.cli.options import output_option
from jixiao.cli.output import look, put, refuse_input
from jixiao.model.comparison import Comparison
from jixiao.model.result import Unread
from jixiao.rendering.catalogue import message_of, say
from jixiao.rendering.comparison.contract import comparison_json
from jixiao.rendering.comparison.page import comparison_page
from jixiao.rendering.comparison.terminal import comparison_lines
from jixiao.rendering.comparison.workbook import comparison_workbook
from jixiao.services.comparing import compare_paths

CHANGED, UNREADABLE = 1, 2
TEXT = "text"
_WHOLE: Mapping[str, Callable[[Comparison], bytes]] = {
    "json": comparison_json, "html": comparison_page, "xlsx": comparison_workbook,
}  # fmt: skip
_ENDINGS = {f".{name}": name for name in _WHOLE}


@click.command("diff", cls=ChineseCommand, help=say("help.diff"))
@click.argument("old", type=click.Path(path_type=Path), metavar=say("metavar.old"))
@click.argument("new", type=click.Path(path_type=Path), metavar=say("metavar.new"))
@click.option(
    "--format", "form", type=click.Choice([TEXT, *_WHOLE]), metavar=say("metavar.format"), help=say("help.diff_format")
)
@output_option(say("help.diff_output"))
@governed
@click.pass_context
def diff_command(
    context: click.Context, /, old: Path, new: Path, form: str | None, output: Path | None, **governing: Any
) -> None:
    """Write what changed."""
    if output is not None:
        refuse_input(output, (str(old), str(new)))
    told = compare_paths(str(old), str(new), policies_of([str(new)], **governing)[str(new)])
    if isinstance(told, Unread):
        click.echo(f"jixiao: {told.failure.path}: {told.finding.code} {message_of(told.finding)}", err=True)
        context.exit(UNREADABLE)
    chosen = form or (_ENDINGS.get(output.suffix.lower(), TEXT) if output is not None else TEXT)
    if chosen == "xlsx" and output is None:
        raise click.UsageError(say("diff.output"))
    if chosen == TEXT:
        colour = output is None and look("auto").colour
        put("".join(f"{line}\n" for line in comparison_lines(told, colour=colour)).encode(errors="replace"), output)
    else:
        put(_WHOLE[chosen](told), output)
    context.exit(0 if told.is_same else CHANGED)
