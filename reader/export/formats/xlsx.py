"""An Excel workbook: a sheet of statements and one of notes, with the columns of the CSV tables."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from reader.export.content import EVERYTHING, Content, ExportFormat, Selection
from reader.export.tables import NOTE_COLUMNS, STATEMENT_COLUMNS, Row, note_rows, statement_rows

CELL_CHARACTERS = 32_767
"""Most characters that Excel takes in a cell."""
WIDE = {"content": 70, "passage": 70, "note": 50, "article": 40, "address": 40, "role": 30, "speaker": 25}
"""Widths of columns that hold more than a word, in characters."""
USUAL_WIDTH = 14
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
"""What the file says of when it was made where no article tells more: the same library gives the same file."""


def write(selection: Selection) -> bytes:
    """The workbook, with the sheet of what was chosen first."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    # No cell is a formula or a link, whatever it begins with.
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    made = max((dossier.opened for dossier in selection.dossiers), default=_EPOCH)
    book.set_properties({"title": selection.title or "Kutip", "created": made.replace(tzinfo=None)})
    tables = [
        ("statements", STATEMENT_COLUMNS, statement_rows(selection)),
        ("notes", NOTE_COLUMNS, note_rows(selection)),
    ]
    for name, columns, rows in reversed(tables) if selection.content is Content.NOTES else tables:
        _add_sheet(book, selection.label(name), columns, rows)
    book.close()
    return out.getvalue()


def _add_sheet(book: object, name: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    from xlsxwriter import Workbook

    assert isinstance(book, Workbook)
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "bottom": 1})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    for number, column in enumerate(columns):
        sheet.set_column(number, number, WIDE.get(column, USUAL_WIDTH), body)
        sheet.write_string(0, number, column, head)
    count = 0
    for count, row in enumerate(rows, start=1):
        for number, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(count, number, value[:CELL_CHARACTERS])
            else:
                sheet.write_number(count, number, value)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, count, len(columns) - 1)


FORMAT = ExportFormat(
    id="xlsx",
    suffix=".xlsx",
    about="an Excel workbook with a sheet of statements and one of notes",
    writes=EVERYTHING,
    write=write,
)
