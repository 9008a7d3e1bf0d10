"""Issued versions of the documents of a book: numbered, with a list of what they are, never written over."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

from jixiao import __version__
from jixiao.model.comparison import Comparison, Way
from jixiao.model.policy import PackUse
from jixiao.services.comparing import compare_paths
from jixiao.services.composing import Composed, Written

MANIFEST = "清单.json"
_SCHEMA = "jixiao.issue/1"
_VERSION = re.compile(r"第([1-9]\d*)版")
_READ_ONLY, _FOLDER = 0o444, 0o755
_PDF = ".pdf"
_WORD, _TABLE = ".docx", ".xlsx"


@dataclass(frozen=True, slots=True)
class Version:
    """An issued version: its number, its folder, the SHA-256 of its documents by name."""

    number: int
    folder: Path
    documents: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Against:
    """A document held against the same one of an issued version.

    One that differs has no comparison where either cannot be read.
    """

    name: str
    way: Way
    told: Comparison | None = None


def last_version(folder: Path) -> Version | None:
    """Return the last issued version in a folder, None where there is none.

    One whose list is missing or broken still counts by its number, so that it is not written over.
    """
    found = [(int(match[1]), path) for path in _folders(folder) if (match := _VERSION.fullmatch(path.name))]
    if not found:
        return None
    number, path = max(found)
    return Version(number, path, dict(_documents(path)))


def _folders(folder: Path) -> list[Path]:
    return [one for one in folder.iterdir() if one.is_dir()] if folder.is_dir() else []


def _documents(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield name and SHA-256 of the documents of a version as its list says; of its files where there is no list."""
    try:
        listed = json.loads((folder / MANIFEST).read_text("utf-8"))["documents"]
        yield from ((str(one["name"]), str(one["sha256"])) for one in listed)
    except (OSError, ValueError, KeyError, TypeError):
        for path in sorted(folder.iterdir()):
            if path.is_file() and path.name != MANIFEST:
                yield path.name, _sha256(path.read_bytes())


def is_same(made: Composed, last: Version) -> bool:
    """Tell whether documents are those of a version.

    A PDF carries the time of its making, so that it counts by its name; documents that are all PDF are never the same.
    """
    now = {one.name: _sha256(one.data) for one in made.files}
    told = [name for name in now if not name.endswith(_PDF)]
    return bool(told) and now.keys() == last.documents.keys() and all(now[one] == last.documents[one] for one in told)


def issue(made: Composed, folder: Path, day: date | None = None) -> Version:
    """Write documents as the next version, whole or not at all, for reading only. OSError where that is not possible.

    `day` stands in the list; by default it is the last day of the book.
    """
    last = last_version(folder)
    number = last.number + 1 if last is not None else 1
    folder.mkdir(parents=True, exist_ok=True)
    beside = Path(mkdtemp(prefix=".第", dir=folder))
    files = [*((one.name, one.data) for one in made.files), (MANIFEST, _manifest(made, number, day))]
    target = folder / f"第{number}版"
    try:
        for name, data in files:
            (beside / name).write_bytes(data)
            (beside / name).chmod(_READ_ONLY)
        beside.chmod(_FOLDER)
        beside.rename(target)
    except OSError:
        rmtree(beside, ignore_errors=True)
        raise
    return Version(number, target, {one.name: _sha256(one.data) for one in made.files})


def _manifest(made: Composed, number: int, day: date | None) -> bytes:
    about = made.about
    dated = day or about.day
    told: dict[str, Any] = {
        "schema": _SCHEMA,
        "version": number,
        "date": None if dated is None else dated.isoformat(),
        "unit": about.unit,
        "year": about.year,
        "book": {"name": about.name, "sha256": about.sha256},
        "jixiao": __version__,
        "packs": [_pack(one) for one in about.packs],
        "documents": [_document(one) for one in made.files],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _pack(one: PackUse) -> dict[str, str]:
    return {"id": one.id, "version": one.version}


def _document(one: Written) -> dict[str, Any]:
    return {"name": one.name, "sha256": _sha256(one.data), "requests": len(one.requests)}


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def against(made: Composed, folder: Path, last: Version) -> Iterator[Against]:
    """Yield the documents, written into `folder`, that differ from those of a version; each once, as Word if it is."""
    names = _told_once([one.name for one in made.files])
    marks = {one.name: _sha256(one.data) for one in made.files}
    before = set(_told_once(last.documents))
    for name in names:
        if name not in before:
            yield Against(name, Way.ADDED)
        elif marks[name] != last.documents[name]:
            told = compare_paths(str(last.folder / name), str(folder / name))
            if not isinstance(told, Comparison):
                yield Against(name, Way.CHANGED)
            elif not told.is_same:
                yield Against(name, Way.CHANGED, told)
    yield from (Against(name, Way.REMOVED) for name in sorted(before - set(names)))


def can_compare(made: Composed) -> bool:
    """Tell whether some of the documents can be read again; PDF cannot."""
    return bool(_told_once([one.name for one in made.files]))


def _told_once(names: Sequence[str] | Mapping[str, str]) -> list[str]:
    """Return the documents that can be read, a workbook only where there is no Word file of its name."""
    known = set(names)
    twin = {name: name.removesuffix(_TABLE) + _WORD for name in names}
    return [name for name in names if name.endswith(_WORD) or (name.endswith(_TABLE) and twin[name] not in known)]
