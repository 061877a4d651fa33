"""The list of notes: of the article, or of all; filtered as one types, edited, recoloured, deleted, attached anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from reader.model import NO_ARTICLE, NOTE_COLOURS, Article, FoundHow, Note, Span
from reader.model.reader_made import SIMILAR_SIGN
from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import ListScreen, read_in_place, type_words
from reader.tui.drawing.bar import BarItem, heading
from reader.tui.drawing.list_view import Row, words_row
from reader.tui.drawing.row_lines import Piece, Pieces
from reader.tui.drawing.text import shorten, table_cell, wrapped
from reader.tui.keymap import keys
from reader.tui.keymap.commands import Commands
from reader.tui.reading.words import first_words
from reader.tui.requests import AttachNote, Do, ExportNotes, Place


class Written(NamedTuple):
    """The line of a note below its passage."""

    note_id: str
    """Of which note."""


class NotesScreen(ListScreen[None]):
    """Two lines a note: the passage, and what the reader wrote with its tags."""

    BINDINGS = keys.bindings(keys.Scope.NOTES)

    def __init__(self, article: Article, article_id: int, chosen: Span | None, *, every: bool = False) -> None:
        super().__init__(
            ListContents(
                title=self._title_items,
                remark=lambda: self.tr(f"colour.{self._colour}") if self._colour else "",
                hint=lambda: self.tr("notes.type"),
                rows=self._make_rows,
                unfolded=self._unfolded,
                chosen=self._chosen,
                begin=self.begin,
                renew=self.begin,
                scopes=[keys.Scope.NOTES],
            ),
            NOTES_COMMANDS,
        )
        self.article = article
        """The article that is read."""
        self.article_id = article_id
        """The library's number of it."""
        self.passage = chosen
        """What is selected in its text."""
        self._every = every or article_id == NO_ARTICLE
        self._colour: str | None = None
        self._notes: dict[str, Note] = {}
        self._wanted: dict[str, str] = {}  # colours that are being written, by the note's id
        self._titles: dict[int, str] = {}

    def begin(self) -> None:
        """Ask for the notes."""
        library, article_id, every = self.context.library, self.article_id, self._every

        def kept(limit: int | None) -> Sequence[tuple[Note, str]]:
            if not every:
                return [(note, "") for note in library.notes.of_article(article_id)]
            notes = library.notes.all(limit=limit)
            names = library.articles.names({note.article_id for note in notes})
            return [(note, names.get(note.article_id, "")) for note in notes]

        self.panel.questions.ask_long(kept, self._answered, fresh=every and not self._titles)

    def _answered(self, kept: Sequence[tuple[Note, str]]) -> None:
        self._titles = {note.article_id: name for note, name in kept if name}
        if not self.context.jobs.writing:
            self._wanted.clear()
        self._notes = {note.id: note for note, _ in kept}
        self.panel.show_anew()

    # ---------------------------------------------------------------- rows

    def _title_items(self) -> Sequence[BarItem]:
        """The title, whose notes they are, how many."""
        words = self.tr("notes.every" if self._every else "notes.here")
        count = self.panel.questions.counted(len(self._notes))
        return heading(self.theme_styles, words.upper(), count)

    def _fits(self, note: Note, words: Sequence[str]) -> bool:
        if self._colour is not None and note.colour != self._colour:
            return False
        tags = " ".join("#" + tag for tag in note.tags)
        whole = f"{note.text} {note.anchor.exact} {tags} {self._titles.get(note.article_id, '')}".casefold()
        return all(word in whole for word in words)

    def _fitting(self) -> list[Note]:
        """The notes of the colour that is wanted that fit what is typed."""
        words, leaving = self.panel.typed.casefold().split(), self.panel.questions.leaving
        return [note for note in self._notes.values() if note.id not in leaving and self._fits(note, words)]

    def _make_rows(self, width: int) -> Sequence[Row]:
        """The notes that fit what is typed."""
        notes = self._fitting()
        width = max(width, 24)
        rows = [row for note in notes for row in self._rows_of(note, width)]
        if self.panel.questions.more or not notes:
            key = "list.asking" if self.panel.questions.is_open else "notes.nothing" if self._notes else "notes.empty"
            rows.append(words_row(self.tr(key), self.theme_styles.faint))
        return rows

    def _rows_of(self, note: Note, width: int) -> list[Row]:
        styles = self.theme_styles
        state = "  " + self._state(note)
        passage = shorten(self._passage(note), max(width - 4 - cell_len(state), 8))
        words, tags = self._own(note, width)
        return [
            Row(
                (
                    (f" {note.sign} ", styles.note(note.colour)),
                    (passage, styles.text),
                    (state, styles.accent if note.sign == SIMILAR_SIGN else styles.faint),
                ),
                note.id,
            ),
            Row((("     ", styles.text), words, *tags, self._where(note, width)), below=Written(note.id)),
        ]

    def _passage(self, note: Note) -> str:
        return note.anchor.exact or self.tr("notes.whole-article")

    def _own(self, note: Note, width: int) -> tuple[Piece, list[Piece]]:
        """What the reader wrote and its codes, in one line before the article's title."""
        styles, room = self.theme_styles, width - 6 - self._title_cells(note, width)
        if not note.text:
            tags = " ".join("#" + tag for tag in note.tags) or self.tr(f"colour.{note.colour}")
            return (table_cell(tags, room), styles.faint), []
        tags = " ".join("#" + tag for tag in note.tags)
        tags = shorten(tags, room // 2) + " " if tags else ""
        words = shorten(note.text, room - cell_len(tags) - 1) + " "
        rest = max(room - cell_len(words) - cell_len(tags), 0)
        return (words, styles.strong), [(tags, styles.faint), (" " * rest, styles.text)]

    def _title_cells(self, note: Note, width: int) -> int:
        return max(width // 3, 12) if note.article_id in self._titles else 0

    def _where(self, note: Note, width: int) -> Piece:
        """The article of a note, where those of several are listed."""
        title = self._titles.get(note.article_id, "")
        return shorten(title, self._title_cells(note, width)), self.theme_styles.faint

    def _unfolded(self, key: object, width: int) -> Sequence[Pieces]:
        """The whole passage; of the row below it what the reader wrote, its codes and the article's title."""
        number = key.note_id if isinstance(key, Written) else key
        note = self._notes.get(number) if isinstance(number, str) else None
        if note is None:
            return ()
        styles, width = self.theme_styles, max(width, 24)
        if isinstance(key, Written):
            return self._written(note, width)
        first, *rest = wrapped(self._passage(note), width - 6)
        lines: list[Pieces] = [((f" {note.sign} ", styles.note(note.colour)), (first, styles.text))]
        lines += [(("   ", styles.text), (line, styles.text)) for line in rest]
        if self._state(note):
            lines.append((("   " + self._state(note), styles.accent),))
        return lines

    def _written(self, note: Note, width: int) -> Sequence[Pieces]:
        """All that the reader wrote, with the codes and the article's title below; none where one line shows it."""
        (words, _), tags = self._own(note, width)
        cut = [text for text, _ in ((words, None), *tags) if text.rstrip().endswith("…")]
        if not cut or not note.text:
            return ()
        styles = self.theme_styles
        lines: list[Pieces] = [(("     " + line, styles.strong),) for line in wrapped(note.text, width - 8)]
        labels = wrapped(" ".join("#" + tag for tag in note.tags), width - 8) if note.tags else []
        lines += [(("     " + line, styles.faint),) for line in labels]
        if title := self._titles.get(note.article_id):
            lines.append((("     " + shorten(title, width - 6), styles.faint),))
        return lines

    def _state(self, note: Note) -> str:
        """How the passage was found in the present text, if not simply where it was."""
        if note.found is None:
            return self.tr("notes.orphan")
        if note.found.how is FoundHow.SIMILAR:
            return self.tr("notes.similar", score=f"{note.found.score:.0%}")
        return self.tr("notes.moved") if note.found.how is FoundHow.MOVED else ""

    # ---------------------------------------------------------------- what can be done

    @property
    def note(self) -> Note | None:
        """The current note."""
        key = self.panel.current_key
        return self._notes.get(key) if isinstance(key, str) else None

    def _chosen(self, row: Row) -> None:
        """Read the passage in its place."""
        note = self._notes.get(row.key) if isinstance(row.key, str) else None
        if note is None:
            return
        if note.found is None:
            self.context.tell(self.tr("notes.lost"))
        else:
            read_in_place(self, row.key, self._place_of)

    def _place_of(self, key: object) -> Place | None:
        """Where the note of a row lies; None for one whose passage is lost."""
        note = self._notes.get(key) if isinstance(key, str) else None
        return Place(note.article_id, note.found.span) if note is not None and note.found is not None else None

    def change(self, work: Callable[[], object], said: str = "") -> None:
        """Have the library change a note; then say `said`, and show it."""

        def changed(_: object) -> None:
            if said:
                self.context.tell(said)
            self.context.post(Do.SHOW_CHANGES)
            self.begin()

        self.panel.questions.change(work, changed)

    def recolour(self, note: Note) -> None:
        """Give a note the next colour; every press one more, whether those before it are written or not."""
        library = self.context.library
        before = self._wanted.get(note.id, note.colour)
        colour = self._wanted[note.id] = NOTE_COLOURS[(NOTE_COLOURS.index(before) + 1) % len(NOTE_COLOURS)]
        self.change(lambda: library.notes.edit(note.id, colour=colour))

    def delete(self, note: Note) -> None:
        """Delete a note; undo brings it back."""
        library = self.context.library

        def deleted(_: None) -> None:
            self._notes.pop(note.id, None)
            self.context.tell(self.tr("done.note-deleted", what=first_words(note.text or note.anchor.exact)))
            self.context.post(Do.SHOW_CHANGES)
            self.begin()

        self.panel.questions.change(lambda: library.notes.delete(note.id), deleted, leaves=[note.id])

    def export(self) -> None:
        """Write the notes that are listed to a file."""
        notes = self._fitting()
        if self.panel.questions.more:
            self.context.tell(self.tr("list.asking"))
        elif notes:
            title = self.panel.typed.strip() or self.tr("notes.every" if self._every else "notes.here")
            self.context.post(ExportNotes([note.id for note in notes], title))

    def list_every(self) -> None:
        """List the notes of all articles, or of this one again."""
        if self.article_id != NO_ARTICLE:
            self._every = not self._every
            self.begin()

    def next_colour(self) -> None:
        """List the notes of one colour, the next of them each time, then all again."""
        colours = (None, *NOTE_COLOURS)
        self._colour = colours[(colours.index(self._colour) + 1) % len(colours)]
        self.panel.show_anew()


def _edit(screen: NotesScreen) -> None:
    """Open the editor on the note."""
    from reader.tui.reading.notes.editor import NoteEditor

    note = screen.note
    if note is None:
        return
    span = note.found.span if note.found else Span(note.anchor.start, note.anchor.end)

    def edited(saved: bool | None) -> None:
        if saved:
            screen.begin()

    screen.app.push_screen(NoteEditor(screen.article, note.article_id, span, note), edited)


def _recolour(screen: NotesScreen) -> None:
    """Give the note the next colour."""
    if screen.note is not None:
        screen.recolour(screen.note)


def _delete(screen: NotesScreen) -> None:
    """Delete the note."""
    if screen.note is not None:
        screen.delete(screen.note)


def _attach(screen: NotesScreen) -> None:
    """Give the note the passage that is selected in the text; where none is, go there to choose one."""
    note, span, library = screen.note, screen.passage, screen.context.library
    if note is None:
        return
    if span is None or note.article_id != screen.article_id:
        screen.context.post(AttachNote(note))
        return
    said = screen.tr("notes.attached", what=first_words(span.of(screen.article.text)))
    screen.change(lambda: library.notes.reattach(note.id, span), said)


def _import(screen: NotesScreen) -> None:
    """Bring notes in from another program."""
    from reader.tui.library.importing import ask_and_import

    def imported() -> None:
        screen.context.post(Do.SHOW_CHANGES)
        screen.begin()

    ask_and_import(screen, imported)


NOTES_COMMANDS: Commands[NotesScreen] = {
    "notes-filter": type_words,
    "notes-edit": _edit,
    "notes-recolour": _recolour,
    "notes-delete": _delete,
    "notes-undo": lambda screen: screen.panel.questions.undo(screen.begin),
    "notes-redo": lambda screen: screen.panel.questions.redo(screen.begin),
    "notes-attach": _attach,
    "notes-colour": NotesScreen.next_colour,
    "notes-every": NotesScreen.list_every,
    "notes-export": NotesScreen.export,
    "notes-import": _import,
}
"""What can be done in the list of notes."""
