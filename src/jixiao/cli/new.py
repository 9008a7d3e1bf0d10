"""`jixiao new`: an empty book to fill in."""

from pathlib import Path

import click

from jixiao.cli.lazy import ChineseCommand
from jixiao.cli.output import write_file
from jixiao.rendering.catalogue import say
from jixiao.services.newbook import empty_book

HELP = """新建账套：一个单位一年的预算、支付、项目、指标和成效，用 Excel 或 WPS 填写。

各表的灰色示例行可以删除，不删也不计数。填好后用 jixiao check 账套.xlsx 核对。
"""


@click.command("new", cls=ChineseCommand, help=HELP)
@click.argument("file", type=click.Path(path_type=Path), metavar="账套.xlsx")
@click.option("--unit", default="", metavar="名称", help="单位名称，先填好")
@click.option("--year", type=click.IntRange(1990, 2100), metavar="年度", help="年度，先填好")
def new_command(file: Path, unit: str, year: int | None) -> None:
    """Write an empty book; a file that exists stays as it is."""
    if file.suffix.lower() != ".xlsx":
        raise click.UsageError(say("books.new_ending", path=file))
    if file.exists():
        raise click.UsageError(say("books.new_exists", path=file))
    write_file(file, empty_book(unit, year))
    click.echo(say("cli.written", path=file), err=True)
