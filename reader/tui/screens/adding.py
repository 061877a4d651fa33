"""Adding to the library: a file, found as one types its path, or an address."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from textual.widgets import Input

from reader.tui import keys
from reader.tui.lines import printable
from reader.tui.screens.listing import Items, Sheet, Typed
from reader.tui.widgets.bar import Part
from reader.tui.widgets.rows import Row, shorten

MOST = 200
"""Files that are offered at once."""


class AskSource(Sheet[str]):
    """Gives the path or address that is to be read."""

    BINDINGS = keys.bindings(keys.Scope.DIALOG)
    TYPED = True
    TYPES_FIRST = True

    def title_parts(self) -> Sequence[Part]:
        """The question."""
        return [Part(" " + self.say("add.title"), self.paint.strong)]

    def hint_to_type(self) -> str:
        """What can be typed."""
        return self.say("add.type")

    def make_rows(self, items: Items) -> Sequence[Row]:
        """What is typed where it is a source, then the files and folders whose path begins so."""
        paint = self.paint
        typed = self.typed.strip()
        width = max(items.size.width, 20)
        if typed.startswith(("http://", "https://")):
            return [
                Row(
                    (("  " + self.say("add.fetch") + "  ", paint.faint), (shorten(typed, width - 14), paint.text)),
                    typed,
                )
            ]
        rows = []
        for path in offered(typed):
            name = printable(path.name) + ("/" if path.is_dir() else "")
            rows.append(Row((("  " + shorten(name, width - 4), paint.text if path.is_file() else paint.faint),), path))
        return rows or [Row((("  " + self.say("add.nothing"), paint.faint),))]

    def row_chosen(self, row: Row) -> None:
        """Read the file or page; go into a folder."""
        if isinstance(row.key, str):
            self.dismiss(row.key)
        elif isinstance(row.key, Path):
            if row.key.is_dir():
                line: Input = self.query_one(Typed)
                line.value = f"{row.key}{os.sep}"
                line.cursor_position = len(line.value)
                line.focus()
            else:
                self.dismiss(str(row.key))


def offered(typed: str) -> list[Path]:
    """The files and folders whose path begins with what is typed, folders last; hidden ones only when asked for."""
    before, slash, start = typed.rpartition("/")
    folder = Path(before or slash or ".").expanduser()
    try:
        found = [
            path
            for path in folder.iterdir()
            if path.name.casefold().startswith(start.casefold()) and (start.startswith(".") or path.name[0] != ".")
        ]
        found.sort(key=lambda path: (path.is_dir(), path.name.casefold()))
    except (OSError, ValueError):
        return []  # no such folder, or one that may not be read
    return found[:MOST]
