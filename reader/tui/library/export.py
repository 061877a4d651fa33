"""Export: which form, then which file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from reader.export.content import ExportFormat
from reader.files import expanded
from reader.model.text import printable
from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import ListScreen
from reader.tui.drawing.bar import heading
from reader.tui.drawing.list_view import Row
from reader.tui.drawing.text import padded, shorten, table_cell
from reader.tui.jobs import Policy
from reader.tui.keymap import keys
from reader.tui.keymap.commands import Commands

Write = Callable[[str, Path], object]
"""Writes an export in a format, by its id, to a path; gives the path that was written."""


BOX_CELLS = 6
"""Cells from the left in which a click ticks."""


class Form(NamedTuple):
    """A form in which something can be written."""

    id: str
    """What it is called; its text in the catalogues is "export.ID"."""
    suffix: str
    """How its files end."""
    about: str
    """What it holds, in one line, where the catalogues have no text for it."""

    @classmethod
    def of(cls, one: ExportFormat) -> Form:
        """A format of exports."""
        return cls(one.id, one.suffix, one.about)


class ExportDialog(ListScreen[None]):
    """The formats; choosing one writes it to the file whose path is typed above, which follows the format.

    Those that are ticked are written with it, each to a file of the same name with an end of its own.
    """

    BINDINGS = keys.bindings(keys.Scope.EXPORT)

    def __init__(self, title: str, name: str, formats: Sequence[Form], write: Write) -> None:
        super().__init__(
            ListContents(
                over_text=True,
                title=lambda: heading(self.theme_styles, self.tr("export.title", what=shorten(printable(title), 48))),
                hint=lambda: "",
                retyped=self._retyped,
                rows=self._make_rows,
                reached=self._reached,
                chosen=self._chosen,
                clicked=self._clicked,
                scopes=[keys.Scope.EXPORT],
                enter="foot.write",
                begin=lambda: self._offer(formats[0]),
                types_first=True,
            ),
            EXPORT_COMMANDS,
        )
        self._stem = file_stem(name)
        self._formats = formats
        self._write = write
        self._ticked: dict[str, Form] = {}
        self._own = False  # whether the reader has typed a path, which does not follow the format

    def _path_of(self, chosen: Form) -> str:
        """The file in the folder where the program runs that is offered for a format."""
        return str(Path.cwd() / (self._stem + chosen.suffix))

    def _offer(self, chosen: Form) -> None:
        if not self._own:
            line = self.panel.filter
            line.value = self._path_of(chosen)
            line.cursor_position = len(line.value)

    def _retyped(self) -> None:
        """A path of the reader's own does not follow the format any more."""
        self._own = self.panel.typed not in {self._path_of(one) for one in self._formats}

    def _make_rows(self, width: int) -> Sequence[Row]:
        """A line a format."""
        styles = self.theme_styles
        width = max(width, 24)
        return [
            Row(
                (
                    (
                        "  [x] " if one.id in self._ticked else "  [ ] ",
                        styles.accent if one.id in self._ticked else styles.faint,
                    ),
                    (table_cell(self._about(one), width - 16), styles.text),
                    (padded(one.suffix, 10), styles.faint),
                ),
                one,
            )
            for one in self._formats
        ]

    def _about(self, one: Form) -> str:
        """What a format is called in the interface's language; one without a text there in its own words."""
        key = f"export.{one.id}"
        return self.tr(key) if self.tr.has(key) else one.about

    def _reached(self, row: Row) -> None:
        """The file follows the format."""
        if isinstance(row.key, Form):
            self._offer(row.key)

    def _chosen(self, row: Row) -> None:
        """Write it."""
        path = self.panel.typed.strip()
        if isinstance(row.key, Form) and path:
            write, files = self._write, files_for(expanded(path), [*self._ticked.values(), row.key])
            self.panel.questions.change(
                lambda: [write(form, target) for form, target in files.items()], self._written, policy=Policy.WRITE
            )

    def tick(self, one: object) -> None:
        """Tick a format, to write several at once, or take the tick away."""
        if isinstance(one, Form):
            if self._ticked.pop(one.id, None) is None:
                self._ticked[one.id] = one
            self.panel.show_anew()

    def _clicked(self, row: Row, cell: int) -> bool:
        """A click on a box ticks; every other one chooses."""
        if cell < BOX_CELLS:
            self.tick(row.key)
        return cell < BOX_CELLS

    def _written(self, files: Sequence[object]) -> None:
        self.context.tell(self.tr("done.saved-to", file=", ".join(printable(str(file)) for file in files)))
        self.dismiss(None)


def _tick_and_go_on(screen: ExportDialog) -> None:
    """Tick the current format, and go to the next."""
    screen.tick(screen.panel.current_key)
    screen.panel.items.step(1)


EXPORT_COMMANDS: Commands[ExportDialog] = {"export-tick": _tick_and_go_on}
"""What can be done while one chooses a form."""


def files_for(path: Path, chosen: Sequence[Form]) -> dict[str, Path]:
    """The file for each of some formats, by its id: the path itself for the last one, for the others beside it.

    Where two formats end alike, the other's name stands in that of its file.
    """
    *others, last = chosen
    files = {last.id: path}
    stem = path.name.removesuffix(last.suffix)
    for one in others:
        beside = path.with_name(stem + one.suffix)
        taken = beside in files.values()
        files.setdefault(one.id, path.with_name(f"{stem}-{one.id}{one.suffix}") if taken else beside)
    return files


def file_stem(name: str) -> str:
    """A file's name without its end for a title: letters, digits and hyphens, at most 60."""
    plain = "".join(character if character.isalnum() else " " for character in name)
    return "-".join(plain.split())[:60].strip("-").lower() or "kutip"
