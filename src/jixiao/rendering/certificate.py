"""What a certificate says of a check: which file, by which rules, what was found, what was not checked and why."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import groupby
from pathlib import PurePath

from jixiao.model.finding import Severity
from jixiao.model.policy import Suppressed
from jixiao.model.result import Checked, Coverage, Duty
from jixiao.rendering.about import About
from jixiao.rendering.catalogue import say
from jixiao.rendering.cells import visible
from jixiao.rendering.file_rows import COUNTS, DUTIES, share, state

_PREFIX = "JX"
_FAMILY = 3
_MARK = 32
_RUN = 3
_LONGEST = 150
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its head and its rows of text."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Certificate:
    """The words of a certificate, the same for every form it is written in.

    `mark` is a digest of all the others: who checks the same file again in the same way reads the same mark.
    """

    title: str
    subject: tuple[tuple[str, str], ...]
    conclusion: str
    duties: Grid
    figures: Grid
    unchecked: tuple[str, ...]
    statement: str
    mark: str = ""


def certificate(checked: Checked, about: About) -> Certificate:
    """Return the certificate of a check; `about.packs` name the packs with their versions."""
    said = Certificate(
        say("certificate.title"),
        tuple(_subject(checked, about)),
        _conclusion(checked),
        _duties(checked.duties),
        _figures(checked.coverage),
        tuple(_unchecked(checked, sorted({*about.cards, *(duty.rule for duty in checked.duties)}))),
        say("certificate.statement"),
    )
    return replace(said, mark=sha256(repr(said).encode(errors="replace")).hexdigest()[:_MARK])


def _subject(checked: Checked, about: About) -> Iterator[tuple[str, str]]:
    profile, source = checked.profile, checked.document.source
    yield say("certificate.unit"), visible(profile.unit) or say("certificate.unknown")
    year = say("certificate.of_year", year=profile.year) if profile.year else say("certificate.unknown")
    yield say("certificate.year"), year
    yield say("certificate.kind"), say(f"kind.{profile.kind.value}")
    yield say("certificate.file"), visible(PurePath(source.path).name)
    yield say("certificate.hash"), source.sha256
    packs = "、".join(map(visible, about.packs))
    yield say("certificate.program"), say("certificate.versions", version=about.version, packs=packs)


def _conclusion(checked: Checked) -> str:
    counts = Counter(one.severity.value for one in checked.findings)
    found = [(level.value, str(counts[level.value])) for level in Severity]
    if counts[Severity.ERROR.value]:
        return say("certificate.errors", found)
    return say("certificate.no_errors", found) if checked.findings else say("certificate.clean")


def _duties(duties: Sequence[Duty]) -> Grid:
    """Return how often rules were asked and with which outcome, by family."""
    rows = [
        (say(f"certificate.family.{family}"), *_counts(list(group)))
        for family, group in groupby(sorted(duties, key=_family), key=_family)
    ]
    head = ("family", "rules", "places", *DUTIES)
    return Grid(tuple(say(f"certificate.{name}") for name in head), (*rows, (say("certificate.sum"), *_counts(duties))))


def _counts(duties: Sequence[Duty]) -> Iterator[str]:
    sums = [sum(getattr(duty, key) for duty in duties) for key in DUTIES]
    yield from map(str, (len(duties), sum(sums), *sums))


def _family(duty: Duty) -> str:
    return duty.rule[:_FAMILY]


def _figures(coverage: Coverage) -> Grid:
    head = (*(say(f"sheet.count_{name}") for name in COUNTS), say("sheet.share"))
    part = share(coverage.verified, coverage.figures)
    rate = part if isinstance(part, str) else f"{part:.2%}"
    return Grid(head, ((*(str(getattr(coverage, name)) for name in COUNTS), rate),))


def _unchecked(checked: Checked, book: Sequence[str]) -> Iterator[str]:
    """Yield what was not checked, each with its reason, and what was put aside. `book` are all codes in order."""
    coverage = checked.coverage
    if coverage.unread:
        yield say("certificate.unread_figures", count=coverage.unread)
    if coverage.single:
        yield say("certificate.single_figures", count=coverage.single)
    states = {duty.rule: state(duty) for duty in checked.duties}
    for name, codes in (
        ("no_data_rules", [rule for rule, one in states.items() if one in ("no_data", "unreadable")]),
        ("idle_rules", [rule for rule, one in states.items() if one in ("", "not_applicable")]),
    ):
        if codes:
            yield say(f"certificate.{name}", count=len(codes), codes=code_text(codes, book))
    asked = [duty for duty in checked.duties if states[duty.rule] in ("passed", "failed")]
    partly = sum(duty.no_data + duty.unreadable for duty in asked)
    if partly:
        yield say("certificate.partly", places=partly)
    if checked.applied.unselected:
        left = checked.applied.unselected
        yield say("certificate.unselected_rules", count=len(left), codes=code_text(left, book))
    if checked.applied.suppressed:
        yield _put_aside(checked.applied.suppressed)


def _put_aside(suppressed: Sequence[Suppressed]) -> str:
    """Return how many findings were put aside and for which reasons, as far as the page has room."""
    counts = Counter(one.reason for one in suppressed)
    reasons = visible(
        "；".join(say("certificate.reason", reason=reason, count=count) for reason, count in counts.items())
    )
    cut = reasons if len(reasons) <= _LONGEST else reasons[:_LONGEST] + _CUT
    return say("certificate.suppressed", count=len(suppressed), reasons=cut)


def code_text(codes: Iterable[str], book: Sequence[str]) -> str:
    """Return codes in short: JX101至105、108；JX202. `book` are all codes in order.

    Only the first code of a family is written out; three and more that follow each other are drawn together. Where
    even this would not fit the page, the families are counted.
    """
    families = [list(group) for _, group in groupby(codes, key=lambda code: code[:_FAMILY])]
    text = "；".join(_short(family, book) for family in families)
    return text if len(text) <= _LONGEST else say("certificate.many", families="、".join(map(_counted, families)))


def _counted(family: Sequence[str]) -> str:
    return say("certificate.counted", family=say(f"certificate.family.{family[0][:_FAMILY]}"), count=len(family))


def _short(codes: Sequence[str], book: Sequence[str]) -> str:
    where = [book.index(code) for code in codes]
    numbers: list[str] = []
    for _, group in groupby(enumerate(where), key=lambda pair: pair[1] - pair[0]):
        run = [book[index].removeprefix(_PREFIX) for _, index in group]
        numbers += run if len(run) < _RUN else [say("certificate.run", first=run[0], last=run[-1])]
    return _PREFIX + "、".join(numbers)
