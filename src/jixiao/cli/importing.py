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
HELP = """把预算管理一体化平台导出的清单（指标、支付明细、项目）并入账套，xlsx、xls、csv 都可以。

按列名和代码对应，只加账套没有的行；同一清单再导一次不会重复。账套里已有的内容、格式、批注和自己加的列一概不动，导入前另存备份。
--dry-run 只逐行列出差别，不写入。退出码：0 正常，1 有的行认不出、没有导入，2 未能读取或用法不对。
"""


@click.command("import", cls=ChineseCommand, help=HELP)
@click.argument("book", type=click.Path(path_type=Path), metavar="账套.xlsx")
@click.argument("files", nargs=-1, required=True, metavar="清单…")
@click.option("--dry-run", is_flag=True, help="只逐行列出差别，不写入")
@click.option(
    "--column", "columns", multiple=True, metavar="列=列名", help="账套的列对应清单的哪一列，如 金额=本次下达数；会记住"
)
@click.option(
    "--kind", type=click.Choice(sheet_form("budget").column("kind").choices), metavar="类型",
    help="指标清单没有“类型”列时，全部按这一类型",
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
