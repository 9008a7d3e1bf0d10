"""Which files a call means: folders stand for the reports in them."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jixiao.model.document import ReadFailure

ENDINGS = (".docx", ".txt")
_OTHER_DOCUMENTS = frozenset({".doc", ".wps", ".pdf", ".ofd", ".rtf", ".odt", ".docm", ".xls", ".xlsx", ".et"})
_LOCKS = ("~$", ".")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to check, and what it is called below the folder it was found in (its own name outside of one)."""

    path: str
    below: str


@dataclass(frozen=True, slots=True)
class Search:
    """The files to check; what could not be searched; how many other documents were passed over, by ending."""

    files: tuple[Found, ...]
    failures: tuple[ReadFailure, ...] = ()
    passed_over: Mapping[str, int] = field(default_factory=dict)


def search(paths: Iterable[str], results: Path | None = None) -> Search:
    """Return the files that `paths` mean, each once, those of a folder by name.

    Lock files, hidden files and `results`, the folder or workbook into which output goes, are left out; links to
    folders are not followed. JX008 for a folder that cannot be opened, JX009 for one that holds nothing to check.
    """
    files: dict[str, Found] = {}
    failures: list[ReadFailure] = []
    others: Counter[str] = Counter()
    for path in paths:
        if not Path(path).is_dir():
            files.setdefault(path, Found(path, Path(path).name))
            continue
        names = list(_walk(path, results, failures))
        inside = [Found(name, str(Path(name).relative_to(path))) for name in names if _ending(name) in ENDINGS]
        others.update(_ending(name) for name in names if _ending(name) in _OTHER_DOCUMENTS and Path(name) != results)
        if not inside and not any(one.path == path for one in failures):
            failures.append(_failure(path, "JX009"))
        for one in inside:
            files.setdefault(one.path, one)
    return Search(tuple(files.values()), tuple(failures), dict(sorted(others.items())))


def _walk(folder: str, results: Path | None, failures: list[ReadFailure]) -> Iterator[str]:
    def note(error: OSError) -> None:
        failures.append(_failure(str(error.filename), "JX008"))

    away = None if results is None else results.resolve()
    for here, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(one for one in folders if not one.startswith(_LOCKS) and Path(here, one).resolve() != away)
        yield from (str(Path(here, name)) for name in sorted(names) if not name.startswith(_LOCKS))


def _ending(name: str) -> str:
    return Path(name).suffix.lower()


def _failure(path: str, code: str) -> ReadFailure:
    return ReadFailure(path, code, (("path", path),))
