"""The reader's notes: written on a passage, gone to, changed, deleted, and all of it undone."""

from __future__ import annotations

from collections.abc import Callable

from reader.model import NO_ARTICLE, Analysis, Note, Span
from reader.tui.drawing.text import shorten
from reader.tui.jobs import JobDone
from reader.tui.navigator import change_words
from reader.tui.reading.article.actions import ChoosingActions
from reader.tui.reading.messages import NoteChosen


class Noting(ChoosingActions):
    """The actions on notes. Every change is a job of the library; the screen shows what the library then has."""

    attaching: Note | None = None
    """The note that the next chosen passage is for: its own was lost, or is another."""

    def begin_attaching(self, note: Note) -> None:
        """Let the reader choose a passage for a note; Enter attaches it, Esc leaves it as it is."""
        self.attaching = note
        self.show_aside()

    def show_aside(self) -> None:
        """Say at the foot what is being chosen, and for which note."""
        super().show_aside()
        if self.attaching is not None:
            words = shorten(self.attaching.text or self.attaching.anchor.exact, 32)
            step = "attach.choose" if self.article.chosen is None else "attach.enter"
            self.who.aside = self.house.tr(step, note=words)
            self.who.remake()

    def action_stop(self) -> None:
        """Where a note waits for its passage and none is chosen, leave it as it is; else as always."""
        if self.attaching is None or self.article.chosen is not None or self.article.choosing:
            super().action_stop()
            return
        self.attaching = None
        self.show_aside()

    def _attach_note(self, note: Note) -> None:
        span = self.article.chosen
        if span is None or note.article_id != self.reading.article_id:
            self.show_aside()
            return
        library, self.attaching = self.house.library, None
        self.article.stop_choosing()
        self.show_aside()
        self._change("note-attached", lambda: library.notes.reattach(note.id, span))

    def action_note(self) -> None:
        """Write a note on the selection, or on the current statement."""
        span = self.chosen_span()
        if span is None:
            self.hint("none.selection")
        elif self.reading.article_id == NO_ARTICLE:
            self.hint("none.library")
        else:
            self._edit(span, None)

    def _edit(self, span: Span, note: Note | None) -> None:
        from reader.tui.reading.notes.editor import NoteEditor

        self.house.push_screen(NoteEditor(self.reading.article, self.reading.article_id, span, note), self._edited)

    def _edited(self, saved: bool | None) -> None:
        """The editor is closed."""
        if saved:
            self.article.stop_choosing()
            self.show_aside()
            self.refresh_from_library()

    def note_here(self) -> Note | None:
        """The note that the reader points at, or on the selection, or on the current statement."""
        statement = self.reading.statement
        for span in (self.reading.point, self.article.chosen):
            if span is not None and (notes := self.reading.notes_at(span.start)):
                return notes[0]
        if statement is not None:
            for span, note in self.reading.note_spans():
                if any(span.overlaps(part) for part in statement.spans):
                    return note
        return None

    def action_open_here(self) -> None:
        """Attach the note that waits for a passage; edit the note here; else show the card of who speaks."""
        if self.attaching is not None:
            self._attach_note(self.attaching)
            return
        note = self.note_here()
        if note is not None:
            self.edit_note(note)
        elif self.reading.statement is not None:
            self.action_actor_card()

    def action_actor_card(self) -> None:
        """Show the card of the current statement's speaker."""

    def edit_note(self, note: Note) -> None:
        """Open the editor on a note."""
        span = note.found.span if note.found else Span(note.anchor.start, note.anchor.end)
        self._edit(span, note)

    def on_note_chosen(self, message: NoteChosen) -> None:
        """A note was chosen in the list."""
        note = next((note for note in self.reading.notes if note.id == message.note_id), None)
        if note is None:
            return
        if note.found is not None:
            self.go_to(note.found.span)
        if message.edit:
            self.edit_note(note)
        elif note.found is not None:
            self.show_pane("article")

    def action_delete_note(self) -> None:
        """Delete the note here; undo brings it back."""
        note = self.note_here()
        if note is None:
            self.hint("none.note")
            return
        self.delete_note(note)

    def delete_note(self, note: Note) -> None:
        """Delete a note; undo brings it back."""
        self._change("note-deleted", lambda: self.house.library.notes.delete(note.id))

    # ---------------------------------------------------------------- changes and their undoing

    def _change(self, kind: str, work: Callable[[], object]) -> None:
        """Let the library change something, off the screen's thread, and then show what it has."""
        library, opened = self.house.library, self.opened
        if opened is None:
            return

        def run(_: object) -> tuple[object, tuple[Note, ...], Analysis | None]:
            done = work()
            analysis = library.analyses.analyse(opened) if self.reading.analysis is not None else None
            return done, library.notes.of_article(opened.article_id), analysis

        self.house.jobs.start(kind, self.reading.article_id, run)

    def refresh_from_library(self) -> None:
        """Show the notes and corrections as the library has them now."""
        self._change("refresh", lambda: None)

    def action_undo(self) -> None:
        """Take the last change back."""
        self._change("undo", self.house.library.history.undo)

    def action_redo(self) -> None:
        """Make the change again that was taken back."""
        self._change("redo", self.house.library.history.redo)

    def changed(self, message: JobDone) -> None:
        """The library has changed something."""
        done, notes, analysis = message.result
        self.point_at(None)
        self.reading.notes = notes
        if analysis is not None:
            self.reading.understand(analysis)
        self.tell_reading()
        if message.job.kind == "undo":
            self._say_turned(done, "done.undone", "done.nothing-to-undo")
        elif message.job.kind == "redo":
            self._say_turned(done, "done.redone", "done.nothing-to-redo")
        elif message.job.kind == "note-attached":
            self.hint("notes.attached")
        elif message.job.kind == "note-deleted":
            self.hint("done.note-deleted")

    def _say_turned(self, what: object, said: str, nothing: str) -> None:
        if what is None:
            self.hint(nothing)
        else:
            self.hint(said, what=change_words(self.house.tr, str(what)))
