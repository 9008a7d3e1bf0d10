"""`jixiao compose`: the official documents from a book."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import click

from jixiao.cli.governing import governed, policies_of
from jixiao.cli.issuing import issue_version, notices, tell_changes
from jixiao.cli.lazy import ChineseCommand
from jixiao.cli.output import look, write_file
from jixiao.cli.template import flaw_lines, opened_template
from jixiao.composing.office import NoPdf
from jixiao.model.document import ReadFailure
from jixiao.model.finding import Severity
from jixiao.rendering.catalogue import say
from jixiao.rendering.terminal import finding_lines
from jixiao.services.choosing import from_severity
from jixiao.services.composing import DEFAULT_KINDS, Composed, Format, Kind, Order, compose
from jixiao.services.issuing import last_version
from jixiao.services.report import Faulty
from jixiao.services.rolling import Stopped
from jixiao.services.rules import rule_cards
from jixiao.taxonomy.outlines import Extra

ERRORS = 1
UNREADABLE = 2
_COMMON_YEAR = 2023
HELP = """由账套生成报告（Word）和表格（Word、Excel 各一个文件），可直接打印：

报告（默认）：部门整体支出绩效自评报告；自评（默认）：部门整体和各项目的支出绩效自评表，按规则包还有基础数据表；
目标：绩效目标申报表；监控：绩效运行监控表。

金额、执行率、得分都由账套算出；账套没有的内容标为“【请补充：…】”。账套有错误时不生成，先改正；
加 --draft 生成草稿，每页有“草稿”字样。报告可用自己的模板：先用 jixiao template 写出模板，在 Word、WPS 里改好。
已有的文件不覆盖。退出码：0 已写出，1 账套有错误或正式版本还有待补充，2 未能读取或用法不对。
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
    "--kind", "kinds", type=click.Choice([one.value for one in Kind]), multiple=True,
    default=[one.value for one in DEFAULT_KINDS], metavar="种类", help="报告、自评（默认这两种）、目标、监控，可多次",
)  # fmt: skip
@click.option("--until", metavar="月-日", default="7-31", help="绩效运行监控截至哪一天（默认 7-31）")
@click.option("--template", type=click.Path(path_type=Path), metavar="模板.docx", help="报告用这个模板")
@click.option(
    "--with", "extras", type=click.Choice([one.value for one in Extra]), multiple=True, metavar="部分",
    help=f"报告另加{'、'.join(Extra)}，可多次；用自己的模板时写在模板里",
)  # fmt: skip
@click.option("--issue", is_flag=True, help="出正式版本：写入目录下的“第N版”，附清单，不覆盖以前的版本")
@click.option(
    "--date", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="日期",
    help="报告落款的日期，也是清单上的日期（默认：落款用账套“其他说明”中的“落款日期”，清单用账套中最后一笔的日期）",
)  # fmt: skip
@click.option("--incomplete", is_flag=True, help="与 --issue 同用：还有待补充的内容也出正式版本")
@click.option("--draft", is_flag=True, help="生成草稿，账套有错误也生成")
@governed
@click.pass_context
def compose_command(context: click.Context, /, file: Path, output: Path, **chosen: Any) -> None:
    """Write the documents of a book into a folder; no file that exists is touched."""
    issued, incomplete = (bool(chosen.pop(name)) for name in ("issue", "incomplete"))
    template = chosen.pop("template")
    order = _order(context, template, chosen)
    _refuse_clashes(issued=issued, incomplete=incomplete, draft=order.draft)
    made = compose(str(file), order, policies_of([str(file)], **chosen)[str(file)])
    if not isinstance(made, Composed):
        context.exit(_tell_why_not(made, file, template))
    if not issued:
        _write(made, output)
    elif not issue_version(made, output, order.day, incomplete=incomplete):
        context.exit(ERRORS)
    for line in notices(made, file):
        click.echo(line)


def _order(context: click.Context, template: Path | None, chosen: dict[str, Any]) -> Order:
    """Take what is asked for out of the options; end here where the template has faults."""
    kinds, formats, extras = (dict.fromkeys(chosen.pop(name)) for name in ("kinds", "formats", "extras"))
    if extras and template is not None:
        raise click.UsageError(say("templates.extras"))
    own = None if template is None else opened_template(template)
    if isinstance(own, Faulty):
        context.exit(_tell_why_not(own, None, template))
    until, draft, moment = _day(chosen.pop("until")), bool(chosen.pop("draft")), chosen.pop("day")
    return Order(
        tuple(map(Kind, kinds)), tuple(map(Format, formats)), until, own, draft, frozenset(map(Extra, extras)),
        moment.date() if moment else None,
    )  # fmt: skip


def _refuse_clashes(*, issued: bool, incomplete: bool, draft: bool) -> None:
    if issued and draft:
        raise click.UsageError(say("books.issue_draft"))
    if incomplete and not issued:
        raise click.UsageError(say("books.issue_incomplete"))


def _tell_why_not(why: ReadFailure | NoPdf | Stopped | Faulty, file: Path | None, template: Path | None) -> int:
    """Say why nothing was composed and return the exit code."""
    if isinstance(why, Stopped):
        for line in finding_lines(from_severity(why.checked, Severity.ERROR), rule_cards(), look("auto")):
            click.echo(line)
        click.echo(say("books.compose_errors", path=file), err=True)
        return ERRORS
    if isinstance(why, Faulty):
        lines = [*flaw_lines(str(template), why)]
    else:
        lines = [
            f"{why.code} {say(why.code, why.args)}" if isinstance(why, ReadFailure) else say(f"books.no_pdf_{why}")
        ]
    for line in lines:
        click.echo(f"jixiao: {line}", err=True)
    return UNREADABLE


def _write(made: Composed, output: Path) -> None:
    last = last_version(output)
    targets = [(output / one.name, one) for one in made.files]
    there = next((target for target, _ in targets if target.exists()), None)
    if there is not None:
        raise click.UsageError(say("books.compose_exists", path=there))
    output.mkdir(parents=True, exist_ok=True)
    for target, one in targets:
        write_file(target, one.data)
        key = "books.composed_asking" if one.requests else "books.composed"
        click.echo(say(key, name=target.name, count=len(one.requests)))
    click.echo(say("books.compose_done", path=output, count=len(targets)), err=True)
    tell_changes(made, output, last)


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
