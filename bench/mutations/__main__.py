"""How many mistyped figures are noticed: `python -m bench.mutations [--each 6] [--groups cc cd] [--misses FILE]`.

In each right report of `bench.written` one figure at a time is mistyped where a tie with other figures (`ties`) breaks.
Printed are, by way of mistyping and by kind of tie: how many an error points at (the figure, or one tied to it), how
many a warning only, how many have the figure first or among the suspects, and the errors that point at nothing of it.
With `--misses`, a line for each that is missed: what was said (nothing, a warning, or an error that has another figure
first), the ties, the slip, the figure in its sentence, and which figures of the ties were misread.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from bench.mutations.ties import Tie, ties
from bench.mutations.typos import typos
from bench.written.__main__ import SOURCES, YUAN, built

from jixiao.model.document import Document
from jixiao.reading.read import read
from jixiao.rendering.contract import contract
from jixiao.services.checking import check_document

Json = Mapping[str, Any]
# how many times the slack of rounding a tie must be off to be called broken
_CLEARLY = 3


@dataclass(frozen=True, slots=True)
class Case:
    """A report with one figure mistyped."""

    name: str
    kind: str
    told: str
    text: str
    places: tuple[tuple[int, int], ...]
    concepts: tuple[str, ...]
    broken: tuple[str, ...]

    @property
    def wrong(self) -> tuple[int, int]:
        """Where the mistyped figure stands."""
        return self.places[0]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was said of a case."""

    case: Case
    error: bool
    warning: bool
    first: bool
    suspected: bool
    stray: tuple[str, ...]
    misread: tuple[str, ...]


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(prog="python -m bench.mutations", description=__doc__)
    options.add_argument("--each", type=int, default=6)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--groups", nargs="*", default=())
    options.add_argument("--misses", type=Path)
    args = options.parse_args()
    paths = [
        path
        for path in sorted(SOURCES.glob("*.md"))
        if not args.groups or path.stem.rstrip("0123456789") in args.groups
    ]
    with ProcessPoolExecutor() as pool:
        jobs = [pool.submit(judged, path, args.each, args.seed) for path in paths]
        verdicts = [verdict for job in jobs for verdict in job.result()]
    print("\n".join(table(verdicts)))
    if args.misses:
        args.misses.write_text("\n".join(missed(verdicts)) + "\n", "utf-8")


def judged(path: Path, each: int, seed: int) -> list[Verdict]:
    """Return the verdicts on the cases of a report; none where it has errors of its own."""
    text, truth = built(path.stem, path.read_text("utf-8"))
    if not truth["clean"]:
        return []
    chance = random.Random(f"{seed}{path.stem}")
    return [verdict for case in cases(path.stem, text, truth["facts"], each, chance) if (verdict := judge(case))]


def cases(name: str, text: str, facts: Sequence[Json], each: int, chance: random.Random) -> Iterator[Case]:
    """Yield the report with one figure mistyped, at most so often."""
    by_id = {one["id"]: one for one in facts}
    values = {one["id"]: Decimal(one["value_base"]) for one in facts}
    tied: dict[str, list[Tie]] = defaultdict(list)
    for tie in ties(facts):
        for one in tie.figures:
            tied[one].append(tie)
    pool = sorted(tied)
    chance.shuffle(pool)
    for one in pool[:each]:
        fact = by_id[one]
        for kind, typed in typos(fact["text"], chance):
            if rounded(typed, fact):
                continue
            broken = [
                tie
                for tie in tied[one]
                if tie.off({**values, one: value_of(typed, fact["unit"])}) > tie.slack * _CLEARLY
            ]
            if broken:
                yield mistyped(name, text, fact, (kind, typed), [by_id[x] for x in others(one, broken)], broken)
                break


def value_of(typed: str, unit: str) -> Decimal:
    """Return the value of a mistyped figure in the base unit."""
    number = "".join(letter for letter in typed if letter in "0123456789.")
    said = next((name for name in YUAN if typed.endswith(name)), unit)
    return Decimal(number) * YUAN.get(said, 1)


def rounded(typed: str, fact: Json) -> bool:
    """Tell whether a mistyped figure still tells the right one, to fewer places."""
    places = len("".join(letter for letter in typed if letter in "0123456789.").partition(".")[2])
    half = Decimal(YUAN.get(fact["unit"], 1)) / Decimal(2 * 10**places)
    return abs(value_of(typed, fact["unit"]) - Decimal(fact["value_base"])) <= half


def others(one: str, broken: Sequence[Tie]) -> list[str]:
    """Return the other figures of the broken ties."""
    return [figure for figure in dict.fromkeys(x for tie in broken for x in tie.figures) if figure != one]


def mistyped(
    name: str, text: str, fact: Json, slip: tuple[str, str], hurt: Sequence[Json], broken: Sequence[Tie]
) -> Case:
    """Return a report with a figure mistyped, and where the figures of the broken ties stand in it."""
    kind, typed = slip
    at, longer = fact["start"], len(typed) - len(fact["text"])
    rest = text[at + len(fact["text"]) :]
    after = text[:at] + typed + rest
    places = [(at, at + len(typed))]
    for one in hurt:
        start = one["start"] + (longer if one["start"] > at else 0)
        places.append((start, start + len(one["text"])))
    told = f"{fact['concept']} {fact['text']} → {typed} :: {text[max(0, at - 40) : at]}【{typed}】{rest[:25]}"
    concepts = tuple(one["concept"] for one in (fact, *hurt))
    return Case(
        name,
        kind,
        told.replace("\n", "⏎"),
        after,
        tuple(places),
        concepts,
        tuple(dict.fromkeys(tie.what for tie in broken)),
    )


def judge(case: Case) -> Verdict | None:
    """Return what is said of a case; None where it cannot be read."""
    document = read(f"{case.name}.txt", case.text.encode())
    if not isinstance(document, Document):
        return None
    answer = json.loads(json.dumps(contract([check_document(document)], "", [], [])["documents"][0], default=str))
    facts = {one["id"]: one for one in answer["facts"]}
    errors = [one for one in answer["findings"] if one["severity"] == "error"]
    hits = [one for one in errors if points(one, case.places)]
    warned = any(one["severity"] == "warning" and points(one, case.places) for one in answer["findings"])
    return Verdict(
        case,
        bool(hits),
        warned and not hits,
        bool(hits) and any(tight(place, case.wrong) for place in pointed(hits[0], facts, 1)),
        any(tight(place, case.wrong) for hit in hits for place in pointed(hit, facts, None)),
        tuple(f"{one['code']}: {one['message']}" for one in errors if one not in hits),
        tuple(misread(case, facts.values())),
    )


def misread(case: Case, facts: Iterable[Json]) -> Iterator[str]:
    """Yield the figures of the broken ties that were not read as what they are."""
    at = {one["span"]["start"]: str(one["concept"] or "unread") for one in facts if one["span"]}
    for (start, end), concept in zip(case.places, case.concepts, strict=True):
        found = next((at[place] for place in range(start, end) if place in at), "nothing")
        if found != concept:
            yield f"{case.text[start:end]} {concept} as {found}"


def points(finding: Json, places: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a finding shows one of the places."""
    return any(tight((span["start"], span["end"]), place) for span in finding["spans"] for place in places)


def pointed(finding: Json, facts: Mapping[str, Json], most: int | None) -> list[tuple[int, int]]:
    """Return the places that a finding calls wrong: its own, and those of its first suspects."""
    spans = [span for span in finding["spans"] if span["role"] == "primary"]
    spans += [
        place
        for one in (finding.get("suspects") or [])[:most]
        if (place := facts.get(one.get("fact", ""), {}).get("span"))
    ]
    return [(span["start"], span["end"]) for span in spans]


def tight(found: tuple[int, int], target: tuple[int, int]) -> bool:
    """Tell whether a place lies on the target and is not much longer."""
    return found[0] < target[1] and target[0] < found[1] and found[1] - found[0] <= 2 * (target[1] - target[0]) + 4


def table(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """Yield the lines of the table."""
    by_row: dict[str, Counter[str]] = defaultdict(Counter)
    for one in verdicts:
        for row in ("all", f"typed {one.case.kind}", *(f"tied {what}" for what in one.case.broken)):
            by_row[row].update(
                n=1,
                error=one.error,
                warning=one.warning,
                first=one.first,
                suspected=one.suspected,
                stray=len(one.stray),
            )
    for row, count in sorted(by_row.items()):
        part = {key: f"{100 * count[key] / count['n']:5.1f} %" for key in ("error", "warning", "first", "suspected")}
        shares = "  ".join(f"{key} {told}" for key, told in part.items())
        yield f"{row:14} {count['n']:5}  {shares}  stray {count['stray']}"


def missed(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """Yield what was missed or said wrongly."""
    for one in verdicts:
        said = (
            "error" if one.error and one.first else "second" if one.error else "warning" if one.warning else "nothing"
        )
        if said != "error":
            read = f"misread {'; '.join(one.misread)}" if one.misread else "all read"
            yield f"{one.case.name} {said} {'/'.join(one.case.broken)} {one.case.kind}: {one.case.told} | {read}"
        yield from (f"{one.case.name} stray {told} | {one.case.told}" for told in one.stray)


if __name__ == "__main__":
    main()
