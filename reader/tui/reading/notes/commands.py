"""The reader's notes: written on a passage, gone to, changed, deleted, and given another passage."""

from __future__ import annotations

from reader.model import Note, Span
from reader.tui.drawing.text import shorten
from reader.tui.keymap.commands import Commands
from reader.tui.reading.changes import change, refresh
from reader.tui.reading.view import ReadingView, chosen_span, in_library
from reader.tui.reading.words import first_words, name_and_words

NOTE_COLUMNS = 32
"""Cells of a note's words at the foot."""


def write_note(view: ReadingView) -> None:
    """Write a note on the selection, or on the current statement."""
    span = chosen_span(view)
    if span is not None and in_library(view):
        _edit(view, span, None)


def write_article_note(view: ReadingView) -> None:
    """Write a note on the whole article, or write on at the one that is there."""
    if in_library(view):
        _edit(view, Span(0, 0), next((note for note in view.reading.notes if note.on_article), None))


def _edit(view: ReadingView, span: Span, note: Note | None) -> None:
    from reader.tui.reading.notes.editor import NoteEditor

    def edited(saved: bool | None) -> None:
        if saved:
            view.article.stop_choosing()
            view.show_foot()
            refresh(view)

    article = view.reading.article
    draft = view.context.library.drafts.for_note(article, note, span)
    if draft is not None and note is None:
        span = draft.span_in(article) or span
    view.app.push_screen(NoteEditor(article, view.reading.article_id, span, note, draft), edited)


def note_here(view: ReadingView) -> Note | None:
    """The note that the reader points at, or on the selection, or on the current statement."""
    reading = view.reading
    for span in (reading.point, view.article.chosen):
        if span is not None and (notes := reading.notes_at(span.start)):
            return notes[0]
    statement = reading.statement
    if statement is not None:
        for span, note in reading.note_spans():
            if any(span.overlaps(part) for part in statement.spans):
                return note
    return None


def edit_note_here(view: ReadingView) -> bool:
    """Open the editor on the note here; whether there is one."""
    note = note_here(view)
    if note is None:
        return False
    edit_note(view, note)
    return True


def edit_note(view: ReadingView, note: Note) -> None:
    """Open the editor on a note."""
    _edit(view, note.found.span if note.found else Span(note.anchor.start, note.anchor.end), note)


def delete_note(view: ReadingView) -> None:
    """Delete the note here; undo brings it back."""
    note = note_here(view)
    if note is None:
        view.hint("none.note")
        return
    library, what = view.context.library, first_words(note.text or note.anchor.exact)
    change(
        view, "note-deleted", lambda: library.notes.delete(note.id), lambda _: view.hint("done.note-deleted", what=what)
    )


# -------------------------------------------------------------------- a note that waits for its passage


def begin_attaching(view: ReadingView, note: Note) -> None:
    """Let the reader choose a passage for a note; Enter attaches it, Esc leaves it as it is."""
    view.reading.attaching = note
    view.show_foot()


def attach_note(view: ReadingView) -> bool:
    """Attach the note that waits to the selection; whether there is such a note."""
    note = view.reading.attaching
    if note is None:
        return False
    span = view.article.chosen
    if span is None or note.article_id != view.reading.article_id:
        view.show_foot()
        return True
    library, view.reading.attaching = view.context.library, None
    what = name_and_words(view.reading, span, view.context.tr)
    view.article.stop_choosing()
    view.show_foot()
    change(
        view,
        "note-attached",
        lambda: library.notes.reattach(note.id, span),
        lambda _: view.hint("notes.attached", what=what),
    )
    return True


def stop_attaching(view: ReadingView) -> bool:
    """Leave the note that waits as it is; whether there was one."""
    if view.reading.attaching is None:
        return False
    view.reading.attaching = None
    view.show_foot()
    return True


def aside(view: ReadingView) -> str | None:
    """What the foot says of a note that waits."""
    note = view.reading.attaching
    if note is None:
        return None
    step = "attach.choose" if view.article.chosen is None else "attach.enter"
    return view.context.tr(step, note=shorten(note.text or note.anchor.exact, NOTE_COLUMNS))


COMMANDS: Commands[ReadingView] = {
    "note": write_note,
    "note-article": write_article_note,
    "delete-note": delete_note,
}
"""What is done with notes; Enter depends on more than notes (`reading.commands`)."""
