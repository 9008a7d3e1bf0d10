"""With how many places a report prints its amounts."""

from collections.abc import Iterator, Mapping, Sequence

from jixiao.composing.forms.cells import places_for
from jixiao.model.book import Computed
from jixiao.model.material import Entry
from jixiao.model.quantity import Dimension

PLACES = 2
_SUMS = (
    ("全年预算数", ("年初预算数", "上年结转结余", "预算调整数")),
    ("全年预算数", ("年初预算数", "预算调整数")),
    ("全年预算数", ("支出合计", "年末结转结余")),
    ("全年预算数", ("项目支出", "年末结转结余")),
    ("支出合计", ("基本支出", "项目支出")),
    ("基本支出", ("人员经费", "公用经费")),
    ("年末结转结余", ("结转", "结余")),
    ("“三公”经费支出", ("因公出国（境）费", "公务用车购置费", "公务用车运行维护费", "公务接待费")),
    ("政府采购支出总额", ("政府采购货物支出", "政府采购工程支出", "政府采购服务支出")),
)
_COLUMNS = ("年初预算数", "上年结转结余", "预算调整数", "全年预算数", "项目支出", "年末结转结余")


def has_gap(*entries: Entry) -> bool:
    """Tell whether some printed total is not the sum of its printed parts, as each was rounded by itself."""
    return places_for([one for entry in entries for one in _sums(entry)]) > PLACES


def _sums(top: Entry) -> Iterator[tuple[int | None, Sequence[int | None]]]:
    projects, whole = top.lists["项目"], top.parts["项目支出"]
    for entry in (top, *projects, *(top.parts[one] for one in ("基本支出", "项目支出"))):
        for total, parts in _SUMS:
            yield _amount(entry.figures, total), [_amount(entry.figures, one) for one in parts]
    for column in _COLUMNS:
        sum_of = _amount(top.figures if column == "项目支出" else whole.figures, column)
        yield sum_of, [_amount(one.figures, column) for one in projects]
    for name in ("支出增减", "三公增减"):
        if name in top.parts:
            yield from _change(top, name)


def _change(top: Entry, name: str) -> Iterator[tuple[int | None, Sequence[int | None]]]:
    one = top.parts[name].figures.get("增减额")
    if one is None:
        return
    here, there = (term.value for term in one.terms)
    yield max(here, there), [min(here, there), one.fact.quantity.value]


def _amount(figures: Mapping[str, Computed], name: str) -> int | None:
    one = figures.get(name)
    return one.fact.quantity.value if one is not None and one.fact.quantity.dimension is Dimension.MONEY else None
