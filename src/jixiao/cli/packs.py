"""`jixiao packs`: the packs by place and year, and what each holds."""

from pathlib import Path

import click

from jixiao.cli.lazy import ChineseCommand
from jixiao.rendering.cells import width
from jixiao.rendering.flaws import flaw_text
from jixiao.rendering.packs import pack_lines, pack_text
from jixiao.services.settings import Flawed, read_packs
from jixiao.taxonomy.concepts import concepts_by_name
from jixiao.taxonomy.packs import shipped_names

HELP = """列出随程序提供的规则包：地方、年度、依据；写明标识或 .toml 文件时显示其内容。"""
_NAME = 24


@click.command("packs", cls=ChineseCommand, help=HELP)
@click.argument("names", nargs=-1, metavar="[规则包…]")
@click.option("--concepts", is_flag=True, help="列出等式和名称中可用的指标名")
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
