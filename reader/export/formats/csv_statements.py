"""CSV of statements: who said what, one a row."""

from __future__ import annotations

from reader.export.content import EVERYTHING, ExportFormat, Selection
from reader.export.csv_text import csv_text
from reader.export.tables import STATEMENT_COLUMNS, statement_rows


def write(selection: Selection) -> str:
    """The table of statements."""
    return csv_text(STATEMENT_COLUMNS, statement_rows(selection))


FORMAT = ExportFormat(
    id="csv-statements",
    suffix=".csv",
    about="a table of who said what",
    writes=EVERYTHING,
    write=write,
    begins_with_mark=True,
)
