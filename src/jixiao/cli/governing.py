"""Options of the commands that check: settings, packs, rules; and the policies they lead to."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from jixiao.model.result import Result
from jixiao.rendering.catalogue import say
from jixiao.rendering.flaws import flaw_text
from jixiao.services.policies import Request, idle, policies
from jixiao.services.policy import Policy
from jixiao.services.settings import Flawed

Command = Callable[..., Any]

_OPTIONS = (
    click.option(
        "--config", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar=say("metavar.file"),
        help=say("help.governing_config"),
    ),
    click.option("--no-config", is_flag=True, help=say("help.governing_no_config")),
    click.option("--pack", multiple=True, metavar=say("metavar.pack"), help=say("help.governing_pack")),
    click.option("--select", multiple=True, metavar=say("metavar.code"), help=say("help.governing_select")),
    click.option("--ignore", multiple=True, metavar=say("metavar.code"), help=say("help.governing_ignore")),
)  # fmt: skip


def governed(command: Command) -> Command:
    """Give a command the options config, no_config, pack, select and ignore."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def policies_of(
    paths: Iterable[str], *, config: Path | None = None, no_config: bool = False, pack: tuple[str, ...] = (),
    select: tuple[str, ...] = (), ignore: tuple[str, ...] = (),
) -> Mapping[str, Policy]:  # fmt: skip
    """Return the policy of each file. A usage error tells all that is wrong in settings, packs and codes."""
    found = policies(paths, Request(config, no_config, pack, select, ignore, say("policy.option")))
    if isinstance(found, Flawed):
        raise click.UsageError(flaw_text(found.flaws))
    return found


def tell_idle(results: Sequence[Result]) -> None:
    """Tell the ignores that met nothing."""
    for source in idle(results):
        click.echo(say("policy.idle", source=source), err=True)
