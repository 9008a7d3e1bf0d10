"""`jixiao extract`: the figures of files, or the text of one."""

from collections.abc import Callable
from pathlib import Path

import click

from jixiao import __version__
from jixiao.cli.governing import policies_of
from jixiao.cli.lazy import ChineseCommand
from jixiao.cli.output import put, refuse_input
from jixiao.cli.taking import take_over
from jixiao.model.result import Result, Unread
from jixiao.rendering.catalogue import message_of, say
from jixiao.rendering.contract import contract_text
from jixiao.rendering.table import csv_bytes, fact_table, has_parquet, parquet_bytes
from jixiao.rendering.trace import trace_text
from jixiao.rendering.workbook import workbook
from jixiao.services.files import check_path, read_path
from jixiao.services.rules import rule_cards
from jixiao.services.why import split_place, why
from jixiao.taxonomy.packs import NATIONAL

UNREADABLE = 2
_BINARY = ("book", "xlsx", "parquet")
_BY_ENDING = {".xlsx": "book", ".csv": "csv", ".parquet": "parquet"}
HELP = """读出报告中的数字：是什么、多少、在哪一句、核对情况；或把旧报告转成账套，接着填。

-o 账套.xlsx：一份报告转成一个账套（同 --format book），没有认出的、对不上的列在“待核实”表。
数字清单用 --format xlsx。text 格式原样输出一个文件的全文。
退出码：0 正常，2 有文件未能读取或用法不对。
"""


@click.command("extract", cls=ChineseCommand, help=HELP)
@click.argument("files", nargs=-1, metavar="文件…")
@click.option(
    "--format", "form", type=click.Choice(["json", "text", "book", "xlsx", "csv", "parquet"]),
    metavar="格式", help="json、text（全文）、book（账套），或一行一个数字的 xlsx、csv、parquet；不写则看 -o 的文件名",
)  # fmt: skip
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="输出",
    help="写入文件；.xlsx 是账套，.csv、.parquet 是数字清单",
)
@click.option("--why", "place", metavar="文件:位置", help="说明一个数字是怎样认出来的；位置是第几个字，或原文里的数字")
@click.pass_context
def extract_command(
    context: click.Context, files: tuple[str, ...], form: str | None, output: Path | None, place: str | None
) -> None:
    """Write facts, text or a book."""
    if place is not None:
        context.exit(_why(place))
    if not files:
        message = "缺少参数“文件…”"
        raise click.UsageError(message)
    if output is not None:
        refuse_input(output, files)
    form = form or (_BY_ENDING.get(output.suffix.lower(), "json") if output else "json")
    if form in _BINARY and output is None:
        message = f"{form} 格式须用 -o 指定输出文件"
        raise click.UsageError(message)
    if form == "parquet" and not has_parquet():
        message = "写 parquet 需要另装组件：pip install 'jixiao[batch]'"
        raise click.UsageError(message)
    if form == "book" and output is not None:
        context.exit(take_over(files, output))
    if form == "text":
        context.exit(_text(files, output))
    governing = policies_of(files)
    results = [check_path(path, governing[path]) for path in files]
    if form in _TABLES:
        put(_TABLES[form](results), output)
        _report_unread(results)
    else:
        text = contract_text(results, version=__version__, packs=[NATIONAL], rules=rule_cards())
        put(text.encode(errors="replace"), output)
    context.exit(UNREADABLE if any(isinstance(one, Unread) for one in results) else 0)


_TABLES: dict[str, Callable[[list[Result]], bytes]] = {
    "xlsx": workbook,
    "csv": lambda results: csv_bytes(fact_table(results)),
    "parquet": lambda results: parquet_bytes(fact_table(results)),
}


def _text(files: tuple[str, ...], output: Path | None) -> int:
    if len(files) > 1:
        message = "text 格式一次只能输出一个文件"
        raise click.UsageError(message)
    read = read_path(files[0])
    if isinstance(read, Unread):
        _report_unread([read])
        return UNREADABLE
    put(read.text.encode(), output)
    return 0


def _why(place: str) -> int:
    path, where = split_place(place)
    if not where:
        message = "--why 须写成 文件:位置，如 报告.docx:412 或 报告.docx:128.06万元"
        raise click.UsageError(message)
    answer = why(path, where)
    if isinstance(answer, Unread):
        _report_unread([answer])
        return UNREADABLE
    texts = [trace_text(one, answer.document) for one in answer.traces]
    click.echo("\n\n".join(texts) if texts else say("trace.nothing", path=path, place=where))
    return 0


def _report_unread(results: list[Result] | list[Unread]) -> None:
    for one in results:
        if isinstance(one, Unread):
            click.echo(f"jixiao: {one.finding.code} {message_of(one.finding)}", err=True)
