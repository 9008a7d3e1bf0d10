"""Read any file: its format is told by its content, and what cannot be read is told by a code."""

from hashlib import sha256
from pathlib import Path

from jixiao.model.document import Document, ReadFailure, Source
from jixiao.ooxml.package import Defect, open_package
from jixiao.reading.plain import decode, read_plain
from jixiao.reading.word import read_word

MOST_BYTES = 50_000_000
_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_CODES = {Defect.DAMAGED: "JX007", Defect.ENCRYPTED: "JX005", Defect.TOO_LARGE: "JX006", Defect.NOT_WORD: "JX004"}
_OTHERS = ((b"%PDF-", "PDF 文件"), (b"{\\rtf", "RTF 文件"))
_OLD = "旧版 .doc、.wps 或 .xls 文件"
_NO_WORD = "Excel 表格或普通压缩包"
_UNKNOWN = "无法识别的格式"


def read(path: str, data: bytes | None = None) -> Document | ReadFailure:
    """Return the document in the file `path`, or why it cannot be read; `data` spares the look into the file.

    Failures: JX001 missing, JX002 no regular file, JX003 empty, JX004 format, JX005 encrypted, JX006 too large,
    JX007 damaged, JX008 no permission.
    """
    if data is None:
        loaded = _load(path)
        if isinstance(loaded, ReadFailure):
            return loaded
        data = loaded
    if not data:
        return _failure(path, "JX003")
    if len(data) > MOST_BYTES:
        return _failure(path, "JX006")
    return _told_by_content(path, data, sha256(data).hexdigest())


def _told_by_content(path: str, data: bytes, digest: str) -> Document | ReadFailure:
    if data.startswith(_ZIP):
        return _read_package(path, data, digest)
    if data.startswith(_COMPOUND):
        return _failure(path, "JX005", digest) if _ENCRYPTED_STREAM in data else _unsupported(path, _OLD, digest)
    for mark, name in _OTHERS:
        if data.startswith(mark):
            return _unsupported(path, name, digest)
    text = decode(data)
    return _unsupported(path, _UNKNOWN, digest) if text is None else read_plain(Source(path, digest, "txt"), text)


def _load(path: str) -> bytes | ReadFailure:
    file = Path(path)
    try:
        if not file.exists():
            return _failure(path, "JX001")
        if not file.is_file():
            return _failure(path, "JX002")
        if file.stat().st_size > MOST_BYTES:
            return _failure(path, "JX006")
        return file.read_bytes()
    except ValueError:
        return _failure(path, "JX001")
    except OSError:
        return _failure(path, "JX008")


def _read_package(path: str, data: bytes, digest: str) -> Document | ReadFailure:
    package = open_package(data)
    if package is Defect.NOT_WORD:
        return _unsupported(path, _NO_WORD, digest)
    if isinstance(package, Defect):
        return _failure(path, _CODES[package], digest)
    document = read_word(Source(path, digest, "docx"), package)
    return _failure(path, _CODES[document], digest) if isinstance(document, Defect) else document


def _failure(path: str, code: str, digest: str = "") -> ReadFailure:
    return ReadFailure(path, code, (("path", path),), digest)


def _unsupported(path: str, name: str, digest: str) -> ReadFailure:
    return ReadFailure(path, "JX004", (("path", path), ("format", name)), digest)
