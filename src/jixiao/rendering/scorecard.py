"""Scores with their working, for the terminal and for programs."""

import json
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from jixiao.model.indicator import Form
from jixiao.model.quantity import FEN_PER_YUAN, decimal_text
from jixiao.model.score import Outcome, Scored, points_text
from jixiao.rendering.catalogue import say
from jixiao.rendering.cells import visible

SCHEMA = "jixiao.score/1"


def score_lines(form: Form, outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield the lines of a scorecard, one framework after the other, then all totals side by side."""
    for outcome in outcomes:
        yield from _outcome(form, outcome)
    if len(outcomes) > 1:
        yield say("score.two")
        for one in outcomes:
            key = "score.two_open" if one.low is None else "score.two_row"
            yield say(key, pack=one.frame.name, points=_range(one.low, one.high), grades="、".join(one.grades))


def _outcome(form: Form, outcome: Outcome) -> Iterator[str]:
    yield say("score.title", pack=outcome.frame.name, clause=outcome.frame.clause)
    if outcome.execution is not None:
        claimed = form.execution.score if form.execution else None
        yield _row(outcome.execution, say("score.execution"), "", claimed, _inputs(form))
    for row, (unit, claimed) in _claimed(form, outcome):
        yield _row(row, row.name, unit, claimed)
    if outcome.low is None and any(one.weight for one in _parts(outcome)):
        known = [one for one in _parts(outcome) if one.points is not None]
        points = sum((one.points or Fraction(0) for one in known), Fraction(0))
        weight = sum((one.weight for one in known), Fraction(0))
        yield say("score.total_open", points=points_text(points), weight=points_text(weight))
    elif outcome.low is not None:
        yield say("score.total", points=_range(outcome.low, outcome.high), grades="、".join(outcome.grades))
    yield from _outlook(outcome)
    if outcome.flaws:
        yield say("score.flaws")
        yield from (visible(say(f"score.flaw.{one.kind}", one.args)) for one in outcome.flaws)


def _claimed(form: Form, outcome: Outcome) -> Iterator[tuple[Scored, tuple[str, Fraction | None]]]:
    """Yield the rows with their unit and what the unit gave itself; measures are rates that no form gives points to."""
    measures = outcome.frame.measures
    printed = [("%", None) for _ in measures] if measures else [(one.unit, one.score) for one in form.indicators]
    return zip(outcome.rows, printed, strict=True)


def _outlook(outcome: Outcome) -> Iterator[str]:
    if outcome.capped:
        yield say("score.capped")
    if outcome.missing is not None and outcome.next_grade is not None:
        yield say("score.next", grade=outcome.next_grade, missing=points_text(outcome.missing))
    if outcome.change is not None:
        change = outcome.change
        actual = points_text(change.actual)
        yield say("score.change", grade=change.grade, name=visible(change.name), actual=actual, unit=change.unit)


def _parts(outcome: Outcome) -> tuple[Scored, ...]:
    return outcome.rows if outcome.execution is None else (outcome.execution, *outcome.rows)


def _inputs(form: Form) -> str:
    spending = form.execution
    if spending is None or spending.adjusted is None or spending.executed is None:
        return ""
    executed, adjusted = (decimal_text(one, FEN_PER_YUAN, 2) for one in (spending.executed, spending.adjusted))
    return say("score.inputs", executed=executed, adjusted=adjusted)


def _row(row: Scored, name: str, unit: str, claimed: Fraction | None, inputs: str = "") -> str:
    working = say(
        f"score.way.{row.way}",
        target=_value(row.target, unit),
        actual=_value(row.actual, unit),
        t=_value(row.target, ""),
        a=_value(row.actual, ""),
        formula=row.formula,
        inputs=inputs,
        weight=points_text(row.weight),
        lost=points_text(row.lost),
    )
    tail = "" if claimed is None else say("score.claimed", score=points_text(claimed))
    points = _range(row.low, row.high)
    key = "score.row" if row.low is not None else "score.row_open" if row.weight else "score.row_rate"
    return say(key, name=visible(name), points=points, weight=points_text(row.weight), working=working) + tail


def _value(value: Fraction | str | None, unit: str) -> str:
    return f"{points_text(value)}{unit}" if isinstance(value, Fraction) else visible(value or "—")


def _range(low: Fraction | None, high: Fraction | None) -> str:
    if low == high:
        return points_text(low)
    return say("score.between", low=points_text(low), high=points_text(high))


def summary_lines(cards: Sequence[tuple[str, Sequence[Outcome]]]) -> Iterator[str]:
    """Yield the totals of all cards of a book, the frameworks side by side."""
    yield say("score.summary")
    for name, outcomes in cards:
        for one in outcomes:
            key = "score.summary_open" if one.low is None else "score.summary_row"
            whose = f"{name}（{one.frame.name}）" if len(outcomes) > 1 else name
            yield visible(say(key, name=whose, points=_range(one.low, one.high), grades="、".join(one.grades)))


def score_json(path: str, form: Form, outcomes: Sequence[Outcome], name: str = "") -> dict[str, Any]:
    """Return the contract of a scorecard; points are decimals in text, null where people must judge.

    `name` is the project or the unit of a book, empty for a report.
    """
    return {"path": path, "name": name or None, "outcomes": [_json(form, one) for one in outcomes]}


def json_text(cards: Sequence[dict[str, Any]]) -> str:
    """Return the whole JSON document."""
    return json.dumps({"schema": SCHEMA, "documents": list(cards)}, ensure_ascii=False, indent=1) + "\n"


def _json(form: Form, outcome: Outcome) -> dict[str, Any]:
    change = outcome.change
    execution = outcome.execution
    flaws = [{"kind": one.kind, "message": say(f"score.flaw.{one.kind}", one.args).strip()} for one in outcome.flaws]
    return {
        "pack": outcome.frame.id,
        "low": _decimal(outcome.low),
        "high": _decimal(outcome.high),
        "grades": list(outcome.grades),
        "capped": outcome.capped,
        "next": outcome.next_grade,
        "missing": _decimal(outcome.missing),
        "change": change and {"name": change.name, "actual": _decimal(change.actual), "unit": change.unit},
        "execution": execution and _row_json(execution, form.execution.score if form.execution else None),
        "indicators": [_row_json(row, claimed) for row, (_, claimed) in _claimed(form, outcome)],
        "flaws": flaws,
    }


def _row_json(row: Scored, claimed: Fraction | None) -> dict[str, Any]:
    return {
        "name": row.name,
        "weight": _decimal(row.weight),
        "way": row.way,
        "low": _decimal(row.low),
        "high": _decimal(row.high),
        "target": _decimal(row.target) if isinstance(row.target, Fraction) else row.target,
        "actual": _decimal(row.actual) if isinstance(row.actual, Fraction) else row.actual,
        "claimed": _decimal(claimed),
    }


def _decimal(value: Fraction | None) -> str | None:
    return None if value is None else points_text(value)
