"""What governs the check of a file: packs, rules selected, findings put aside, severities, thresholds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path
from types import MappingProxyType

from jixiao.checking.rule import Ground
from jixiao.model.finding import Severity
from jixiao.model.outline import Extracted
from jixiao.model.policy import ChosenBy, PackUse
from jixiao.model.relation import Evaluation
from jixiao.services.places import Places
from jixiao.taxonomy.equations import Equation
from jixiao.taxonomy.names import Names, words_of
from jixiao.taxonomy.packfile import shipped
from jixiao.taxonomy.packs import NATIONAL, Cap, Pack, Section

_SEVERITIES: Mapping[str, Severity] = MappingProxyType({})
_THRESHOLDS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Ignore:
    """An entry that puts findings aside: a rule (or the beginning of codes) and why.

    `file` is a pattern of paths below `folder`; `quote` the words of a place, with the words around it and the
    heading above it. `source` is where the entry stands.
    """

    rule: str
    reason: str
    source: str
    file: str = ""
    quote: str = ""
    before: str = ""
    after: str = ""
    heading: str = ""
    folder: Path = field(default_factory=Path)

    def concerns(self, path: str) -> bool:
        """Tell whether the entry holds for a file: its pattern fits the path below the settings, or the name."""
        if not self.file:
            return True
        whole, folder = Path(path).resolve(), self.folder.resolve()
        below = whole.relative_to(folder) if whole.is_relative_to(folder) else whole
        return fnmatchcase(below.as_posix(), self.file) or fnmatchcase(whole.name, self.file)


@dataclass(frozen=True, slots=True)
class Policy:
    """What a user asks for. Without `packs` the place is recognised from the document; no `select` means all rules.

    The entries of `ignores` all hold for the file.
    """

    packs: tuple[Pack, ...] = ()
    by: ChosenBy = ChosenBy.DEFAULT
    select: tuple[str, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=lambda: _SEVERITIES)
    thresholds: Mapping[str, str] = field(default_factory=lambda: _THRESHOLDS)

    def selects(self, code: str) -> bool:
        """Tell whether a rule is asked."""
        return not self.select or code.startswith(self.select)

    def reaches(self, entry: Ignore) -> bool:
        """Tell whether an entry can meet anything: one of rules that are not asked says nothing, and is not idle."""
        return not self.select or any(one.startswith(entry.rule) or entry.rule.startswith(one) for one in self.select)


@dataclass(frozen=True, slots=True)
class InForce:
    """The packs of one check, the most general first, with what they add up to."""

    uses: tuple[PackUse, ...]
    thresholds: Mapping[str, str]
    severities: Mapping[str, Severity]
    sections: tuple[Section, ...]
    caps: tuple[Cap, ...]
    equations: tuple[Equation, ...]

    def ground(self, extracted: Extracted, evaluations: tuple[Evaluation, ...]) -> Ground:
        """Return what the rules look at."""
        return Ground(extracted, evaluations, self.thresholds, self.sections, self.caps)


def names_of(policy: Policy) -> Names:
    """Return the words that the packs a user chose add to the lexicon."""
    return words_of(pack.names for pack, _ in _chain(policy.packs, policy.by))


def in_force(policy: Policy, extracted: Extracted) -> InForce:
    """Return the packs of a check; a pack that was only recognised makes no errors of missing sections."""
    chosen, by, words = policy.packs, policy.by, ""
    if not chosen:
        recognised = Places.shipped().recognise(extracted)
        if recognised is not None:
            chosen, by, words = (recognised.pack,), ChosenBy.DOCUMENT, recognised.words
    packs = _chain(chosen, by)
    year = extracted.profile.year
    uses = tuple(
        PackUse(
            one.id, one.name, one.version, how, words if how is ChosenBy.DOCUMENT else "", one.fits(year), _years(one)
        )
        for one, how in packs
    )
    thresholds: dict[str, str] = {}
    severities: dict[str, Severity] = {}
    for one, _ in packs:
        thresholds |= one.thresholds
        severities |= one.severities
    return InForce(
        uses,
        {**thresholds, **policy.thresholds},
        {**severities, **policy.severities},
        tuple(_tempered(section, how) for one, how in packs for section in one.sections),
        tuple(cap for one, _ in packs for cap in one.caps),
        tuple(equation for one, _ in packs for equation in one.equations),
    )


def layouts(policy: Policy, extracted: Extracted) -> Mapping[str, str]:
    """Return how the forms are laid out by the packs in force, by the name of the form."""
    chosen = policy.packs
    if not chosen:
        recognised = Places.shipped().recognise(extracted)
        chosen = () if recognised is None else (recognised.pack,)
    found: dict[str, str] = {}
    for one, _ in _chain(chosen, policy.by):
        found |= one.forms
    return found


def _tempered(section: Section, by: ChosenBy) -> Section:
    """Ask for what the pack of a place that was only recognised demands: that place proves nothing."""
    certain = by is not ChosenBy.DOCUMENT or section.level is not Severity.ERROR
    return section if certain else replace(section, level=Severity.WARNING)


def _chain(chosen: Iterable[Pack], by: ChosenBy) -> tuple[tuple[Pack, ChosenBy], ...]:
    """Return the packs with those they rest on before them, each once."""
    found: dict[str, tuple[Pack, ChosenBy]] = {}
    wanted = list(chosen)
    base = shipped(NATIONAL)
    if not any(one.id == base.id for one in wanted):
        found[base.id] = (base, ChosenBy.PACK if wanted else ChosenBy.DEFAULT)
    for one in wanted:
        below, line = one, [one]
        while below.extends:
            below = shipped(below.extends)
            line.append(below)
        for pack in reversed(line):
            how = by if pack is one else ChosenBy.PACK
            if how is not ChosenBy.PACK or pack.id not in found:
                found[pack.id] = (pack, how)
    return tuple(found.values())


def _years(pack: Pack) -> str:
    if not pack.since and not pack.until:
        return ""
    return f"{pack.since or ''}—{pack.until or ''}"
