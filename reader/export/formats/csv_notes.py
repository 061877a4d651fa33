"""CSV of notes, one a row, with who said what they lie on."""

from __future__ import annotations

from reader.export.content import EVERYTHING, ExportFormat, Selection
from reader.export.csv_text import csv_text
from reader.export.tables import NOTE_COLUMNS, note_rows


def write(selection: Selection) -> str:
    """The table of notes."""
    return csv_text(NOTE_COLUMNS, note_rows(selection))


FORMAT = ExportFormat(
    id="csv-notes",
    suffix=".csv",
    about="a table of notes",
    writes=EVERYTHING,
    write=write,
    begins_with_mark=True,
)
