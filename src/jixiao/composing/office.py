"""Word files as PDF, by LibreOffice where it is installed."""

import shutil
import subprocess
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

_PROGRAMS = ("soffice", "libreoffice")
_START, _EACH = 120, 10


class NoPdf(StrEnum):
    """Why there is no PDF: a message key without its prefix."""

    ABSENT = "absent"
    FAILED = "failed"


def pdf_files(documents: Sequence[bytes]) -> tuple[bytes, ...] | NoPdf:
    """Return Word files as PDF, in one run of LibreOffice with a profile of its own, so that an open one is no matter.

    The run may take two minutes and ten seconds a file.
    """
    program = next((found for found in map(shutil.which, _PROGRAMS) if found), None)
    if program is None:
        return NoPdf.ABSENT
    with TemporaryDirectory(prefix="jixiao-") as name:
        folder = Path(name)
        sources = [folder / f"{at}.docx" for at in range(len(documents))]
        for path, data in zip(sources, documents, strict=True):
            path.write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", name, *map(str, sources)]
        try:
            limit = _START + _EACH * len(documents)
            subprocess.run(command, capture_output=True, check=False, timeout=limit)  # noqa: S603 own files only
        except subprocess.TimeoutExpired:
            return NoPdf.FAILED
        written = [path.with_suffix(".pdf") for path in sources]
        if not all(path.is_file() for path in written):
            return NoPdf.FAILED
        return tuple(path.read_bytes() for path in written)
