"""What governed a check, in words: packs in force, findings put aside, rules not asked."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from jixiao.model.policy import Applied, ChosenBy, PackUse, Suppressed
from jixiao.model.result import Checked, Result
from jixiao.rendering.about import About
from jixiao.rendering.catalogue import say
from jixiao.rendering.cells import visible


def policy_lines(applied: Applied) -> Iterator[str]:
    """Yield the lines; nothing of a pack that everybody gets."""
    if any(one.by is not ChosenBy.DEFAULT for one in applied.packs):
        yield say("policy.packs", packs="；".join(map(_pack, applied.packs)))
    for one in applied.packs:
        if not one.fits:
            yield say("policy.years", name=one.name, years=one.years)
    if applied.suppressed:
        yield say("policy.suppressed", count=len(applied.suppressed), reasons="；".join(_reasons(applied.suppressed)))
    if applied.unselected:
        yield say("policy.unselected", count=len(applied.unselected))


def packs_text(results: Iterable[Result], about: About) -> str:
    """Return the packs that were in force for any file, by id and version."""
    used = dict.fromkeys(
        f"{pack.id} {pack.version}" for one in results if isinstance(one, Checked) for pack in one.applied.packs
    )
    return visible("、".join(used or about.packs))


def _reasons(suppressed: Sequence[Suppressed]) -> Iterator[str]:
    """Yield each reason with the rules that it puts aside and how often."""
    counts: dict[str, Counter[str]] = {}
    for one in suppressed:
        counts.setdefault(one.reason, Counter())[one.finding.code] += 1
    for reason, codes in counts.items():
        yield say("policy.reason", reason=reason, codes="、".join(_counted(codes)))


def _counted(codes: Counter[str]) -> Iterator[str]:
    for code, count in sorted(codes.items()):
        yield say("policy.code", code=code, count=count)


def _pack(use: PackUse) -> str:
    return say(f"policy.by_{use.by.value}", id=use.id, version=use.version, words=use.words)
