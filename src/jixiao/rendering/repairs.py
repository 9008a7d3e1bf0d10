"""What a repair did, for a person: how much was mended, what was taken back and why, what is left."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from jixiao.model.finding import Finding, Severity
from jixiao.model.repair import Mend, Reason, Repaired, Withdrawn
from jixiao.model.result import Result
from jixiao.rendering.about import About
from jixiao.rendering.card import Cards
from jixiao.rendering.catalogue import message_of, say
from jixiao.rendering.cells import visible, wrap
from jixiao.rendering.contract import contract
from jixiao.rendering.lines import Lines
from jixiao.rendering.paint import Tone, paint
from jixiao.rendering.terminal import Look, edit_text

_INDENT = "  "


def repair_lines(
    repaired: Repaired, cards: Cards, look: Look, *, shown: Sequence[Finding], dry: bool = False
) -> Iterator[str]:
    """Yield the lines that tell of a repair; `shown` are the findings listed as left, `dry`: nothing is written."""
    yield paint(_head(repaired, shown, dry=dry), Tone.STRONG, colour=look.colour)
    lines = Lines.of(repaired.before.document.text)
    for mend in repaired.made:
        yield _line(say("repair.change", place=_place(mend, lines), code=mend.finding.code, edits=_edits(mend)), look)
    if repaired.withdrawn:
        yield _INDENT + say("repair.withdrawn")
    for one in repaired.withdrawn:
        mend = one.mend
        text = say(
            "repair.withdrawn_change", place=_place(mend, lines), code=mend.finding.code, edits=_edits(mend),
            why=reason(one, cards),
        )  # fmt: skip
        yield _line(text, look, deep=2)
    if repaired.unasked:
        yield _line(say("repair.unasked", count=repaired.unasked), look)


def repairs_total(repairs: Sequence[Repaired | None], *, dry: bool) -> str:
    """Return the line that closes the repair of several files; None stands for one that could not be repaired."""
    done = [one for one in repairs if one is not None]
    return say(
        "repair.all_could" if dry else "repair.all", files=len(repairs), changed=sum(bool(one.made) for one in done),
        places=sum(len(mend.changes) for one in done for mend in one.made),
        back=sum(len(one.withdrawn) for one in done), failed=len(repairs) - len(done),
    )  # fmt: skip


def reason(withdrawn: Withdrawn, cards: Cards) -> str:
    """Return why a fix was taken back."""
    objection = withdrawn.objection
    detail = objection.detail
    if objection.reason is Reason.NEW_FINDING and detail in cards:
        detail = f"{detail} {cards[detail].name}"
    return say(f"repair.why_{objection.reason.value}", detail=detail)


def repairs_bytes(results: Sequence[Result], repairs: Sequence[Repaired | None], about: About) -> bytes:
    """Return the JSON contract of the results with what the repairs did to each."""
    whole = contract(results, about.version, about.packs, about.cards)
    told = zip(whole["documents"], repairs, strict=True)
    whole["documents"] = [document | repair_contract(repaired, about.cards) for document, repaired in told]
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode(errors="replace")


def repair_contract(repaired: Repaired | None, cards: Cards) -> dict[str, Any]:
    """Return what the JSON contract adds for a repaired document; offsets are those of the text before."""
    if repaired is None:
        return {"original": None, "fixed": [], "withdrawn": [], "proposals": 0}
    source = repaired.before.document.source
    return {
        "original": {"path": source.path, "sha256": source.sha256},
        "fixed": [_mend(one) for one in repaired.made],
        "withdrawn": [_mend(one.mend) | {"why": reason(one, cards)} for one in repaired.withdrawn],
        "proposals": repaired.unasked,
    }


def _mend(mend: Mend) -> dict[str, Any]:
    fix = mend.finding.fix
    return {
        "code": mend.finding.code,
        "severity": mend.finding.severity.value,
        "applicability": None if fix is None else fix.applicability.value,
        "message": message_of(mend.finding),
        "edits": [
            {"start": one.span.start, "end": one.span.end, "old": one.old, "text": one.new} for one in mend.changes
        ],
    }


def _head(repaired: Repaired, shown: Sequence[Finding], *, dry: bool) -> str:
    places = sum(len(mend.changes) for mend in repaired.made)
    parts = [say("repair.could" if dry else "repair.made", places=places) if places else say("repair.none")]
    if repaired.withdrawn:
        parts.append(say("repair.back", count=len(repaired.withdrawn)))
    counts = Counter(one.severity.value for one in shown)
    levels = [(level.value, str(counts[level.value])) for level in Severity]
    parts.append(say("repair.left", levels, total=len(shown)) if shown else say("repair.all_left"))
    return "，".join(parts)


def _place(mend: Mend, lines: Lines) -> str:
    return str(lines.position(mend.changes[0].span.start))


def _edits(mend: Mend) -> str:
    """Say the first edit; where the others are alike or many, how many there are."""
    edits = mend.finding.fix.edits if mend.finding.fix is not None else ()
    first = edit_text(edits[0], mend.seen.document.text)
    return first if len(edits) == 1 else say("repair.places", edit=first, count=len(edits))


def _line(text: str, look: Look, *, deep: int = 1) -> str:
    indent = _INDENT * deep
    return indent + wrap(visible(text), look.room - len(indent) - len(_INDENT), indent + _INDENT)
