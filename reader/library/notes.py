"""The reader's notes: written, changed, deleted, found again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from reader import anchors
from reader.errors import LibraryError
from reader.library.history import History
from reader.library.session import Session, check_present
from reader.library.typed import first_line, plain, unique
from reader.model import NO_ARTICLE, NOTE_COLOURS, Article, Note, Span
from reader.storage import Transaction, articles, notes
from reader.storage.notes import KeptNote

PLACES_WAIT_S = 0.2
"""Seconds that remembering where notes stand waits for another program's writing; they can be found again."""


class Notes:
    """Notes. Whatever changes one is on the disk before the method gives back, and can be undone."""

    def __init__(self, session: Session, history: History) -> None:
        self._session = session
        self._history = history

    def of_article(self, article_id: int) -> tuple[Note, ...]:
        """The article's notes in text order, with where they stand in the text on the screen; orphans last."""
        return () if article_id == NO_ARTICLE else self._of(article_id)

    def of_present(self, article_id: int) -> tuple[Note, ...]:
        """As `of_article`, placed in the text that the library has now, whatever the screen shows."""
        return self._of(article_id, present=True)

    def all(self, *, tag: str | None = None, colour: str | None = None) -> tuple[Note, ...]:
        """The notes of every article, the last changed first; only those with this tag or colour."""
        placed = self.place_all()
        with self._session.database.reading() as tx:
            kept = notes.every(tx, tag=tag, colour=colour)
        return tuple(one.note if one.placed else placed.get(one.note.id, one.note) for one in kept)

    def tags(self) -> tuple[tuple[str, int], ...]:
        """Every tag in use with the number of notes that bear it, the most used first; for completion."""
        with self._session.database.reading() as tx:
            return notes.tags(tx)

    def add(
        self,
        article_id: int,
        span: Span,
        *,
        text: str = "",
        colour: str = NOTE_COLOURS[0],
        tags: Sequence[str] = (),
    ) -> Note:
        """Note a passage of the text on the screen. Raises LibraryError, ValueError for a span outside of the text."""
        with self._session.database.reading() as tx:
            article = self._session.text(tx, article_id)
        now = self._session.clock()
        note = Note(
            id=str(uuid4()),
            article_id=article_id,
            anchor=anchors.describe(article.text, span),
            colour=_colour(colour),
            text=plain(text),
            tags=_tags(tags),
            created=now,
            updated=now,
        )
        with self._history.change(f"note written: {_name(note)}", ("note", note.id)) as tx:
            check_present(tx, article_id)
            notes.put(tx, note, article.digest)
        return replace(note, found=anchors.find(article.text, note.anchor))

    def edit(
        self, note_id: str, *, text: str | None = None, colour: str | None = None, tags: Sequence[str] | None = None
    ) -> Note:
        """Change what is given of a note. Raises LibraryError where it is gone, ValueError for an unknown colour."""
        note = self._note(note_id)
        label = "note edited" if text is not None or tags is not None else "note recoloured"
        with self._history.change(f"{label}: {_name(note)}", ("note", note_id)) as tx:
            kept = _kept(tx, note_id)
            note = replace(
                kept.note,
                text=kept.note.text if text is None else plain(text),
                colour=kept.note.colour if colour is None else _colour(colour),
                tags=kept.note.tags if tags is None else _tags(tags),
                updated=self._session.clock(),
            )
            notes.put(tx, note, kept.digest)
        return self._placed(note)

    def reattach(self, note_id: str, span: Span) -> Note:
        """Give a note another passage of the text on the screen: for orphans, and for a passage chosen too short."""
        note = self._note(note_id)
        with self._session.database.reading() as tx:
            article = self._session.text(tx, note.article_id)
        anchor = anchors.describe(article.text, span)
        with self._history.change(f"note moved: {_name(note)}", ("note", note_id)) as tx:
            note = replace(_kept(tx, note_id).note, anchor=anchor, updated=self._session.clock())
            notes.put(tx, note, article.digest)
        return self._placed(note)

    def delete(self, note_id: str) -> None:
        """Take a note away; undo brings it back with its id and times. Raises LibraryError where it is gone."""
        note = self._note(note_id)
        with self._history.change(f"note deleted: {_name(note)}", ("note", note_id)) as tx:
            notes.delete(tx, note_id)

    # ------------------------------------------------------------ inside

    def _of(self, article_id: int, *, present: bool = False) -> tuple[Note, ...]:
        """An article's notes, placed in the text on the screen, or in the library's with `present`."""
        with self._session.database.reading() as tx:
            article = self._session.shown.get(article_id) if not present else None
            article = article or articles.load(tx, article_id)
            if article is None:
                return ()
            kept = notes.of_article(tx, article_id, article.digest)
            former = {
                one.digest: articles.text_of(tx, article_id, one.digest)
                for one in kept
                if not one.placed and one.digest != article.digest
            }
        unplaced = [one for one in kept if not one.placed]
        placed = [one.note for one in kept if one.placed]
        if unplaced:
            found = [_found(article, one, former.get(one.digest)) for one in unplaced]
            placed += found
            self._remember_places(article, found)
        return tuple(sorted(placed, key=_in_text))

    def place_all(self) -> dict[str, Note]:
        """Find every note's passage in its article's present text; gives those that were looked for."""
        with self._session.database.reading() as tx:
            unplaced = notes.unplaced(tx)
        return {note.id: note for article_id in unplaced for note in self._of(article_id, present=True)}

    def _remember_places(self, article: Article, found: Sequence[Note]) -> None:
        """Spare the next opening the search; what cannot be written is searched again."""
        if self._session.database.read_only:
            return
        try:
            with self._session.database.writing(durable=False, wait_s=PLACES_WAIT_S) as tx:
                known = notes.taken(tx, [note.id for note in found])
                for note in found:
                    if note.id in known:
                        notes.place(tx, note.id, article.digest, note.found)
        except LibraryError:
            return

    def _placed(self, note: Note) -> Note:
        """The note with its place in the text on the screen."""
        return next((one for one in self._of(note.article_id) if one.id == note.id), note)

    def _note(self, note_id: str) -> Note:
        with self._session.database.reading() as tx:
            return _kept(tx, note_id).note


def sought(tx: Transaction, kept: KeptNote) -> Note:
    """A note with its passage looked for in the article's present text."""
    article_id = kept.note.article_id
    article = articles.load(tx, article_id)
    return kept.note if article is None else _found(article, kept, articles.text_of(tx, article_id, kept.digest))


def _found(article: Article, kept: KeptNote, former: str | None) -> Note:
    """A note with its passage looked for in an article; `former` is the text on which its anchor was described."""
    return replace(kept.note, found=anchors.find(article.text, kept.note.anchor, former=former))


def _kept(tx: Transaction, note_id: str) -> KeptNote:
    """A note by its id. Raises LibraryError where it is gone."""
    kept = notes.get(tx, note_id)
    if kept is None:
        raise LibraryError(
            "Note gone", "The note was deleted meanwhile, here or in another window; undo brings it back."
        )
    return kept


def _name(note: Note) -> str:
    """What a note is called in messages: its first words, else those of its passage."""
    return first_line(note.text or note.anchor.exact)


def _in_text(note: Note) -> tuple[bool, int, int, datetime, str]:
    """Text order, orphans last; of notes on one passage the oldest first, whatever was undone in between."""
    place = note.found.span if note.found else Span(note.anchor.start, note.anchor.end)
    return note.found is None, place.start, place.end, note.created, note.id


def _colour(colour: str) -> str:
    if colour not in NOTE_COLOURS:
        raise ValueError(f"{colour!r} is not one of {', '.join(NOTE_COLOURS)}")
    return colour


def _tags(tags: Sequence[str]) -> tuple[str, ...]:
    """Tags on one line, without "#" and spaces around them, each once."""
    return unique([" ".join(plain(tag).strip().lstrip("#").split()) for tag in tags])
