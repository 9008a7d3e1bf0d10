"""Plant errors in the figures of a clean report, as a person mistypes them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from random import Random

from bench.styles.figures import FEN
from bench.styles.relate import judged
from bench.styles.report import Report
from bench.styles.truth import Fault, Figure, Piece, Relation

PLAIN = re.compile(r"\d+(,\d{3})*(\.\d+)?")
DERIVED = {"ratio_pct", "yoy_from_change"}
BY_CONCEPT = (
    ("carryover_closing", "carryover_mismatch"),
    ("yoy_amount", "yoy_mismatch"),
    ("staff", "staffing_sum"),
    ("score", "score_sum"),
)
NAMES = {
    "sum": "各项之和",
    "diff": "相减",
    "balance": "收支平衡",
    "equal": "前后一致",
    "ratio_pct": "比率",
    "yoy_from_change": "增减率",
}


@dataclass
class Draft:
    """A report being spoiled; `busy` are the pieces that a fault already speaks of."""

    report: Report
    rng: Random
    busy: set[int]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The pieces as they stand."""
        return self.report.pieces

    def put(self, changes: dict[int, Piece], fault: Fault) -> None:
        """Change pieces and record the fault."""
        pieces = tuple(changes.get(number, piece) for number, piece in enumerate(self.pieces))
        self.report = replace(self.report, pieces=pieces, faults=(*self.report.faults, fault))
        self.busy |= set(changes) | {piece for piece, _, _ in fault.spans}

    def places(self) -> list[int]:
        """Return the piece of each figure, in order."""
        return [number for number, piece in enumerate(self.pieces) if piece.figure]


def mistyped(text: str, rng: Random) -> list[str]:
    """Ways in which a person mistypes a printed figure: swapped, dropped, changed digits, a moved point."""
    found = PLAIN.search(text)
    if found is None or "\n" in text:
        return []
    body, digits = found.group(), [at for at, mark in enumerate(found.group()) if mark.isdigit()]
    out = [body[:a] + body[b] + body[a + 1 : b] + body[a] + body[b + 1 :] for a, b in pairwise(digits)]
    out += [body[:at] + str((int(body[at]) + rng.randrange(1, 9)) % 10) + body[at + 1 :] for at in digits]
    if len(digits) > 2:
        out += [body[:at] + body[at + 1 :] for at in digits]
    fit = [each for each in out if each != body and PLAIN.fullmatch(each) and not re.match(r"0\d", each)]
    rng.shuffle(fit)
    return [text[: found.start()] + each + text[found.end() :] for each in fit]


def retyped(figure: Figure, text: str) -> Figure:
    """Give the figure as it reads with another text."""
    found = PLAIN.search(text)
    number = Fraction(found.group().replace(",", "")) if found else Fraction(0)
    shown = found.group().replace(",", "") if found else "0"
    unit = (
        "元" if figure.unit == "万元" and not text.rstrip().endswith("万元") and not figure.unit_from else figure.unit
    )
    base = number * (FEN[unit] // 100 if unit in FEN else 1)
    return replace(
        figure,
        text=text,
        value=shown.rstrip("0").rstrip(".") if "." in shown else shown,
        unit=unit,
        base=base,
        correct=figure.value,
    )


def plant_number(draft: Draft, kind: str) -> bool:
    """Plant one error of that kind in a figure; False where the report offers no place."""
    figures, places = draft.report.figures(), draft.places()
    relations = [r for r in draft.report.relations() if r.holds and r.op in NAMES and r.result is not None]
    draft.rng.shuffle(relations)
    for relation in relations:
        members = [*relation.terms, relation.result]
        if kind_of(relation, figures) != kind and not (kind == "unit_mixup" and relation.op == "equal"):
            continue
        if any(places[member] in draft.busy for member in members if member is not None):
            continue
        target = _target(relation)
        old = figures[target]
        texts = [old.text.replace("万元", "元")] if kind == "unit_mixup" else mistyped(old.text, draft.rng)
        for text in texts:
            new = retyped(old, text)
            spoiled = [*figures[:target], new, *figures[target + 1 :]]
            after = judged(relation, spoiled)
            if text != old.text and not after.holds and _far(after, spoiled):
                _record(draft, kind, relation, target, new, places)
                return True
    return False


def _target(relation: Relation) -> int:
    if relation.op == "equal":
        return relation.terms[0]
    return relation.result if relation.result is not None else relation.terms[0]


def _far(relation: Relation, figures: Sequence[Figure]) -> bool:
    """Say whether the gap is far beyond rounding."""
    return not judged(replace(relation), [replace(figure, step=figure.step * 6) for figure in figures]).holds


def kind_of(relation: Relation, figures: Sequence[Figure]) -> str:
    """Name the kind of error that a break of this relation is."""
    result = figures[relation.result] if relation.result is not None else figures[relation.terms[0]]
    concept = result.cell.concept
    if relation.op == "equal":
        return _repeated(figures[relation.terms[0]], result)
    if relation.op in DERIVED:
        return {"share": "share_mismatch", "yoy_rate": "yoy_mismatch"}.get(concept, "rate_mismatch")
    first = figures[relation.terms[0]].cell.key
    if result.cell.key in {"project", "project_budget"} and re.match(r"p\d", first):
        return "total_vs_projects"
    return next((kind for start, kind in BY_CONCEPT if concept.startswith(start)), "sum_mismatch")


def _repeated(other: Figure, result: Figure) -> str:
    if other.cell.key == result.cell.key:
        return "text_vs_table" if other.table != result.table else "repeat_disclosure_mismatch"
    totals = ("income", "expenditure_total_with")
    return "balance_mismatch" if result.cell.concept.startswith(totals) else "repeat_disclosure_mismatch"


def _record(draft: Draft, kind: str, relation: Relation, target: int, new: Figure, places: list[int]) -> None:
    old = draft.pieces[places[target]]
    members = [target, *(m for m in [*relation.terms, relation.result] if m is not None and m != target)]
    changes = {places[target]: Piece(new.text, new)}
    shown = {
        place: changes.get(place, draft.pieces[place]).text
        for place in (places[member] for member in dict.fromkeys(members))
    }
    spans = tuple((place, 0, len(text)) for place, text in shown.items())
    words = f"{NAMES[relation.op]}：应为{old.text}，文中写{new.text}"
    unsure = relation.op not in DERIVED and not _pinned(draft, relation, target)
    draft.put(changes, Fault(kind, words, spans, correct=old.text, ambiguous=unsure))


def _pinned(draft: Draft, relation: Relation, target: int) -> bool:
    """Every other figure of the relation stands in a further relation that speaks for it."""
    others = [r for r in draft.report.relations() if r.holds and target not in {*r.terms, r.result}]
    rest = {*relation.terms, relation.result} - {target, None}
    sure = {member for other in others for member in (*other.terms, other.result)}
    return rest <= sure
