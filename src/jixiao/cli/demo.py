"""`jixiao demo`: the sample report, checked, annotated and read out."""

from datetime import UTC, datetime
from pathlib import Path

import click

from jixiao.cli.lazy import ChineseCommand
from jixiao.cli.output import look, write_file
from jixiao.model.finding import Severity
from jixiao.model.result import Checked
from jixiao.rendering.catalogue import say
from jixiao.rendering.summary import summary_lines
from jixiao.rendering.terminal import finding_lines
from jixiao.rendering.workbook import workbook
from jixiao.services.annotating import annotated
from jixiao.services.demo import NAME, check_sample, sample_data
from jixiao.services.rules import rule_cards


@click.command("demo", cls=ChineseCommand, help=say("help.demo"))
@click.argument(
    "folder", type=click.Path(path_type=Path), default=Path("jixiao-demo"), metavar=say("metavar.any_folder")
)
def demo_command(folder: Path) -> None:
    """Show what the product does, offline."""
    cards, style = rule_cards(), look("auto")
    result = check_sample()
    for line in (*finding_lines(result, cards, style), *summary_lines(result, cards, style), ""):
        click.echo(line, color=style.colour)
    stem = Path(NAME).stem
    data = sample_data()
    written = {"report": (folder / NAME, data), "facts": (folder / f"{stem}-facts.xlsx", workbook([result]))}
    if isinstance(result, Checked):
        copy = annotated(data, result, cards, Severity.INFO, datetime.now(UTC))
        if isinstance(copy, bytes):
            written["copy"] = (folder / f"{stem}-annotated.docx", copy)
    click.echo(say("cli.demo"))
    for key, (path, content) in written.items():
        write_file(path, content)
        click.echo(say(f"cli.demo_{key}", path=path))
