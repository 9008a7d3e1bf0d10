"""Which headers of exported lists mean which columns of a book: remembered in a file beside the book."""

import json
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from jixiao.model.importing import Names
from jixiao.taxonomy.book import sheet_form
from jixiao.taxonomy.importing import LISTS

ENDING = ".导入.toml"
_HEAD = "# 导入清单时列名的对照：账套的列 = 清单的列名。可以改，删去一行即不再记住。\n"


def beside(book: Path) -> Path:
    """Return the file that remembers the headers for a book: 账套.导入.toml for 账套.xlsx."""
    return book.with_suffix(ENDING)


def remembered(book: Path) -> Names:
    """Return the headers that were remembered. ValueError for a file that is no TOML or says something else."""
    path = beside(book)
    if not path.is_file():
        return {}
    told = tomllib.loads(path.read_text("utf-8"))
    if not all(isinstance(one, dict) for one in told.values()):
        raise ValueError(str(path))
    return {sheet: {str(key): str(value) for key, value in one.items()} for sheet, one in told.items()}


def with_named(names: Names, told: Iterable[str]) -> Names:
    """Return the headers with those that a user names: 金额=下达数, or 支付.金额=支付额 for one list only.

    ValueError, with the word that is wrong, for a column that no list has.
    """
    found = {sheet: dict(one) for sheet, one in names.items()}
    for one in told:
        column, sign, header = one.partition("=")
        sheet, dot, name = column.strip().rpartition(".")
        forms = [form for form in map(sheet_form, LISTS) if not dot or form.name == sheet]
        meant = [form.name for form in forms if any(name == known.name for known in form.columns)]
        if not sign or not header.strip() or not meant:
            raise ValueError(one)
        for form in meant:
            found.setdefault(form, {})[name] = header.strip()
    return found


def merged(names: Names, columns: Iterable[tuple[str, Mapping[str, str]]]) -> Names:
    """Return the headers with those of lists that were read, but for columns that go by their own names."""
    found = {sheet: dict(one) for sheet, one in names.items()}
    for sheet, one in columns:
        found.setdefault(sheet, {}).update({name: header for name, header in one.items() if name != header})
    return {sheet: one for sheet, one in found.items() if one}


def text_of(names: Names) -> str:
    """Return the text of the file."""
    parts = [_HEAD]
    for sheet, one in sorted(names.items()):
        parts.append(f"\n[{_quoted(sheet)}]\n")
        parts += [f"{_quoted(name)} = {_quoted(header)}\n" for name, header in sorted(one.items())]
    return "".join(parts)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
