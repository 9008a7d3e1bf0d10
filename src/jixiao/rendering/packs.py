"""Packs for a person: a list, and the whole content of one."""

from collections.abc import Iterable, Iterator, Sequence

from jixiao.model.finding import Severity
from jixiao.rendering.catalogue import say
from jixiao.taxonomy.concepts import concept_name
from jixiao.taxonomy.equations import Equation
from jixiao.taxonomy.packs import Cap, Pack
from jixiao.taxonomy.thresholds import thresholds

_INDENT = "    "
_SIGNS = {1: "＋", -1: "－"}


def pack_lines(packs: Iterable[Pack]) -> Iterator[str]:
    """Yield id, version, place and years of each pack, its name and its sources."""
    for pack in packs:
        yield f"{pack.id}  {pack.version}  {_where(pack)}"
        yield _INDENT + pack.name
        for source in pack.sources:
            yield _INDENT + say("packs.source", source=source)


def pack_text(pack: Pack) -> str:
    """Return everything a pack holds, in words."""
    parts = [[f"{pack.id}  {pack.version}  {pack.name}", say("packs.where", where=_where(pack))]]
    if pack.extends:
        parts[0].append(say("packs.extends", name=pack.extends))
    parts += [
        _part("packs.sources", pack.sources),
        _part("packs.thresholds", [_threshold(name, value) for name, value in pack.thresholds.items()]),
        _part("packs.sections", [_section(pack, at) for at in range(len(pack.sections))]),
        _part("packs.caps", map(_cap, pack.caps)),
        _part("packs.equations", map(_equation, pack.equations)),
        _part("packs.names", [f"{concept_name(concept)}：{'、'.join(words)}" for concept, words in pack.names]),
        _part("packs.forms", [say("packs.form", name=name, layout=one) for name, one in pack.forms.items()]),
        _part("packs.severities", [f"{code}  {_level(level)}" for code, level in pack.severities.items()]),
        _part("packs.recognised", ["、".join(one) for one in (pack.words, pack.documents) if one]),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _part(title: str, lines: Iterable[str]) -> list[str]:
    body = [_INDENT + line for line in lines]
    return [say(title), *body] if body else []


def _where(pack: Pack) -> str:
    key = "both" if pack.since and pack.until else "since" if pack.since else "until" if pack.until else "any"
    years = say(f"packs.years_{key}", since=pack.since, until=pack.until)
    return f"{pack.place}，{years}" if pack.place else years


def _threshold(name: str, value: str) -> str:
    one = thresholds()[name]
    return say(
        "packs.threshold",
        name=one.name,
        value=value,
        unit=one.unit,
        about=one.about,
        rules="、".join(one.rules),
        id=name,
    )


def _section(pack: Pack, at: int) -> str:
    one = pack.sections[at]
    source = f"（{one.source}）" if one.source else ""
    return say("packs.section", level=_level(one.level), name=one.name, source=source, words="、".join(one.words))


def _cap(one: Cap) -> str:
    return say("packs.cap", level=_level(one.level), below=one.below_text, most=one.most_text)


def _equation(one: Equation) -> str:
    level = _level(Severity.WARNING if one.doubtful else Severity.ERROR)
    right = _terms(one.terms) if one.terms else f"{_any(one.numerator)}÷{_any(one.denominator)}"
    return f"{level}  {one.id}：{concept_name(one.result)}＝{right}"


def _any(sides: Sequence[Sequence[tuple[str, int]]]) -> str:
    return say("packs.or").join(f"（{_terms(side)}）" if len(side) > 1 else _terms(side) for side in sides)


def _terms(terms: Sequence[tuple[str, int]]) -> str:
    return "".join(
        ("" if not at and sign > 0 else _SIGNS[sign]) + concept_name(name) for at, (name, sign) in enumerate(terms)
    )


def _level(level: Severity) -> str:
    return say(f"severity.{level.value}")
