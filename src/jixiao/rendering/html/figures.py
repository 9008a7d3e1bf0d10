"""What the page tells of each figure: its meaning, its equations with every term, the suspects."""

from collections.abc import Iterator, Mapping
from typing import Any

from jixiao.model.fact import Fact
from jixiao.model.finding import Finding
from jixiao.model.quantity import Dimension
from jixiao.model.relation import Band, Evaluation, Form
from jixiao.model.result import Checked
from jixiao.rendering.card import Cards
from jixiao.rendering.catalogue import say
from jixiao.rendering.html.text import Names
from jixiao.rendering.values import fact_name, status_text, subject_name, unit_text, value_text

Json = dict[str, Any]


def figures(checked: Checked, names: Names, cards: Cards) -> Json:
    """Return what is to be told of each figure, by the id of its element."""
    facts = {fact.id: fact for fact in checked.facts}
    equations: dict[str, list[Evaluation]] = {}
    for one in checked.evaluations:
        if one.band is not Band.NO_DATA:
            for fact in dict.fromkeys(one.facts):
                equations.setdefault(fact, []).append(one)
    suspects = _suspects(checked.findings)
    return {
        names.fact(fact.id): _figure(fact) | {
            "equations": [_equation(one, facts, names, cards) for one in equations.get(fact.id, ())],
            "suspects": suspects.get(fact.id, []),
        }
        for fact in checked.facts
        if fact.span is not None
    }  # fmt: skip


def _figure(fact: Fact) -> Json:
    where = fact.coordinates
    told: Json = {
        "name": fact_name(fact),
        "printed": fact.printed,
        "value": f"{value_text(fact.quantity)}{unit_text(fact.quantity)}",
        "status": fact.status.value,
        "statusText": status_text(fact),
    }
    if where is not None:
        told |= {"subject": subject_name(fact), "period": where.period}
    return told


def _equation(one: Evaluation, facts: Mapping[str, Fact], names: Names, cards: Cards) -> Json:
    result = facts[one.result]
    return {
        "rule": one.code,
        "name": cards[one.code].name if one.band is Band.VIOLATED and one.code in cards else say("html.relation"),
        "band": one.band.value,
        "bandText": say(f"html.band.{one.band.value}"),
        "form": one.form.value,
        "result": _term(result, names, ""),
        "terms": [
            _term(facts[member.fact], names, _sign(one, member.weight, below=member.below)) for member in one.members
        ],
        "expected": _expected(one, result),
    }


def _sign(one: Evaluation, weight: int, *, below: bool) -> str:
    if one.form in (Form.RATE, Form.CHANGE):
        return "÷" if below else ""
    return "−" if weight < 0 else "＋"


def _term(fact: Fact, names: Names, sign: str) -> Json:
    return {
        "sign": sign,
        "name": fact_name(fact),
        "printed": fact.printed if fact.span is not None else f"{value_text(fact.quantity)}{unit_text(fact.quantity)}",
        "id": names.fact(fact.id) if fact.span is not None else "",
    }


def _expected(one: Evaluation, result: Fact) -> str:
    """Return the value that the terms imply, in the unit of the contract; empty where it is a range."""
    expected = one.expected
    if expected is None or one.band is Band.EXACT:
        return ""
    low, high = (
        f"{value_text(result.quantity, value)}{unit_text(result.quantity)}" for value in (expected.low, expected.high)
    )
    rate = result.quantity.dimension is Dimension.RATE
    return low if low == high or (rate and one.band is Band.ROUNDING) else say("html.range", low=low, high=high)


def _suspects(findings: tuple[Finding, ...]) -> dict[str, list[Json]]:
    found: dict[str, list[Json]] = {}
    for finding in findings:
        for one in _unique(finding):
            found.setdefault(one[0], []).append({"value": one[1], "why": one[2]})
    return found


def _unique(finding: Finding) -> Iterator[tuple[str, str, str]]:
    for one in finding.suspects:
        yield one.fact, one.printed, say(one.why, one.args)
