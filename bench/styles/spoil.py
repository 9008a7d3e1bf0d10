"""Make a report with planted errors of different kinds."""

import re
from dataclasses import replace
from fractions import Fraction
from random import Random

from bench.styles.faults import Draft, plant_number
from bench.styles.library import Style
from bench.styles.report import Report, make_report
from bench.styles.setting import PRAISE
from bench.styles.slips import SLIPS, add_growth_on_nothing, free_places
from bench.styles.truth import Fault

ADDING = Fraction(1, 5)
NUMBERS = (
    "rate_mismatch",
    "carryover_mismatch",
    "sum_mismatch",
    "balance_mismatch",
    "text_vs_table",
    "staffing_sum",
    "unit_mixup",
    "total_vs_projects",
    "score_sum",
    "share_mismatch",
    "yoy_mismatch",
    "repeat_disclosure_mismatch",
)
KINDS = (*SLIPS, *NUMBERS)


def spoil(draft: Draft, count: int) -> None:
    """Plant up to `count` errors of different kinds; the one that adds text comes first, as it moves the others."""
    wished = draft.rng.sample(KINDS, len(KINDS))
    if draft.rng.random() < ADDING:
        wished.insert(0, "zero_base_growth")
    for kind in wished:
        if len(draft.report.faults) >= count:
            return
        plant(draft, kind)


def make_faulty(style: Style, seed: int, number: int, *, mix: bool = False) -> Report:
    """Make a report with three or four planted errors, where the style offers that many places."""
    rng = Random(f"faults/{seed}/{style.name}/{number}")
    low = number % 3 == 1
    report = make_report(style, seed, number, low=low, mix=mix)
    draft = Draft(replace(report, name=f"{report.name}-x"), rng, set())
    if low:
        _praised(draft)
    spoil(draft, rng.choice((3, 4)))
    return draft.report


def _praised(draft: Draft) -> None:
    """Say of a project that spent little, in a report that knows no problem, that this is an error."""
    rates = [number for number, piece in enumerate(draft.pieces) if piece.figure and piece.figure.cell.key == "p0.rate"]
    for number, match in free_places(draft, re.escape(PRAISE)):
        if rates:
            spans = ((rates[0], 0, len(draft.pieces[rates[0]].text)), (number, match.start(), match.end()))
            draft.put({}, Fault("low_execution_no_problem", "执行率偏低而称无问题", spans, wrong=False))
            return


def plant(draft: Draft, kind: str) -> bool:
    """Plant one error of that kind; False where the report offers no place for it."""
    slip = add_growth_on_nothing if kind == "zero_base_growth" else SLIPS.get(kind)
    return slip(draft) if slip else plant_number(draft, kind)
