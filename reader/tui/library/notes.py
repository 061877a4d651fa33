"""The list of notes: of the article, or of all; filtered as one types, edited, recoloured, deleted, attached anew."""

from __future__ import annotations

from collections.abc import Sequence

from rich.style import Style

from reader.model import NO_ARTICLE, NOTE_COLOURS, Article, FoundHow, Note, Span
from reader.tui.dialogs.listing import STANDING, Items, ListScreen
from reader.tui.drawing.bar import BarItem
from reader.tui.drawing.list_view import Row
from reader.tui.drawing.text import padded, shorten
from reader.tui.keymap import keys
from reader.tui.requests import AttachNote, ExportNotes, OpenArticle, ReadingChanged, Turned


class NotesScreen(ListScreen[None]):
    """Two lines a note: the passage, and what the reader wrote with its tags."""

    BINDINGS = keys.bindings(keys.Scope.DIALOG, keys.Scope.NOTES)
    SCOPE = keys.Scope.NOTES
    TYPED = True
    LIVE = True

    def __init__(self, article: Article, article_id: int, chosen: Span | None, *, every: bool = False) -> None:
        super().__init__()
        self._article = article
        self._article_id = article_id
        self._chosen = chosen
        self._every = every or article_id == NO_ARTICLE
        self._colour: str | None = None
        self._notes: dict[str, Note] = {}
        self._wanted: dict[str, str] = {}  # colours that are being written, by the note's id
        self._titles: dict[int, str] = {}

    def begin(self) -> None:
        """Ask for the notes."""
        library, article_id, every = self.context.library, self._article_id, self._every

        def kept() -> tuple[tuple[Note, ...], dict[int, str]]:
            if not every:
                return library.notes.of_article(article_id), {}
            return library.notes.all(), {card.id: card.name for card in library.articles.all()}

        self.ask(STANDING, kept)

    def answered(self, kind: str, result: object) -> None:
        """The notes, or what was changed."""
        if kind == STANDING and isinstance(result, tuple):
            notes, self._titles = result
            if not self.context.jobs.writing:
                self._wanted.clear()
            self._notes = {note.id: note for note in notes}
            self.show_anew()
            return
        if kind in ("undone", "redone"):
            self.context.post(Turned(kind, result))
        elif kind == "deleted":
            self._notes.pop(str(result), None)
            self.leaving.discard(result)
            self.context.tell(self.tr("done.note-deleted"))
            self.context.post(ReadingChanged())
        else:
            if isinstance(result, str):
                self.context.tell(self.tr(result))
            self.context.post(ReadingChanged())
        self.begin()

    # ---------------------------------------------------------------- rows

    def title_items(self) -> Sequence[BarItem]:
        """The title, whose notes they are, how many."""
        words = self.tr("notes.every" if self._every else "notes.here")
        count = f"  {len(self._notes)}" if self._notes else ""
        return [BarItem(" " + words.upper(), self.theme_styles.strong), BarItem(count, self.theme_styles.faint)]

    def remark(self) -> str:
        """The colour that is wanted."""
        return self.tr(f"colour.{self._colour}") if self._colour else ""

    def hint_to_type(self) -> str:
        """What typing does."""
        return self.tr("notes.type")

    def _fits(self, note: Note, words: Sequence[str]) -> bool:
        if self._colour is not None and note.colour != self._colour:
            return False
        tags = " ".join("#" + tag for tag in note.tags)
        whole = f"{note.text} {note.anchor.exact} {tags} {self._titles.get(note.article_id, '')}".casefold()
        return all(word in whole for word in words)

    def _fitting(self) -> list[Note]:
        """The notes of the colour that is wanted that fit what is typed."""
        words = self.typed.casefold().split()
        return [note for note in self._notes.values() if note.id not in self.leaving and self._fits(note, words)]

    def make_rows(self, items: Items) -> Sequence[Row]:
        """The notes that fit what is typed."""
        notes = self._fitting()
        if not notes:
            key = "list.asking" if self.asking else "notes.nothing" if self._notes else "notes.empty"
            return [Row((("  " + self.tr(key), self.theme_styles.faint),))]
        width = max(items.size.width, 24)
        return [row for note in notes for row in self._rows_of(note, width)]

    def _rows_of(self, note: Note, width: int) -> list[Row]:
        styles = self.theme_styles
        passage: list[tuple[str, Style]] = [
            (" • ", styles.note(note.colour)),
            (shorten(note.anchor.exact, width - 20), styles.text),
            ("  " + self._state(note), styles.faint),
        ]
        tags = " ".join("#" + tag for tag in note.tags)
        own = " ".join(part for part in (shorten(note.text, width - 30), tags) if part)
        where = self._titles.get(note.article_id, "")
        room = max(width // 3, 12) if where else 0
        words = padded(own or self.tr(f"colour.{note.colour}"), width - room - 6)
        below = [("     ", styles.text), (words, styles.strong if note.text else styles.faint)]
        return [Row(tuple(passage), note.id), Row((*below, (shorten(where, room), styles.faint)))]

    def _state(self, note: Note) -> str:
        """How the passage was found in the present text, if not simply where it was."""
        if note.found is None:
            return self.tr("notes.orphan")
        if note.found.how is FoundHow.SIMILAR:
            return self.tr("notes.similar", score=f"{note.found.score:.0%}")
        return self.tr("notes.moved") if note.found.how is FoundHow.MOVED else ""

    # ---------------------------------------------------------------- what can be done

    def _note(self) -> Note | None:
        key = self.current_key
        return self._notes.get(key) if isinstance(key, str) else None

    def row_chosen(self, row: Row) -> None:
        """Read the passage in its place."""
        note = self._notes.get(row.key) if isinstance(row.key, str) else None
        if note is None:
            return
        if note.found is None:
            self.context.tell(self.tr("notes.lost"))
        else:
            self.context.post(OpenArticle(note.article_id, note.found.span))

    def action_edit(self) -> None:
        """Open the editor on the note."""
        from reader.tui.reading.notes.editor import NoteEditor

        note = self._note()
        if note is None:
            return
        span = note.found.span if note.found else Span(note.anchor.start, note.anchor.end)

        def edited(saved: bool | None) -> None:
            if saved:
                self.begin()

        self.app.push_screen(NoteEditor(self._article, note.article_id, span, note), edited)

    def action_recolour(self) -> None:
        """Give the note the next colour."""
        note = self._note()
        if note is not None:
            library, note_id = self.context.library, note.id
            before = self._wanted.get(note.id, note.colour)
            colour = self._wanted[note.id] = NOTE_COLOURS[(NOTE_COLOURS.index(before) + 1) % len(NOTE_COLOURS)]

            def recolour() -> None:
                library.notes.edit(note_id, colour=colour)

            self.change("changed", recolour)

    def action_delete(self) -> None:
        """Delete the note; undo brings it back."""
        note = self._note()
        if note is not None:
            library, note_id = self.context.library, note.id

            def delete() -> str:
                library.notes.delete(note_id)
                return note_id

            self.change("deleted", delete, leaves=note_id)

    def action_attach(self) -> None:
        """Give the note the passage that is selected in the text; where none is, go there to choose one."""
        note = self._note()
        if note is None:
            return
        if self._chosen is None or note.article_id != self._article_id:
            self.context.post(AttachNote(note))
            return
        library, note_id, span = self.context.library, note.id, self._chosen

        def attach() -> str:
            library.notes.reattach(note_id, span)
            return "notes.attached"

        self.change("changed", attach)

    def action_every(self) -> None:
        """The notes of all articles, or of this one again."""
        if self._article_id != NO_ARTICLE:
            self._every = not self._every
            self.begin()

    def action_colour(self) -> None:
        """Only the notes of one colour, the next of them each time, then all again."""
        colours = (None, *NOTE_COLOURS)
        self._colour = colours[(colours.index(self._colour) + 1) % len(colours)]
        self.show_anew()

    def action_export(self) -> None:
        """Write the notes that are listed to a file."""
        notes = self._fitting()
        if notes:
            title = self.typed.strip() or self.tr("notes.every" if self._every else "notes.here")
            self.context.post(ExportNotes([note.id for note in notes], title))

    def action_undo(self) -> None:
        """Take the last change back."""
        self.change("undone", self.context.library.history.undo)

    def action_redo(self) -> None:
        """Make the change again that was taken back."""
        self.change("redone", self.context.library.history.redo)
