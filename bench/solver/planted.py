"""Documents with known faults: departments with lines of budget, spending, rates, totals and repeated figures."""

import random
from dataclasses import dataclass

from bench.solver.systems import Case, Relation

from jixiao.relations.judging import PERCENT

DEPARTMENTS = 10
LINES = 6
COLUMNS = ("initial", "added", "full", "spent", "left")
REPEATS = 8
# amounts in hundredths of 万元; rates are printed with two places
LARGEST_AMOUNT = 20_000
HALF_RATE = 5_000


@dataclass(frozen=True, slots=True)
class Planted:
    """A case and the figures that were changed in it."""

    case: Case
    faults: frozenset[str]


def planted(seed: int, faults: int = 8, departments: int = DEPARTMENTS) -> Planted:
    """Return a document of about 500 figures with so many wrong ones, each breaking something."""
    chance = random.Random(seed)
    clean = document(chance, departments)
    values = dict(clean.values)
    wrong: set[str] = set()
    while len(wrong) < faults:
        name = chance.choice(sorted(set(values) - wrong))
        tried = {**values, name: mistyped(values[name], chance)}
        if any(name in one.names and not clean.holds(one, tried) for one in clean.relations):
            values = tried
            wrong.add(name)
    return Planted(Case(clean.relations, values, clean.halves), frozenset(wrong))


def mistyped(value: int, chance: random.Random) -> int:
    """Return the value with a digit swapped, dropped, doubled or changed."""
    digits = list(str(value))
    at = chance.randrange(len(digits))
    kind = chance.choice(("swap", "drop", "double", "change"))
    if kind == "swap" and at:
        digits[at - 1], digits[at] = digits[at], digits[at - 1]
    elif kind == "drop" and len(digits) > 1:
        del digits[at]
    elif kind == "double" and value < LARGEST_AMOUNT:
        digits.insert(at, digits[at])
    else:
        digits[at] = str((int(digits[at]) + chance.randint(1, 9)) % 10)
    return int("".join(digits))


def document(chance: random.Random, departments: int) -> Case:
    """Return a document in which everything holds."""
    values: dict[str, int] = {}
    relations: list[Relation] = []
    for number in range(departments):
        _department(f"{number}", values, relations, chance)
    halves = {name: HALF_RATE if name.startswith("r") else 0 for name in values}
    return Case(tuple(relations), values, halves)


def _department(name: str, values: dict[str, int], relations: list[Relation], chance: random.Random) -> None:
    lines = [f"{name}.{line}" for line in range(LINES)]
    for line in lines:
        initial, added = chance.randint(500, LARGEST_AMOUNT), chance.randint(10, LARGEST_AMOUNT // 4)
        spent = chance.randint(initial // 2, initial + added)
        row = (initial, added, initial + added, spent, initial + added - spent)
        values.update({f"{column}.{line}": value for column, value in zip(COLUMNS, row, strict=True)})
    for column in COLUMNS:
        parts = tuple(f"{column}.{line}" for line in lines)
        values[f"{column}.{name}"] = sum(values[part] for part in parts)
        relations.append(Relation(f"{column}.{name}", parts))
    for place in (*lines, name):
        relations.append(Relation(f"full.{place}", (f"initial.{place}", f"added.{place}")))
        relations.append(Relation(f"full.{place}", (f"spent.{place}", f"left.{place}")))
        exact = values[f"spent.{place}"] * PERCENT // values[f"full.{place}"]
        values[f"rate.{place}"] = (exact + HALF_RATE) // (2 * HALF_RATE) * 2 * HALF_RATE
        relations.append(Relation(f"rate.{place}", (f"spent.{place}",), f"full.{place}"))
    amounts = sorted(one for one in values if one.endswith(f".{name}") and not one.startswith("rate"))
    for number in range(REPEATS):
        first = chance.choice(amounts)
        values[f"again{number}.{name}"] = values[first]
        relations.append(Relation(f"again{number}.{name}", (first,)))
