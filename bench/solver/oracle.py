"""The same question as an integer program, for HiGHS: which figures must change, the fewest in all."""

import highspy
from bench.solver.systems import Case, Relation

from jixiao.relations.evaluate import PERCENT

# no figure may print more than this; small enough that the tolerances of floating point cannot hide a unit
MOST = 2_000_000
_TIGHT = 1e-9


def fewest(case: Case, allowed: frozenset[str] | None = None) -> frozenset[str] | None:
    """Return a smallest set of figures whose change lets all hold, taken from `allowed`; None where there is none.

    A rate may stand in one relation only: freed, it takes whatever value that gives it.
    """
    model = highspy.Highs()  # type: ignore[no-untyped-call]  # the library leaves its constructor untyped
    model.silent()
    for option in ("mip_feasibility_tolerance", "primal_feasibility_tolerance"):
        model.setOptionValue(option, _TIGHT)
    prints = {name: model.addVariable(0, MOST) for name in case.values if not name.startswith("r")}
    may = {name: 1 if allowed is None or name in allowed else 0 for name in case.values}
    changes = {name: model.addVariable(0, may[name], type=highspy.HighsVarType.kInteger) for name in case.values}
    for name, variable in prints.items():
        model.addConstr(variable - MOST * changes[name] <= case.values[name])
        model.addConstr(variable + MOST * changes[name] >= case.values[name])
    for relation in case.relations:
        _constrain(model, relation, case, prints, changes)
    model.minimize(sum(changes.values()))
    if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return frozenset(name for name, variable in changes.items() if model.val(variable) > 1 / 2)


def _constrain(
    model: highspy.Highs, relation: Relation, case: Case,
    prints: dict[str, highspy.highs_var], changes: dict[str, highspy.highs_var],
) -> None:  # fmt: skip
    top = sum(prints[name] for name in relation.parts)
    reach = sum(case.halves[name] for name in relation.parts)
    if not relation.base:
        reach += case.halves[relation.result]
        model.addConstr(prints[relation.result] - top <= reach)
        model.addConstr(prints[relation.result] - top >= -reach)
        return
    low, high = case.box(relation.result, case.values)
    base, freed, half = prints[relation.base], changes[relation.result], case.halves[relation.base]
    model.addConstr(top - (low / PERCENT) * base + MOST * freed >= -reach - low / PERCENT * half)
    model.addConstr(top - (high / PERCENT) * base - MOST * freed <= reach + high / PERCENT * half)
    model.addConstr(base >= half + 1)
