"""`jixiao check --fix`: repair files, write the repaired ones beside them or where `-o` says, or show the diff."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import click

from jixiao.cli.destinations import destinations
from jixiao.cli.forms import FORMS, TERMINAL, LineForm
from jixiao.cli.governing import policies_of
from jixiao.cli.output import look, put, write_file
from jixiao.cli.showing import Progress
from jixiao.cli.wish import Wish
from jixiao.model.finding import Severity
from jixiao.model.result import Checked, Result, Unread
from jixiao.rendering.about import About
from jixiao.rendering.catalogue import say
from jixiao.rendering.differences import diff_lines
from jixiao.rendering.repairs import repair_lines, repairs_bytes, repairs_total
from jixiao.rendering.summary import has_error
from jixiao.rendering.terminal import Look
from jixiao.services.choosing import from_severity
from jixiao.services.folders import search
from jixiao.services.repair.candidates import Asked
from jixiao.services.repair.files import Repair, repair_path

ERRORS = 1
UNREADABLE = 2
_JSON = "json"


@dataclass(frozen=True, slots=True)
class _Call:
    """What is asked for, and how it is told: `form` None for JSON or a diff."""

    wish: Wish
    about: About
    form: LineForm | None
    style: Look


def fix_files(wish: Wish, about: About) -> int:
    """Repair the files of a call; return the exit code for what they are then (with `--diff`: what they still are)."""
    call = _Call(wish, about, _form(wish), replace(look(wish.color), brief=wish.quiet))
    found = search(wish.files, wish.output)
    targets = destinations(found.files, None if wish.diff else wish.output, frozenset(wish.files))
    asked = Asked(wish.unsafe_fixes, Severity(wish.severity))
    governing = policies_of(targets, **wish.governing)
    done: list[Repair] = []
    written = True
    progress = Progress(len(targets), quiet=wish.quiet)
    for number, (path, target) in enumerate(targets.items(), start=1):
        progress.at(number, path)
        name = path if wish.diff else str(target)
        one = repair_path(path, name, asked, about.cards, datetime.now(UTC), governing[path])
        progress.clear()
        _tell(one, path, call)
        written = _write(one, path, target, call) and written
        done.append(one)
    if wish.form == _JSON:
        put(repairs_bytes([_shown(one, call) for one in done], [one.repaired for one in done], about), None)
    if len(done) > 1 and not wish.quiet:
        click.echo(repairs_total([one.repaired for one in done], dry=wish.diff), err=True)
    for failure in found.failures:
        click.echo(f"jixiao: {failure.code} {say(failure.code, failure.args)}", err=True)
    return UNREADABLE if found.failures or not written else _exit_code(done, wish)


def _form(wish: Wish) -> LineForm | None:
    """Return the form of the findings that are left. Raises a usage error for a call that contradicts itself."""
    form = FORMS[wish.form or TERMINAL]
    wrong = "cli.fix_statistics" if wish.statistics or wish.show_files else ""
    if wish.diff and (wish.form is not None or wish.output is not None):
        wrong = "cli.fix_diff_form"
    if not isinstance(form, LineForm) and wish.form != _JSON:
        wrong = "cli.fix_form"
    if wrong:
        message = say(wrong)
        raise click.UsageError(message)
    return form if isinstance(form, LineForm) and not wish.diff else None


def _tell(one: Repair, path: str, call: _Call) -> None:
    """Write what is left of a file, or its diff, and what was done to it."""
    result = _shown(one, call)
    if isinstance(result, Unread) and call.form is None:
        click.echo(f"jixiao: {result.finding.code} {say(result.finding.message, result.finding.args)}", err=True)
    if one.repaired is not None and call.wish.diff:
        for line in diff_lines(one.repaired, path, colour=call.style.colour):
            click.echo(line, color=call.style.colour)
    for line in call.form.lines(result, call.about, call.style) if call.form is not None else ():
        click.echo(line, color=call.style.colour)
    if one.repaired is None or not isinstance(result, Checked) or call.style.brief or call.wish.form == _JSON:
        return
    aside = call.form is None or not call.form.summed
    for line in repair_lines(one.repaired, call.about.cards, call.style, shown=result.findings, dry=call.wish.diff):
        click.echo(line, color=call.style.colour and not aside, err=aside)


def _shown(one: Repair, call: _Call) -> Result:
    return from_severity(one.result, Severity(call.wish.severity))


def _write(one: Repair, path: str, target: Path, call: _Call) -> bool:
    """Write the repaired file and say so; a file that needs no repair is written only where `-o` names it."""
    if one.refusal is not None:
        click.echo(f"jixiao: {say(f'cli.fix_refused_{one.refusal.value}', path=path)}", err=True)
        return False
    if one.repaired is None or call.wish.diff:
        return True
    wanted = bool(one.repaired.patch.edits) or call.wish.output is not None
    if wanted:
        write_file(target, one.data)
    if not call.wish.quiet:
        click.echo(say("cli.written", path=target) if wanted else say("cli.fix_nothing", path=path), err=True)
    return True


def _exit_code(done: Sequence[Repair], wish: Wish) -> int:
    results = [one.repaired.before if wish.diff and one.repaired is not None else one.result for one in done]
    if any(isinstance(one, Unread) for one in results):
        return UNREADABLE
    return ERRORS if any(has_error(one) for one in results if isinstance(one, Checked)) else 0
