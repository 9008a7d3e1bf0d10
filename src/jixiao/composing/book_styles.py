"""Cell formats of a book."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jixiao.taxonomy.book import Type

_FORMS = {
    Type.TEXT: "General", Type.CODE: "@", Type.MONEY: "#,##0.00", Type.COUNT: "General", Type.PERCENT: "0.00",
    Type.DATE: "yyyy-mm-dd", Type.YEAR: "0", Type.CHOICE: "General",
}  # fmt: skip
_FONT = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
_GRID = {"border": 1, "border_color": "#BFBFBF"}
_GREY = {"bg_color": "#F2F2F2", "font_color": "#595959"}


@dataclass(frozen=True, slots=True)
class Styles:
    """Formats of one workbook. What may be typed into is unlocked and white, what is computed grey."""

    note: Any
    head: Any
    head_required: Any
    head_computed: Any
    field: Any
    field_required: Any
    remark: Any
    computed: Any
    computed_rate: Any
    cells: Mapping[Type, Any]
    examples: Mapping[Type, Any]

    @classmethod
    def of(cls, file: Any) -> "Styles":
        """Return the formats of a workbook that is being written."""

        def add(**more: Any) -> Any:
            return file.add_format(_FONT | more)

        head = _GRID | {"bold": True, "align": "center", "bg_color": "#DDEBF7"}
        entry = {kind: _GRID | {"num_format": form, "locked": False} for kind, form in _FORMS.items()}
        wrapped = {kind: {"text_wrap": True} if kind is Type.TEXT else {} for kind in _FORMS}
        return cls(
            note=add(font_color="#7F6000"),
            head=add(**head),
            head_required=add(**head, font_color="#C00000"),
            head_computed=add(**head | _GREY),
            field=add(**_GRID),
            field_required=add(**_GRID, font_color="#C00000", bold=True),
            remark=add(**_GRID, font_color="#7F7F7F", text_wrap=True),
            computed=add(**_GRID | _GREY, num_format="#,##0.00"),
            computed_rate=add(**_GRID | _GREY, num_format="0.00%"),
            cells={kind: add(**one, **wrapped[kind]) for kind, one in entry.items()},
            examples={kind: add(**one, italic=True, font_color="#A6A6A6") for kind, one in entry.items()},
        )

    def cell(self, kind: Type) -> Any:
        """Return the format of a cell that the clerk fills in."""
        return self.cells[kind]

    def example(self, kind: Type) -> Any:
        """Return the format of a cell of the example row."""
        return self.examples[kind]
