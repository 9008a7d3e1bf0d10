"""`jixiao explain 报告.docx`: where the figures of a report that was composed come from."""

import click

from jixiao.model.result import Unread
from jixiao.rendering.catalogue import say
from jixiao.rendering.live import live_lines, made_line
from jixiao.services.files import read_path
from jixiao.taxonomy.concepts import concepts_by_name

UNREADABLE = 2


def explain_report(file: str, concept: str, project: str) -> int:
    """Print each figure of a report, of one concept or project alone where asked, and return the exit code."""
    document = read_path(file)
    if isinstance(document, Unread):
        click.echo(f"jixiao: {document.failure.code} {say(document.failure.code, document.failure.args)}", err=True)
        return UNREADABLE
    if document.made is None:
        click.echo(f"jixiao: {say('live.none', path=file)}", err=True)
        return UNREADABLE
    wanted = concepts_by_name().get(concept, concept)
    chosen = [
        (span, one)
        for span, one in document.live
        if (not wanted or one.means.concept == wanted) and (not project or one.means.subject.name == project)
    ]
    click.echo(made_line(document.made))
    for line in live_lines(document, chosen):
        click.echo(line)
    return 0
