"""Findings from violated evaluations: what the rules of family JX1 and the repeated figures have in common."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from jixiao.checking.carried import is_made_of, is_without_carried, may_be_of_begin, may_hold_carried
from jixiao.checking.explained import is_explained
from jixiao.checking.rule import NO_DATA, PASSED, Ground, Verdict, failed
from jixiao.model.fact import Fact, SubjectKind
from jixiao.model.finding import Args, Finding, Place, Severity
from jixiao.model.quantity import MICRO, Dimension, decimal_text
from jixiao.model.relation import Band, Evaluation, Form, Member
from jixiao.model.span import Span
from jixiao.relations.links import NEIGHBOURS, TOLD_RATE
from jixiao.taxonomy.concepts import concept_name, quoted_name

# equations that a rule says in words of their own
_WORDED = {"R26.lost": "JX110.lost"}
_TOTAL = "JX105"
_SIGNS = {1: "＋", -1: "－"}
# what a figure is called whose meaning was not understood
_UNNAMED = {True: "占比", False: "总数"}
_REST, _LEFT, _EXECUTED = "JX102", "结转结余", "执行率"


def judge(ground: Ground, code: str) -> Iterator[Verdict]:
    """Yield a verdict for each evaluation that a rule speaks of: passed, failed, or no data."""
    facts = {fact.id: fact for fact in ground.extracted.facts}
    for number, evaluation in enumerate(ground.evaluations):
        if evaluation.code != code:
            continue
        if evaluation.band is Band.VIOLATED:
            told = _doubted(ground, evaluation, facts)
            yield NO_DATA if _explained(ground, evaluation, facts) else failed(finding(told, number, facts))
        elif evaluation.band is Band.NO_DATA:
            yield NO_DATA
        else:
            yield PASSED


def _explained(ground: Ground, evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    """Tell whether the text explains why a violated equation is off."""
    right, text = expected_value(evaluation, facts), ground.extracted.document.text
    if is_made_of(evaluation, facts, right) or is_without_carried(text, evaluation, facts):
        return True
    return is_explained(text, evaluation, facts, abs(facts[evaluation.result].quantity.value - right))


def _doubted(ground: Ground, evaluation: Evaluation, facts: Mapping[str, Fact]) -> Evaluation:
    """Return an evaluation of a budget that may hold what was carried over, or be that of the begin, as a question."""
    text, right = ground.extracted.document.text, expected_value(evaluation, facts)
    doubt = any(one(text, evaluation, facts, right) for one in (may_hold_carried, may_be_of_begin))
    return replace(evaluation, certain=False) if doubt and evaluation.certain else evaluation


def violated_starts(ground: Ground) -> set[int]:
    """Return where the figures begin that a violated equation speaks of, but for those that only their place tells.

    An equation that the text explains is not spoken of, and hides nothing.
    """
    facts = {fact.id: fact for fact in ground.extracted.facts}
    told = (one for one in ground.evaluations if one.band is Band.VIOLATED and one.equation != NEIGHBOURS)
    spans = (facts[name].span for one in told if not _explained(ground, one, facts) for name in one.facts)
    return {span.start for span in spans if span is not None}


def finding(evaluation: Evaluation, number: int, facts: Mapping[str, Fact]) -> Finding:
    """Return the finding of one violated evaluation; its result is the primary place."""
    result = facts[evaluation.result]
    members = [(facts[member.fact], member) for member in evaluation.members]
    expected = expected_text(evaluation, result, facts)
    args: Args = (
        (
            "name",
            name_of(result) or _like(evaluation, members) or _unnamed(evaluation, result),
        ),
        ("found", printed(result)),
        ("expected", expected),
        ("formula", formula(evaluation, members)),
        ("difference", difference(evaluation, result, facts)),
        ("relation", evaluation.equation),
    )
    severity = Severity.ERROR if evaluation.certain else Severity.WARNING
    told = _WORDED.get(evaluation.equation, evaluation.code)
    message = told if evaluation.certain else f"{told}.doubt"
    outside = None if evaluation.certain else _outside(evaluation, members, result)
    if outside is not None:
        message, args = f"{told}.outside", (*args, ("part", f"{name_of(outside)}{printed(outside)}"))
    related = tuple(
        Place(fact.span, "label.term", (("name", name_of(fact)),)) for fact, _ in members if fact.span is not None
    )
    return Finding(
        evaluation.code, severity, message, args, Place(span_of(result)), related,
        expected=expected, found=printed(result), facts=evaluation.facts, evaluation=number,
    )  # fmt: skip


def _unnamed(evaluation: Evaluation, result: Fact) -> str:
    if evaluation.equation == TOLD_RATE:
        return _EXECUTED
    return _LEFT if evaluation.code == _REST else _UNNAMED[result.quantity.dimension is Dimension.RATE]


def _like(evaluation: Evaluation, members: Sequence[tuple[Fact, Member]]) -> str:
    """Return what an amount that repeats another one is called: as that one."""
    return name_of(members[0][0]) if evaluation.form is Form.EQUAL else ""


def _outside(evaluation: Evaluation, members: Sequence[tuple[Fact, Member]], result: Fact) -> Fact | None:
    """Return the first score that a total of scores leaves out, all others making it up exactly."""
    if evaluation.code != _TOTAL or result.quantity.dimension is not Dimension.SCORE:
        return None
    over = sum(fact.quantity.value * member.weight for fact, member in members) - result.quantity.value
    left = [fact for fact, _ in members if fact.quantity.value == over and over > 0]
    return left[0] if left else None


def span_of(fact: Fact) -> Span:
    """Return where a fact that was read stands."""
    return fact.span if fact.span is not None else Span(0, 0)


def printed(fact: Fact) -> str:
    """Return the figure as printed, with the unit of its header where the cell has none."""
    unit = fact.quantity.unit
    text = "".join(fact.printed.split())
    return text if not unit or text.replace("％", "%").endswith(unit) or _is_ratio(fact) else text + unit


def _is_ratio(fact: Fact) -> bool:
    """Tell a rate printed as a ratio (0.9581), which bears no sign."""
    rate = fact.quantity.dimension is Dimension.RATE
    return rate and fact.cell is None and not fact.printed.rstrip().endswith(("%", "％", "‰"))


def name_of(fact: Fact) -> str:
    """Return what a fact is, in words: subject of a project, item, concept."""
    coordinates = fact.coordinates
    if coordinates is None:
        return ""
    whose = f"“{coordinates.subject.name}”" if coordinates.subject.kind.value == "project" else ""
    item = coordinates.item
    part = "" if item is None or item.kind in ("total", "share") else quoted_name(item.name)
    return f"{whose}{part}{concept_name(coordinates.concept)}"


def value_text(value: int, like: Fact) -> str:
    """Write a value of the base in the unit of `like`, with its places or as many as money needs."""
    quantity = like.quantity
    places = quantity.decimals
    if _is_ratio(like):
        return decimal_text(value, 100 * quantity.scale, places + 2)
    if quantity.dimension is Dimension.MONEY:
        places = max(places, 2)
    elif quantity.dimension in (Dimension.SCORE, Dimension.COUNT, Dimension.PLAIN):
        places = next((n for n in range(places, 7) if value * 10**n % quantity.scale == 0), places)
    return decimal_text(value, quantity.scale, places) + quantity.unit


def expected_text(evaluation: Evaluation, result: Fact, facts: Mapping[str, Fact]) -> str:
    """Return the value that the members give the result, written as the result is."""
    return value_text(expected_value(evaluation, facts), result)


def expected_value(evaluation: Evaluation, facts: Mapping[str, Fact]) -> int:
    """Return the value (base units) that the printed values of the members give the result."""
    members = [(facts[member.fact].quantity.value * member.weight, member) for member in evaluation.members]
    if evaluation.form is Form.RATE:
        top = sum(value for value, member in members if not member.below)
        return _half_up(100 * MICRO * top, sum(value for value, member in members if member.below))
    if evaluation.form is Form.CHANGE:
        (change, _), (current, _) = members
        return _half_up(100 * MICRO * abs(change), current - change)
    return sum(value for value, _ in members)


def _half_up(top: int, below: int) -> int:
    return (2 * top + below) // (2 * below)


def difference(evaluation: Evaluation, result: Fact, facts: Mapping[str, Fact]) -> str:
    """Return how far the printed figure is from the computed one, without sign."""
    return value_text(abs(result.quantity.value - expected_value(evaluation, facts)), result)


def formula(evaluation: Evaluation, members: Iterable[tuple[Fact, Member]]) -> str:
    """Return the computation in words and printed figures."""
    listed = list(members)
    if evaluation.form is Form.RATE:
        above = [one for one in listed if not one[1].below]
        below = [one for one in listed if one[1].below]
        return f"{_in_brackets(above)}÷{_in_brackets(below)}"
    if evaluation.form is Form.CHANGE:
        (change, one), (current, _) = listed
        return f"{printed(change)}÷（{printed(current)}{_SIGNS[-one.weight]}{printed(change)}）"
    return _terms(listed)


def _terms(members: Sequence[tuple[Fact, Member]]) -> str:
    named = _by_unit if _are_of_units(members) else name_of
    return "".join(
        f"{_sign(at, member.weight)}{named(fact)}{printed(fact)}" for at, (fact, member) in enumerate(members)
    )


def _are_of_units(members: Sequence[tuple[Fact, Member]]) -> bool:
    """Tell the same amount of several units, which only their names tell apart."""
    told = [fact.coordinates for fact, _ in members if fact.coordinates is not None]
    units = {one.subject.name for one in told if one.subject.kind is SubjectKind.UNIT}
    return len(told) > 1 and len(units) == len(members) and len({one.concept for one in told}) == 1


def _by_unit(fact: Fact) -> str:
    return fact.coordinates.subject.name if fact.coordinates is not None else ""


def _in_brackets(members: Sequence[tuple[Fact, Member]]) -> str:
    text = _terms(members)
    return f"（{text}）" if len(members) > 1 else text


def _sign(at: int, weight: int) -> str:
    return "" if not at and weight > 0 else _SIGNS[weight]
