"""`jixiao check`: findings of files."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import click

from jixiao import __version__
from jixiao.cli.annotating import targets, write_copy
from jixiao.cli.lazy import ChineseCommand
from jixiao.cli.output import look
from jixiao.model.finding import Severity
from jixiao.model.result import Checked, Result, Unread
from jixiao.rendering.card import Cards
from jixiao.rendering.contract import contract_text
from jixiao.rendering.summary import has_error, summary_lines, total_line
from jixiao.rendering.terminal import Look, finding_lines
from jixiao.rendering.text import text_lines
from jixiao.services.files import DEFAULT_PACK, check_path
from jixiao.services.rules import rule_cards

ERRORS = 1
UNREADABLE = 2


HELP = """检查报告，逐条说明问题、位置、应该是多少、怎样改。

退出码：0 没有错误，1 有错误，2 有文件未能读取（其余照常检查）或用法不对。
"""


@click.command("check", cls=ChineseCommand, help=HELP)
@click.argument("files", nargs=-1, required=True, metavar="文件…")
@click.option(
    "--format", "form", type=click.Choice(["terminal", "text", "json"]), default="terminal", metavar="格式",
    help="terminal（默认，逐条说明）、text（一行一条）或 json",
)  # fmt: skip
@click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", metavar="何时",
    help="auto（默认，终端才用颜色）、always 或 never",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="输出",
    help="另存带批注和修订的 Word 文件；多个输入时为文件夹",
)  # fmt: skip
@click.option(
    "--severity", type=click.Choice([one.value for one in Severity]), default=Severity.INFO.value, metavar="级别",
    help="批注到哪一级：error、warning 或 info（默认，全部）",
)  # fmt: skip
@click.pass_context
def check_command(
    context: click.Context, files: tuple[str, ...], form: str, color: str, output: Path | None, severity: str
) -> None:
    """Check files; one that cannot be read does not stop the others."""
    cards = rule_cards()
    copies = {} if output is None else targets(files, output)
    if form == "json":
        results = [check_path(path) for path in files]
        click.echo(contract_text(results, version=__version__, packs=[DEFAULT_PACK], rules=cards), nl=False)
    elif form == "text":
        results = _shown(files, lambda result: text_lines([result]))
    else:
        style = look(color)
        results = _shown(files, lambda result: _report(result, cards, style), colour=style.colour)
        if len(results) > 1:
            click.echo(total_line(results))
    done = [
        write_copy(result, copies[path], cards, Severity(severity))
        for path, result in zip(files, results, strict=True)
        if path in copies
    ]
    context.exit(exit_code(results) if all(done) else UNREADABLE)


def exit_code(results: Sequence[Result]) -> int:
    """Return 2 where a file could not be read, else 1 where one holds an error, else 0."""
    if any(isinstance(one, Unread) for one in results):
        return UNREADABLE
    return ERRORS if any(has_error(one) for one in results if isinstance(one, Checked)) else 0


def _report(result: Result, cards: Cards, style: Look) -> Iterator[str]:
    yield from finding_lines(result, cards, style)
    yield from summary_lines(result, cards, style)
    yield ""


def _shown(files: Iterable[str], lines: Callable[[Result], Iterator[str]], *, colour: bool = False) -> list[Result]:
    """Check one file after the other, each shown as soon as it is done."""
    results = []
    for path in files:
        result = check_path(path)
        for line in lines(result):
            click.echo(line, color=colour)
        results.append(result)
    return results
