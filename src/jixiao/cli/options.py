"""Options that several commands share, each with the help of its own command."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from jixiao.rendering.catalogue import say

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def output_option(told: str, metavar: str = "", *, required: bool = False) -> Decorator:
    """Return the option -o; `told` is its help, `metavar` what it names, a file where nothing is said."""
    return click.option(
        "-o", "--output", type=click.Path(path_type=Path), required=required,
        metavar=metavar or say("metavar.output"), help=told,
    )  # fmt: skip


def text_or_json(told: str) -> Decorator:
    """Return the option --format of a command that writes text or JSON."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        metavar=say("metavar.format"),
        help=told,
    )
