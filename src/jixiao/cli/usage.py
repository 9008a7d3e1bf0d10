"""What was wrong with a call, in one line of Chinese."""

from collections.abc import Callable

import click

from jixiao.rendering.catalogue import say


def usage_text(error: click.ClickException) -> str:
    """Return the line for an error of use; what the program itself raises is in Chinese already."""
    for kind, text in _TEXTS.items():
        if isinstance(error, kind):
            return text(error)
    return error.message


def _no_option(error: click.NoSuchOption) -> str:
    return say("usage.no_option", name=error.option_name)


def _missing(error: click.MissingParameter) -> str:
    return say("usage.missing", name=_name(error.param))


def _option_use(error: click.BadOptionUsage) -> str:
    return say("usage.option_use", name=error.option_name)


def _value(error: click.BadParameter) -> str:
    choices = error.param.type.choices if error.param and isinstance(error.param.type, click.Choice) else ()
    key = "usage.choice" if choices else "usage.value"
    return say(key, name=_name(error.param), choices="、".join(map(str, choices)))


def _file(error: click.FileError) -> str:
    return say("usage.file", path=error.ui_filename)


def _call(error: click.UsageError) -> str:
    if error.message.startswith("No such command"):
        return say("usage.no_command", name=error.message.split("'")[1])
    if error.message.startswith("Got unexpected extra argument"):
        return say("usage.too_many")
    return error.message


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return say("usage.argument")
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
