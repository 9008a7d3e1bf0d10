"""`jixiao compose`: the official documents from a book."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import click

from jixiao.cli.governing import governed, policies_of
from jixiao.cli.lazy import ChineseCommand
from jixiao.cli.output import look, write_file
from jixiao.composing.office import NoPdf
from jixiao.model.document import ReadFailure
from jixiao.model.finding import Severity
from jixiao.rendering.catalogue import say
from jixiao.rendering.terminal import finding_lines
from jixiao.services.choosing import from_severity
from jixiao.services.composing import Composed, Format, Kind, Order, compose
from jixiao.services.rolling import Stopped
from jixiao.services.rules import rule_cards

ERRORS = 1
UNREADABLE = 2
_COMMON_YEAR = 2023
HELP = """由账套生成表格，Word、Excel 各一个文件，可直接打印：

自评（默认）：部门整体和各项目的支出绩效自评表，按规则包还有基础数据表；目标：绩效目标申报表；监控：绩效运行监控表。

金额、执行率、得分都由账套算出；账套没有的内容标为“【请补充：…】”。账套有错误时不生成，先改正。
已有的文件不覆盖。退出码：0 已写出，1 账套有错误，2 未能读取或用法不对。
"""
DOCUMENTS = (Format.DOCX.value, Format.XLSX.value)


@click.command("compose", cls=ChineseCommand, help=HELP)
@click.argument("file", type=click.Path(path_type=Path), metavar="账套.xlsx")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, metavar="目录", help="写入的目录")
@click.option(
    "--format", "formats", type=click.Choice([one.value for one in Format]), multiple=True, default=DOCUMENTS,
    metavar="格式", help="docx、xlsx、pdf，可多次（默认 docx 和 xlsx；pdf 要装有 LibreOffice）",
)  # fmt: skip
@click.option(
    "--kind", "kinds", type=click.Choice([one.value for one in Kind]), multiple=True, default=(Kind.SELF.value,),
    metavar="种类", help="自评（默认）、目标、监控，可多次",
)  # fmt: skip
@click.option("--until", metavar="月-日", default="7-31", help="绩效运行监控截至哪一天（默认 7-31）")
@governed
@click.pass_context
def compose_command(
    context: click.Context, /, file: Path, output: Path, formats: tuple[str, ...], kinds: tuple[str, ...], until: str,
    **governing: Any,
) -> None:  # fmt: skip
    """Write the forms of a book into a folder; no file that exists is touched."""
    order = Order(
        tuple(Kind(one) for one in dict.fromkeys(kinds)), tuple(Format(one) for one in dict.fromkeys(formats)),
        _day(until),
    )  # fmt: skip
    made = compose(str(file), order, policies_of([str(file)], **governing)[str(file)])
    if isinstance(made, ReadFailure):
        click.echo(f"jixiao: {made.code} {say(made.code, made.args)}", err=True)
        context.exit(UNREADABLE)
    if isinstance(made, NoPdf):
        click.echo(f"jixiao: {say(f'books.no_pdf_{made}')}", err=True)
        context.exit(UNREADABLE)
    if isinstance(made, Stopped):
        for line in finding_lines(from_severity(made.checked, Severity.ERROR), rule_cards(), look("auto")):
            click.echo(line)
        click.echo(say("books.compose_errors", path=file), err=True)
        context.exit(ERRORS)
    _write(made, output, file)


def _write(made: Composed, output: Path, book: Path) -> None:
    targets = [(output / one.name, one) for one in made.files]
    there = next((target for target, _ in targets if target.exists()), None)
    if there is not None:
        raise click.UsageError(say("books.compose_exists", path=there))
    output.mkdir(parents=True, exist_ok=True)
    for target, one in targets:
        write_file(target, one.data)
        key = "books.composed_asking" if one.requests else "books.composed"
        click.echo(say(key, name=target.name, count=one.requests))
    if not targets:
        click.echo(say("books.compose_nothing"))
    if made.warnings:
        click.echo(say("books.compose_warnings", count=made.warnings, path=book))
    click.echo(say("books.compose_done", path=output, count=len(targets)), err=True)


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
