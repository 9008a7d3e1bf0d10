"""`jixiao import`: exported lists into a book."""

from itertools import count
from pathlib import Path

import click

from jixiao.cli.lazy import ChineseCommand
from jixiao.cli.output import write_file
from jixiao.model.document import ReadFailure
from jixiao.model.importing import Names, Taken
from jixiao.rendering.catalogue import say
from jixiao.rendering.importing import list_lines
from jixiao.services.booktext import row_words
from jixiao.services.columnnames import beside, merged, remembered, text_of, with_named
from jixiao.services.importing import Imported, NoPlace, Unsure, import_lists
from jixiao.taxonomy.book import sheet_form

LEFT_OUT = 1
UNREADABLE = 2


@click.command("import", cls=ChineseCommand, help=say("help.import"))
@click.argument("book", type=click.Path(path_type=Path), metavar=say("metavar.book"))
@click.argument("files", nargs=-1, required=True, metavar=say("metavar.lists"))
@click.option("--dry-run", is_flag=True, help=say("help.import_dry_run"))
@click.option("--column", "columns", multiple=True, metavar=say("metavar.column"), help=say("help.import_column"))
@click.option(
    "--kind", type=click.Choice(sheet_form("budget").column("kind").choices), metavar=say("metavar.budget_kind"),
    help=say("help.import_kind"),
)  # fmt: skip
@click.pass_context
def import_command(
    context: click.Context,
    /,
    book: Path,
    files: tuple[str, ...],
    dry_run: bool,  # noqa: FBT001  the callback's shape is click's
    columns: tuple[str, ...],
    kind: str | None,
) -> None:
    """Tell what is new in the lists, and write it into the book."""
    names = _names(book, columns)
    made = import_lists(str(book), files, names, kind)
    if isinstance(made, ReadFailure):
        click.echo(f"jixiao: {made.code} {say(made.code, made.args)}", err=True)
        context.exit(UNREADABLE)
    if not isinstance(made, Imported):
        raise click.UsageError(_refused(made))
    for one in made.taken:
        for line in list_lines(one, lambda sheet, row: row_words(made.book, sheet, row), every=dry_run):
            click.echo(line)
    for file, sheet in made.unknown:
        click.echo(say("import.unknown", path=file, sheet=sheet))
    if dry_run:
        click.echo(say("import.dry", added=made.added), err=True)
    else:
        _write(book, made)
        _remember(book, names, made)
    if made.unknown and not made.taken:
        context.exit(UNREADABLE)
    context.exit(LEFT_OUT if any(map(_left_out, made.taken)) else 0)


def _names(book: Path, columns: tuple[str, ...]) -> Names:
    if book.suffix.lower() not in (".xlsx", ".xlsm"):
        raise click.UsageError(say("books.new_ending", path=book))
    try:
        return with_named(remembered(book), columns)
    except ValueError as error:
        raise click.UsageError(say("import.column", told=error)) from error


def _remember(book: Path, names: Names, made: Imported) -> None:
    headers = merged(names, ((sheet_form(one.listing.form).name, one.listing.columns) for one in made.taken))
    if headers and headers != remembered(book):
        write_file(beside(book), text_of(headers).encode())


def _write(book: Path, made: Imported) -> None:
    if not made.added:
        click.echo(say("import.nothing", path=book), err=True)
        return
    kept = _backup_name(book)
    write_file(kept, book.read_bytes())
    write_file(book, made.data)
    click.echo(say("import.written", path=book, added=made.added, backup=kept), err=True)


def _backup_name(book: Path) -> Path:
    """Return a name beside the book that is not taken: 账套-导入前.xlsx, 账套-导入前2.xlsx."""
    names = (book.with_stem(f"{book.stem}-导入前{number if number > 1 else ''}") for number in count(1))
    return next(one for one in names if not one.exists())


def _refused(made: NoPlace | Unsure) -> str:
    if isinstance(made, Unsure):
        return say("import.unsure", path=made.path)
    return say("import.no_place", sheet=sheet_form(made.form).name)


def _left_out(one: Taken) -> bool:
    return any(problem.code == "JX802" for problem in one.listing.problems)
