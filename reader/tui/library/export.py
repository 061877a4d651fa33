"""Export: which form, then which file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from reader.export.content import ExportFormat
from reader.tui.dialogs.listing import Items, ModalList
from reader.tui.drawing.bar import BarItem
from reader.tui.drawing.list_view import Row
from reader.tui.drawing.text import padded, shorten
from reader.tui.drawing.wrapped_text import printable
from reader.tui.jobs import Policy
from reader.tui.keymap import keys

Write = Callable[[str, Path], object]
"""Writes an export in a format, by its id, to a path; gives the path that was written."""


class ExportDialog(ModalList[None]):
    """The formats; choosing one writes it to the file whose path is typed above, which follows the form."""

    BINDINGS = keys.bindings(keys.Scope.DIALOG)
    TYPED = True
    TYPES_FIRST = True

    def __init__(self, title: str, name: str, formats: Sequence[ExportFormat], write: Write) -> None:
        super().__init__()
        self._title = title
        self._stem = file_stem(name)
        self._formats = {one.id: one for one in formats}
        self._write = write
        self._own = False

    def title_items(self) -> Sequence[BarItem]:
        """What is exported."""
        return [
            BarItem(" " + self.tr("export.title", what=shorten(printable(self._title), 48)), self.theme_styles.strong)
        ]

    def begin(self) -> None:
        """A file in the folder where the program runs is offered."""
        self._offer(next(iter(self._formats)))

    def _offer(self, form: str) -> None:
        if not self._own:
            line = self.filter_input
            line.value = str(Path.cwd() / (self._stem + self._formats[form].suffix))
            line.cursor_position = len(line.value)

    def retyped(self) -> None:
        """The reader types a path of his own: it does not follow the form any more."""
        form = self._form()
        offered = str(Path.cwd() / (self._stem + self._formats[form].suffix)) if form else ""
        self._own = self.typed != offered and self.typed not in {
            str(Path.cwd() / (self._stem + one.suffix)) for one in self._formats.values()
        }

    def _form(self) -> str | None:
        key = self.current_key
        return key if isinstance(key, str) else None

    def make_rows(self, items: Items) -> Sequence[Row]:
        """A line a form."""
        styles = self.theme_styles
        width = max(items.size.width, 24)
        return [
            Row(
                (
                    ("  " + padded(self._about(one), width - 22), styles.text),
                    (padded(one.suffix, 18), styles.faint),
                ),
                one.id,
            )
            for one in self._formats.values()
        ]

    def _about(self, one: ExportFormat) -> str:
        """What a format is called in the interface's language; one without a text there in its own words."""
        key = f"export.{one.id}"
        return self.tr(key) if self.tr.has(key) else one.about

    def row_reached(self, row: Row) -> None:
        """The file follows the form."""
        if isinstance(row.key, str):
            self._offer(row.key)

    def row_chosen(self, row: Row) -> None:
        """Write it."""
        path = self.typed.strip()
        if isinstance(row.key, str) and path:
            form, target, write = row.key, Path(path).expanduser(), self._write
            self.change("write", lambda: write(form, target), policy=Policy.WRITE)

    def answered(self, kind: str, result: object) -> None:
        """It is written."""
        self.context.tell(self.tr("done.saved-to", file=printable(str(result))))
        self.dismiss(None)


def file_stem(name: str) -> str:
    """A file's name without its end for a title: letters, digits and hyphens, at most 60."""
    plain = "".join(character if character.isalnum() else " " for character in name)
    return "-".join(plain.split())[:60].strip("-").lower() or "kutip"
