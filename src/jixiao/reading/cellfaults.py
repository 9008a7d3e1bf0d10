"""Cells of an xlsx that show something but hold no value: errors, and formulas that were never computed.

The reader of cells returns such cells as empty ones; an amount must not vanish in this way.
"""

import re
import zlib
from collections.abc import Iterator, Mapping
from enum import StrEnum
from io import BytesIO
from posixpath import join, normpath
from zipfile import BadZipFile, ZipFile

from lxml import etree

from jixiao.model.sheets import CellFault
from jixiao.reading.extent import spreads_too_far

MOST_UNPACKED = 600_000_000
_ERROR = b't="e"'
_FORMULA = re.compile(rb"<f[ >/]")
_CELL = re.compile(rb"<c ([^>]*[^/])>(.*?)</c>", re.DOTALL)
_PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d+)"')
_VALUE = re.compile(rb"<v[^>]*>([^<]+)</v>")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Hollow(StrEnum):
    """Why a file was not looked into."""

    NO_XLSX = "no_xlsx"
    TOO_LARGE = "too_large"
    DAMAGED = "damaged"


Faults = Mapping[str, Mapping[tuple[int, int], CellFault]]


def hollow_cells(data: bytes) -> Faults | Hollow:
    """Return the cells without a value by sheet, row and column (from 0); a zip bomb is refused unopened."""
    if not data.startswith(b"PK\x03\x04"):
        return Hollow.NO_XLSX
    try:
        with ZipFile(BytesIO(data)) as package:
            if sum(one.file_size for one in package.infolist()) > MOST_UNPACKED:
                return Hollow.TOO_LARGE
            if "xl/workbook.xml" not in package.namelist():
                return Hollow.NO_XLSX
            found: dict[str, dict[tuple[int, int], CellFault]] = {}
            for name, part in _parts(package):
                xml = package.read(part)
                if spreads_too_far(xml):
                    return Hollow.TOO_LARGE
                found[name] = dict(_faults(xml))
            return found
    except (BadZipFile, KeyError, zlib.error, etree.XMLSyntaxError, NotImplementedError, RuntimeError):
        return Hollow.DAMAGED


def _parts(package: ZipFile) -> Iterator[tuple[str, str]]:
    """Yield name and part of each sheet."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    relations = etree.fromstring(package.read("xl/_rels/workbook.xml.rels"), parser)
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    book = etree.fromstring(package.read("xl/workbook.xml"), parser)
    names = set(package.namelist())
    for sheet in book.iter("{*}sheet"):
        target = targets.get(sheet.get(_RELATION), "")
        part = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
        if part in names:
            yield sheet.get("name", ""), part


def _faults(xml: bytes) -> Iterator[tuple[tuple[int, int], CellFault]]:
    if _ERROR not in xml and _FORMULA.search(xml) is None:
        return
    for match in _CELL.finditer(xml):
        head, body = match.groups()
        place = _PLACE.search(head)
        if place is None:
            continue
        value = _VALUE.search(body)
        at = (int(place[2]) - 1, _column(place[1]))
        if _ERROR in head:
            yield at, CellFault("error", value[1].decode() if value else "#ERR")
        elif value is None and _FORMULA.search(body) and b't="str"' not in head:
            yield at, CellFault("uncomputed", "")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
