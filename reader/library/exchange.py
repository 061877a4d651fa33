"""What comes into the library from other programs, and its backups."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reader import anchors
from reader.errors import LibraryError
from reader.files import reserved
from reader.library.history import History
from reader.library.origins import origin_of
from reader.library.session import Session
from reader.library.typed import plain
from reader.model import Anchor, Article, Found, Note, Span
from reader.storage import Transaction, articles, notes

if TYPE_CHECKING:
    from reader.export.annotations import Incoming


@dataclass(frozen=True)
class ImportReport:
    """What became of the notes in a file."""

    added: int
    """New in the library."""
    updated: int
    """There before, and newer in the file."""
    unchanged: int
    """There before, and not newer in the file."""
    orphans: int
    """Added or updated ones whose passage is not in the article's text."""
    left_out: int
    """Those without a passage, or in a shape that cannot be read."""
    unknown: tuple[str, ...]
    """Addresses of articles that are not in the library: open them, then import again."""


class Exchange:
    """Imports, backup and restore."""

    def __init__(self, session: Session, history: History) -> None:
        self._session = session
        self._history = history

    def import_annotations(self, data: bytes, *, article_id: int | None = None) -> ImportReport:
        """Notes from W3C Web Annotations, Hypothesis' JSON or a REFI-QDA project into the articles of their addresses.

        With `article_id` all of them into that article, whatever address they bear. A note that is there already is
        renewed where the file's is newer, never doubled. One undo takes the whole import back. Raises FormatError.
        """
        from reader.export import annotations

        parsed = annotations.parse(data)
        with self._session.database.reading() as tx:
            taken = _Import(self._session, tx, article_id)
            for incoming in parsed.notes:
                taken.take(incoming)
        if taken.ready:
            label = f"import of {len(taken.ready)} notes"
            with self._history.change(label, *(("note", note_id) for note_id in taken.ready)) as tx:
                for note, digest in taken.ready.values():
                    notes.put(tx, note, digest)
        return ImportReport(
            taken.added, taken.updated, taken.unchanged, taken.orphans, parsed.left_out, tuple(taken.unknown)
        )

    def backup(self, target: Path) -> None:
        """A copy of the whole library at `target`, consistent while others write, and whole or not there at all."""
        if target.resolve() == self._session.paths.library.resolve():
            raise LibraryError("Not written", f"{target} is the library itself; choose another name.")
        from reader.storage import backups

        if target.exists() and not backups.is_library(target):
            raise LibraryError(
                "Not written", f"{target} is there and no backup of a library; choose another name, or move it away."
            )
        try:
            self._session.database.copy_to(target)
        except OSError as error:
            raise LibraryError(
                "Not written", f"{target} cannot be written: {os.strerror(error.errno or 0)}."
            ) from error

    def restore(self, source: Path) -> Path | None:
        """Make the library what a backup holds; gives the copy of what it was before, None where there was nothing.

        The backup is checked first, and changed in no way. Raises LibraryError.
        """
        from reader.storage import backups, schema

        backups.check(source, schema.VERSION)
        before: Path | None = None
        if self._session.is_open:
            library = self._session.paths.library
            stamp = self._session.clock().strftime("%Y%m%dT%H%M%S")
            before = reserved(library.with_name(f"{library.stem}.before-restore-{stamp}{library.suffix}"))
            try:
                self._session.database.copy_to(before)
            except BaseException:
                before.unlink(missing_ok=True)
                raise
            self._session.database.replace_by(source)
            self._session.close_database()
        else:
            if self._session.paths.library.exists():
                before = self._session.set_aside()
                self._session.close_database()
            backups.put(source, self._session.paths.library)
        self._history.clear()
        self._session.shown.clear()
        self._session.removed.clear()
        self._session.open_database()
        return before


class _Import:
    """Foreign notes on their way into the library: which are taken, into which articles, and in which shape."""

    def __init__(self, session: Session, tx: Transaction, article_id: int | None) -> None:
        self._session = session
        self._tx = tx
        self._article_id = article_id
        self._now = session.clock()
        self._owners: dict[str, int | None] = {}
        self._texts: dict[int, Article] = {}
        self.ready: dict[str, tuple[Note, str]] = {}
        """By id the notes to be written, each with the digest of the text that its anchor is described on."""
        self.added = self.updated = self.unchanged = self.orphans = 0
        self.unknown: dict[str, None] = {}
        """What the articles are called that the library has not."""

    def take(self, incoming: Incoming) -> None:
        """Take a note, if its article is there and it is newer than what is there of it."""
        owner = self._owner_of(incoming)
        if owner is None:
            self.unknown[plain(incoming.name or incoming.source)] = None
            return
        known = notes.get(self._tx, incoming.id)
        changed = incoming.updated or incoming.created or self._now
        if known is not None and known.note.updated >= changed:
            self.unchanged += 1
        elif known is not None:
            note = self._note(incoming, known.note.article_id, known.note.anchor, changed)
            self.ready[note.id] = note, known.digest
            self.updated += 1
        else:
            article = self._text_of(owner)
            anchor, found = _anchored(article, incoming.anchor)
            note = self._note(incoming, owner, anchor, changed)
            self.ready[note.id] = note, article.digest if found else ""
            self.added += 1
            self.orphans += found is None

    def _note(self, incoming: Incoming, article_id: int, anchor: Anchor, changed: datetime) -> Note:
        return Note(
            id=incoming.id,
            article_id=article_id,
            anchor=anchor,
            colour=incoming.colour,
            text=plain(incoming.text),
            tags=tuple(plain(" ".join(tag.split())) for tag in incoming.tags),
            created=incoming.created or self._now,
            updated=changed,
        )

    def _owner_of(self, incoming: Incoming) -> int | None:
        """The article that a note belongs to, by any of its addresses; each source is looked for once."""
        if self._article_id is not None:
            return self._article_id
        if incoming.source not in self._owners:
            known_by = (_owner(self._tx, one) for one in (incoming.source, *incoming.addresses))
            self._owners[incoming.source] = next((one for one in known_by if one is not None), None)
        return self._owners[incoming.source]

    def _text_of(self, article_id: int) -> Article:
        if article_id not in self._texts:
            self._texts[article_id] = self._session.text(self._tx, article_id)
        return self._texts[article_id]


def _owner(tx: Transaction, source: str) -> int | None:
    """The article of an address, as it stands in an annotation."""
    if source.startswith("urn:kutip:"):
        found = articles.by_digest(tx, source.removeprefix("urn:kutip:"))
        return found[0].id if found else None
    if source.startswith("file:"):
        from urllib.parse import unquote, urlsplit

        source = unquote(urlsplit(source).path)
    try:
        record = articles.by_key(tx, origin_of(source, "").key)
    except (ValueError, OSError):  # no path on this machine can be meant
        return None
    return None if record is None else record.id


def _anchored(article: Article, anchor: Anchor) -> tuple[Anchor, Found | None]:
    """A foreign anchor in an article's text: described anew where its words are there, as it came where not."""
    foreign = Anchor(
        anchor.start if anchor.start >= 0 else 0,
        anchor.end if anchor.start >= 0 else len(anchor.exact),
        plain(anchor.exact),
        plain(anchor.prefix),
        plain(anchor.suffix),
    )
    found = anchors.find(article.text, foreign)
    if found is None and article.text.count(foreign.exact) == 1:
        start = article.text.index(foreign.exact)  # the only place of these words; a page's other words are not ours
        found = anchors.find(article.text, anchors.describe(article.text, Span(start, start + len(foreign.exact))))
    if found is not None and found.span.of(article.text) == foreign.exact:
        return anchors.describe(article.text, found.span), found
    return foreign, found
