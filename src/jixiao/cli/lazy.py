"""Commands that speak Chinese, and a group that loads its commands by name."""

from collections.abc import Mapping
from importlib import import_module

import click

from jixiao.rendering.catalogue import say, templates


class ChineseCommand(click.Command):
    """A command whose help is in Chinese: from the catalogue, which is opened only where the help is shown.

    Its help and that of its options are texts, or their keys where the command is loaded before it is called.
    """

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command is for."""
        self.help = _told(self.help or "")
        super().format_help_text(ctx, formatter)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how the command is called."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=say("help.usage"))

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the pieces of that line."""
        pieces = super().collect_usage_pieces(ctx)
        return [say("help.any_options") if piece == "[OPTIONS]" else piece for piece in pieces]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        options = (one for one in self.get_params(ctx) if isinstance(one, click.Option))
        records = [record for one in options if (record := one.get_help_record(ctx)) is not None]
        if records:
            with formatter.section(say("help.options")):
                formatter.write_dl(
                    [(names, _told(told).replace("[required]", say("help.required"))) for names, told in records]
                )

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option `--help` with its Chinese text."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "help.shown"
        return option


def _told(text: str) -> str:
    return templates().get(text, text)


class ChineseGroup(ChineseCommand, click.Group):
    """A group that knows name and module of each command, and imports the module only when it is called.

    In its module a command stands under its own name, with `_command` behind it.
    """

    def __init__(self, *args: object, commands_by_name: Mapping[str, str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._by_name = commands_by_name

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the pieces of the usage line."""
        return (
            [say("help.any_options"), say("help.command"), "…"]
            if ctx.command is self
            else super().collect_usage_pieces(ctx)
        )

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order a user meets them."""
        del ctx
        return list(self._by_name)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        del ctx
        if cmd_name not in self._by_name:
            return None
        command: click.Command = getattr(import_module(self._by_name[cmd_name]), f"{cmd_name}_command")
        return command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write options and commands."""
        ChineseCommand.format_options(self, ctx, formatter)
        with formatter.section(say("help.commands")):
            formatter.write_dl([(name, say(f"purpose.{name}")) for name in self._by_name])
