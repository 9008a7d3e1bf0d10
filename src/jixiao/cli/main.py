"""The command `jixiao`. Nothing heavy is imported here: a subcommand is loaded when it is asked for."""

import sys
from io import TextIOWrapper

import click

from jixiao import __version__
from jixiao.cli.lazy import ChineseGroup
from jixiao.cli.usage import usage_text
from jixiao.services.process import collect_rarely

WRONG_USE = 2
INTERRUPTED = 130

_HELP = "绩效报告检查：读报告，重算每一个数字，指出哪里不对、应该是多少。"
_COMMANDS = {
    "check": ("检查报告，指出数字和文字的问题", "jixiao.cli.check"),
    "extract": ("读出报告中的数字（JSON、Excel）或全文，或把旧报告转成账套", "jixiao.cli.extract"),
    "new": ("新建账套：一个单位一年的数据，用 Excel 或 WPS 填写", "jixiao.cli.new"),
    "compose": ("由账套生成自评报告和自评表、目标表、监控表", "jixiao.cli.compose"),
    "template": ("写出自评报告的模板，改好后给 compose 用", "jixiao.cli.template"),
    "import": ("把平台导出的指标、支付、项目清单并入账套", "jixiao.cli.importing"),
    "diff": ("比较两个版本：哪些数字、哪些文字改了", "jixiao.cli.diff"),
    "roll": ("年终结转：由上一年的账套做出下一年的账套", "jixiao.cli.roll"),
    "facts": ("列出账套中的数字：多少、怎样算、出自哪几行", "jixiao.cli.figures"),
    "score": ("给绩效自评表评分：算法、扣分、等级", "jixiao.cli.score"),
    "certificate": ("出具检查证明：查了什么、结果如何、什么没有核对", "jixiao.cli.certificate"),
    "explain": ("说明一条规则，或账套中一个数字的算法", "jixiao.cli.rules"),
    "rules": ("列出全部规则", "jixiao.cli.rules"),
    "ignore": ("忽略一个问题，写明理由，记在 jixiao.toml 里", "jixiao.cli.ignore"),
    "packs": ("列出规则包：地方、年度、依据和内容", "jixiao.cli.packs"),
    "demo": ("检查随附的样例报告，看看结果是什么样", "jixiao.cli.demo"),
}


def _print_version(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 the callback's shape is click's
    if wanted:
        click.echo(f"jixiao {__version__}")
        context.exit()


@click.group(cls=ChineseGroup, commands_by_name=_COMMANDS, help=_HELP, invoke_without_command=True)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="显示版本")
@click.pass_context
def cli(context: click.Context) -> None:
    """Show the help where no command is called."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit code: 0 clean, 1 an error was found, 2 unreadable file or wrong use."""
    _speak_everywhere()
    collect_rarely()
    try:
        code = cli.main(args=arguments, prog_name="jixiao", standalone_mode=False)
    except click.ClickException as error:
        click.echo(f"jixiao: {usage_text(error)}", err=True)
        return WRONG_USE
    except click.Abort:
        return INTERRUPTED
    return code if isinstance(code, int) else 0


def _speak_everywhere() -> None:
    """Let output reach a GBK console without an error, and be UTF-8 when it goes to a file or a pipe."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
