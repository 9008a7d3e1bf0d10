"""Workbooks made to hurt are refused before anything large is laid out."""

import struct
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter

from jixiao.model.document import ReadFailure
from jixiao.model.sheets import Sheets
from jixiao.reading.extent import spreads_too_far
from jixiao.reading.sheets import read_sheets

_ENTRY = b"PK\x01\x02"
_SIZE_AT = 24


def workbook(*cells: str) -> bytes:
    """Return a workbook with a word in each of these cells."""
    target = BytesIO()
    with xlsxwriter.Workbook(target) as file:
        sheet = file.add_worksheet("支付")
        for cell in cells:
            sheet.write(cell, "字")
    return target.getvalue()


def code(data: bytes) -> str:
    read = read_sheets("账套.xlsx", data)
    return read.code if isinstance(read, ReadFailure) else ""


@pytest.mark.parametrize("cell", ["XFD1048576", "ZZ1048576", "XFD99999"])
def test_a_cell_in_the_last_corner_is_refused(cell: str) -> None:
    assert code(workbook("A1", cell)) == "JX006"


@pytest.mark.parametrize("cell", ["XFD20", "BZ5000"])
def test_a_cell_far_to_the_right_is_read(cell: str) -> None:
    read = read_sheets("账套.xlsx", workbook("A1", cell))
    assert isinstance(read, Sheets)
    assert read.sheets[0].rows[-1][-1] == "字"


@pytest.mark.parametrize(
    ("xml", "far"),
    [
        (b'<row r="1048576"><c r="A1048576"/></row>', False),
        (b'<row r="1048576"><c r="BF1048576"/></row>', True),
        (b'<row r="3"><c r="XFD3"/></row>', False),
        (b'<row><c r="XFD1048576"/></row>', True),
    ],
)
def test_rows_and_columns_count_together(xml: bytes, far: bool) -> None:  # noqa: FBT001
    assert spreads_too_far(xml) is far


def test_a_package_that_unpacks_to_gigabytes_is_refused_unopened() -> None:
    data = bytearray(workbook("A1"))
    at = data.index(_ENTRY) + _SIZE_AT
    data[at : at + 4] = struct.pack("<I", 0x7FFFFFFF)
    assert code(bytes(data)) == "JX006"


def test_entities_are_not_opened() -> None:
    source, target = ZipFile(BytesIO(workbook("A1"))), BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as written:
        for name in source.namelist():
            text = source.read(name)
            if name == "xl/workbook.xml":
                bomb = b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
                text = text.replace(b"<workbook", bomb + b"<workbook", 1).replace(b'name="\xe6', b'name="&c;\xe6', 1)
            written.writestr(name, text)
    assert code(target.getvalue()) in ("", "JX004", "JX007")
