"""Plain texts as the program reads them, and the tables in them as rows of words."""

from jixiao.model.document import Document
from jixiao.reading.read import read


def document_of(text: str) -> Document:
    document = read("lines.txt", text.encode())
    assert isinstance(document, Document)
    return document


def rows_of(text: str) -> list[list[list[str]]]:
    """Return the rows of each table, empty where a row has no cell."""
    document = document_of(text)
    found = []
    for table in document.tables:
        rows: list[list[str]] = [[""] * table.columns for _ in range(table.rows)]
        for cell in table.cells:
            rows[cell.row][cell.column] = cell.span.of(document.text)
        found.append(rows)
    return found
