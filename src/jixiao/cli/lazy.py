"""Commands that speak Chinese, and a group that loads its commands by name."""

from collections.abc import Mapping
from importlib import import_module

import click


class ChineseCommand(click.Command):
    """A command whose help is in Chinese."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how the command is called."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="用法：")

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the pieces of that line."""
        pieces = super().collect_usage_pieces(ctx)
        return ["[选项]" if piece == "[OPTIONS]" else piece for piece in pieces]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        options = (one for one in self.get_params(ctx) if isinstance(one, click.Option))
        records = [record for one in options if (record := one.get_help_record(ctx)) is not None]
        if records:
            with formatter.section("选项"):
                formatter.write_dl([(names, told.replace("[required]", "（必填）")) for names, told in records])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option `--help` with its Chinese text."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示帮助"
        return option


class ChineseGroup(ChineseCommand, click.Group):
    """A group that knows name, purpose and module of each command, and imports the module only when it is called.

    In its module a command stands under its own name, with `_command` behind it.
    """

    def __init__(self, *args: object, commands_by_name: Mapping[str, tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._by_name = commands_by_name

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the pieces of the usage line."""
        return ["[选项]", "命令", "…"] if ctx.command is self else super().collect_usage_pieces(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order a user meets them."""
        del ctx
        return list(self._by_name)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        del ctx
        if cmd_name not in self._by_name:
            return None
        command: click.Command = getattr(import_module(self._by_name[cmd_name][1]), f"{cmd_name}_command")
        return command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write options and commands."""
        ChineseCommand.format_options(self, ctx, formatter)
        with formatter.section("命令"):
            formatter.write_dl([(name, purpose) for name, (purpose, _) in self._by_name.items()])
