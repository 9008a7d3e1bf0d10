"""`jixiao template`: the template of the report, to be changed in Word or WPS."""

from collections.abc import Iterator
from pathlib import Path

import click

from jixiao.cli.lazy import ChineseCommand
from jixiao.cli.output import write_file
from jixiao.rendering.catalogue import say
from jixiao.services.report import NATIONAL, Faulty, Own, own_template, shipped_file
from jixiao.taxonomy.outlines import outline_names

HELP = """写出部门整体支出绩效自评报告的模板（Word 文件），在 Word 或 WPS 里改好以后这样用：

jixiao compose 账套.xlsx -o 目录 --template 模板.docx

双花括号里的是标记，如 {{全年预算数}}；标记的写法见 docs/template.md。
"""


@click.command("template", cls=ChineseCommand, help=HELP)
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, metavar="模板.docx", help="写入的文件")
@click.option(
    "--outline", type=click.Choice(outline_names()), default=NATIONAL, metavar="提纲",
    help=f"{'、'.join(outline_names())}（默认 {NATIONAL}）",
)  # fmt: skip
def template_command(output: Path, outline: str) -> None:
    """Write a shipped template; a file that exists stays as it is."""
    if output.exists():
        raise click.UsageError(say("templates.exists", path=output))
    write_file(output, shipped_file(outline))
    click.echo(say("cli.written", path=output), err=True)


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
