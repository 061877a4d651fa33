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
from reader.library.typed import code_names, first_line, plain
from reader.model import NO_ARTICLE, NOTE_COLOURS, WHOLE_ARTICLE, Article, Found, FoundHow, Note, Span, code_key
from reader.storage import Transaction, articles, codes, notes, rows
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

    def all(self, *, tag: str | None = None, colour: str | None = None, limit: int | None = None) -> tuple[Note, ...]:
        """The notes of every article, the last changed first; only those with this tag or colour, at most `limit`."""
        with self._session.database.reading() as tx:
            known = codes.get(tx, tag) if tag is not None else None
            kept = notes.every(tx, tag=known.name if known else tag, colour=colour, limit=limit)
        return self._all_placed(kept)

    def with_code(self, name: str, *, limit: int | None = None) -> tuple[Note, ...]:
        """The notes that bear a code, by article; at most `limit`."""
        with self._session.database.reading() as tx:
            known = codes.get(tx, name)
            kept = notes.with_code(tx, known.name if known else name, limit=limit)
        return self._all_placed(kept)

    def tags(self) -> tuple[tuple[str, int], ...]:
        """Every tag in use with the number of notes that bear it, the most used first; for completion."""
        with self._session.database.reading() as tx:
            return notes.tags(tx)

    def add(
        self,
        article_id: int,
        span: Span | None,
        *,
        text: str = "",
        colour: str | None = None,
        tags: Sequence[str] = (),
    ) -> Note:
        """Note a passage of the text on the screen, or with None the whole article.

        Without a colour it has that of its first code. Raises LibraryError, ValueError for a span outside of the text.
        """
        names = code_names(tags)
        with self._session.database.reading() as tx:
            article = self._session.text(tx, article_id)
            first = codes.get(tx, names[0]) if names else None
        now = self._session.clock()
        note = Note(
            id=str(uuid4()),
            article_id=article_id,
            anchor=WHOLE_ARTICLE if span is None else anchors.describe(article.text, span),
            colour=_colour(colour or (first.colour if first else NOTE_COLOURS[0])),
            text=plain(text),
            tags=names,
            created=now,
            updated=now,
        )
        label = f"note written: {_name(note) or first_line(article.name)}"
        with self._history.change(label, ("note", note.id), *_code_rows(names)) as tx:
            check_present(tx, article_id)
            note = replace(note, tags=codes.ensured(tx, names, note.colour))
            notes.put(tx, note, article.digest)
        return _found(article, note)

    def edit(
        self, note_id: str, *, text: str | None = None, colour: str | None = None, tags: Sequence[str] | None = None
    ) -> Note:
        """Change what is given of a note. Raises LibraryError where it is gone, ValueError for an unknown colour."""
        note = self._note(note_id)
        label = "note edited" if text is not None or tags is not None else "note recoloured"
        names = code_names(tags or ())
        with self._history.change(f"{label}: {_name(note)}", ("note", note_id), *_code_rows(names)) as tx:
            kept = _kept(tx, note_id)
            shown = kept.note.colour if colour is None else _colour(colour)
            note = replace(
                kept.note,
                text=kept.note.text if text is None else plain(text),
                colour=shown,
                tags=kept.note.tags if tags is None else codes.ensured(tx, names, shown),
                updated=rows.moment_after(self._session.clock(), kept.note.updated),
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
            kept = _kept(tx, note_id).note
            note = replace(kept, anchor=anchor, updated=rows.moment_after(self._session.clock(), kept.updated))
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
            found = [_found(article, one.note, former.get(one.digest)) for one in unplaced]
            placed += found
            self._remember_places(article, found)
        return tuple(sorted(placed, key=_in_text))

    def place_all(self) -> dict[str, Note]:
        """Find every note's passage in its article's present text; gives those that were looked for."""
        with self._session.database.reading() as tx:
            unplaced = notes.unplaced(tx)
        return {note.id: note for article_id in unplaced for note in self._of(article_id, present=True)}

    def _all_placed(self, kept: Sequence[KeptNote]) -> tuple[Note, ...]:
        """Notes of any articles, those whose place in the present text is not known looked for."""
        unplaced = dict.fromkeys(one.note.article_id for one in kept if not one.placed)
        placed = {note.id: note for article_id in unplaced for note in self._of(article_id, present=True)}
        return tuple(one.note if one.placed else placed.get(one.note.id, one.note) for one in kept)

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
    return kept.note if article is None else _found(article, kept.note, articles.text_of(tx, article_id, kept.digest))


def _found(article: Article, note: Note, former: str | None = None) -> Note:
    """A note with its passage looked for in an article; `former` is the text on which its anchor was described."""
    if note.on_article:
        return replace(note, found=Found(Span(0, 0), FoundHow.EXACT, 1.0))
    return replace(note, found=anchors.find(article.text, note.anchor, former=former))


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


def _code_rows(names: Sequence[str]) -> list[tuple[str, str]]:
    """The rows of codes that giving these names may make, for undo."""
    return [("code", code_key(name)) for name in names]
