"""What `-o` means: a file for the chosen form, or annotated copies of the Word files."""

from dataclasses import dataclass
from pathlib import Path

import click

from jixiao.cli.forms import FORMS, TERMINAL, Form, LineForm, WholeForm, form_of_ending
from jixiao.rendering.catalogue import say

WORD = ".docx"


@dataclass(frozen=True, slots=True)
class Aim:
    """In which form results are told; the file they go into (None: standard output); where annotated copies go."""

    form: Form
    file: Path | None = None
    copies: Path | None = None


def aim(name: str | None, output: Path | None) -> Aim:
    """Return what a call asks for.

    Without a form the ending of `output` chooses one. An `output` that is or may become a folder, or ends in .docx,
    takes annotated copies, and the form goes to the standard output. A usage error for a binary form without a file.
    """
    if name is None:
        name = TERMINAL if output is None or output.is_dir() else form_of_ending(output.suffix)
    form = FORMS[name]
    if output is None:
        chosen = Aim(form)
    elif output.is_dir() or output.suffix.lower() == WORD or (isinstance(form, LineForm) and not output.suffix):
        chosen = Aim(form, copies=output)
    else:
        chosen = Aim(form, file=output)
    if isinstance(form, WholeForm) and form.binary and chosen.file is None:
        message = say("cli.no_file_for", form=name)
        raise click.UsageError(message)
    return chosen
