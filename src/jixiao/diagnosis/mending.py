"""The likeliest slip of the hand that makes an equation hold, all its other figures as they are."""

from collections.abc import Mapping

from jixiao.diagnosis.implied import exact, implied
from jixiao.diagnosis.slips import Slip, best_slip
from jixiao.model.fact import Fact
from jixiao.model.relation import Evaluation


def mending_slip(evaluation: Evaluation, name: str, facts: Mapping[str, Fact], *, printed: bool = False) -> Slip | None:
    """Return the slip in one figure, also one of kind `other`; None where no value of it makes the equation hold.

    With `printed` what the printed figures of a sum give goes before what only their rounding would allow.
    """
    wanted = implied(evaluation, name, facts)
    if wanted is None:
        return None
    return best_slip(facts[name], wanted, exact(evaluation, name, facts) if printed else None)
