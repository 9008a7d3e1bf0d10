"""`jixiao check`: findings of files."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from jixiao import __version__
from jixiao.cli.aim import Aim, aim
from jixiao.cli.annotating import targets, write_copy
from jixiao.cli.destinations import MARK
from jixiao.cli.fixing import fix_files
from jixiao.cli.forms import FORMS, LineForm
from jixiao.cli.governing import governed, policies_of, tell_idle
from jixiao.cli.lazy import ChineseCommand
from jixiao.cli.output import refuse_input
from jixiao.cli.running import run
from jixiao.cli.wish import Wish
from jixiao.model.finding import Severity
from jixiao.model.result import Checked, Result, Unread
from jixiao.rendering.about import About
from jixiao.rendering.catalogue import say
from jixiao.rendering.summary import has_error
from jixiao.services.folders import Search, search
from jixiao.services.rules import rule_cards
from jixiao.taxonomy.packs import NATIONAL

_SHEETS = ".xlsx"

ERRORS = 1
UNREADABLE = 2


HELP = """检查报告，逐条说明问题、位置、应该是多少、怎样改。

文件可以是文件夹：其中（含下级文件夹）的 .docx 和 .txt 逐个检查。

退出码：0 没有错误，1 有错误，2 有文件未能读取（其余照常检查）或用法不对。
"""


@click.command("check", cls=ChineseCommand, help=HELP)
@click.argument("files", nargs=-1, required=True, metavar="文件…")
@click.option(
    "--format", "form", type=click.Choice(list(FORMS)), metavar="格式",
    help="terminal（默认，逐条说明）、concise（一行一条，也作 text）、json、sarif、xlsx（须用 -o）、html（网页）、"
    "markdown（汇总）或 github",
)  # fmt: skip
@click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", metavar="何时",
    help="auto（默认，终端才用颜色）、always 或 never",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="输出",
    help="写入文件：.docx（多个输入时为文件夹）是带批注和修订的 Word 文件，其他是所选格式；未选格式时按扩展名",
)  # fmt: skip
@click.option(
    "--severity", type=click.Choice([one.value for one in Severity]), default=Severity.INFO.value, metavar="级别",
    help="列到哪一级：error、warning 或 info（默认，全部）",
)  # fmt: skip
@click.option(
    "--fix", is_flag=True,
    help=f"修改列出的问题中有把握的，另存为“原名{MARK}”或 -o 指定的文件（Word 文件写成修订），不动原文件",
)  # fmt: skip
@click.option(
    "--unsafe-fixes", is_flag=True, help="连同建议的改法一并修改：由勾稽关系定出的数字、编号、名称等，须逐处确认"
)
@click.option("--diff", is_flag=True, help="只列出会改动哪些文字，不写文件")
@click.option(
    "--against", type=click.Path(path_type=Path), metavar="账套.xlsx", help="把报告的每个数字与这份账套比对（JX601）"
)
@click.option("-q", "--quiet", is_flag=True, help="只列问题，不作小结，不报进度")
@click.option("--statistics", is_flag=True, help="不列问题，只统计每条规则各有几个")
@click.option("--show-files", is_flag=True, help="只列将要检查的文件，不检查")
@governed
@click.pass_context
def check_command(context: click.Context, /, **given: Any) -> None:
    """Check files; one that cannot be read does not stop the others."""
    wish = Wish(**given)
    if wish.repairs and wish.against is not None:
        raise click.UsageError(say("books.against_fix"))
    if wish.repairs:
        context.exit(fix_files(wish, About(__version__, (NATIONAL,), rule_cards())))
    chosen = aim(wish.form, wish.output)
    if wish.statistics:
        _refuse_statistics(chosen)
    found = search(wish.files, wish.output)
    if chosen.file is not None:
        refuse_input(chosen.file, tuple(one.path for one in found.files))
    if wish.show_files:
        for one in found.files:
            click.echo(one.path)
        _tell_unsearched(found, quiet=wish.quiet)
        context.exit(UNREADABLE if found.failures else 0)
    copies = {} if chosen.copies is None else targets(found.files, chosen.copies)
    cards = rule_cards()
    governing = policies_of((one.path for one in found.files), **wish.governing)
    results = run(found, wish, chosen, governing, About(__version__, (NATIONAL,), cards))
    _tell_unsearched(Search((), (), found.passed_over), quiet=wish.quiet)
    if not wish.quiet:
        tell_idle(results)
    done = [
        write_copy(result, copies[one.path], cards, Severity(wish.severity), quiet=wish.quiet)
        for one, result in zip(found.files, results, strict=False)
        if one.path in copies
    ]
    context.exit(exit_code(results) if all(done) else UNREADABLE)


def exit_code(results: Sequence[Result]) -> int:
    """Return 2 where a file could not be read, else 1 where one holds an error, else 0."""
    if any(isinstance(one, Unread) for one in results):
        return UNREADABLE
    return ERRORS if any(has_error(one) for one in results if isinstance(one, Checked)) else 0


def _refuse_statistics(chosen: Aim) -> None:
    if not isinstance(chosen.form, LineForm):
        message = say("cli.statistics_form")
        raise click.UsageError(message)
    if chosen.copies is not None:
        message = say("cli.statistics_copy")
        raise click.UsageError(message)


def _tell_unsearched(found: Search, *, quiet: bool) -> None:
    """Say which documents were passed over, and which folders could not be searched."""
    for failure in found.failures:
        click.echo(f"jixiao: {failure.code} {say(failure.code, failure.args)}", err=True)
    if quiet:
        return
    others = {ending: count for ending, count in found.passed_over.items() if ending != _SHEETS}
    if others:
        endings = "、".join(
            say("cli.passed_over_ending", ending=ending, count=count) for ending, count in others.items()
        )
        click.echo(say("cli.passed_over", count=sum(others.values()), endings=endings), err=True)
    if sheets := found.passed_over.get(_SHEETS, 0):
        click.echo(say("cli.passed_over_sheets", count=sheets), err=True)
