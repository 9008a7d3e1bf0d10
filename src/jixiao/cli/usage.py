"""What was wrong with a call, in one line of Chinese."""

from collections.abc import Callable

import click


def usage_text(error: click.ClickException) -> str:
    """Return the line for an error of use; what the program itself raises is in Chinese already."""
    for kind, text in _TEXTS.items():
        if isinstance(error, kind):
            return text(error)
    return error.message


def _no_option(error: click.NoSuchOption) -> str:
    return f"没有选项 {error.option_name}，用 --help 查看可用的选项"


def _missing(error: click.MissingParameter) -> str:
    return f"缺少 {_name(error.param)}，用 --help 查看用法"


def _option_use(error: click.BadOptionUsage) -> str:
    return f"选项 {error.option_name} 的用法不对，用 --help 查看用法"


def _value(error: click.BadParameter) -> str:
    choices = error.param.type.choices if error.param and isinstance(error.param.type, click.Choice) else ()
    allowed = f"，可用：{'、'.join(map(str, choices))}" if choices else ""
    return f"{_name(error.param)} 的值不对{allowed}"


def _file(error: click.FileError) -> str:
    return f"无法写入“{error.ui_filename}”，请检查路径和权限；文件若正在打开，请先关闭"


def _call(error: click.UsageError) -> str:
    if error.message.startswith("No such command"):
        return f"没有命令 {error.message.split(chr(39))[1]}，用 jixiao --help 查看可用的命令"
    if error.message.startswith("Got unexpected extra argument"):
        return "参数过多，用 --help 查看用法"
    return error.message


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return "参数"
    if isinstance(parameter, click.Option):
        return parameter.opts[-1]
    return parameter.metavar or parameter.human_readable_name


_TEXTS: dict[type[click.ClickException], Callable[..., str]] = {
    click.NoSuchOption: _no_option,
    click.MissingParameter: _missing,
    click.BadOptionUsage: _option_use,
    click.BadParameter: _value,
    click.FileError: _file,
    click.UsageError: _call,
}
