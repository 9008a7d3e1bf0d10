"""`jixiao score`: the score of a self-evaluation form, with its working."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from jixiao.cli.lazy import ChineseCommand
from jixiao.cli.options import output_option, text_or_json
from jixiao.cli.output import put, refuse_input
from jixiao.model.result import Unread
from jixiao.rendering.catalogue import message_of, say
from jixiao.rendering.scorecard import json_text, score_json, score_lines, summary_lines
from jixiao.scoring.packs import PROJECT, framework_names
from jixiao.services.scorecard import NoForm, Scorecard
from jixiao.services.scoring import named_framework, score_path

UNREADABLE = 2


@click.command("score", cls=ChineseCommand, help=say("help.score"))
@click.argument("files", nargs=-1, required=True, metavar=say("metavar.files"))
@click.option("--pack", "packs", multiple=True, metavar=say("metavar.method"), help=say("help.score_pack"))
@text_or_json(say("help.score_format"))
@output_option(say("help.score_output"))
@click.pass_context
def score_command(
    context: click.Context, files: tuple[str, ...], packs: tuple[str, ...], form: str, output: Path | None
) -> None:
    """Write the scores of all files."""
    names = packs or (PROJECT,)
    for name in names:
        _refuse_unknown(name)
    if output is not None:
        refuse_input(output, files)
    lines: list[str] = []
    cards: list[dict[str, Any]] = []
    failed = False
    for path in files:
        scored = score_path(path, names)
        if isinstance(scored, Unread | NoForm):
            failed = True
            click.echo(f"jixiao: {_trouble(scored)}", err=True)
            continue
        lines += [path, *card_lines(scored), ""]
        cards += [score_json(path, one.form, one.outcomes, one.name) for one in scored]
    put((json_text(cards) if form == "json" else "\n".join(lines)).encode(errors="replace"), output)
    context.exit(UNREADABLE if failed else 0)


def card_lines(cards: Sequence[Scorecard]) -> Iterator[str]:
    """Yield the lines of all cards of a file; those of a book under their names, with a summary."""
    for one in cards:
        if one.name:
            yield say("score.whole" if one.whole else "score.of", name=one.name)
        yield from score_lines(one.form, one.outcomes)
    if len(cards) > 1:
        yield from summary_lines([(one.name, one.outcomes) for one in cards])


def _refuse_unknown(name: str) -> None:
    try:
        named_framework(name)
    except FileNotFoundError as error:
        raise click.UsageError(say("score.no_pack", name=name, names="、".join(framework_names()))) from error
    except ValueError as error:
        raise click.UsageError(say("score.bad_pack", path=name, why=error)) from error


def _trouble(card: Unread | NoForm) -> str:
    if isinstance(card, NoForm):
        return say("score.no_indicators" if card.book else "score.unit_form", path=card.path)
    return f"{card.finding.code} {message_of(card.finding)}"
