"""The forms of exported lists: the sheets of the book with the names that exports use, from `data/import.toml`."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from jixiao.taxonomy.book import Column, SheetForm, Type, sheet_form
from jixiao.taxonomy.units import load

LISTS = ("budget", "payments", "projects")


@cache
def _data() -> Mapping[str, Any]:
    return load("import.toml")


def list_form(name: str, named: Mapping[str, str]) -> SheetForm:
    """Return the form of an exported list of `budget`, `payments` or `projects`.

    `named` are headers by the Chinese name of the column that they mean; they win over all other names.
    """
    form = sheet_form(name)
    more = _data()["columns"].get(name, {})
    same = _data()["same"]
    columns = [_column(one, more.get(one.id, ()), same.get(one.id, {}), named.get(one.name)) for one in form.columns]
    known = {one.id for one in columns}
    extra = [
        Column(one, names[0], Type.TEXT, also=tuple(names[1:]))
        for one, names in _data()["extra"].items()
        if one not in known and not (name == "projects" and one == "project_code")
    ]
    return replace(form, columns=(*columns, *extra), example=None)


def _column(column: Column, more: tuple[str, ...], same: Mapping[str, str], named: str | None) -> Column:
    meant = {**(column.same or {}), **same}
    if named is not None:
        return replace(column, name=named, also=(column.name, *column.also, *more), same=meant)
    return replace(column, also=(*column.also, *more), same=meant)
