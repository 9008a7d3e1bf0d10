"""The sheets of a book that a report fills besides the ledger."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import zip_longest

from jixiao.books.from_report.figures import Figures, is_exact
from jixiao.books.from_report.report import Doubts, Report
from jixiao.books.from_report.words import word
from jixiao.books.other import row_value
from jixiao.model.book import Table, Value
from jixiao.model.indicator import Indicator
from jixiao.model.quantity import MICRO, Dimension, decimal_text
from jixiao.taxonomy.book import Column, Form, Type, sheet_form, sheet_forms
from jixiao.taxonomy.concepts import concept_name

FIRST_ROW = 3
Record = Mapping[str, Value]
_POSTS = ("staff_quota_admin", "staff_quota_ref", "staff_quota_inst", "staff_quota_worker")
_LEVELS = {"产出": "产出指标", "效": "效益指标", "满意": "满意度指标", "成本": "成本指标"}
_SECONDS = {
    "数量": "产出指标", "质量": "产出指标", "时效": "产出指标", "经济": "效益指标", "社会": "效益指标",
    "生态": "效益指标", "可持续": "效益指标", "服务对象": "满意度指标",
}  # fmt: skip


def table(name: str, records: Sequence[Record]) -> Table:
    """Return the table of a sheet."""
    form = sheet_form(name)
    rows = tuple(range(FIRST_ROW, FIRST_ROW + len(records)))
    return Table(form.name, rows, {one.id: tuple(record.get(one.id) for record in records) for one in form.columns})


def cards(figures: Figures, doubts: Doubts) -> Iterator[tuple[str, Table]]:
    """Yield the cards whose fields the report states, but for that of the unit itself.

    Posts of a kind that the card has no field for would break its sum: then the total stands in it alone.
    """
    other = _other_posts(figures)
    if other:
        doubts.add(word("kinds.differs"), other, name=concept_name("staff_quota"))
    for form in sheet_forms():
        if form.form is not Form.CARD or form.id == "unit":
            continue
        left = _POSTS if other else ()
        record = {one.id: _field(one, figures) for one in form.columns if one.concept and one.concept not in left}
        if any(value is not None for value in record.values()):
            yield form.id, table(form.id, [record])


def _other_posts(figures: Figures) -> str:
    """Return what to tell where the stated kinds of posts do not add up to all posts, nothing where they do."""
    total = figures.of("staff_quota")
    kinds = [one for one in map(figures.of, _POSTS) if one is not None]
    parts = sum(one.quantity.value for one in kinds)
    if total is None or not kinds or parts == total.quantity.value:
        return ""
    return word("told.posts", parts=parts // MICRO, total=total.printed)


def _field(column: Column, figures: Figures) -> int | None:
    fact = figures.of(column.concept, back=1 if column.prior else 0)
    if fact is None:
        return None
    money = fact.quantity.dimension is Dimension.MONEY
    return fact.quantity.value if money == (column.type is Type.MONEY) else None


def works(figures: Figures, report: Report) -> list[Record]:
    """Return what was done and how much of it, under the title it stands below."""
    found: list[Record] = []
    for fact in figures.every:
        where = fact.coordinates
        if where is None or where.concept != "narrative_count" or where.item is None or where.period != report.year:
            continue
        value, measure = row_value(fact.quantity)
        quote = report.quotes.get(fact.id)
        remark = None if is_exact(fact) else word("written", printed=fact.printed)
        title = quote.title if quote and quote.title else word("names.duty")
        row: Record = {"duty": title, "activity": where.item.name, "count": value, "measure": measure}
        found.append({**row, "remark": remark})
    return found


def problems(report: Report, doubts: Doubts) -> list[Record]:
    """Return problems with their measures: one to one where there are as many, else all measures with the first."""
    if not report.problems:
        return []
    measures: Sequence[str] = report.measures
    if measures and len(measures) != len(report.problems):
        told = word("told.pairs", problems=len(report.problems), measures=len(measures))
        doubts.add(word("kinds.assumed"), told)
        measures = ["\n".join(measures)]
    return [
        {"problem": problem, "measure": measure}
        for problem, measure in zip_longest(report.problems, measures[: len(report.problems)])
    ]


def indicators(report: Report, doubts: Doubts) -> list[Record]:
    """Return the rows of the indicator table of a report."""
    return [_indicator(one, report.project, doubts) for one in report.indicators]


def _indicator(one: Indicator, project: str, doubts: Doubts) -> Record:
    level = next((name for key, name in _LEVELS.items() if one.level1.startswith(key)), None)
    if level is None:
        level = next((name for key, name in _SECONDS.items() if key in one.level2 or key in one.level1), None)
    if level is None:
        level = "产出指标"
        doubts.add(word("kinds.assumed"), word("told.level", name=one.level3, used=level))
    return {
        "project": project or None, "level1": level, "level2": one.level2 or None, "level3": one.level3,
        "operator": one.operator.value, "target": _words(one.target), "measure": one.unit or None,
        "weight": int(one.weight * MICRO), "actual": _words(one.actual),
        "score": None if one.score is None else int(one.score * MICRO),
        "deviation": None if one.reason in ("", "－") else one.reason,
    }  # fmt: skip


def _words(value: Fraction | str | None) -> str | None:
    if not isinstance(value, Fraction):
        return value
    micro = int(value * MICRO)
    text = decimal_text(micro, MICRO, 6)
    return text.rstrip("0").rstrip(".")
