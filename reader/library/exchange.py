"""What comes into the library from other programs, and its backups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import LibraryError
from reader.library.analyses import Analyses
from reader.library.codebook import bring_in, named
from reader.library.coded import StatementCodes, anchored
from reader.library.history import History
from reader.library.origins import loosely, origin_of
from reader.library.session import Session
from reader.library.typed import code_names, plain
from reader.model import NOTE_COLOURS, WHOLE_ARTICLE, Anchor, Article, Note, code_key
from reader.storage import Transaction, articles, codes, corrections, notes

if TYPE_CHECKING:
    from reader.export.incoming import Incoming, LeftOut


MOST_CANDIDATES = 20
"""Articles of one address or text in which a passage is looked for: a site may give all its pages one address."""


class ImportReport(NamedTuple):
    """What became of the notes in a file."""

    added: int
    """New in the library."""
    updated: int
    """There before, and newer in the file."""
    unchanged: int
    """There before, and not newer in the file, as far as that tells."""
    orphans: int
    """Added or updated ones whose passage is not in the article's text."""
    left_out: Mapping[LeftOut, int]
    """How many did not come in, and why, in the order of the reasons."""
    unknown: tuple[str, ...]
    """What the articles are called that are not in the library: open them, then import again."""
    codes: int = 0
    """How many codes of a codebook are new in the library."""
    coded: int = 0
    """How many statements were given codes."""


class Exchange:
    """Imports, backup and restore."""

    def __init__(self, session: Session, history: History, analyses: Analyses) -> None:
        self._session = session
        self._history = history
        self._analyses = analyses

    def import_annotations(self, data: bytes, *, article_id: int | None = None) -> ImportReport:
        """Notes from W3C Web Annotations, Hypothesis' or Kutip's JSON or a REFI-QDA project into their articles.

        An article is found by any address that it is known by, or by its text; with `article_id` all go into that one.
        A note that is there already is renewed where the file's is newer, never doubled. One undo takes the whole
        import back. Raises FormatError.
        """
        from reader.export import annotations
        from reader.export.incoming import LeftOut

        parsed = annotations.parse(data)
        with self._session.database.reading() as tx:
            taken = _Import(self._session, self._analyses, tx, article_id)
            for incoming in parsed.notes:
                taken.take(incoming)
        book, new_codes, words = named(parsed.codes), 0, taken.codes.given.values()
        if taken.ready or book or words:
            label = f"notes imported: {len(taken.ready)}" if taken.ready else f"codes brought in: {len(book)}"
            if words and not taken.ready:
                label = f"statements coded: {len(taken.codes.statements)}"
            given = {code_key(tag) for note, _ in taken.ready.values() for tag in note.tags} | book.keys()
            given |= {code_key(one.code) for one in words}
            rows = [*(("note", note_id) for note_id in taken.ready), *(("code", key) for key in given)]
            rows += [("statement_code", one.id) for one in words]
            with self._history.change(label, *rows) as tx:
                new_codes = bring_in(tx, book)
                for note, digest in taken.ready.values():
                    notes.put(tx, replace(note, tags=codes.ensured(tx, note.tags, note.colour)), digest)
                for one in words:
                    (known,) = codes.ensured(tx, [one.code], NOTE_COLOURS[0])
                    corrections.put(tx, replace(one, code=known))
        left_out = {**parsed.left_out, LeftOut.NO_ARTICLE: taken.without_article}
        return ImportReport(
            taken.added,
            taken.updated,
            taken.unchanged + taken.codes.unchanged,
            taken.orphans + taken.codes.orphans,
            {why: count for why in LeftOut if (count := left_out.get(why, 0))},
            tuple(taken.unknown),
            new_codes,
            len(taken.codes.statements),
        )

    def import_file(self, path: Path, *, article_id: int | None = None) -> ImportReport:
        """As `import_annotations`, from a file. Raises SourceError where it cannot be read."""
        from reader.export.qda_reader import MOST_BYTES
        from reader.intake.source import read_file

        return self.import_annotations(read_file(path, MOST_BYTES), article_id=article_id)

    def backup(self, target: Path, *, beside: bool = False) -> Path:
        """A copy of the whole library at `target`, consistent while others write, and whole or not there at all.

        It takes the place of an older backup; with `beside` it has a name that nobody has. Gives where it is.
        """
        if target.resolve() == self._session.paths.library.resolve():
            raise LibraryError("Not written", "{path} is the library itself; choose another name.", path=target)
        from reader.storage import backups

        if not beside and target.exists() and not backups.is_library(target):
            raise LibraryError(
                "Not written",
                "{path} is there and no backup of a library; choose another name, or move it away.",
                path=target,
            )
        return self._session.database.copy_to(target, beside=beside)

    def restore(self, source: Path) -> Path | None:
        """Make the library what a backup holds; gives the copy of what it was before, None where there was nothing.

        The backup is checked first, and changed in no way. Raises LibraryError.
        """
        from reader.storage import backups, schema, strangers

        backups.check(source, schema.VERSION, schema.TRIGGERS)
        library = self._session.paths.library
        with backups.ready(source, library) as whole:
            strangers.make_safe(whole, source)
            before = self._replace_by(whole)
        self._history.clear()
        self._session.shown.clear()
        self._session.removed.clear()
        self._session.open_database()
        return before

    def _replace_by(self, whole: Path) -> Path | None:
        """Make the library what a file holds, which is its own afterwards; gives the copy of what it was before."""
        library = self._session.paths.library
        before = None
        if self._session.is_open:
            stamp = self._session.clock().strftime("%Y%m%dT%H%M%S")
            before = self._session.database.copy_to(
                library.with_name(f"{library.stem}.before-restore-{stamp}{library.suffix}"), beside=True
            )
            self._session.database.replace_by(whole)
            self._session.close_database()
        else:
            if library.exists():  # one that cannot be used
                before = self._session.set_aside()
                self._session.close_database()
            whole.replace(library)
        return before


class _Import:
    """Foreign notes on their way into the library: which are taken, into which articles, and in which shape."""

    def __init__(self, session: Session, analyses: Analyses, tx: Transaction, article_id: int | None) -> None:
        self._session = session
        self.codes = StatementCodes(session, analyses, tx)
        """The codes of statements among what comes in."""
        self._tx = tx
        self._article_id = article_id
        self._now = session.clock()
        self._owners = _Owners(tx)
        self._texts: dict[int, Article] = {}
        self.ready: dict[str, tuple[Note, str]] = {}
        """By id the notes to be written, each with the digest of the text that its anchor is described on."""
        self.added = self.updated = self.unchanged = self.orphans = 0
        self.without_article = 0
        """How many belong to articles that the library has not."""
        self.unknown: dict[str, None] = {}
        """What the articles are called that the library has not."""

    def take(self, incoming: Incoming) -> None:
        """Take a note, if its article is there and it is newer than what is there of it."""
        candidates = [self._article_id] if self._article_id is not None else self._owners.of(incoming)
        if not candidates:
            self.unknown[plain(incoming.name or incoming.source)] = None
            self.without_article += 1
            return
        if incoming.statement is not None:
            article, owner = self._with_passage(candidates, incoming.anchor.exact)
            self.codes.give(incoming, owner, article, incoming.statement)
            return
        known = notes.get(self._tx, incoming.id)
        if known is None and incoming.may_code:
            article, owner = self._with_passage(candidates, incoming.anchor.exact)
            if self.codes.give_equal(incoming, owner, article):
                return
        told = incoming.updated or incoming.created
        changed = told or self._now
        if known is not None and (told is None or known.note.updated >= told):
            self.unchanged += 1
        elif known is not None:
            note = self._note(incoming, known.note.article_id, known.note.anchor, changed)
            self.ready[note.id] = note, known.digest
            self.updated += 1
        elif incoming.anchor == WHOLE_ARTICLE and self._has(candidates[0], incoming):
            self.unchanged += 1
        else:
            article, owner = self._with_passage(candidates, incoming.anchor.exact)
            anchor, found = anchored(article, incoming.anchor)
            note = self._note(incoming, owner, anchor, changed)
            self.ready[note.id] = note, article.digest if found else ""
            self.added += 1
            self.orphans += found is None

    def _has(self, article_id: int, incoming: Incoming) -> bool:
        """Whether the article has a note on all of it that says the same: a project tells no ids of such notes."""
        same = (plain(incoming.text), code_names(incoming.tags))
        there = (kept.note for kept in notes.of_article_now(self._tx, article_id))
        return any(note.on_article and (note.text, note.tags) == same for note in there)

    def _note(self, incoming: Incoming, article_id: int, anchor: Anchor, changed: datetime) -> Note:
        return Note(
            id=incoming.id,
            article_id=article_id,
            anchor=anchor,
            colour=incoming.colour,
            text=plain(incoming.text),
            tags=code_names(incoming.tags),
            created=incoming.created or self._now,
            updated=changed,
        )

    def _with_passage(self, candidates: Sequence[int], words: str) -> tuple[Article, int]:
        """Of several articles the first that has these words, else the first."""
        texts = [(self._text_of(article_id), article_id) for article_id in candidates]
        return next((one for one in texts if words in one[0].text), texts[0])

    def _text_of(self, article_id: int) -> Article:
        if article_id not in self._texts:
            self._texts[article_id] = self._session.text(self._tx, article_id)
        return self._texts[article_id]


class _Owners:
    """Which article of the library a note belongs to; each address is looked for once."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx
        self._found: dict[tuple[str, ...], tuple[int, ...]] = {}

    def of(self, incoming: Incoming) -> tuple[int, ...]:
        """The articles that are known by one of a note's addresses; none where the library has no such article.

        The first address that is a source of the library decides; after it the digest of a text, an address that a page
        names as its own, and addresses that are nearly the same.
        """
        addresses = (incoming.source, *incoming.addresses)
        if addresses not in self._found:
            keys = [key for key in map(_key_of, addresses) if key]
            self._found[addresses] = next(
                (found for known in (self._sources, self._loosely) for key in keys if (found := known(key))), ()
            )
        return self._found[addresses]

    def _sources(self, key: str) -> tuple[int, ...]:
        record = articles.by_key(self._tx, key)
        return () if record is None or record.removed else (record.id,)

    def _loosely(self, key: str) -> tuple[int, ...]:
        return tuple(self._known.get(loosely(key), ()))[:MOST_CANDIDATES]

    @cached_property
    def _known(self) -> dict[str, dict[int, None]]:
        """The articles by all that they are known by."""
        known: dict[str, dict[int, None]] = {}
        for key, article_id in articles.known_by(self._tx):
            if key.startswith("page:"):
                key = _key_of(key.removeprefix("page:"))
            known.setdefault(loosely(key), {})[article_id] = None
        return known


def _key_of(address: str) -> str:
    """By which key the library knows what has this address in an annotation; "" for what cannot be meant here."""
    if address.startswith("urn:kutip:"):
        return f"text:{address.removeprefix('urn:kutip:')}"
    try:
        if address.startswith("file:"):
            from urllib.parse import unquote, urlsplit

            address = unquote(urlsplit(address).path)
        return origin_of(address, "").key
    except (ValueError, OSError):  # no path on this machine can be meant
        return ""
