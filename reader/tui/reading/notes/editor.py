"""The small editor in which a note is written. It closes only when the note is on the disk."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult, SuspendNotSupported
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static, TextArea

from reader.errors import ReaderError
from reader.library.drafts import Draft
from reader.model import NOTE_COLOURS, Article, Note, Span
from reader.tui.context import Context, context_of
from reader.tui.dialogs import STYLESHEET
from reader.tui.dialogs.form_bar import FormBar, fit_hint
from reader.tui.drawing.frame import EDITOR_HEIGHTS
from reader.tui.drawing.styles import styles_of
from reader.tui.drawing.text import shorten
from reader.tui.jobs import Job, Policy
from reader.tui.keymap import keys
from reader.tui.keymap.commands import Commands, run
from reader.tui.reading.notes import tags

if TYPE_CHECKING:
    from reader.tui.reading.notes.own_editor import Edited


DRAFT_INTERVAL_S = 2.0
"""Seconds after which what is typed is on the disk."""

SLOW_S = 0.4
"""Seconds after which the editor says that a note is being written: another program may hold the library."""


class TagInput(Input):
    """The line for the codes of a note."""

    def __init__(self, labels: str, known: tags.Tags) -> None:
        super().__init__(labels, suggester=known, id="editor-tags", compact=True)

    def on_resize(self) -> None:
        """The hint is as long as there is room."""
        fit_hint(self, context_of(self).tr("editor.tags-hint"))


class NoteEditor(ModalScreen[bool]):
    """The passage, the reader's words, codes and a colour. Gives True when something was saved.

    An empty passage stands for the whole article.
    """

    CSS_PATH = STYLESHEET

    BINDINGS = keys.bindings(keys.Scope.EDITOR)
    VERTICAL_BREAKPOINTS = EDITOR_HEIGHTS

    def __init__(
        self, article: Article, article_id: int, span: Span, note: Note | None, draft: Draft | None = None
    ) -> None:
        """`draft` is what was typed about it before and not saved."""
        super().__init__()
        self._article = article
        self._article_id = article_id
        self._span = span
        self._note = note
        self._draft = draft
        begun = draft.text if draft else note.text if note else ""
        labels = draft.tags if draft else tags.written(note.tags) if note else ""
        self._colour = draft.colour if draft else note.colour if note else NOTE_COLOURS[0]
        self._colour = self._colour if self._colour in NOTE_COLOURS else NOTE_COLOURS[0]
        self._saving: Job | None = None
        self._sent: tuple[str, tuple[str, ...], str] | None = None  # what is being written
        self._saved = False
        self._warned = False
        self._given_up = False  # whether what is typed was saved or discarded
        self._tags = tags.Tags()
        self._area = TextArea(begun, id="editor-text", soft_wrap=True, compact=True)
        self._tag_input = TagInput(labels, self._tags)
        self._colour_sign = Static("", id="editor-colour")
        self._foot = FormBar(("save-note", "cancel-note", "note-colour", "note-outside"), id="editor-keys")

    @property
    def context(self) -> Context:
        """The services of the app."""
        return context_of(self)

    def compose(self) -> ComposeResult:
        """The passage above, then what is written, then tags and colour."""
        tr, note = self.context.tr, self._note
        words = note.anchor.exact if note else self._span.of(self._article.text)
        words = words or tr("notes.whole-article")
        with Vertical(id="editor", classes="dialog"):
            yield Static(Content(tr("editor.edit") if note else tr("editor.new")), classes="dialog-title")
            yield Static(Content(shorten(words, 400)), id="editor-passage")
            yield self._area
            with Horizontal(id="editor-line"):
                yield Static(Content(tr("editor.tags")), classes="dialog-label")
                yield self._tag_input
                yield self._colour_sign
            yield self._foot

    def on_text_area_changed(self) -> None:
        """What is typed after a warning is warned of anew."""
        self._unwarn()

    def on_input_changed(self) -> None:
        """What is typed after a warning is warned of anew."""
        self._unwarn()

    def _unwarn(self) -> None:
        if self._warned:
            self._warned = False
            self._foot.say("")

    def on_mount(self) -> None:
        """Write at once, behind what is there."""
        text = self._area
        text.focus()
        text.move_cursor(text.document.end)
        self._show_colour()
        if self._draft is not None:
            self._foot.say(self.context.tr("editor.draft"))
        self.set_interval(DRAFT_INTERVAL_S, self.keep_draft)
        library = self.context.library
        self.context.jobs.start(
            "tags", lambda _: [tag for tag, _ in library.notes.tags()], then=self._know_tags, about=self
        )

    def on_unmount(self) -> None:
        """Whatever ends the program: what is not saved is kept."""
        if not self._given_up:
            self.keep_draft()

    def keep_draft(self) -> None:
        """Keep what is typed on the disk, as far as it is not there yet."""
        drafts = self.context.library.drafts
        text, labels = self._area.text, self._tag_input.value
        if self._is_as_it_was():
            self._drop_draft()
            return
        draft = Draft.on(self._article, self._span, self._note, text, labels, self._colour)
        if draft != self._draft and drafts.keep(draft, instead_of=self._draft):
            self._draft = draft

    def _drop_draft(self) -> None:
        draft, self._draft = self._draft, None
        if draft is not None:
            self.context.library.drafts.drop(draft)

    def _is_as_it_was(self) -> bool:
        """Whether nothing would be lost."""
        note = self._note
        return self._written() == ((note.text, note.tags, note.colour) if note else ("", (), NOTE_COLOURS[0]))

    def _know_tags(self, known: Sequence[str]) -> None:
        """The tags in use are known."""
        self._tags.known = known

    def _show_colour(self) -> None:
        styles = styles_of(self)
        content = Content.assemble(
            ("● ", f"{styles.colour(f'note-{self._colour}').css}"), self.context.tr(f"colour.{self._colour}")
        )
        self._colour_sign.update(content)

    # ---------------------------------------------------------------- actions

    async def action_command(self, action_id: str) -> None:
        """Do an action of the table."""
        await run(self, EDITOR_COMMANDS, action_id)

    def colour(self) -> None:
        """The next colour."""
        self._unwarn()
        self._colour = NOTE_COLOURS[(NOTE_COLOURS.index(self._colour) + 1) % len(NOTE_COLOURS)]
        self._show_colour()

    def outside(self) -> None:
        """Write on in the reader's own editor; what it leaves stands here then, to be saved as what is typed here."""
        if self._saving is not None:
            return
        area, context = self._area, self.context
        before = area.text
        try:
            edited = self._lent(before)
        except SuspendNotSupported:
            context.tell(context.tr("editor.cannot-lend"))
        except ReaderError as error:
            context.tell_error(error)
        else:
            if edited.text != before.rstrip("\n"):
                area.replace(edited.text, area.document.start, area.document.end)
                area.move_cursor(area.document.end)
            elif edited.status == 0:
                context.tell(context.tr("editor.unchanged"))
            if edited.status != 0:
                context.tell(context.tr("editor.ended", status=edited.status))
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
        self.save()

    def _written(self) -> tuple[str, tuple[str, ...], str]:
        """Words, tags and colour as they stand in the editor."""
        text = self._area.text.strip()
        return text, tags.read(self._tag_input.value), self._colour

    def save(self) -> None:
        """Have the note written; the editor closes when it is on the disk."""
        if self._saving is not None:
            return
        text, labels, colour = self._sent = self._written()
        library, note = self.context.library, self._note
        article_id, span = self._article_id, self._span if self._span.start < self._span.end else None

        def write(_: Job) -> Note:
            if note is None:
                return library.notes.add(article_id, span, text=text, colour=colour, tags=labels)
            return library.notes.edit(note.id, text=text, colour=colour, tags=labels)

        self._saving = self.context.jobs.start(
            "note", write, then=self._written_down, failed=self._not_written, about=self, policy=Policy.CHANGE
        )
        self.set_timer(SLOW_S, self._say_saving)

    def _say_saving(self) -> None:
        if self._saving is not None:
            self._foot.say(self.context.tr("editor.saving"))

    def _written_down(self, note: Note) -> None:
        """The note is on the disk; the editor stays where more was typed meanwhile."""
        self._drop_draft()
        if self._written() == self._sent:
            self._given_up = True
            self.dismiss(True)
        else:
            self._note, self._saving, self._saved = note, None, True
            self._foot.say("")

    def _not_written(self, _: ReaderError | None) -> None:
        """The note could not be written: what was typed stays here."""
        self._saving = None
        self._foot.say("")

    def cancel(self) -> None:
        """Close without saving; a second time where something was typed that would be lost.

        A note that is being written cannot be taken back: the editor closes by itself when it is on the disk.
        """
        if self._saving is not None:
            self._say_saving()
            return
        if self._is_as_it_was() or self._warned:
            self._given_up = True
            self._drop_draft()
            self.dismiss(self._saved)
            return
        self._warned = True
        self._foot.say(self.context.tr("editor.lost"), trouble=True)


EDITOR_COMMANDS: Commands[NoteEditor] = {
    "save-note": NoteEditor.save,
    "note-colour": NoteEditor.colour,
    "note-outside": NoteEditor.outside,
    "cancel-note": NoteEditor.cancel,
}
"""What is done while a note is written."""
