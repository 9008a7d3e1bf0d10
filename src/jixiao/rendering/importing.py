"""What became of an exported list, in words."""

from collections.abc import Callable, Iterator
from datetime import date

from jixiao.model.book import Value
from jixiao.model.importing import Found, Taken
from jixiao.model.quantity import FEN_PER_YUAN, MICRO, decimal_text, exact_text
from jixiao.rendering.catalogue import say
from jixiao.rendering.cells import visible
from jixiao.taxonomy.book import Column, Type, sheet_form

RowWords = Callable[[str, int], str]


def list_lines(taken: Taken, words: RowWords, *, every: bool) -> Iterator[str]:
    """Yield the difference between a list and the book; `every`: new rows one by one.

    `words` tells a row of the book.
    """
    told = taken.listing
    sheet = sheet_form(told.form).name
    new, same, other = (sum(one.found is what for one in taken.steps) for what in (Found.NEW, Found.SAME, Found.OTHER))
    yield visible(say("import.list", path=taken.path, sheet=told.sheet, target=sheet, new=new, same=same, other=other))
    heads = [say("import.head", name=name, header=head) for name, head in told.columns.items() if name != head]
    if heads:
        yield visible(say("import.heads", heads="，".join(heads)))
    for one in taken.steps:
        if one.found is Found.NEW and every:
            yield visible(say("import.new", row=one.incoming.row, words=words(sheet, taken.rows[one.incoming.row])))
        elif one.found is Found.OTHER:
            pairs = "；".join(_difference(told.form, *pair) for pair in one.differences)
            yield visible(say("import.other", row=one.incoming.row, there=one.row, differences=pairs))
    for problem in told.problems:
        key = f"{problem.code}.{problem.variant}" if problem.variant else problem.code
        left = "import.left" if problem.code == "JX802" else "import.note"
        yield visible(say(left, told=say(key, problem.args)))
    if told.others:
        yield say("import.others", count=told.others)
    if taken.lacking:
        yield say("import.lacking", names="、".join(taken.lacking), sheet=sheet)


def _difference(form: str, name: str, ours: Value, theirs: Value) -> str:
    column = sheet_form(form).column(name)
    return say("import.difference", name=column.name, ours=_words(ours, column), theirs=_words(theirs, column))


def _words(value: Value, column: Column) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return decimal_text(value, FEN_PER_YUAN, 2) if column.type is Type.MONEY else exact_text(value, MICRO)
    return value or ""
