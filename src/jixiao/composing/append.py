"""Write rows into a workbook that somebody filled in: nothing else of it is touched.

Only the parts that hold the rows are changed, cell by cell; formats, notes, own columns and sheets, drawings and macros
keep their bytes.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from posixpath import dirname, join, normpath
from zipfile import ZipFile

from lxml import etree

from jixiao.composing.parts import rewritten
from jixiao.model.additions import Additions, NewCell
from jixiao.model.sheets import column_letters
from jixiao.taxonomy.book import SUMMARY

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BOOK, _BOOK_RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_EPOCH = date(1899, 12, 30)
_RANGE = re.compile(r"(\$?[A-Z]+\$?)(\d+):(\$?[A-Z]+\$?)(\d+)$")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_FILTER = "_xlnm._FilterDatabase"


def with_rows(data: bytes, additions: Iterable[Additions]) -> bytes:
    """Return the workbook `data` with the additions. KeyError for a sheet that it has not: a defect."""
    changed: dict[str, etree._Element] = {}
    with ZipFile(BytesIO(data)) as package:
        book = _parsed(package, _BOOK)
        parts = _parts(book, _parsed(package, _BOOK_RELATIONS))
        for one in additions:
            if not one.cells:
                continue
            part = parts[one.sheet]
            root = changed.setdefault(part, _parsed(package, part))
            last = max(cell.row for cell in one.cells)
            _fill(root, one)
            _stretch(root, one.last, last)
            changed |= _stretched_tables(package, part, one.last, last)
            _stretch_name(book, list(parts).index(one.sheet), one.last, last)
        if changed and SUMMARY in parts:
            root = changed.setdefault(parts[SUMMARY], _parsed(package, parts[SUMMARY]))
            _forget(root)
    _compute_on_load(book)
    return rewritten(data, changed | {_BOOK: book}) if changed else data


def _parsed(package: ZipFile, part: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(package.read(part), parser)


def _parts(book: etree._Element, relations: etree._Element) -> Mapping[str, str]:
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    found = {}
    for sheet in book.iter(_MAIN + "sheet"):
        target = targets.get(sheet.get(_RELATION), "")
        found[sheet.get("name", "")] = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
    return found


def _fill(root: etree._Element, additions: Additions) -> None:
    data = root.find(_MAIN + "sheetData")
    if data is None:
        message = "a sheet without its data"
        raise KeyError(message)
    rows = {int(row.get("r", "0")): row for row in data}
    numbers = sorted(rows)
    looks = _looks(root, rows, additions)
    by_row: dict[int, list[NewCell]] = defaultdict(list)
    for cell in additions.cells:
        by_row[cell.row].append(cell)
    for number in sorted(by_row):
        row = rows.get(number)
        if row is None:
            row = etree.Element(_MAIN + "row", {"r": str(number)})
            place = bisect_right(numbers, number)
            if place == len(numbers):
                data.append(row)
            else:
                rows[numbers[place]].addprevious(row)
            rows[number] = row
            numbers.insert(place, number)
        row.attrib.pop("spans", "")
        _fill_row(row, number, sorted(by_row[number], key=lambda cell: cell.column), looks)


def _looks(
    root: etree._Element, rows: Mapping[int, etree._Element], additions: Additions
) -> Mapping[int, tuple[str, bool]]:
    """Return style and whether it is a text by column: from the column itself, else from the row to look like."""
    found: dict[int, tuple[str, bool]] = {}
    row = rows.get(additions.like)
    for cell in row if row is not None else ():
        found[_column(cell.get("r", ""))] = (cell.get("s", ""), cell.get("t") in ("s", "inlineStr", "str"))
    for column in root.iterfind(f"{_MAIN}cols/{_MAIN}col"):
        for at in range(int(column.get("min", "1")) - 1, min(int(column.get("max", "1")), 200)):
            if column.get("style", "0") != "0":
                found[at] = (column.get("style", ""), False)
    return found


def _fill_row(
    row: etree._Element, number: int, cells: Sequence[NewCell], looks: Mapping[int, tuple[str, bool]]
) -> None:
    there = {_column(one.get("r", "")): one for one in row}
    for new in cells:
        cell = there.get(new.column)
        style, text = looks.get(new.column, ("", True))
        if cell is None:
            cell = etree.Element(_MAIN + "c", {"r": f"{column_letters(new.column)}{number}"})
            later = next((one for at, one in sorted(there.items()) if at > new.column), None)
            row.insert(len(row) if later is None else row.index(later), cell)
            there[new.column] = cell
        if style and not cell.get("s"):
            cell.set("s", style)
        _put(cell, new.value, as_text=text and isinstance(new.value, date))


def _put(cell: etree._Element, value: str | Decimal | date, *, as_text: bool) -> None:
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", "")
    if isinstance(value, str) or as_text:
        cell.set("t", "inlineStr")
        text = etree.SubElement(etree.SubElement(cell, _MAIN + "is"), _MAIN + "t")
        text.text = _CONTROL.sub("", str(value))
        text.set(_SPACE, "preserve")
        return
    number = str((value - _EPOCH).days) if isinstance(value, date) else f"{value:f}"
    etree.SubElement(cell, _MAIN + "v").text = number


def _column(place: str) -> int:
    number = 0
    for letter in place.rstrip("0123456789"):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _stretch(root: etree._Element, old: int, new: int) -> None:
    """Let the used range and the filter of a sheet reach the last row."""
    for name in ("dimension", "autoFilter"):
        one = root.find(_MAIN + name)
        if one is not None:
            one.set("ref", _to_row(one.get("ref", ""), old, new))


def _to_row(text: str, old: int, new: int) -> str:
    match = _RANGE.search(text)
    if match is None or int(match[4]) < old - 1 or int(match[4]) >= new:
        return text
    return f"{text[: match.start()]}{match[1]}{match[2]}:{match[3]}{new}"


def _stretch_name(book: etree._Element, sheet: int, old: int, new: int) -> None:
    for name in book.iter(_MAIN + "definedName"):
        if name.get("name") == _FILTER and name.get("localSheetId") == str(sheet) and name.text:
            name.text = _to_row(name.text, old, new)


def _stretched_tables(package: ZipFile, part: str, old: int, new: int) -> dict[str, etree._Element]:
    """Return the tables (ListObject) of a sheet that end where the new rows begin, reaching the last one."""
    name = join(dirname(part), "_rels", f"{part.rsplit('/', 1)[-1]}.rels")
    if name not in package.namelist():
        return {}
    found: dict[str, etree._Element] = {}
    for one in _parsed(package, name):
        target = normpath(join(dirname(part), one.get("Target", "")))
        if not one.get("Type", "").endswith("/table") or target not in package.namelist():
            continue
        table = _parsed(package, target)
        for element in (table, *table.iterfind(_MAIN + "autoFilter")):
            element.set("ref", _to_row(element.get("ref", ""), old, new))
        found[target] = table
    return found


def _forget(root: etree._Element) -> None:
    """Drop the stored results of the sums, so that a program that computes only what has none shows the new ones."""
    for cell in root.iter(_MAIN + "c"):
        value = cell.find(_MAIN + "v")
        if value is not None and cell.find(_MAIN + "f") is not None:
            cell.remove(value)
            cell.attrib.pop("t", "")


def _compute_on_load(book: etree._Element) -> None:
    """Ask the office program to compute the sums again: their stored values are those before the rows came."""
    calc = book.find(_MAIN + "calcPr")
    if calc is None:
        after = book.find(_MAIN + "definedNames")
        after = after if after is not None else book.find(_MAIN + "sheets")
        calc = etree.Element(_MAIN + "calcPr")
        if after is not None:
            after.addnext(calc)
    calc.set("fullCalcOnLoad", "1")
