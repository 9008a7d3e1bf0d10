"""Facts as tables for programs, read back with other libraries."""

import csv
from dataclasses import replace
from decimal import Decimal
from io import BytesIO, StringIO

import pyarrow as pa
import pyarrow.parquet as pq

from jixiao.model.result import Checked, Unread
from jixiao.rendering.table import csv_bytes, fact_table, has_parquet, parquet_bytes


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"))))


def test_csv_has_one_row_a_fact(checked: Checked, missing: Unread) -> None:
    rows = rows_of(csv_bytes(fact_table([checked, missing])))
    assert [row["id"] for row in rows] == ["f1", "f2", "f3", "f4", "f5", "d1"]
    told = {name: rows[1][name] for name in ("concept", "name", "subject", "value", "unit", "printed", "status")}
    assert told == {
        "concept": "expenditure_total",
        "name": "支出合计",
        "subject": "云溪县林业局",
        "value": "4013000.00",
        "unit": "元",
        "printed": "401.30万元",
        "status": "conflicting",
    }


def test_text_that_a_spreadsheet_would_compute_is_marked(checked: Checked) -> None:
    source = replace(checked.document.source, path="=cmd|'/c calc'!A1")
    hostile = replace(checked, document=replace(checked.document, source=source))
    assert rows_of(csv_bytes(fact_table([hostile])))[0]["path"] == "'=cmd|'/c calc'!A1"


def test_parquet_keeps_values_exact(checked: Checked) -> None:
    assert has_parquet()
    table = pq.read_table(BytesIO(parquet_bytes(fact_table([checked]))))
    assert table.schema.field("value").type == pa.decimal128(38, 8)
    assert table.column("value").to_pylist()[1] == Decimal("4013000.00")
    assert table.num_rows == len(checked.facts)
