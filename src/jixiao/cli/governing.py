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
        "--config", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="文件",
        help="设置文件；不指定时从报告所在文件夹逐级向上找 jixiao.toml",
    ),
    click.option("--no-config", is_flag=True, help="不用任何设置文件"),
    click.option("--pack", multiple=True, metavar="规则包", help="规则包的标识或 .toml 文件，可多次；见 jixiao packs"),
    click.option("--select", multiple=True, metavar="编号", help="只查这些规则，如 JX1,JX301；可写编号的开头"),
    click.option("--ignore", multiple=True, metavar="编号", help="这次忽略这些规则的问题（仍计数）；可写编号的开头"),
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
