"""Writes an entry of `jixiao.toml` that puts one finding aside, known by its words and those around it."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jixiao.model.finding import Args, Finding
from jixiao.model.result import Checked
from jixiao.rendering.lines import Lines
from jixiao.services.settings import NAME, find_settings
from jixiao.services.suppressing import Surroundings, surroundings
from jixiao.taxonomy.fields import Source, parse

_POSITION = re.compile(r"(\d+)(?:[:：](\d+))?")
_QUOTES = "“”\"'"


@dataclass(frozen=True, slots=True)
class Refused:
    """Why no entry is written: a message key with its arguments, and the findings that may be meant."""

    message: str
    args: Args = ()
    places: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """The file of settings with the entry at its end, and how many findings it puts aside."""

    path: Path
    data: bytes
    count: int


def entry_for(checked: Checked, code: str, at: str, reason: str, settings: Path | None = None) -> Entry | Refused:
    """Return the settings with an entry for the finding of a rule at a place (line:column, or quoted words).

    Without a place the rule must have one finding. The entry goes to `settings`, else to the nearest `jixiao.toml`,
    else to a new one beside the file.
    """
    if not reason.strip():
        return Refused("ignore.no_reason")
    every = [one for one in checked.findings if one.code == code]
    meant = _at(every, at, checked) if at else every
    if not meant:
        return _nothing(checked, code, every)
    marks = {surroundings(one.primary.span, checked.document, checked.headings) for one in meant}
    if len(marks) > 1:
        return Refused("ignore.several", (("code", code), ("count", str(len(meant)))), tuple(meant))
    path = settings or find_settings(checked.document.source.path) or _beside(checked)
    keys = {"rule": code, "reason": reason.strip(), "file": _below(checked, path)} | _place(marks.pop())
    return _appended(path, keys, len(meant))


def entry_for_file(checked: Checked, code: str, reason: str, settings: Path | None = None) -> Entry | Refused:
    """Return the settings with an entry for all findings of a rule in a file."""
    every = [one for one in checked.findings if one.code == code]
    if not reason.strip():
        return Refused("ignore.no_reason")
    if not every:
        return _nothing(checked, code, every)
    path = settings or find_settings(checked.document.source.path) or _beside(checked)
    return _appended(path, {"rule": code, "reason": reason.strip(), "file": _below(checked, path)}, len(every))


def _at(findings: Sequence[Finding], at: str, checked: Checked) -> list[Finding]:
    """Return the findings at a position, those of its line where none covers it, or those whose words hold a quote."""
    position = _POSITION.fullmatch(at)
    if position is None:
        quote = "".join(at.strip(_QUOTES).split())
        return [one for one in findings if quote in "".join(one.primary.span.of(checked.document.text).split())]
    lines = Lines.of(checked.document.text)
    line = int(position[1])
    if not 1 <= line <= len(lines.starts):
        return []
    here = [one for one in findings if lines.position(one.primary.span.start).line == line]
    if position[2] is None:
        return here
    offset = lines.starts[line - 1] + int(position[2]) - 1
    return [one for one in findings if one.primary.span.start <= offset < one.primary.span.end]


def _nothing(checked: Checked, code: str, every: Sequence[Finding]) -> Refused:
    if every:
        return Refused("ignore.not_there", (("code", code),), tuple(every))
    aside = next((one for one in checked.applied.suppressed if one.finding.code == code), None)
    if aside is not None:
        return Refused("ignore.already", (("code", code), ("source", aside.source), ("reason", aside.reason)))
    return Refused("ignore.nothing", (("code", code),))


def _place(here: Surroundings) -> dict[str, str]:
    marks = {"quote": here.quote, "before": here.before, "after": here.after, "heading": here.heading}
    return {name: words for name, words in marks.items() if words}


def _beside(checked: Checked) -> Path:
    return Path(checked.document.source.path).resolve().parent / NAME


def _below(checked: Checked, settings: Path) -> str:
    """Return the pattern of one file: its path below the settings, with the signs of patterns made plain."""
    whole, folder = Path(checked.document.source.path).resolve(), settings.resolve().parent
    below = whole.relative_to(folder).as_posix() if whole.is_relative_to(folder) else whole.name
    return re.sub(r"([*?\[])", r"[\1]", below)


def _appended(path: Path, keys: dict[str, str], count: int) -> Entry | Refused:
    """Append an entry; a TOML text in double quotes is written as JSON writes it."""
    try:
        before = path.read_bytes().decode("utf-8-sig") if path.exists() else ""
    except (OSError, UnicodeDecodeError):
        return Refused("ignore.unwritable", (("path", str(path)),))
    end = "\r\n" if "\r\n" in before else "\n"
    lines = ["[[ignore]]", *(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in keys.items())]
    gap = "" if not before else end if before.endswith("\n") else end * 2
    text = before + gap + end.join(lines) + end
    source = Source(str(path), text)
    parse(source)
    if source.flaws:
        return Refused("ignore.unwritable", (("path", str(path)),))
    return Entry(path, text.encode(), count)
