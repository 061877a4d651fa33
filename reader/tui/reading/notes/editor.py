"""The small editor in which a note is written. It closes only when the note is on the disk."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult, SuspendNotSupported
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static, TextArea

from reader.errors import ReaderError
from reader.model import NOTE_COLOURS, Article, Note, Span
from reader.tui.dialogs import STYLESHEET
from reader.tui.drawing.frame import DIALOG_HEIGHTS
from reader.tui.drawing.text import shorten
from reader.tui.jobs import Job, JobDone, JobFailed, Waits
from reader.tui.keymap import keys
from reader.tui.reading.notes import tags

if TYPE_CHECKING:
    from reader.tui.app import KutipApp
    from reader.tui.reading.notes.own_editor import Edited


class NoteEditor(ModalScreen[bool], Waits):
    """The passage, the reader's words, tags and a colour. Gives True when something was saved."""

    CSS_PATH = STYLESHEET

    BINDINGS = keys.bindings(keys.Scope.EDITOR)
    VERTICAL_BREAKPOINTS = DIALOG_HEIGHTS

    def __init__(self, article: Article, article_id: int, span: Span, note: Note | None) -> None:
        super().__init__()
        self._article = article
        self._article_id = article_id
        self._span = span
        self._note = note
        self._colour = note.colour if note else NOTE_COLOURS[0]
        self._saving: Job | None = None
        self._sent: tuple[str, tuple[str, ...], str] | None = None  # what is being written
        self._saved = False
        self._warned = False
        self._tags = tags.Tags()
        self._asking: Job | None = None

    @property
    def house(self) -> KutipApp:
        """The app."""
        return cast("KutipApp", self.app)

    def compose(self) -> ComposeResult:
        """The passage above, then what is written, then tags and colour."""
        tr, note = self.house.tr, self._note
        words = note.anchor.exact if note else self._span.of(self._article.text)
        with Vertical(id="editor", classes="dialog"):
            yield Static(Content(tr("editor.edit") if note else tr("editor.new")), classes="dialog-title")
            yield Static(Content(shorten(words, 400)), id="editor-passage")
            yield TextArea(note.text if note else "", id="editor-text", soft_wrap=True, compact=True)
            with Horizontal(id="editor-line"):
                yield Static(Content(tr("editor.tags")), classes="dialog-label")
                yield Input(
                    tags.written(note.tags) if note else "",
                    placeholder=tr("editor.tags-hint"),
                    suggester=self._tags,
                    id="editor-tags",
                    compact=True,
                )
                yield Static("", id="editor-colour")
            yield Static("", id="editor-keys")

    def on_text_area_changed(self) -> None:
        """What is typed after a warning is warned of anew."""
        self._unwarn()

    def on_input_changed(self) -> None:
        """What is typed after a warning is warned of anew."""
        self._unwarn()

    def _unwarn(self) -> None:
        if self._warned:
            self._warned = False
            self._show_keys()

    def on_mount(self) -> None:
        """Write at once, behind what is there."""
        text = self.query_one(TextArea)
        text.focus()
        text.move_cursor(text.document.end)
        self._show_colour()
        self._show_keys()
        library = self.house.library
        self._asking = self.house.jobs.start("list", self, lambda _: [tag for tag, _ in library.notes.tags()])

    def _show_keys(self) -> None:
        own, tr = self.house.settings.keys, self.house.tr
        parts = [
            f"{', '.join(keys.keys_of(keys.by_id()[action], own)[:1])} "
            + tr(f"foot.{action}" if tr.has(f"foot.{action}") else f"action.{action}")
            for action in ("save-note", "note-colour", "note-outside", "cancel-note")
        ]
        self.query_one("#editor-keys", Static).update(Content("   ".join(parts)))

    def _show_colour(self) -> None:
        styles = self.house.theme_styles
        content = Content.assemble(
            ("● ", f"{styles.colour(f'note-{self._colour}').css}"), self.house.tr(f"colour.{self._colour}")
        )
        self.query_one("#editor-colour", Static).update(content)

    # ---------------------------------------------------------------- actions

    def action_colour(self) -> None:
        """The next colour."""
        self._unwarn()
        self._colour = NOTE_COLOURS[(NOTE_COLOURS.index(self._colour) + 1) % len(NOTE_COLOURS)]
        self._show_colour()

    def action_outside(self) -> None:
        """Write on in the reader's own editor; what it leaves stands here then, to be saved as what is typed here."""
        if self._saving is not None:
            return
        area, house = self.query_one(TextArea), self.house
        before = area.text
        try:
            edited = self._lent(before)
        except SuspendNotSupported:
            house.tell(house.tr("editor.cannot-lend"))
        except ReaderError as error:
            house.tell_error(error)
        else:
            if edited.text != before.rstrip("\n"):
                area.replace(edited.text, area.document.start, area.document.end)
                area.move_cursor(area.document.end)
            elif edited.status == 0:
                house.tell(house.tr("editor.unchanged"))
            if edited.status != 0:
                house.tell(house.tr("editor.ended", status=edited.status))
        area.focus()

    def _lent(self, text: str) -> Edited:
        """Lend the terminal to the editor. Raises SuspendNotSupported, ReaderError."""
        from reader.tui.reading.notes.own_editor import edit, editor_command

        command = editor_command(os.environ)
        failure: ReaderError | None = None
        with self.app.suspend():  # an exception in this block would leave the terminal to nobody
            try:
                return edit(command, text)
            except ReaderError as error:
                failure = error
        raise failure

    def on_input_submitted(self) -> None:
        """Enter behind the tags saves."""
        self.action_save()

    def _written(self) -> tuple[str, tuple[str, ...], str]:
        """Words, tags and colour as they stand in the editor."""
        text = self.query_one(TextArea).text.strip()
        return text, tags.read(self.query_one(Input).value), self._colour

    def action_save(self) -> None:
        """Have the note written; the editor closes when it is on the disk."""
        if self._saving is not None:
            return
        text, labels, colour = self._sent = self._written()
        library, note = self.house.library, self._note
        article_id, span = self._article_id, self._span

        def write(_: Job) -> Note:
            if note is None:
                return library.notes.add(article_id, span, text=text, colour=colour, tags=labels)
            return library.notes.edit(note.id, text=text, colour=colour, tags=labels)

        self._saving = self.house.jobs.start("note", self, write)

    def job_done(self, message: JobDone) -> None:
        """The note is on the disk; the editor stays where more was typed meanwhile. Or the tags in use are known."""
        if message.job is self._asking:
            self._tags.known = message.result
        if message.job is not self._saving:
            return
        if self._written() == self._sent:
            self.dismiss(True)
        else:
            self._note, self._saving, self._saved = message.result, None, True
            self._show_keys()

    def job_failed(self, message: JobFailed) -> None:
        """The note could not be written: what was typed stays here."""
        if message.job is self._saving:
            self._saving = None
            self._show_keys()

    def action_cancel(self) -> None:
        """Close without saving; a second time where something was typed that would be lost.

        A note that is being written cannot be taken back: the editor closes by itself when it is on the disk.
        """
        if self._saving is not None:
            self.query_one("#editor-keys", Static).update(Content(self.house.tr("editor.saving")))
            return
        before = (self._note.text, self._note.tags, self._note.colour) if self._note else ("", (), NOTE_COLOURS[0])
        if self._written() == before or self._warned:
            self.dismiss(self._saved)
            return
        self._warned = True
        self.query_one("#editor-keys", Static).update(Content(self.house.tr("editor.lost")))
