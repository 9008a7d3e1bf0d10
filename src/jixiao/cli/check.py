"""`jixiao check`: findings of files."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from jixiao import __version__
from jixiao.cli.aim import Aim, aim
from jixiao.cli.annotating import targets, write_copy
from jixiao.cli.destinations import MARK
from jixiao.cli.fixing import fix_files
from jixiao.cli.forms import FORMS, LineForm
from jixiao.cli.governing import governed, policies_of, tell_idle
from jixiao.cli.lazy import ChineseCommand
from jixiao.cli.options import output_option
from jixiao.cli.output import refuse_input
from jixiao.cli.running import run
from jixiao.cli.wish import Wish
from jixiao.model.finding import Severity
from jixiao.model.result import Checked, Result, Unread
from jixiao.rendering.about import About
from jixiao.rendering.catalogue import say
from jixiao.rendering.summary import has_error
from jixiao.services.folders import Search, search
from jixiao.services.rules import rule_cards
from jixiao.taxonomy.packs import NATIONAL

_SHEETS = ".xlsx"

ERRORS = 1
UNREADABLE = 2


@click.command("check", cls=ChineseCommand, help=say("help.check"))
@click.argument("files", nargs=-1, required=True, metavar=say("metavar.files"))
@click.option(
    "--format", "form", type=click.Choice(list(FORMS)), metavar=say("metavar.format"),
    help=say("help.check_format"),
)  # fmt: skip
@click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", metavar=say("metavar.when"),
    help=say("help.check_color"),
)  # fmt: skip
@output_option(say("help.check_output"))
@click.option(
    "--severity", type=click.Choice([one.value for one in Severity]), default=Severity.INFO.value,
    metavar=say("metavar.severity"), help=say("help.check_severity"),
)  # fmt: skip
@click.option(
    "--fix", is_flag=True,
    help=say("help.check_fix", mark=MARK),
)  # fmt: skip
@click.option("--unsafe-fixes", is_flag=True, help=say("help.check_unsafe_fixes"))
@click.option("--diff", is_flag=True, help=say("help.check_diff"))
@click.option("--against", type=click.Path(path_type=Path), metavar=say("metavar.book"), help=say("help.check_against"))
@click.option("-q", "--quiet", is_flag=True, help=say("help.check_quiet"))
@click.option("--statistics", is_flag=True, help=say("help.check_statistics"))
@click.option("--show-files", is_flag=True, help=say("help.check_show_files"))
@governed
@click.pass_context
def check_command(context: click.Context, /, **given: Any) -> None:
    """Check files; one that cannot be read does not stop the others."""
    wish = Wish(**given)
    if wish.repairs and wish.against is not None:
        raise click.UsageError(say("books.against_fix"))
    if wish.repairs:
        context.exit(fix_files(wish, About(__version__, (NATIONAL,), rule_cards())))
    chosen = aim(wish.form, wish.output)
    if wish.statistics:
        _refuse_statistics(chosen)
    found = search(wish.files, wish.output)
    if chosen.file is not None:
        refuse_input(chosen.file, tuple(one.path for one in found.files))
    if wish.show_files:
        for one in found.files:
            click.echo(one.path)
        _tell_unsearched(found, quiet=wish.quiet)
        context.exit(UNREADABLE if found.failures else 0)
    copies = {} if chosen.copies is None else targets(found.files, chosen.copies)
    cards = rule_cards()
    governing = policies_of((one.path for one in found.files), **wish.governing)
    results = run(found, wish, chosen, governing, About(__version__, (NATIONAL,), cards))
    _tell_unsearched(Search((), (), found.passed_over), quiet=wish.quiet)
    if not wish.quiet:
        tell_idle(results)
    done = [
        write_copy(result, copies[one.path], cards, Severity(wish.severity), quiet=wish.quiet)
        for one, result in zip(found.files, results, strict=False)
        if one.path in copies
    ]
    context.exit(exit_code(results) if all(done) else UNREADABLE)


def exit_code(results: Sequence[Result]) -> int:
    """Return 2 where a file could not be read, else 1 where one holds an error, else 0."""
    if any(isinstance(one, Unread) for one in results):
        return UNREADABLE
    return ERRORS if any(has_error(one) for one in results if isinstance(one, Checked)) else 0


def _refuse_statistics(chosen: Aim) -> None:
    if not isinstance(chosen.form, LineForm):
        message = say("cli.statistics_form")
        raise click.UsageError(message)
    if chosen.copies is not None:
        message = say("cli.statistics_copy")
        raise click.UsageError(message)


def _tell_unsearched(found: Search, *, quiet: bool) -> None:
    """Say which documents were passed over, and which folders could not be searched."""
    for failure in found.failures:
        click.echo(f"jixiao: {failure.code} {say(failure.code, failure.args)}", err=True)
    if quiet:
        return
    others = {ending: count for ending, count in found.passed_over.items() if ending != _SHEETS}
    if others:
        endings = "、".join(
            say("cli.passed_over_ending", ending=ending, count=count) for ending, count in others.items()
        )
        click.echo(say("cli.passed_over", count=sum(others.values()), endings=endings), err=True)
    if sheets := found.passed_over.get(_SHEETS, 0):
        click.echo(say("cli.passed_over_sheets", count=sheets), err=True)
