"""`jixiao diff`: what changed from one version of a document to the next."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from jixiao.cli.governing import governed, policies_of
from jixiao.cli.lazy import ChineseCommand
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
HELP = """比较同一文件的两个版本：哪些数字改了（按指标、单位或项目、细目、期间对应，从多少改成多少，在哪里），
哪些句子改动、新增、删去。报告 docx、txt，表格 docx、xlsx 都可以。

退出码：0 没有改动，1 有改动，2 未能读取或用法不对。
"""


@click.command("diff", cls=ChineseCommand, help=HELP)
@click.argument("old", type=click.Path(path_type=Path), metavar="旧文件")
@click.argument("new", type=click.Path(path_type=Path), metavar="新文件")
@click.option(
    "--format", "form", type=click.Choice([TEXT, *_WHOLE]), metavar="格式", help="text（默认）、json、html、xlsx"
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="输出", help="写入文件，格式可由文件名结尾决定"
)
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
