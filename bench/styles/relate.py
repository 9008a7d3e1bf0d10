"""Turn the identities of the world into relations between the figures that were printed."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from bench.styles.figures import FEN
from bench.styles.truth import Figure, Identity, Relation

SKIPS = {"sum", "diff", "balance"}
FIRM = {"diff": 1, "balance": 2}


def relate(identities: Sequence[Identity], figures: Sequence[Figure], zeros: set[str]) -> list[Relation]:
    """Give every relation whose figures are printed; `zeros` are the cells worth nothing, which may be missing."""
    first = _first(figures)
    out = [made for identity in identities if (made := _instance(identity, first, figures, zeros))]
    return out + _repeats(first, figures)


def _first(figures: Sequence[Figure]) -> dict[str, int]:
    first: dict[str, int] = {}
    for number, figure in enumerate(figures):
        if not figure.approx and not figure.cell.auto:
            first.setdefault(figure.cell.key, number)
    return first


def _instance(identity: Identity, first: dict[str, int], figures: Sequence[Figure], zeros: set[str]) -> Relation | None:
    if identity.result not in first:
        return None
    result, terms = first[identity.result], []
    for position, key in enumerate(identity.terms):
        if key in first:
            terms.append(first[key])
        elif key not in zeros or identity.op not in SKIPS or position < FIRM.get(identity.op, 0):
            return None
    if identity.op in SKIPS and len(terms) < 2:
        return None
    return judged(Relation(identity.op, tuple(terms), result, Fraction(0), holds=True, extra=identity.extra), figures)


def _repeats(first: dict[str, int], figures: Sequence[Figure]) -> list[Relation]:
    return [
        judged(Relation("equal", (number,), first[figure.cell.key], Fraction(0), holds=True), figures)
        for number, figure in enumerate(figures)
        if not figure.approx and first.get(figure.cell.key, number) != number
    ]


def judged(relation: Relation, figures: Sequence[Figure]) -> Relation:
    """Give the relation its tolerance and say whether the printed figures keep it."""
    terms = [figures[term] for term in relation.terms]
    result = figures[relation.result] if relation.result is not None else None
    if result is None or relation.op in {"list_count", "grade"}:
        holds = result is None or _told(relation, result)
        return replace(relation, tolerance=Fraction(5, 1000), holds=holds)
    want, slack = _wanted(relation, terms)
    scale = FEN[result.unit] // 100 if result.unit in FEN else 1
    least = Fraction(6 if relation.op in {"ratio_pct", "yoy_from_change"} else 5, 1000) * scale
    tolerance = max(least, slack + result.step + Fraction(1, 1000) * scale * bool(slack))
    tolerance = Fraction(-(-tolerance * 1000 // scale), 1000)
    holds = abs(want - result.base) <= tolerance * scale
    return replace(relation, tolerance=tolerance, holds=holds)


def _told(relation: Relation, result: Figure) -> bool:
    extra = dict(relation.extra)
    if relation.op == "grade":
        return extra["grade"] == grade_of(result.base)
    items = extra["items"]
    return isinstance(items, list) and result.base == len(items)


def grade_of(score: Fraction) -> str:
    """Give the grade of a score out of one hundred."""
    return next((name for floor, name in ((90, "优"), (80, "良"), (60, "中")) if score >= floor), "差")


def _wanted(relation: Relation, terms: Sequence[Figure]) -> tuple[Fraction, Fraction]:
    """Return the value that the terms demand, and how far their rounding can move it."""
    values, steps = [term.base for term in terms], sum((term.step for term in terms), Fraction(0))
    if relation.op == "sum":
        return sum(values, Fraction(0)), steps
    if relation.op in {"diff", "pp_diff"}:
        return values[0] - sum(values[1:], Fraction(0)), steps
    if relation.op == "balance":
        return values[0] + values[1] - sum(values[2:], Fraction(0)), steps
    if relation.op == "equal":
        return values[0], steps
    top, base = values
    if relation.op == "yoy_from_change":
        top, base = values[1], values[0] - values[1] * (1 if dict(relation.extra)["up"] else -1)
    if not base:
        return Fraction(0), Fraction(0)
    return top * 100 / base, abs((1 + abs(top / base)) * steps * 100 / base)
