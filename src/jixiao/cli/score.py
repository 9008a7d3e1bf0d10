"""`jixiao score`: the score of a self-evaluation form, with its working."""

from pathlib import Path
from typing import Any

import click

from jixiao.cli.lazy import ChineseCommand
from jixiao.cli.output import put, refuse_input
from jixiao.model.result import Unread
from jixiao.rendering.catalogue import message_of, say
from jixiao.rendering.scorecard import json_text, score_json, score_lines
from jixiao.scoring.packs import PROJECT, framework_names
from jixiao.services.scoring import NoForm, score_path

UNREADABLE = 2
HELP = """给绩效自评表评分（报告 docx、txt，或 xlsx 表格）：每个指标的算法、扣分、等级，以及怎样才到上一等级。

退出码：0 正常，2 有文件未能读取、没有自评表或用法不对。
"""


@click.command("score", cls=ChineseCommand, help=HELP)
@click.argument("files", nargs=-1, required=True, metavar="文件…")
@click.option(
    "--pack", "packs", multiple=True, metavar="办法", help="评分办法，可写多次，结果并列（默认 project-2020）"
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", metavar="格式", help="text（默认）、json"
)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="输出", help="写入文件")
@click.pass_context
def score_command(
    context: click.Context, files: tuple[str, ...], packs: tuple[str, ...], form: str, output: Path | None
) -> None:
    """Write the scores of all files."""
    names = packs or (PROJECT,)
    for name in names:
        if name not in framework_names():
            raise click.UsageError(say("score.no_pack", name=name, names="、".join(framework_names())))
    if output is not None:
        refuse_input(output, files)
    lines: list[str] = []
    cards: list[dict[str, Any]] = []
    failed = False
    for path in files:
        card = score_path(path, names)
        if isinstance(card, Unread | NoForm):
            failed = True
            click.echo(f"jixiao: {_trouble(card)}", err=True)
            continue
        lines += [path, *score_lines(card.form, card.outcomes), ""]
        cards.append(score_json(path, card.form, card.outcomes))
    put((json_text(cards) if form == "json" else "\n".join(lines)).encode(errors="replace"), output)
    context.exit(UNREADABLE if failed else 0)


def _trouble(card: Unread | NoForm) -> str:
    if isinstance(card, NoForm):
        return say("score.unit_form", path=card.path)
    return f"{card.finding.code} {message_of(card.finding)}"
