"""The settings of a user: `jixiao.toml`, and the packs it names, read into a policy or told what is wrong."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from jixiao.model.policy import ChosenBy, Flaw
from jixiao.services.policy import Ignore, Policy
from jixiao.services.rules import rule_cards
from jixiao.taxonomy.fields import Fields, Source, hint, parse
from jixiao.taxonomy.packfile import read_pack, read_severities, read_thresholds, shipped
from jixiao.taxonomy.packs import Pack, shipped_names

NAME = "jixiao.toml"
_PLACE_KEYS = ("before", "after", "heading")
_TOML = ".toml"


@dataclass(frozen=True, slots=True)
class Flawed:
    """Why a policy cannot be formed."""

    flaws: tuple[Flaw, ...]


def find_settings(path: str) -> Path | None:
    """Return the nearest `jixiao.toml` in the folder of a file or above it."""
    folder = Path(path).resolve().parent
    return next((one / NAME for one in (folder, *folder.parents) if (one / NAME).is_file()), None)


def read_settings(path: Path) -> Policy | Flawed:
    """Return the policy of a file of settings. Paths in it are those seen from its folder."""
    source = _source(path)
    if isinstance(source, Flaw):
        return Flawed((source,))
    top = parse(source)
    folder = path.parent
    packs = tuple(_packs(top, folder))
    policy = Policy(
        packs=packs,
        by=ChosenBy.SETTINGS if packs else ChosenBy.DEFAULT,
        select=tuple(_codes(top, "select", top.texts("select"))),
        ignores=tuple(_ignore(one, folder) for one in top.tables("ignore")),
        severities=read_severities(top.table("severity"), _every_code()),
        thresholds=read_thresholds(top.table("thresholds")),
    )
    top.finish()
    return Flawed(tuple(source.flaws)) if source.flaws else policy


def read_packs(names: Iterable[str], folder: Path) -> tuple[Pack, ...] | Flawed:
    """Return packs by id or by the path of their file, seen from a folder."""
    source = Source("--pack", "")
    top = Fields(source, {"pack": list(names)})
    packs = tuple(_packs(top, folder))
    return Flawed(tuple(source.flaws)) if source.flaws else packs


def check_codes(option: str, codes: Iterable[str]) -> tuple[str, ...] | Flawed:
    """Return codes, or the beginnings of codes, given on the command line (`JX5,JX101`)."""
    source = Source(option, "")
    given = [code.strip() for one in codes for code in one.split(",") if code.strip()]
    known = tuple(_codes(Fields(source, {}), option, given))
    return Flawed(tuple(source.flaws)) if source.flaws else known


def _packs(top: Fields, folder: Path) -> Iterator[Pack]:
    for number, name in enumerate(top.texts("pack")):
        if name in shipped_names():
            yield shipped(name)
        elif name.endswith(_TOML):
            pack = _own_pack(top, number, folder / name)
            if pack is not None:
                yield pack
        else:
            top.source.tell((*top.path, "pack", number), "settings.pack", name=name, hint=hint(name, shipped_names()))


def _own_pack(top: Fields, number: int, path: Path) -> Pack | None:
    source = _source(path)
    if isinstance(source, Flaw):
        top.source.tell((*top.path, "pack", number), source.message, **dict(source.args))
        return None
    pack = read_pack(source, path.stem.lower(), _every_code())
    if pack.id in shipped_names():
        source.tell(("id",), "settings.pack_taken", name=pack.id)
    top.source.flaws.extend(source.flaws)
    return pack


def _ignore(one: Fields, folder: Path) -> Ignore:
    rule = one.text("rule", needed=True)
    known = next(iter(_codes(one, "rule", (rule,))), "") if rule else ""
    reason = one.text("reason")
    if not reason:
        one.tell("reason", "settings.no_reason")
    entry = Ignore(
        known, reason, f"{one.source.path}:{one.line()}",
        file=one.text("file"), quote=one.text("quote"), before=one.text("before"), after=one.text("after"),
        heading=one.text("heading"), folder=folder,
    )  # fmt: skip
    for name in _PLACE_KEYS:
        if name in one and not entry.quote:
            one.tell(name, "settings.place", name=name)
    one.finish()
    return entry


def _codes(fields: Fields, key: str, codes: Iterable[str]) -> Iterator[str]:
    for code in codes:
        known = code.upper()
        if any(one.startswith(known) for one in _every_code()):
            yield known
        else:
            fields.tell(key, "settings.code", name=code, hint=hint(code, _every_code()))


def _every_code() -> frozenset[str]:
    return frozenset(rule_cards())


def _source(path: Path) -> Source | Flaw:
    """Return the text of a file; a byte order mark is no part of it."""
    shown = _shown(path)
    try:
        return Source(shown, path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n"))
    except OSError:
        return Flaw("settings.unreadable", (("path", shown),), shown)
    except UnicodeDecodeError:
        return Flaw("settings.encoding", (("path", shown),), shown)


def _shown(path: Path) -> str:
    """Return how a file is called in messages: below the working folder by its path from there."""
    here = Path.cwd()
    whole = path.resolve()
    return str(whole.relative_to(here) if whole.is_relative_to(here) else path)
