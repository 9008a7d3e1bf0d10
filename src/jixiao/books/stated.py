"""The figures that stand in the cards of a book, those that are sums of them, and those of payments by class."""

from collections.abc import Iterator, Mapping, Sequence

from jixiao.books.amounts import Rows, count, exact_money, joined, rate
from jixiao.books.other import other_facts
from jixiao.model.book import Book, Computed, Table, Term
from jixiao.model.fact import Coordinates, Fact, Item, Subject, SubjectKind
from jixiao.model.quantity import Quantity
from jixiao.taxonomy.book import Column, Form, Type, sheet_forms
from jixiao.taxonomy.concepts import concept_name

# a total that is not filled in is the sum of these, where all that are filled in are named
_SUMS: Mapping[str, tuple[str, ...]] = {
    "staff_quota": ("staff_quota_admin", "staff_quota_ref", "staff_quota_inst", "staff_quota_worker"),
    "sangong_car": ("sangong_car_purchase", "sangong_car_run"),
    "sangong_car_budget": ("sangong_car_purchase_budget", "sangong_car_run_budget"),
    "sangong_total": ("sangong_abroad", "sangong_car", "sangong_reception"),
    "sangong_budget": ("sangong_abroad_budget", "sangong_car_budget", "sangong_reception_budget"),
    "procurement_total": ("procurement_goods", "procurement_works", "procurement_services"),
}
_RATES = (
    ("staff_control_rate", "staff_on_post", "staff_quota"),
    ("sangong_control_rate", "sangong_total", "sangong_budget"),
    ("procurement_rate", "procurement_total", "procurement_budget"),
)
# 部门预算支出经济分类科目: 因公出国（境）费用, 公务用车购置, 公务用车运行维护费, 公务接待费
_CLASSES = {
    "30212": "sangong_abroad", "31013": "sangong_car_purchase", "30231": "sangong_car_run",
    "30217": "sangong_reception",
}  # fmt: skip
_CLASS_DIGITS = 5


def card_facts(book: Book) -> Iterator[Computed]:
    """Yield the figures that the cards of a book state or imply."""
    unit = Subject(SubjectKind.UNIT, book.unit)
    stated = tuple(_cards(book, unit))
    yield from (one for one in stated if not _is_now(one, book))
    found = {_concept(one): one for one in stated if _is_now(one, book)}
    for one in other_facts(book):
        if not _is_whole(one, unit) or not _is_now(one, book) or _concept(one) in found:
            yield one
        else:
            found[_concept(one)] = one
    for one in _from_payments(book.tables.get("payments"), unit, str(book.year)):
        found.setdefault(_concept(one), one)
    for concept, parts in _SUMS.items():
        known = [found[part] for part in parts if part in found]
        if concept not in found and known:
            found[concept] = _summed(concept, known)
    yield from found.values()
    for concept, part, base in _RATES:
        if part in found and base in found and found[base].fact.quantity.value > 0:
            yield _rated(concept, found[part], found[base])
    yield from _works(book.tables.get("works"), unit, str(book.year))


def _is_now(one: Computed, book: Book) -> bool:
    return one.fact.coordinates is not None and one.fact.coordinates.period == str(book.year)


def _is_whole(one: Computed, unit: Subject) -> bool:
    where = one.fact.coordinates
    return where is not None and (where.subject, where.item, where.scope) == (unit, None, None)


def _cards(book: Book, unit: Subject) -> Iterator[Computed]:
    for form in sheet_forms():
        table = book.tables.get(form.id)
        if form.form is not Form.CARD or table is None or not table.rows:
            continue
        for column in form.columns:
            value = table.columns[column.id][0]
            if column.concept and isinstance(value, int):
                row = table.fields.get(column.id, table.rows[0])
                yield _stated(column, value, unit, book.year or 0, ((table.sheet, (row,)),))


def _stated(column: Column, value: int, unit: Subject, year: int, rows: Rows) -> Computed:
    quantity = exact_money(value) if column.type is Type.MONEY else count(value, column.unit)
    period = str(year - 1 if column.prior else year)
    return Computed(_fact(column.concept, unit, None, period, quantity), f"{column.name}（填报）", (), rows)


def _from_payments(table: Table | None, unit: Subject, year: str) -> Iterator[Computed]:
    """Yield the spending by class of the three public expenses, where every payment names its class in full."""
    if table is None or not table.rows:
        return
    classes = table.texts("economic")
    if not all(len(one) == _CLASS_DIGITS and one.isdigit() for one in classes):
        return
    amounts = table.amounts("amount")
    for code, concept in _CLASSES.items():
        own = [(row, amount) for row, amount, one in zip(table.rows, amounts, classes, strict=True) if one == code]
        value = sum(amount or 0 for _, amount in own)
        rows = ((table.sheet, tuple(row for row, _ in own)),)
        formula = f"{concept_name(concept)}＝经济分类{code}的支付"
        fact = _fact(concept, unit, None, year, exact_money(value))
        yield Computed(fact, formula, (Term(f"经济分类{code}的支付", value),), rows)


def _summed(concept: str, parts: Sequence[Computed]) -> Computed:
    first = parts[0].fact
    value = sum(one.fact.quantity.value for one in parts)
    money = first.quantity.unit == "元"
    quantity = exact_money(value) if money else count(value, first.quantity.unit)
    where = first.coordinates
    subject, period = (where.subject, where.period) if where else (Subject(SubjectKind.UNIT, ""), "")
    terms = tuple(Term(concept_name(_concept(one)), one.fact.quantity.value) for one in parts)
    formula = f"{concept_name(concept)}＝{'＋'.join(one.name for one in terms)}"
    return Computed(
        _fact(concept, subject, None, period, quantity),
        formula,
        terms,
        joined(row for one in parts for row in one.rows),
    )


def _rated(concept: str, part: Computed, base: Computed) -> Computed:
    where = part.fact.coordinates
    subject, period = (where.subject, where.period) if where else (Subject(SubjectKind.UNIT, ""), "")
    upper, lower = concept_name(_concept(part)), concept_name(_concept(base))
    terms = (Term(upper, part.fact.quantity.value), Term(lower, base.fact.quantity.value, 0))
    quantity = rate(part.fact.quantity.value, base.fact.quantity.value)
    formula = f"{concept_name(concept)}＝{upper}÷{lower}"
    return Computed(_fact(concept, subject, None, period, quantity), formula, terms, joined((*part.rows, *base.rows)))


def _works(table: Table | None, unit: Subject, year: str) -> Iterator[Computed]:
    if table is None:
        return
    every = zip(table.rows, table.texts("activity"), table.amounts("count"), table.texts("measure"), strict=True)
    for row, activity, number, measure in every:
        if activity and number is not None:
            fact = _fact("narrative_count", unit, Item("activity", activity), year, count(number, measure))
            yield Computed(fact, f"{activity}（填报）", (), ((table.sheet, (row,)),))


def _concept(one: Computed) -> str:
    return one.fact.coordinates.concept if one.fact.coordinates else ""


def _fact(concept: str, subject: Subject, item: Item | None, period: str, quantity: Quantity) -> Fact:
    return Fact("", Coordinates(concept, subject, item, period, None), quantity, "", None, None)
