"""`jixiao packs`: the packs by place and year, and what each holds."""

from pathlib import Path

import click

from jixiao.cli.lazy import ChineseCommand
from jixiao.rendering.catalogue import say
from jixiao.rendering.cells import width
from jixiao.rendering.flaws import flaw_text
from jixiao.rendering.packs import pack_lines, pack_text
from jixiao.services.settings import Flawed, read_packs
from jixiao.taxonomy.concepts import concepts_by_name
from jixiao.taxonomy.packs import shipped_names

_NAME = 24


@click.command("packs", cls=ChineseCommand, help=say("help.packs"))
@click.argument("names", nargs=-1, metavar=say("metavar.any_packs"))
@click.option("--concepts", is_flag=True, help=say("help.packs_concepts"))
def packs_command(names: tuple[str, ...], *, concepts: bool) -> None:
    """List packs, show some, or list the names of concepts."""
    if concepts:
        for name, concept in concepts_by_name().items():
            if name != concept:
                click.echo(f"{name}{' ' * max(1, _NAME - width(name))}{concept}")
        return
    packs = read_packs(names or shipped_names(), Path.cwd())
    if isinstance(packs, Flawed):
        raise click.UsageError(flaw_text(packs.flaws))
    lines = map(pack_text, packs) if names else pack_lines(packs)
    for line in lines:
        click.echo(line)
