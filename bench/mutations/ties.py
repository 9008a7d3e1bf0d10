"""Which figures of a right report are tied to each other, found from its truth alone.

The ties are the textbook ones (a sum of kinds, a rate, a balance, a thing told twice), written down here anew and not
taken from the rules: only those that hold in the report, to the places that are printed, are kept.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from bench.written.__main__ import YUAN

Json = Mapping[str, Any]
Values = Mapping[str, Decimal]

_SUMS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "expenditure_total": (("expenditure_basic", "expenditure_project"),),
    "expenditure_basic": (("expenditure_personnel", "expenditure_public"),),
    "sangong_total": (
        ("sangong_abroad", "sangong_car", "sangong_reception"),
        ("sangong_car", "sangong_reception"),
        ("sangong_abroad", "sangong_car_purchase", "sangong_car_run", "sangong_reception"),
        ("sangong_car_run", "sangong_reception"),
    ),
    "sangong_budget": (
        ("sangong_car_budget", "sangong_reception_budget"),
        ("sangong_car_run_budget", "sangong_reception_budget"),
    ),
    "sangong_car": (("sangong_car_purchase", "sangong_car_run"),),
    "procurement_total": (
        ("procurement_goods", "procurement_works", "procurement_services"),
        ("procurement_goods", "procurement_services"),
        ("procurement_goods", "procurement_works"),
    ),
    "budget_adjusted": (("budget_initial", "budget_adjustment"),),
    "income_total": (("income_year", "carryover_opening"),),
    "income_year": (
        ("income_fiscal", "income_other"),
        ("income_fiscal", "income_business", "income_other"),
        ("income_fiscal", "income_business"),
        ("income_fiscal", "income_superior", "income_other"),
        ("income_fiscal", "income_gov_fund"),
    ),
    "staff_actual_total": (("staff_on_post", "staff_retired"),),
    "staff_quota": (
        ("staff_quota_admin", "staff_quota_inst"),
        ("staff_quota_admin", "staff_quota_ref", "staff_quota_inst"),
        ("staff_quota_admin", "staff_quota_worker"),
        ("staff_quota_admin", "staff_quota_inst", "staff_quota_worker"),
    ),
}  # fmt: skip
_DIFFERENCES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "carryover_closing": (
        ("income_total", "expenditure_total"),
        ("budget_adjusted", "expenditure_total"),
        ("budget_adjusted", "expenditure_project"),
        ("funds_received", "expenditure_project"),
        ("budget_item", "expenditure_item"),
    ),
    "budget_adjusted": (("budget_initial", "budget_adjustment"),),
}
_WHOLES = (
    "expenditure_project",
    "budget_initial",
    "budget_adjusted",
    "expenditure_function",
    "funds_received",
    "score_part",
    "score_part_full",
)
_SPENT = (
    "expenditure_total", "expenditure_basic", "expenditure_project", "expenditure_personnel", "expenditure_public",
    "expenditure_item", "expenditure_function", "sangong_total", "procurement_total", "funds_received",
)  # fmt: skip
_PLANNED = (
    "budget_adjusted", "budget_initial", "budget_item", "funds_received", "expenditure_basic_budget",
    "expenditure_project_budget", "sangong_budget", "procurement_budget", "income_total",
)  # fmt: skip
_SHARED = (
    "expenditure_total", "expenditure_project", "expenditure_basic", "income_total", "income_year", "budget_adjusted",
    "budget_initial", "procurement_total",
)  # fmt: skip
_RATES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "execution_rate": (_SPENT, _PLANNED),
    "completion_rate_initial": (_SPENT, ("budget_initial",)),
    "sangong_control_rate": (("sangong_total",), ("sangong_budget",)),
    "receipt_rate": (("funds_received",), ("budget_adjusted", "budget_initial", "funds_received")),
    "procurement_rate": (("procurement_total",), ("procurement_budget",)),
    "budget_adjust_rate": (("budget_adjustment",), ("budget_initial",)),
    "staff_control_rate": (("staff_on_post",), ("staff_quota",)),
    "score_rate": (("score_part", "score_total"), ("score_part_full", "score_full")),
    "yoy_rate": (("yoy_amount",), ("prior_year_amount",)),
    "share": (
        (*_SPENT, "income_fiscal", "income_other", "income_business", "procurement_sme", "procurement_micro"),
        _SHARED,
    ),
}  # fmt: skip
# a part of a share bears the name of the part, its amount the unit's
_KINDS = {
    "基本支出": "expenditure_basic", "项目支出": "expenditure_project", "人员经费": "expenditure_personnel",
    "公用经费": "expenditure_public", "财政拨款": "income_fiscal", "财政拨款收入": "income_fiscal",
}  # fmt: skip
_NEAR = 160


@dataclass(frozen=True, slots=True)
class Tie:
    """Figures of which the last follows from the others, by their numbers in the truth; `slack` in its unit."""

    what: str
    parts: tuple[str, ...]
    whole: str
    implied: Callable[[Sequence[Decimal]], Decimal | None]
    slack: Decimal

    @property
    def figures(self) -> tuple[str, ...]:
        """All figures of the tie."""
        return (*self.parts, self.whole)

    def off(self, values: Values) -> Decimal:
        """Return by how much the last figure is not what the others say."""
        right = self.implied([values[one] for one in self.parts])
        return Decimal(0) if right is None else abs(right - values[self.whole])


def ties(facts: Sequence[Json]) -> list[Tie]:
    """Return the ties that hold among the figures of a right report."""
    book = _Book(facts)
    values = {one["id"]: Decimal(one["value_base"]) for one in facts}
    found = [*_told_twice(book), *_added(book), *_left(book), *_columns(book), *_in_percent(book), *_changed(book)]
    return [tie for tie in found if len({*tie.figures}) == len(tie.figures) and tie.off(values) <= tie.slack]


class _Book:
    """The figures of a report by what they are."""

    def __init__(self, facts: Sequence[Json]) -> None:
        self.by_key: dict[tuple[str, str, str], list[Json]] = defaultdict(list)
        for one in facts:
            name, _, year = one["context"].rpartition("/")
            self.by_key[one["concept"], name, year].append(one)
        self.facts = facts

    def near(self, key: tuple[str, str, str], to: Json, within: int = 10**6) -> Json | None:
        """Return the figure of a kind that stands nearest to another."""
        others = [one for one in self.by_key.get(key, ()) if abs(one["start"] - to["start"]) <= within]
        return min(others, key=lambda one: abs(one["start"] - to["start"]), default=None)


def _ulp(one: Json) -> Decimal:
    """Return half of the last place that is printed, in the base unit."""
    places = len(one["value"].partition(".")[2])
    return Decimal(YUAN.get(one["unit"], 1)) / Decimal(2 * 10**places)


def _tie(what: str, parts: Sequence[Json], whole: Json, implied: Callable[[Sequence[Decimal]], Decimal | None]) -> Tie:
    return Tie(
        what, tuple(one["id"] for one in parts), whole["id"], implied, _ulp(whole) + sum(map(_ulp, parts), Decimal(0))
    )


def _told_twice(book: _Book) -> Iterator[Tie]:
    for (concept, *_), told in book.by_key.items():
        if not concept.startswith("narrative_"):
            for first, second in pairwise(told):
                yield _tie("again", [first], second, lambda parts: parts[0])


def _added(book: _Book) -> Iterator[Tie]:
    for (concept, name, year), told in book.by_key.items():
        for kinds in _SUMS.get(concept, ()):
            for whole in told:
                parts = [book.near((kind, name, year), whole) for kind in kinds]
                if all(parts):
                    yield _tie("sum", [one for one in parts if one], whole, lambda parts: sum(parts, Decimal(0)))
                    break


def _left(book: _Book) -> Iterator[Tie]:
    for (concept, name, year), told in book.by_key.items():
        for kinds in _DIFFERENCES.get(concept, ()):
            whole = told[0]
            parts = [book.near((kind, name, year), whole) for kind in kinds]
            if all(parts):
                yield _tie("rest", [one for one in parts if one], whole, lambda parts: parts[0] - parts[1])


def _columns(book: _Book) -> Iterator[Tie]:
    """Tie the parts that bear a name each, against the unit's own or another whole of the same kind."""
    for concept in _WHOLES:
        for year in {key[2] for key in book.by_key if key[0] == concept}:
            named = [(key, told[-1]) for key, told in book.by_key.items() if key[0] == concept and key[2] == year]
            wholes = (
                named
                if concept in ("budget_initial", "budget_adjusted", "expenditure_project", "funds_received")
                else []
            )
            if concept.startswith("score_part"):
                total = "score_total" if concept == "score_part" else "score_full"
                wholes = [(key, told[0]) for key, told in book.by_key.items() if key[0] == total]
            if concept == "expenditure_function":
                wholes = [(key, told[0]) for key, told in book.by_key.items() if key[0] == "expenditure_total"]
            for key, whole in wholes:
                parts = [one for other, one in named if other != key]
                if len(parts) > 1:
                    yield _tie("column", parts, whole, lambda parts: sum(parts, Decimal(0)))


def _in_percent(book: _Book) -> Iterator[Tie]:
    for (concept, name, year), told in book.by_key.items():
        above, below = _RATES.get(concept, ((), ()))
        for rate in told:
            tops = [one for kind in above if (one := book.near((kind, name, year), rate))]
            owner = rate["context"] if not tops else ""
            if owner and (kind := _KINDS.get(name.split("·")[-1])):
                tops = [
                    one
                    for key in book.by_key
                    if key[0] == kind and key[2] == year and (one := book.near(key, rate, _NEAR))
                ][:1]
            years = (year, str(int(year) - 1)) if concept == "yoy_rate" and year.isdecimal() else (year,)
            names = {name, *(key[1] for key in book.by_key if concept == "share" or owner)}
            bases = [
                one
                for kind in below
                for other in names
                for when in years
                if (one := book.near((kind, other, when), rate, _NEAR * 4))
            ]
            yield from (_rate(top, base, rate) for top in tops for base in bases if Decimal(base["value_base"]))


def _rate(top: Json, base: Json, rate: Json) -> Tie:
    """Return the tie of a rate; half a place of the amounts counts by how far it moves the rate."""
    above, below = Decimal(top["value_base"]), Decimal(base["value_base"])
    slack = _ulp(rate) + (_ulp(top) + _ulp(base) * above / below) * 100 / below
    return Tie("rate", (top["id"], base["id"]), rate["id"], _percent, slack)


def _percent(parts: Sequence[Decimal]) -> Decimal | None:
    return parts[0] * 100 / parts[1] if parts[1] else None


def _changed(book: _Book) -> Iterator[Tie]:
    """Tie an amount, last year's and the change, told near each other."""
    for (concept, name, year), told in book.by_key.items():
        if concept == "yoy_amount" and year.isdecimal():
            for change in told:
                before = book.near(("prior_year_amount", name, str(int(year) - 1)), change, _NEAR)
                for now in book.facts:
                    if (
                        before
                        and now["context"] == change["context"]
                        and abs(now["start"] - change["start"]) < _NEAR
                        and "rate" not in now["concept"]
                    ):
                        yield _tie("change", [now, before], change, lambda parts: abs(parts[0] - parts[1]))
