"""Score the self-evaluation form in a report, or a book."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from jixiao.checking.indicators import Line, sheets, value
from jixiao.model.document import Document, ReadFailure
from jixiao.model.fact import Fact, SubjectKind
from jixiao.model.framework import Framework
from jixiao.model.indicator import Execution, Form, Indicator, Operator
from jixiao.model.quantity import MICRO, Dimension, Quantity, half_step
from jixiao.model.result import Checked, Result, Unread
from jixiao.model.span import Span
from jixiao.reading.workbook import is_workbook, read_workbook
from jixiao.scoring.form import score_form
from jixiao.scoring.packs import framework, parse_framework
from jixiao.scoring.score import rounded
from jixiao.services.bookkeeping import Opened, open_book
from jixiao.services.bookscores import score_book
from jixiao.services.checking import EVERYTHING, check_document
from jixiao.services.files import check_path, unread
from jixiao.services.measuring import measured
from jixiao.services.scorecard import NoForm, Scorecard

_LEVEL = re.compile(r"(?P<one>成本|产出|效益|效果|满意度)(?:指标)?(?:[（(][^）)]*[）)])?(?P<two>.*)", re.DOTALL)
_WEIGHT = re.compile(r"\d+(?:\.\d+)?")
_FILE = ".toml"
_HUNDRED, _SCORE_PLACES = 100, 2
_SIGNS = {"≥": Operator.LEAST, "≤": Operator.MOST}


def score_path(path: str, names: Sequence[str]) -> tuple[Scorecard, ...] | NoForm | Unread:
    """Score a file by these frameworks: the forms of a book, the form of a report, or its figures.

    A framework is named by its id, or by the file that describes it. FileNotFoundError where it does not exist,
    ValueError where its file is wrong. The points that a form itself gives to execution count where it prints them.
    """
    frames = [named_framework(name) for name in names]
    if is_workbook(path):
        opened = open_book(path)
        if isinstance(opened, Opened):
            return score_book(path, opened, frames) or NoForm(path, book=True)
    checked = _checked(path)
    if isinstance(checked, Unread):
        return checked
    form, full = form_of(checked)
    frames = [_with_weight(one, full) for one in frames]
    if not form.indicators and not all(frame.measures for frame in frames):
        return NoForm(path)
    outcomes = tuple(
        measured(checked.facts, checked.profile.year, frame) if frame.measures else score_form(form, frame)
        for frame in frames
    )
    return (Scorecard(path, form, outcomes),)


def named_framework(name: str) -> Framework:
    """Return a shipped framework by its id, or the one that a TOML file describes.

    FileNotFoundError where there is none, ValueError where the file says what a framework cannot.
    """
    if not name.endswith(_FILE):
        return framework(name)
    try:
        return parse_framework(Path(name).stem, Path(name).read_text("utf-8"))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(str(error)) from error


def _checked(path: str) -> Result:
    if not is_workbook(path):
        return check_path(path)
    document = read_workbook(path)
    return unread(document) if isinstance(document, ReadFailure) else check_document(document, EVERYTHING)


def form_of(checked: Checked) -> tuple[Form, Fraction | None]:
    """Return the form in a document, and the points it gives to execution where it prints them."""
    document = checked.document
    found = (_indicator(document, line) for sheet in sheets(document) for line in sheet.lines)
    indicators = tuple(one for one in found if one is not None)
    full = _points(checked.facts, "score_part_full")
    return Form(checked.profile.unit, _execution(checked.facts), indicators), full


def _with_weight(frame: Framework, full: Fraction | None) -> Framework:
    return replace(frame, execution_weight=full) if full and frame.execution_weight else frame


def _indicator(document: Document, line: Line) -> Indicator | None:
    text = document.text
    weight = _number(text, line.full)
    if weight is None:
        return None
    level = _LEVEL.match(line.upper)
    aim, got = value(text, line.target), value(text, line.actual)
    operator = Operator.QUALITATIVE if aim is None else _SIGNS.get(aim.way, Operator.EQUAL)
    told = aim is not None and got is not None and got.unit in (aim.unit, "")
    open_way = aim is not None and not aim.way and ("成本" in line.upper or ("时效" in line.upper and aim.unit != "%"))
    unlike = aim is not None and aim.unit == "%" and got is not None and not got.unit and got.number <= 1
    figures = told and not open_way and not unlike
    return Indicator(
        level1=level["one"] if level else line.upper,
        level2=level["two"] if level else "",
        level3=_words(text, line.name) or "",
        operator=operator,
        target=aim.number if figures and aim else _words(text, line.target),
        unit=aim.unit if aim else "",
        weight=weight,
        actual=got.number if figures and got else _words(text, line.actual),
        score=_number(text, line.score),
        reason="－" if line.reason is None else _words(text, line.reason) or "",
    )


def _words(text: str, span: Span | None) -> str | None:
    return None if span is None else "".join(span.of(text).split()) or None


def _number(text: str, span: Span | None) -> Fraction | None:
    match = _WEIGHT.match(_words(text, span) or "")
    return Fraction(match.group()) if match else None


def _points(facts: Sequence[Fact], concept: str) -> Fraction | None:
    for fact in facts:
        where = fact.coordinates
        if where and where.concept == concept and where.item and where.item.name.startswith("预算执行"):
            return Fraction(fact.quantity.value, MICRO)
    return None


def _execution(facts: Sequence[Fact]) -> Execution | None:
    """Return the row of a form that holds the whole adjusted budget and what was spent of it.

    Where the form lists the projects of a unit, the row of the unit stands for all of them.
    """
    rows: dict[tuple[int, int], dict[str, Quantity]] = {}
    units: list[tuple[int, int]] = []
    for fact in facts:
        where = fact.coordinates
        if where is not None and where.item is None and fact.cell is not None:
            name = "executed" if where.concept.startswith("expenditure") else where.concept
            rows.setdefault(fact.cell[:2], {}).setdefault(name, fact.quantity)
            units += [fact.cell[:2]] if where.subject.kind is SubjectKind.UNIT else []
    for row in (*(rows[one] for one in units), *rows.values()):
        if "budget_adjusted" in row and "executed" in row:
            initial = row["budget_initial"].value if "budget_initial" in row else None
            score, full = _points(facts, "score_part"), _points(facts, "score_part_full")
            executed = _executed(row, None if score is None or not full else score / full, full)
            return Execution(initial, row["budget_adjusted"].value, executed, score)
    return None


def _executed(row: Mapping[str, Quantity], share: Fraction | None, full: Fraction | None) -> int:
    """Return what was spent, in fen: as printed where that gives the printed rate, else what the rate makes it.

    3.98 of 4.50 is 88.44% by the amounts, and 88.51% where that is printed. Of several the printed score decides.
    """
    spent, rate, adjusted = row["executed"], row.get("execution_rate"), row["budget_adjusted"].value
    if rate is None or rate.dimension is not Dimension.RATE or adjusted <= 0:
        return spent.value
    within = spent.interval
    half = half_step(MICRO, rate.decimals)
    rates = (rate.value, rate.value - half, rate.value + half)
    by_rate = [round(Fraction(adjusted * one, _HUNDRED * MICRO)) for one in rates]
    as_printed = abs(Fraction(spent.value * _HUNDRED * MICRO, adjusted) - rate.value) <= half
    known = [spent.value] if as_printed else []
    known += [one for one in by_rate if within.low <= one <= within.high]
    known = known or [spent.value]
    if share is None or full is None:
        return known[0]
    printed = rounded(share * full, _SCORE_PLACES)
    return next((one for one in known if rounded(Fraction(one, adjusted) * full, _SCORE_PLACES) == printed), known[0])
