"""A figure as it stands in a document, before anyone knows what it says."""

from dataclasses import dataclass

from jixiao.model.quantity import Quantity
from jixiao.model.span import Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed quantity.

    `span` covers number and unit, `number` the digits alone. `cell` is (table, row, column) for a figure in a table.
    `signed` tells that a minus sign is part of the number.
    """

    span: Span
    number: Span
    quantity: Quantity
    block: int
    cell: tuple[int, int, int] | None = None
