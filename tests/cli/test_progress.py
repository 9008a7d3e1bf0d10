"""Progress is for eyes: on a terminal, for several files, and gone afterwards."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="pseudo-terminals are a matter of Unix")
ERASE = "\r\x1b[2K"
END = "end"


def errors_on_a_terminal(*arguments: object) -> str:
    """Return what a call writes to an error stream that is a terminal."""
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "jixiao", "check", "--format", "json", *map(str, arguments)]
    environment = os.environ | {"PYTHONUTF8": "1", "COLUMNS": "200"}
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=slave, env=environment)
    os.write(slave, END.encode())
    told = b""
    while not told.endswith(END.encode()):
        told += os.read(master, 10_000)
    os.close(slave)
    os.close(master)
    return told.decode().removesuffix(END)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("甲.txt", "乙.txt"):
        (tmp_path / name).write_text("青岭县水利局\n", encoding="utf-8")
    return tmp_path


def test_the_file_at_hand_is_named_and_the_line_left_empty(folder: Path) -> None:
    assert errors_on_a_terminal(folder) == "".join(
        f"{ERASE}正在检查 {done}/2  {folder / name}{ERASE}" for done, name in ((1, "乙.txt"), (2, "甲.txt"))
    )


def test_none_for_a_single_file_and_none_where_it_is_not_wanted(folder: Path) -> None:
    assert errors_on_a_terminal(folder / "甲.txt") == ""
    assert errors_on_a_terminal(folder, "-q") == ""
