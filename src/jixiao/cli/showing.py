"""Forms that are written file by file, and where their lines go."""

import shutil
import sys
from collections.abc import Iterator

import click

from jixiao.model.result import Result
from jixiao.rendering.about import About
from jixiao.rendering.catalogue import say
from jixiao.rendering.cells import visible, width
from jixiao.rendering.github import github_lines as commands
from jixiao.rendering.summary import summary_lines
from jixiao.rendering.terminal import Look, finding_lines
from jixiao.rendering.text import text_lines

_ERASE = "\r\x1b[2K"


def report_lines(result: Result, about: About, look: Look) -> Iterator[str]:
    """Yield findings and summary of a file, for a person; the findings alone where the look is brief."""
    yield from finding_lines(result, about.cards, look)
    if not look.brief:
        yield from summary_lines(result, about.cards, look)
        yield ""


def concise_lines(result: Result, _about: About, _look: Look) -> Iterator[str]:
    """Yield one line a finding."""
    return text_lines([result])


def github_lines(result: Result, _about: About, _look: Look) -> Iterator[str]:
    """Yield one workflow command a finding."""
    return commands(result)


class Progress:
    """How far the check has come, on the error stream where that is a terminal and there are several files."""

    def __init__(self, count: int, *, quiet: bool) -> None:
        self._count = count
        self._shown = count > 1 and not quiet and sys.stderr.isatty()

    def at(self, done: int, path: str) -> None:
        """Say which file is next."""
        if not self._shown:
            return
        room = shutil.get_terminal_size().columns - 1
        line = visible(say("cli.progress", done=done, all=self._count, path=path))
        while width(line) > room:
            line = line[:-1]
        click.echo(_ERASE + line, nl=False, err=True)

    def clear(self) -> None:
        """Leave the line as it was."""
        if self._shown:
            click.echo(_ERASE, nl=False, err=True)
