"""A Word file that LibreOffice opened and saved again."""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.visible import visible


def through_libreoffice(data: bytes) -> bytes:
    """Return a Word file as LibreOffice saves it, without what is hidden in it. It must be installed."""
    with TemporaryDirectory(prefix="jixiao-") as name:
        folder = Path(name)
        (folder / "report.docx").write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(folder / "saved")]
        subprocess.run([*command, str(folder / "report.docx")], check=True, capture_output=True, timeout=300)
        return visible((folder / "saved" / "report.docx").read_bytes())
