"""`jixiao ignore`: put a finding aside, with a reason that stays in jixiao.toml."""

from pathlib import Path

import click

from jixiao.cli.governing import policies_of
from jixiao.cli.lazy import ChineseCommand
from jixiao.cli.output import write_file
from jixiao.model.result import Checked, Unread
from jixiao.rendering.catalogue import message_of, say
from jixiao.rendering.cells import visible
from jixiao.rendering.lines import Lines
from jixiao.services.files import check_path
from jixiao.services.ignoring import Refused, entry_for, entry_for_file
from jixiao.services.rules import rule_cards

UNREADABLE = 2
_QUOTE = 24
HELP = """忽略一个问题，写明理由；记在 jixiao.toml 里，报告别处改动后仍然有效。

位置写“行:列”（检查结果中的位置）或引文；只有一处时可不写。
"""


@click.command("ignore", cls=ChineseCommand, help=HELP)
@click.argument("file", metavar="文件")
@click.argument("code", metavar="编号")
@click.option("--at", default="", metavar="位置", help="第几行第几个字，如 12:5，或问题处的原文")
@click.option("--all", "everywhere", is_flag=True, help="忽略这个文件中这条规则的全部问题")
@click.option("--reason", required=True, metavar="理由", help="为什么忽略，必须写")
@click.option(
    "--config", type=click.Path(path_type=Path, dir_okay=False), metavar="文件",
    help="写入哪个设置文件；不指定时用上级文件夹中的 jixiao.toml，没有则新建在报告旁边",
)  # fmt: skip
@click.pass_context
def ignore_command(
    context: click.Context, file: str, code: str, at: str, reason: str, config: Path | None, *, everywhere: bool
) -> None:
    """Append an entry to the settings."""
    code = code.upper()
    if code not in rule_cards():
        message = f"没有编号为 {code} 的规则，用 jixiao rules 查看全部规则"
        raise click.UsageError(message)
    existing = config if config is not None and config.exists() else None
    result = check_path(file, policies_of([file], config=existing)[file])
    if isinstance(result, Unread):
        click.echo(f"jixiao: {result.finding.code} {message_of(result.finding)}", err=True)
        context.exit(UNREADABLE)
    entry = entry_for_file(result, code, reason, config) if everywhere else entry_for(result, code, at, reason, config)
    if isinstance(entry, Refused):
        raise click.UsageError(_told(entry, result))
    write_file(entry.path, entry.data)
    click.echo(say("ignore.written", count=entry.count, code=code, path=entry.path), err=True)


def _told(refused: Refused, checked: Checked) -> str:
    """Say why, and where the findings stand that may be meant."""
    lines = Lines.of(checked.document.text)
    told = [say(refused.message, refused.args)]
    for one in refused.places:
        quote = one.primary.span.of(checked.document.text)
        short = quote if len(quote) <= _QUOTE else quote[:_QUOTE] + "…"
        told.append(visible(f"  {lines.position(one.primary.span.start)}  “{short}”  {message_of(one)}"))
    return "\n".join(told)
