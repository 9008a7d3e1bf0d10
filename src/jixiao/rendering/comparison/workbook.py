"""The changes between two versions as a workbook."""

from io import BytesIO

import xlsxwriter

from jixiao.model.comparison import Comparison
from jixiao.rendering.catalogue import say
from jixiao.rendering.comparison.rows import comparison_rows

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_LONGEST = 32_767
_COLUMNS = (
    ("what", 10), ("way", 8), ("name", 34), ("period", 16), ("old", 44), ("new", 44), ("old_at", 12), ("new_at", 12),
)  # fmt: skip


def comparison_workbook(told: Comparison) -> bytes:
    """Return the changes as xlsx, one a row, to filter and to hand on."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, _OPTIONS) as file:
        bold = file.add_format({"bold": True, "bottom": 1})
        plain = file.add_format({"text_wrap": True, "valign": "top"})
        sheet = file.add_worksheet(say("diff.sheet"))
        rows = list(comparison_rows(told))
        for at, (name, width) in enumerate(_COLUMNS):
            sheet.set_column(at, at, width, plain)
            sheet.write_string(0, at, say(f"diff.column_{name}"), bold)
        for number, row in enumerate(rows, 1):
            cells = (
                say(f"diff.what_{row.what}"), say(f"diff.way_{row.way}"), row.name, row.period, row.old, row.new,
                row.old_at, row.new_at,
            )  # fmt: skip
            for at, cell in enumerate(cells):
                sheet.write_string(number, at, cell[:_LONGEST], plain)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(rows), 1), len(_COLUMNS) - 1)
    return target.getvalue()
