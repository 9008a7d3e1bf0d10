"""The policy of each file of a call: its `jixiao.toml`, and what the command line adds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from jixiao.model.policy import ChosenBy
from jixiao.model.result import Checked, Result
from jixiao.services.checking import EVERYTHING
from jixiao.services.policy import Ignore, Policy
from jixiao.services.settings import Flawed, check_codes, find_settings, read_packs, read_settings


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line says: a file of settings or none at all, packs, codes. `reason` goes with `ignore`."""

    settings: Path | None = None
    isolated: bool = False
    packs: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    reason: str = ""


def policies(paths: Iterable[str], request: Request) -> Mapping[str, Policy] | Flawed:
    """Return the policy of each file, or everything that is wrong in what was asked for. Each file is read once."""
    wanted = {path: _settings_of(path, request) for path in paths}
    if request.settings is not None:
        wanted = wanted or {"": request.settings}
    read = {one: read_settings(one) for one in dict.fromkeys(wanted.values()) if one is not None}
    select, ignore = check_codes("--select", request.select), check_codes("--ignore", request.ignore)
    packs = read_packs(request.packs, Path.cwd())
    parts = (*read.values(), select, ignore, packs)
    flaws = [flaw for one in parts if isinstance(one, Flawed) for flaw in one.flaws]
    if flaws or isinstance(select, Flawed) or isinstance(ignore, Flawed) or isinstance(packs, Flawed):
        return Flawed(tuple(flaws))
    known = {one: policy for one, policy in read.items() if isinstance(policy, Policy)}
    entries = tuple(Ignore(code, request.reason, "--ignore") for code in ignore)
    found: dict[str, Policy] = {}
    for path, settings in wanted.items():
        policy = EVERYTHING if settings is None else known[settings]
        if packs:
            policy = replace(policy, packs=packs, by=ChosenBy.OPTION)
        own = tuple(entry for entry in policy.ignores if entry.concerns(path))
        found[path] = replace(policy, select=select or policy.select, ignores=(*own, *entries))
    return found


def idle(results: Sequence[Result]) -> tuple[str, ...]:
    """Return where the entries of settings stand that met no finding in any of the files they hold for."""
    checked = [one.applied for one in results if isinstance(one, Checked)]
    met = {one.source for applied in checked for one in applied.suppressed}
    every = dict.fromkeys(source for applied in checked for source in applied.idle)
    return tuple(source for source in every if source not in met and source != "--ignore")


def _settings_of(path: str, request: Request) -> Path | None:
    if request.settings is not None or request.isolated:
        return request.settings
    return find_settings(path)
