"""The chart that a tag asks for, from the figures of a list."""

from jixiao.composing.telling.tags import Draw
from jixiao.composing.telling.values import Scope, entry_name, printed, wish
from jixiao.model.book import Computed
from jixiao.model.material import Entry
from jixiao.model.quantity import Dimension
from jixiao.model.writing import Chart, Piece, Series

_WAN = "万元"


def chart_of(scope: Scope, tag: Draw) -> Chart | Piece | None:
    """Return the chart, the request for its figures where the book knows none, None where the list has no entries.

    Bars of different units cannot stand at one scale: the clerk is asked to look at the tag.
    """
    entries = scope.entries(tag.path)
    if not entries:
        return None
    what = f"{tag.path}{'、'.join(tag.figures)}"
    known = {_unit(one) for entry in entries for name in tag.figures if (one := entry.figures.get(name))}
    if len(known) != 1:
        return wish(f"{what}的图，各项单位要相同" if known else f"{what}，用于画图", again=bool(known))
    series = tuple(Series(name, tuple(_value(entry, name, scope.places) for entry in entries)) for name in tag.figures)
    (unit,) = known
    names = tuple(entry_name(entry) or str(at) for at, entry in enumerate(entries, 1))
    return Chart(f"{what}（{unit}）", names, series, unit)


def _value(entry: Entry, name: str, places: int) -> str | None:
    figure = entry.figures.get(name)
    return None if figure is None else printed(figure.fact.quantity, places, ("数",))


def _unit(figure: Computed) -> str:
    quantity = figure.fact.quantity
    return _WAN if quantity.dimension is Dimension.MONEY else quantity.unit
