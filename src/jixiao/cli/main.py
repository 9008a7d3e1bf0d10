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

_COMMANDS = {
    "check": "jixiao.cli.check",
    "extract": "jixiao.cli.extract",
    "new": "jixiao.cli.new",
    "compose": "jixiao.cli.compose",
    "template": "jixiao.cli.template",
    "import": "jixiao.cli.importing",
    "diff": "jixiao.cli.diff",
    "roll": "jixiao.cli.roll",
    "facts": "jixiao.cli.figures",
    "score": "jixiao.cli.score",
    "certificate": "jixiao.cli.certificate",
    "explain": "jixiao.cli.rules",
    "rules": "jixiao.cli.rules",
    "ignore": "jixiao.cli.ignore",
    "packs": "jixiao.cli.packs",
    "demo": "jixiao.cli.demo",
}


def _print_version(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 the callback's shape is click's
    if wanted:
        click.echo(f"jixiao {__version__}")
        context.exit()


@click.group(cls=ChineseGroup, commands_by_name=_COMMANDS, help="help.jixiao", invoke_without_command=True)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="help.version"
)
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
