"""The same question as an integer program, for HiGHS: which figures must change, the fewest in all."""

import highspy
from bench.solver.systems import Case, Relation

from jixiao.relations.judging import PERCENT

# no figure may print more than this; small enough that the tolerances of floating point cannot hide a unit
MOST = 2_000_000
_TIGHT = 1e-9


def fewest(case: Case) -> frozenset[str] | None:
    """Return a smallest set of figures whose change lets all hold; None where HiGHS finds none.

    A rate may stand in one relation only: freed, it takes whatever value that gives it.
    """
    model = _model()
    prints = {name: model.addVariable(0, MOST) for name in case.values if not name.startswith("r")}
    changes = {name: model.addVariable(0, 1, type=highspy.HighsVarType.kInteger) for name in case.values}
    for name, variable in prints.items():
        model.addConstr(variable - MOST * changes[name] <= case.values[name])
        model.addConstr(variable + MOST * changes[name] >= case.values[name])
    for relation in case.relations:
        _constrain(model, relation, case, prints, MOST * changes[relation.result])
    model.minimize(sum(changes.values()))
    if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return frozenset(name for name, variable in changes.items() if model.val(variable) > 1 / 2)


def stands(case: Case, freed: frozenset[str]) -> bool:
    """Tell whether all can hold when only these figures change."""
    model = _model()
    prints = {
        name: model.addVariable(0, MOST) if name in freed else model.addVariable(value, value)
        for name, value in case.values.items()
        if not name.startswith("r")
    }
    for relation in case.relations:
        if not (relation.base and relation.result in freed):
            _constrain(model, relation, case, prints, 0)
    model.minimize(sum(prints.values()))
    return bool(model.getModelStatus() == highspy.HighsModelStatus.kOptimal)


def _model() -> highspy.Highs:
    model = highspy.Highs()  # type: ignore[no-untyped-call]  # the library leaves its constructor untyped
    model.silent()
    for option in ("mip_feasibility_tolerance", "primal_feasibility_tolerance"):
        model.setOptionValue(option, _TIGHT)
    return model


def _constrain(
    model: highspy.Highs, relation: Relation, case: Case,
    prints: dict[str, highspy.highs_var], loose: highspy.highs_linear_expression | int,
) -> None:  # fmt: skip
    """Add a relation; a rate by as much looser as `loose` says."""
    top = sum(prints[name] for name in relation.parts)
    reach = sum(case.halves[name] for name in relation.parts)
    if not relation.base:
        reach += case.halves[relation.result]
        model.addConstr(prints[relation.result] - top <= reach)
        model.addConstr(prints[relation.result] - top >= -reach)
        return
    low, high = case.box(relation.result, case.values)
    base, half = prints[relation.base], case.halves[relation.base]
    model.addConstr(top - (low / PERCENT) * base + loose >= -reach - low / PERCENT * half)
    model.addConstr(top - (high / PERCENT) * base - loose <= reach + high / PERCENT * half)
    model.addConstr(base >= half + 1)
