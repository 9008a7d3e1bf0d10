"""Safe opening of a Word package: limits first, then only the parts that are asked for."""

import zlib
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

MOST_PARTS = 2_000
MOST_PART_BYTES = 100_000_000
MOST_TOTAL_BYTES = 300_000_000
MOST_RATIO = 200
RATIO_FREE_BYTES = 5_000_000
DOCUMENT = "word/document.xml"
_ENCRYPTED = 0x1
_DOCTYPE = b"<!DOCTYPE"


class Defect(StrEnum):
    """Why a package cannot be used."""

    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too_large"
    NOT_WORD = "not_word"


@dataclass(frozen=True, slots=True)
class Package:
    """A package that keeps the limits; `names` are its parts."""

    data: bytes
    names: frozenset[str]


def open_package(data: bytes) -> Package | Defect:
    """Return the package in `data`, or why it is none. Sizes are judged by the directory, before unpacking."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            infos = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError, UnicodeDecodeError):
        return Defect.DAMAGED
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        return Defect.ENCRYPTED
    sizes = [info.file_size for info in infos]
    if len(infos) > MOST_PARTS or sum(sizes) > MOST_TOTAL_BYTES or max(sizes, default=0) > MOST_PART_BYTES:
        return Defect.TOO_LARGE
    if any(one.file_size > max(RATIO_FREE_BYTES, MOST_RATIO * one.compress_size) for one in infos):
        return Defect.TOO_LARGE
    names = frozenset(info.filename for info in infos)
    return Package(data, names) if DOCUMENT in names else Defect.NOT_WORD


def parse_part(package: Package, name: str) -> etree._Element | Defect:
    """Return the root of a part. Entities are not resolved; a document type declaration counts as damage."""
    try:
        with ZipFile(BytesIO(package.data)) as archive:
            content = archive.read(name)
        if _DOCTYPE in content:
            return Defect.DAMAGED
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except (BadZipFile, KeyError, EOFError, NotImplementedError, RuntimeError, zlib.error, etree.XMLSyntaxError):
        return Defect.DAMAGED


def part_bytes(package: Package, name: str) -> bytes:
    """Return the content of a part, empty where there is none or it cannot be unpacked."""
    try:
        with ZipFile(BytesIO(package.data)) as archive:
            return archive.read(name)
    except (BadZipFile, KeyError, EOFError, NotImplementedError, RuntimeError, zlib.error):
        return b""
