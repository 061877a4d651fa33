"""What goes out of the library and what comes in: exports, imports, backups."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader import anchors
from reader.errors import LibraryError
from reader.library.corrected import applied
from reader.library.history import History
from reader.library.notes import Notes
from reader.library.origins import origin_of
from reader.library.session import Session
from reader.library.typed import plain
from reader.model import Anchor, Article, Dossier, Found, Note, Span, StatementCard
from reader.storage import Transaction, analyses, articles, corrections, notes

EXPORTS = {
    "markdown": ".md",
    "csv": ".csv",
    "json": ".json",
    "w3c": ".jsonld",
    "html": ".html",
    "gold": ".jsonl",
}
"""The formats of `export`, each with the ending of its files. "csv" holds notes, "csv-statements" who said what."""

STATEMENT_EXPORTS = ("markdown", "csv", "json")
"""The formats of `export_statements`."""


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
    """Exports, imports, backup and restore."""

    def __init__(self, session: Session, history: History, notes: Notes) -> None:
        self._session = session
        self._history = history
        self._notes = notes

    def dossiers(
        self, article_ids: Collection[int] | None = None, *, tag: str | None = None, colour: str | None = None
    ) -> Iterator[Dossier]:
        """Articles with everything that is known of them, one at a time; None: all. `tag` and `colour` choose notes."""
        with self._session.database.reading() as tx:
            cards = articles.cards(tx, article_ids)
        missing = set(article_ids or ()) - {card.id for card in cards}
        if missing:
            raise LibraryError("Article not found", f"The library has no article {min(missing)}.")
        for card in cards:
            with self._session.database.reading() as tx:
                article = articles.load(tx, card.id)
                if article is None:
                    continue
                machine = analyses.latest(tx, article.digest, article.language, article.published)
                made = corrections.of_article(tx, card.id)
            analysis = machine
            if machine is not None and made:
                analysis = applied(self._session, article, card.id, machine, made)[0]
            kept = tuple(
                note
                for note in self._notes.of_present(card.id)
                if (tag is None or tag.casefold() in {t.casefold() for t in note.tags})
                and (colour is None or note.colour == colour)
            )
            yield Dossier(card.id, article, analysis, kept, made, card.added, card.opened)

    def export(
        self,
        form: str,
        article_ids: Collection[int] | None = None,
        *,
        tag: str | None = None,
        colour: str | None = None,
    ) -> str:
        """Articles (None: the whole library) in one of EXPORTS, as text.

        With `tag` or `colour` only the notes so marked, and only articles that have some. "html" takes one article.
        "gold" takes those that the reader corrected, where none are named. Raises LibraryError.
        """
        chosen = list(self.dossiers(article_ids, tag=tag, colour=colour))
        if tag is not None or colour is not None:
            chosen = [dossier for dossier in chosen if dossier.notes]
        if form == "gold" and article_ids is None:
            chosen = [dossier for dossier in chosen if dossier.corrections]
        return _written(form, chosen)

    def export_statements(self, form: str, cards: Sequence[StatementCard], title: str = "Statements") -> str:
        """Statements over articles in one of STATEMENT_EXPORTS."""
        from reader.export import markdown, table
        from reader.export import plain as as_json

        if form == "markdown":
            return markdown.statements(cards, title)
        if form == "csv":
            return table.cards(cards)
        if form == "json":
            return as_json.statements(cards)
        raise LibraryError("Unknown format", f"Statements are exported as {', '.join(STATEMENT_EXPORTS)}, not {form}.")

    def export_folder(
        self,
        form: str,
        folder: Path,
        article_ids: Collection[int] | None = None,
        *,
        tag: str | None = None,
        colour: str | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> list[Path]:
        """One file an article into `folder`, named by number and title; gives the files. See `write`."""
        with self._session.database.reading() as tx:
            total = len(articles.cards(tx, article_ids))
        written = []
        for number, dossier in enumerate(self.dossiers(article_ids, tag=tag, colour=colour), start=1):
            if dossier.notes or (tag is None and colour is None):
                path = folder / f"{_file_name(dossier)}{_ending(form)}"
                self.write(path, form, _written(form, [dossier]))
                written.append(path)
            if progress is not None:
                progress(number, total)
        return written

    @staticmethod
    def write(path: Path, form: str, text: str) -> None:
        """Write an export. Markdown is worked into what the file holds; a file is replaced only by a whole one.

        Raises LibraryError where the file cannot be written.
        """
        import tempfile

        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if form == "markdown" and path.exists():
                from reader.export import markdown

                text = markdown.update(path.read_text(encoding="utf-8"), text)
            # Spreadsheets take a CSV file for UTF-8 only where it begins with the mark of one.
            data = text.encode("utf-8-sig" if form.startswith("csv") else "utf-8")
            with tempfile.NamedTemporaryFile(
                dir=path.parent, prefix=path.name, suffix=".partial", delete=False
            ) as file:
                file.write(data)
            Path(file.name).chmod(0o644)
            Path(file.name).replace(path)
        except UnicodeDecodeError as error:
            raise LibraryError("Not written", f"{path} is not a text file; choose another name.") from error
        except OSError as error:
            raise LibraryError("Not written", f"{path} cannot be written: {os.strerror(error.errno or 0)}.") from error

    def import_annotations(self, data: bytes, *, article_id: int | None = None) -> ImportReport:
        """Notes from W3C Web Annotation JSON-LD or Hypothesis JSON into the articles of their addresses.

        With `article_id` all of them into that article, whatever address they bear. A note that is there already is
        renewed where the file's is newer, never doubled. One undo takes the whole import back. Raises FormatError.
        """
        from reader.export import webannotation

        parsed = webannotation.parse(data)
        now = self._session.clock()
        added = updated = unchanged = orphans = 0
        unknown: dict[str, None] = {}
        texts: dict[int, Article] = {}
        ready: list[tuple[Note, str]] = []
        with self._session.database.reading() as tx:
            owners: dict[str, int | None] = {}
            for incoming in parsed.notes:
                if incoming.source not in owners:
                    owners[incoming.source] = article_id or _owner(tx, incoming.source)
                owner = owners[incoming.source]
                if owner is None:
                    unknown[plain(incoming.source)] = None
                    continue
                if owner not in texts:
                    texts[owner] = self._session.text(tx, owner)
                article = texts[owner]
                known = notes.get(tx, incoming.id)
                changed = incoming.updated or incoming.created or now
                if known is not None and known.note.updated >= changed:
                    unchanged += 1
                    continue
                anchor, found = _anchored(article, incoming.anchor)
                note = Note(
                    id=incoming.id,
                    article_id=owner if known is None else known.note.article_id,
                    anchor=anchor if known is None else known.note.anchor,
                    colour=incoming.colour,
                    text=plain(incoming.text),
                    tags=tuple(plain(" ".join(tag.split())) for tag in incoming.tags),
                    created=incoming.created or now,
                    updated=changed,
                )
                digest = (article.digest if found else "") if known is None else known.digest
                ready.append((note, digest))
                added += known is None
                updated += known is not None
                orphans += found is None and known is None
        if ready:
            last = {note.id: (note, digest) for note, digest in ready}  # a file may hold one note twice
            label = f"import of {len(last)} notes"
            with self._history.change(label, *(("note", note_id) for note_id in last)) as tx:
                for note, digest in last.values():
                    notes.put(tx, note, digest)
        return ImportReport(added, updated, unchanged, orphans, parsed.left_out, tuple(unknown))

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
            before = library.with_name(f"{library.stem}.before-restore-{stamp}{library.suffix}")
            self._session.database.copy_to(before)
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


def _written(form: str, chosen: Sequence[Dossier]) -> str:
    """Articles in one of the formats. Each module is loaded when it is needed."""
    if form == "markdown":
        from reader.export import markdown

        return markdown.articles(chosen)
    if form in ("csv", "csv-statements"):
        from reader.export import table

        return table.notes(chosen) if form == "csv" else table.statements(chosen)
    if form == "json":
        from reader.export import plain as as_json

        return as_json.articles(chosen)
    if form == "w3c":
        from reader.export import webannotation

        return webannotation.collection(chosen)
    if form == "gold":
        from reader.export import gold

        return gold.articles(chosen)
    if form == "html":
        from reader.export import page

        if len(chosen) != 1:
            raise LibraryError("One article only", "A page holds one article; export several into a folder.")
        return page.article(chosen[0])
    raise LibraryError("Unknown format", f"There is no format {form!r}; choose one of {', '.join(EXPORTS)}.")


def _ending(form: str) -> str:
    return EXPORTS.get(form.split("-", 1)[0], ".txt")


def _file_name(dossier: Dossier) -> str:
    """A name that every file system takes, and that is the same at the next export."""
    words = re.findall(r"[a-z0-9]+", dossier.article.name.casefold())
    return "-".join([f"{dossier.article_id:04}", *words[:8]])[:80]


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
